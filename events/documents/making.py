"""Making a paper, and changing what is said of it."""

import re
from typing import Any

from django.db import transaction

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.agenda.models import AgendaItem
from events.editions.locking import lock_edition
from events.editions.models import Edition

from . import refusals
from .changing import changing
from .models import Document, PaperStatus
from .noticing import tell_of_papers
from .numbering import next_symbol

SYMBOL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,59}")
FIELDS = ("symbol", "title_vi", "title_en", "kind", "marking", "session", "item", "submitted_by")


@transaction.atomic
def make_paper(edition: Edition, *, by: User | None, to_look_at: bool = False, **fields: Any) -> Document:
    """Make a draft of a paper; without a symbol it gets the next one of its series.

    Fields: those of FIELDS. Raises Refused: `title_missing`, `unknown_item`, `bad_symbol`, `symbol_taken`.
    """
    edition = lock_edition(edition.pk)
    paper = Document(edition=edition, status=PaperStatus.DRAFT, to_look_at=to_look_at)
    _write(paper, fields)
    if not paper.symbol:
        paper.symbol = next_symbol(edition, paper.kind, paper.session, paper.item)
    _require_symbol(paper)
    paper.save()
    _lay_to_item(paper)
    audit.record(paper, "make paper", by=by, changes=audit.difference({}, audit.state_of(paper)))
    tell_of_papers(edition)
    return paper


def change_paper(paper: Document, *, by: User | None, **fields: Any) -> Document:
    """Change what is said of a paper. Raises Refused: as `make_paper`, and `symbol_stays`."""
    with changing(paper) as locked:
        before, item = audit.state_of(locked), _item_of(locked)
        _write(locked, fields)
        if locked.symbol != before["symbol"]:
            if (
                locked.status != PaperStatus.DRAFT
                or locked.revisions.filter(issued_at__isnull=False).exists()
            ):
                raise refusals.symbol_stays()
            _require_symbol(locked)
            locked.slug = ""
        locked.save()
        if item is not None and item != _item_of(locked):
            item.papers.remove(locked)
        _lay_to_item(locked)
        if changes := audit.difference(before, audit.state_of(locked)):
            audit.record(locked, "change", by=by, changes=changes)
    return locked


def _write(paper: Document, fields: dict[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(paper, name, nfc(value).strip() if isinstance(value, str) else value)
    if not (paper.title_vi or paper.title_en):  # type: ignore[attr-defined]  # translated columns
        raise refusals.title_missing()
    if paper.item and _item_of(paper) is None:
        raise refusals.unknown_item(paper.item)


def _require_symbol(paper: Document) -> None:
    if not SYMBOL.fullmatch(paper.symbol):
        raise refusals.bad_symbol()
    others = Document.objects.filter(edition=paper.edition_id).exclude(pk=paper.pk)
    if others.filter(symbol__iexact=paper.symbol).exists():
        raise refusals.symbol_taken(paper.symbol)


def _lay_to_item(paper: Document) -> None:
    """Let the agenda item that it belongs to name it; other items may have been given it too, by hand."""
    if (item := _item_of(paper)) is not None:
        item.papers.add(paper)


def _item_of(paper: Document) -> AgendaItem | None:
    if paper.session_id is None or not paper.item:
        return None
    return AgendaItem.objects.filter(session=paper.session_id, number=paper.item).first()
