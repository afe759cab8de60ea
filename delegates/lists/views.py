"""The list of participants at the desk: as it stands now, on the page and as files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from delegates.nominations.access import delegates_for

from .asking import Asked, edition_or_404, handed_out, roll_for
from .dashboard import figures
from .layout import laid_out

READ, EXPORT = "delegates.view_delegate", "delegates.export_delegates"


@require_safe
@at_desk(READ)
def participants(request: DeskRequest) -> HttpResponse:
    """Show the list as it stands now: `lang` vi, en or both; `public=1`, or `waiting=1` with those not admitted yet."""
    edition, asked = edition_or_404(), Asked.of(request)
    roll = roll_for(request.user, edition, asked)
    context = {"leaf": laid_out(roll, edition, asked.lang, public=asked.public), "asked": asked}
    return render(request, "delegates/lists/participants.html", context)


@require_safe
@at_desk(READ, EXPORT)
def participants_file(request: DeskRequest, kind: str) -> HttpResponse:
    """Hand out the list as it stands now; each time is recorded."""
    edition, asked = edition_or_404(), Asked.of(request)
    return handed_out(edition, roll_for(request.user, edition, asked), kind, asked, by=request.user)


@require_safe
@at_desk(READ)
def dashboard(request: DeskRequest) -> HttpResponse:
    """Show the nominations in figures: charts, each also as a table."""
    edition, now = edition_or_404(), clock.now()
    found = figures(delegates_for(request.user), edition, now.date())
    return render(request, "delegates/lists/dashboard.html", {"figures": found, "now": now})
