"""The papers at the desk, as a list that is narrowed by what is asked for and what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core import clock
from adgmin.core.filters import QueryFilters
from adgmin.core.text import fold_words
from events.editions.models import Edition

from .audience_words import embargo_in_words
from .facts import PaperFacts, facts_of
from .meetings import meetings_of
from .models import Document, PaperFile, PaperStatus, Revision
from .symbols import revised_symbol

PAGE = 100
BOTH = ("vi", "en")


@dataclass(frozen=True)
class Filters(QueryFilters):
    """What is asked for."""

    q: str = ""
    session: str = ""
    status: str = ""
    marking: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paper in the list."""

    paper: Document
    symbol: str
    current: Revision | None  # the newest issued one
    open: Revision | None  # the one being made
    missing: tuple[str, ...]  # languages without a file
    embargo: str
    has_file: bool  # whether anything can be read of it
    files: tuple[PaperFile, ...]  # of the newest revision


SHOWN: dict[str, tuple[Promise, Callable[[Line], bool]]] = {
    "look": (_("to look at"), lambda line: line.paper.to_look_at),
    "waiting": (_("not issued yet"), lambda line: line.open is not None),
    "no_file": (_("without a file"), lambda line: not line.has_file),
    "no_translation": (_("without a translation"), lambda line: line.has_file and bool(line.missing)),
    "embargo": (_("held back"), lambda line: bool(line.embargo)),
}


def lines_of(edition: Edition, asked: Filters) -> list[Line]:
    """Return the papers asked for; what is to be looked at first, then by meeting; a fixed number of queries."""
    found = _narrowed(Document.objects.filter(edition=edition), asked)
    found = found.select_related("session", "submitted_by", "embargo_session").prefetch_related(
        "revisions__files"
    )
    held = _held(edition)
    lines = [_line(paper, edition, held) for paper in found.order_by("-to_look_at", "session__start", "pk")]
    if asked.show in SHOWN:
        lines = [line for line in lines if SHOWN[asked.show][1](line)]
    return lines


def facts_for(paper: Document) -> PaperFacts:
    """Return what the audience rule reads of one paper."""
    return facts_of(Document.objects.filter(pk=paper.pk), meetings_of(paper.edition))[0]


def _held(edition: Edition) -> set[int]:
    """The papers that an embargo holds back at this moment."""
    now = clock.now()
    facts = facts_of(Document.objects.filter(edition=edition), meetings_of(edition))
    return {one.pk for one in facts if one.waits or (one.embargo_until and one.embargo_until > now)}


def _narrowed(found: QuerySet[Document], asked: Filters) -> QuerySet[Document]:
    for word in fold_words(asked.q).split():
        found = found.filter(folded__contains=word)
    if asked.session:
        found = found.filter(session__code=asked.session)
    if asked.status in PaperStatus.values:
        found = found.filter(status=asked.status)
    if asked.marking:
        found = found.filter(marking=asked.marking)
    return found


def _line(paper: Document, edition: Edition, held: set[int]) -> Line:
    newest_first = sorted(paper.revisions.all(), key=lambda one: -one.number)
    current = next((one for one in newest_first if one.issued_at), None)
    waiting = newest_first[0] if newest_first and not newest_first[0].issued_at else None
    files = tuple(newest_first[0].files.all()) if newest_first else ()
    return Line(
        paper=paper,
        symbol=revised_symbol(paper.symbol, current.number if current else 0, edition.paper_symbols),
        current=current,
        open=waiting,
        missing=tuple(language for language in BOTH if language not in {file.language for file in files}),
        embargo=embargo_in_words(paper) if paper.pk in held else "",
        files=files,
        has_file=any(revision.files.all() for revision in newest_first),
    )
