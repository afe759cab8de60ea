"""The list of participants at the desk: as it stands now, on the page and as files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core.desk import DeskRequest, at_desk

from .asking import Asked, edition_or_404, handed_out, roll_for
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
