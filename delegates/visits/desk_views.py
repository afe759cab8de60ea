"""Totals of the visits for the ministry: on the page and as a workbook, never a name."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from adgmin.core import clock, dates
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.workbooks.book import book
from events.editions.models import Edition

from .booth_views import XLSX
from .totals import LEAST, Row, totals

READ = "events.view_exhibitor"


@at_desk(READ)
@require_GET
def visits(request: DeskRequest) -> HttpResponse:
    """Show people by theme and visits by day."""
    edition = Edition.objects.first()
    context = {"totals": totals(edition) if edition else None, "least": LEAST}
    return render(request, "delegates/visits/desk.html", context)


@at_desk(READ)
@require_GET
def workbook(request: DeskRequest) -> HttpResponse:
    """Return the same as a workbook."""
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    found, now = totals(edition), clock.now()
    marks = [
        _("As of %(time)s on %(day)s") % {"time": dates.clock_time(now), "day": dates.day_long(now.date())},
        _("Numbers below %(least)d are not shown, nor those they could be worked out from.")
        % {"least": LEAST},
    ]
    rows: list[list[Any]] = [
        *([_("People by theme"), str(row.name), _count(row)] for row in found.themes),
        *([_("Visits by day"), dates.day_screen(row.name), _count(row)] for row in found.days),
        [_("Visits in all"), "", _count(Row("", found.visits))],
        [_("People in all"), "", _count(Row("", found.people))],
    ]
    made = book(_("Visits to booths"), marks, (_("What"), _("Theme or day"), _("Number")), rows, (24, 40, 14))
    headers = {"Content-Disposition": 'attachment; filename="visits.xlsx"'}
    return HttpResponse(made, content_type=XLSX, headers=headers)


def _count(row: Row) -> int | str:
    return "–" if row.count is None else row.count
