"""Totals of the visits for the ministry: on the page and as a workbook, never a name."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from adgmin.core import clock, dates
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.workbooks.book import book, handed_out
from events.editions.current import edition_or_none, get_edition

from .totals import LEAST, Row, totals

READ = "events.view_exhibitor"


@at_desk(READ)
@require_GET
def visits(request: DeskRequest) -> HttpResponse:
    """Show people by theme, visits by kind of exhibitor and by day."""
    edition = edition_or_none()
    context = {"totals": totals(edition) if edition else None, "least": LEAST}
    return render(request, "delegates/visits/desk.html", context)


@at_desk(READ)
@require_GET
def workbook(request: DeskRequest) -> HttpResponse:
    """Return the same as a workbook."""
    edition = get_edition()
    found, now = totals(edition), clock.now()
    marks = [
        dates.as_of(now),
        _("Numbers below %(least)d are not shown, nor those they could be worked out from.")
        % {"least": LEAST},
    ]
    rows: list[list[Any]] = [
        *([_("People by theme"), str(row.name), _count(row)] for row in found.themes),
        *([_("Visits by kind of exhibitor"), row.name.label, _count(row)] for row in found.kinds),
        *([_("Visits by day"), dates.day_screen(row.name), _count(row)] for row in found.days),
        [_("Visits in all"), "", _count(Row("", found.visits))],
        [_("People in all"), "", _count(Row("", found.people))],
    ]
    made = book(
        _("Visits to booths"),
        marks,
        (_("What"), _("Theme, kind or day"), pgettext("visits", "Number")),
        rows,
        (30, 40, 14),
    )
    return handed_out(made, "visits")


def _count(row: Row) -> int | str:
    return "–" if row.count is None else row.count
