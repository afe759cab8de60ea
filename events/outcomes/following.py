"""The follow-up sheet: every commitment of the meeting, for the next Chair."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from adgmin.core.dates import day_long, local
from adgmin.core.workbooks.book import book
from events.editions.models import Edition

from .models import Commitment

_WIDTHS = (6, 40, 50, 50, 22, 26, 13, 16, 36)


def follow_up_book(edition: Edition, lang: str, now: dt.datetime) -> bytes:
    """Return the sheet as an .xlsx whose headings are in one language; commitments in both."""
    found = Commitment.objects.filter(outcome__edition=edition).select_related("outcome", "lead")
    with override(lang):
        here = local(now)
        headings = (
            pgettext("number in a list", "No."), _("Outcome"), _("Commitment (Vietnamese)"),
            _("Commitment (English)"), _("Lead"), _("Supporting"), _("Deadline"), _("State"), _("Note"),
        )  # fmt: skip
        as_of = _("As of %(time)s on %(day)s") % {"time": f"{here:%H:%M}", "day": day_long(here.date())}
        marks = (str(edition.name), as_of, _("For official use only"))
        rows = [*_rows(found.prefetch_related("supporting"))]
        return book(_("Follow-up of commitments"), marks, headings, rows, _WIDTHS)


def _rows(found: Iterable[Commitment]) -> Iterator[list[object]]:
    for number, one in enumerate(found, 1):
        supporting = ", ".join(str(party.name) for party in one.supporting.all())
        yield [
            number, one.outcome.title, one.vietnamese, one.english, str(one.lead.name), supporting,
            one.deadline, str(one.get_state_display()), one.note,
        ]  # fmt: skip
