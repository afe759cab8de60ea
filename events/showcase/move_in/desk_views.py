"""The docks at the desk: the timetable by dock and time, changes on the day, and the sheet for the wall."""

import datetime as dt
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core import clock
from adgmin.core.dates import clock_time, day_long, local
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.pdfs.typesetting import pressed
from adgmin.core.problems import Problem, Refused
from events.editions.models import Edition
from events.showcase.models import Hall

from .forms import PlaceForm, place_of
from .models import VehicleSlot, Way
from .slots import arrived, cancel, confirm, docks_of, hall_of, hours_of, left, move

READ, WRITE = "events.view_vehicleslot", "events.change_vehicleslot"
HERE = Path(__file__).resolve().parent
CONFLICT, INVALID = 409, 422


@at_desk(READ)
@require_GET
def docks(request: DeskRequest) -> HttpResponse:
    """The timetable of all docks, day by day."""
    return _page(request)


def _page(
    request: DeskRequest,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    typed: VehicleSlot | None = None,
) -> HttpResponse:
    """Render the timetable; the forms of the vehicle `typed` come back open, as they were sent."""
    hall = _hall()
    slots, places = (_slots(hall), docks_of(hall)) if hall else ([], [])
    context = {
        "days": _days(slots), "docks": places, "problems": problems, "may_write": request.user.has_perm(WRITE),
        "hours": [(way.label, hours_of(hall, way)) for way in Way] if hall else [], "count": len(slots),
        "waiting": [one for one in slots if not one.confirmed_at], "hall": hall,
        "forms": {one.pk: _form(request, one, places, typed) for one in slots}, "typed": typed,
        "reason": request.POST.get("reason", "") if typed else "",
    }  # fmt: skip
    return render(request, "events/showcase/docks.html", context, status=status)


def _form(request: DeskRequest, slot: VehicleSlot, docks: list, typed: VehicleSlot | None) -> PlaceForm:
    sent = request.POST if typed == slot and request.POST.get("do") == "move" else None
    return PlaceForm(sent, docks=docks, initial=place_of(slot), auto_id=f"s{slot.pk}_%s")


def _hall() -> Hall | None:
    edition = Edition.objects.first()
    return hall_of(edition) if edition else None


def _slots(hall: Hall) -> list[VehicleSlot]:
    found = VehicleSlot.objects.filter(dock__hall=hall).select_related("dock", "exhibitor__booth")
    return list(found.order_by("start", "dock__code"))


def _days(slots: list[VehicleSlot]) -> list[tuple[dt.date, list[VehicleSlot]]]:
    return [(day, list(group)) for day, group in groupby(slots, lambda one: local(one.start).date())]


@at_desk(READ, WRITE)
@require_POST
def act(request: DeskRequest, pk: int) -> HttpResponse:
    """Confirm, move or cancel a vehicle, or note that it came or left."""
    slot = VehicleSlot.objects.filter(pk=pk).select_related("dock__hall", "exhibitor").first()
    verb = _ACTS.get(request.POST.get("do", ""))
    if slot is None or verb is None:
        raise Http404
    try:
        words = verb(request, slot)
    except Refused as refusal:
        return _page(request, problems=refusal.problems, status=CONFLICT, typed=slot)
    if not words:
        return _page(request, status=INVALID, typed=slot)
    messages.success(request, words)
    return redirect("desk-docks")


def _confirm(request: DeskRequest, slot: VehicleSlot) -> str:
    confirm(slot, by=request.user)
    return _("Confirmed: %(vehicle)s.") % {"vehicle": slot}


def _arrived(request: DeskRequest, slot: VehicleSlot) -> str:
    arrived(slot, by=request.user)
    return _("Has come: %(vehicle)s.") % {"vehicle": slot}


def _left(request: DeskRequest, slot: VehicleSlot) -> str:
    left(slot, by=request.user)
    return _("Has left: %(vehicle)s.") % {"vehicle": slot}


def _cancel(request: DeskRequest, slot: VehicleSlot) -> str:
    cancel(slot, request.POST.get("reason", ""), by=request.user, at_desk=True)
    return _("Cancelled: %(vehicle)s.") % {"vehicle": slot}


def _move(request: DeskRequest, slot: VehicleSlot) -> str:
    form = PlaceForm(request.POST, docks=docks_of(slot.dock.hall))
    if not form.is_valid():
        return ""
    typed = form.cleaned_data
    move(slot, typed["dock"], typed["start"], typed["minutes"], by=request.user)
    return _("Moved: %(vehicle)s.") % {"vehicle": slot}


_ACTS: dict[str, Callable[[DeskRequest, VehicleSlot], str]] = {
    "confirm": _confirm, "arrived": _arrived, "left": _left, "cancel": _cancel, "move": _move,
}  # fmt: skip


@at_desk(READ)
@require_GET
def timetable(request: DeskRequest) -> HttpResponse:
    """The timetable as a PDF, A4 or A3 (`paper`), a page for each day."""
    hall = _hall()
    if hall is None:
        raise Http404
    paper = "a3" if request.GET.get("paper") == "a3" else "a4"
    now = clock.now()
    data: dict[str, Any] = {
        "words": {}, "lang": (get_language() or "vi")[:2], "paper": paper, "title": _("Timetable of the docks"),
        "made": _("As of %(day)s, %(time)s") % {"day": day_long(local(now).date()), "time": clock_time(local(now))},
        "heads": [_("Time"), _("Dock"), _("Number plate"), _("Exhibitor"), _("Booth"), _("What is brought"),
                  _("Forklift")],
        "days": [{"name": day_long(day), "rows": [_row(one) for one in group]} for day, group in _days(_slots(hall))],
        "none": _("No vehicle is expected yet."),
    }  # fmt: skip
    template = HERE / "typst" / "timetable.typ"
    fonts = [HERE.parents[1] / "printing" / "fonts"]
    root = HERE.parents[2]
    pdf = pressed(template, data, root=root, fonts=fonts, format="pdf", timestamp=int(now.timestamp()))
    headers = {"Content-Disposition": f'inline; filename="docks-{paper}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _row(slot: VehicleSlot) -> list[str]:
    booth = getattr(slot.exhibitor, "booth", None)
    hours = f"{clock_time(local(slot.start))}–{clock_time(local(slot.end))}"
    waits = "" if slot.confirmed_at else f" ({_('to be confirmed')})"
    return [
        hours, slot.dock.code, slot.plate, f"{slot.exhibitor.name}{waits}", booth.code if booth else "–",
        f"{slot.get_way_display()}: {slot.goods}", _("yes") if slot.forklift else "–",
    ]  # fmt: skip
