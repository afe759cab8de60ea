"""Outcomes as workbooks: every commitment for the next Chair to follow up, and what is still open in the texts."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from adgmin.core.dates import day_long, local
from adgmin.core.workbooks.book import book
from events.editions.models import Edition

from .board import OpenPoint, open_points
from .models import Commitment

_OPEN_WIDTHS = (6, 40, 18, 9, 16, 30, 40, 36, 16, 16, 13, 36)
_WIDTHS = (6, 40, 50, 50, 22, 26, 13, 16, 36)


def follow_up_book(edition: Edition, lang: str, now: dt.datetime) -> bytes:
    """Return the sheet as an .xlsx whose headings are in one language; commitments in both."""
    found = Commitment.objects.filter(outcome__edition=edition).select_related("outcome", "lead")
    with override(lang):
        headings = (
            pgettext("number in a list", "No."), pgettext("text", "Outcome"), _("Commitment (Vietnamese)"),
            _("Commitment (English)"), _("Lead"), _("Supporting"), _("Deadline"), _("State"), _("Note"),
        )  # fmt: skip
        rows = [*_rows(found.prefetch_related("supporting"))]
        return book(_("Follow-up of commitments"), _marks(edition, now), headings, rows, _WIDTHS)


def open_book(edition: Edition, lang: str, now: dt.datetime) -> bytes:
    """Return what is still open as an .xlsx in one language, a row for each proposal or comment."""
    with override(lang):
        headings = (
            pgettext("number in a list", "No."), pgettext("text", "Outcome"), _("Paragraph"), _("Party"), _("Proposal"),
            _("Words in the text"), _("Proposed words"), _("Reason or comment"), pgettext("positions", "For"),
            pgettext("positions", "Against"), _("Open since"), _("Can be settled at"),
        )  # fmt: skip
        rows = [_point(number, one) for number, one in enumerate(open_points(edition, now), 1)]
        return book(_("What is still open"), _marks(edition, now), headings, rows, _OPEN_WIDTHS)


def _point(number: int, point: OpenPoint) -> list[object]:
    shown, settled = point.shown, point.settled_by
    one = shown.amendment
    return [
        number, point.outcome.title, point.paragraph.number or point.paragraph.place, one.party.code,
        str(one.get_kind_display()), one.words, one.proposed, one.note, shown.for_it, shown.against,
        local(one.made_at).date(), str(settled.session.title) if settled and settled.session else "",
    ]  # fmt: skip


def _marks(edition: Edition, now: dt.datetime) -> tuple[str, ...]:
    here = local(now)
    as_of = _("As of %(time)s on %(day)s") % {"time": f"{here:%H:%M}", "day": day_long(here.date())}
    return (str(edition.name), as_of, _("For official use only"))


def _rows(found: Iterable[Commitment]) -> Iterator[list[object]]:
    for number, one in enumerate(found, 1):
        supporting = ", ".join(str(party.name) for party in one.supporting.all())
        yield [
            number, one.outcome.title, one.vietnamese, one.english, str(one.lead.name), supporting,
            one.deadline, str(one.get_state_display()), one.note,
        ]  # fmt: skip
