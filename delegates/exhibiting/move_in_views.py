"""Vehicles of an exhibitor: what is booked, what is free, a place for one more."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from adgmin.core import clock
from adgmin.core.problems import Problem, Refused
from events.showcase.models import Exhibitor
from events.showcase.move_in.forms import VehicleForm
from events.showcase.move_in.models import VehicleSlot, Way
from events.showcase.move_in.slots import book, cancel, docks_of, hall_of, hours_of

from .access import BoothRequest, at_booth, get_own_exhibitor

CONFLICT, INVALID = 409, 422


@at_booth
@require_http_methods(["GET", "POST"])
def vehicles(request: BoothRequest, slug: str) -> HttpResponse:
    """What is booked, and a form for one more vehicle; a refusal keeps what was typed."""
    exhibitor = get_own_exhibitor(request.user, slug)
    hall = hall_of(exhibitor.edition)
    docks = docks_of(hall) if hall else []
    form = VehicleForm(request.POST or None, docks=docks)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            slot = book(
                exhibitor,
                typed["dock"],
                typed["way"],
                typed["start"],
                typed["minutes"],
                form.load(),
                by=request.user,
            )
        except Refused as refusal:
            problems = refusal.problems
        else:
            words = (
                _("Booked: %(plate)s.")
                if slot.confirmed_at
                else _("Asked for: %(plate)s. The desk will confirm.")
            )
            messages.success(request, words % {"plate": slot.plate})
            return redirect("booth-vehicles", slug=slug)
    return _page(request, exhibitor, form, docks, problems)


def _page(
    request: BoothRequest, exhibitor: Exhibitor, form: VehicleForm, docks: list, problems: tuple[Problem, ...]
) -> HttpResponse:
    hall, now = hall_of(exhibitor.edition), clock.now()
    own = VehicleSlot.objects.filter(exhibitor=exhibitor).select_related("dock").order_by("start")
    taken = VehicleSlot.objects.filter(dock__in=docks).select_related("dock").order_by("dock__code", "start")
    context = {
        "exhibitor": exhibitor, "form": form, "docks": docks, "problems": problems, "taken": taken,
        "own": [(one, one.start > now and not one.arrived_at) for one in own],
        "hours": [(way.label, hours_of(hall, way)) for way in Way] if hall else [],
    }  # fmt: skip
    status = CONFLICT if problems else INVALID if form.errors else 200
    return render(request, "delegates/exhibiting/vehicles.html", context, status=status)


@at_booth
@require_POST
def vehicle_cancel(request: BoothRequest, slug: str, pk: int) -> HttpResponse:
    """Give a place back."""
    exhibitor = get_own_exhibitor(request.user, slug)
    slot = VehicleSlot.objects.filter(exhibitor=exhibitor, pk=pk).first()
    if slot is None:
        raise Http404
    try:
        cancel(slot, "", by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The place is given back."))
    return redirect("booth-vehicles", slug=slug)
