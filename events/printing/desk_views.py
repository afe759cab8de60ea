"""What the desk prints: the programme, a page for a board, sheets for the doors, cards for the pocket."""

import datetime as dt
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .documents import day_pdf, doors_pdf, pocket_pdf, used_rooms
from .shelf import kept
from .views import answer

MAY_PRINT = "events.view_session"


@require_safe
@at_desk(MAY_PRINT)
def prints(request: DeskRequest) -> HttpResponse:
    """List what can be printed, all of it from the released programme."""
    try:
        shown = current_programme()
    except NothingPublished:
        return render(request, "events/printing/prints.html", {"days": [], "rooms": []})
    context = {
        "shown": shown,
        "days": shown.edition.days,
        "rooms": used_rooms(shown),
        "today": clock.now().date(),
    }
    return render(request, "events/printing/prints.html", context)


@require_safe
@at_desk(MAY_PRINT)
def day(request: DeskRequest, day: dt.date) -> HttpResponse:
    """Return one page with everything of a day."""
    shown = _shown()
    if day not in shown.edition.days:
        raise Http404
    return _printed(request, shown, f"day-{day.isoformat()}", lambda: day_pdf(shown, day))


@require_safe
@at_desk(MAY_PRINT)
def doors(request: DeskRequest) -> HttpResponse:
    """Return the sheets of all rooms."""
    shown = _shown()
    return _printed(request, shown, "doors", lambda: doors_pdf(shown, used_rooms(shown)))


@require_safe
@at_desk(MAY_PRINT)
def door(request: DeskRequest, room: str) -> HttpResponse:
    """Return the sheets of one room; a room that the public programme does not use has none."""
    shown = _shown()
    found = next((used for used in used_rooms(shown) if used.code == room), None)
    if found is None:
        raise Http404
    return _printed(request, shown, f"door-{room}", lambda: doors_pdf(shown, [found]))


@require_safe
@at_desk(MAY_PRINT)
def pocket(request: DeskRequest) -> HttpResponse:
    """Return the card with the week at a glance."""
    shown = _shown()
    return _printed(request, shown, "pocket", lambda: pocket_pdf(shown))


def _shown() -> Programme:
    try:
        return current_programme()
    except NothingPublished:
        raise Http404 from None


def _printed(request: DeskRequest, shown: Programme, name: str, make: Callable[[], bytes]) -> HttpResponse:
    response = answer(request, shown, name, kept(shown, name, make))
    del response["Cache-Control"]  # what the desk gives out is kept by no cache
    return response
