"""Tours at the desk: a list, one tour with its plan and stops, its card."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from events.showcase.hall.access import hall_or_none

from . import touring
from .access import get_hall, get_tour, planned, tours_of
from .card import card_pdf
from .drawing import picture_of
from .forms import StopForm, TourForm
from .models import Tour
from .planning import Planner

READ, CHANGE = "events.view_tour", "events.change_tour"


@require_GET
@at_desk(READ)
def tours(request: DeskRequest) -> HttpResponse:
    """All tours with when they begin and end."""
    hall = hall_or_none()
    planner = Planner(hall) if hall else None
    plans = [planner.plan(tour) for tour in tours_of(hall)] if hall and planner else []
    return render(request, "events/tours/tours.html", {"plans": plans, "hall": hall})


@require_http_methods(["GET", "POST"])
@at_desk(READ, "events.add_tour")
def new(request: DeskRequest) -> HttpResponse:
    """Make a tour."""
    form = TourForm(get_hall(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = touring.save_tour(form.instance, by=request.user)
        messages.success(request, _("The tour is made. Now add its stops."))
        return redirect("desk-tour", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "events/tours/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@at_desk(READ)
def tour(request: DeskRequest, pk: int) -> HttpResponse:
    """One tour; POST changes what its form holds."""
    found = get_tour(pk)
    if request.method == "GET":
        return _page(request, found)
    form = TourForm(found.hall, request.POST, instance=found)
    if not request.user.has_perm(CHANGE):
        return _page(request, get_tour(pk), status=403)
    if not form.is_valid():
        return _page(request, get_tour(pk), form=form, status=422)
    touring.save_tour(form.instance, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("desk-tour", pk=pk)


@require_POST
@at_desk(READ, CHANGE)
def stops(request: DeskRequest, pk: int) -> HttpResponse:
    """Add, change, move or leave out a stop, or find the shortest order."""
    found = get_tour(pk)
    try:
        said = _do(request, found)
    except Refused as refused:
        return _page(request, get_tour(pk), problems=refused.problems, status=409)
    messages.success(request, said)
    return redirect(f"{reverse('desk-tour', args=[pk])}#stops")


def _do(request: DeskRequest, found: Tour) -> str:
    data, by = request.POST, request.user
    seen, number = number_of(data.get("seen", ""), -1), number_of(data.get("number", ""), -1)
    verb = data.get("do", "")
    if verb == "add":
        touring.add_stop(found, _wanted(request, found), by=by, seen=seen)
        return _("The stop was added.")
    if verb == "shorten":
        touring.shorten(found, by=by, seen=seen)
        return _("The stops are in the order with the shortest walk.")
    if number < 0:
        raise touring.no_such_stop()
    if verb == "remove":
        touring.remove_stop(found, number, by=by, seen=seen)
        return _("The stop was left out.")
    if verb == "change":
        form = _stop_form(request)
        values = form.cleaned_data
        touring.change_stop(
            found, number, values["minutes"], values["receiver_vi"], values["receiver_en"], by=by, seen=seen
        )
        return _("The stop was changed.")
    to = {"up": number - 1, "down": number + 1}.get(verb, number_of(data.get("to", ""), number))
    touring.move_stop(found, number, to, by=by, seen=seen)
    return _("The order was changed.")


def _stop_form(request: DeskRequest) -> StopForm:
    form = StopForm(request.POST)
    if not form.is_valid():
        raise touring.minutes_wrong()
    return form


def _wanted(request: DeskRequest, found: Tour) -> touring.Stop:
    """Read a stop: `place` is `b` or `f` with the key of a booth or feature of this hall."""
    values = _stop_form(request).cleaned_data
    place = request.POST.get("place", "")
    key = number_of(place[1:])
    rows = {"b": found.hall.booths, "f": found.hall.features}.get(place[:1])
    if rows is None or not rows.filter(pk=key).exists():  # type: ignore[attr-defined]  # either manager
        raise touring.no_such_stop()
    booth, feature = (key, None) if place[0] == "b" else (None, key)
    return touring.Stop(booth, feature, values["minutes"], values["receiver_vi"], values["receiver_en"])


@require_POST
@at_desk(READ, "events.delete_tour")
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete a tour."""
    touring.delete_tour(get_tour(pk), by=request.user)
    messages.success(request, _("The tour was deleted."))
    return redirect("desk-tours")


@require_GET
@at_desk(READ)
def card(request: DeskRequest, pk: int, lang: str) -> HttpResponse:
    """The card of a tour, A5 on both sides."""
    itinerary, _found = planned(get_tour(pk))
    pdf = card_pdf(itinerary, lang if lang in {"vi", "en"} else "vi", made_at=clock.now())
    headers = {"Content-Disposition": f'inline; filename="tour-{pk}-{lang}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _page(
    request: DeskRequest,
    found: Tour,
    *,
    form: TourForm | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    itinerary, warnings = planned(found)
    context = {
        "tour": found,
        "plan": itinerary,
        "warnings": warnings,
        "drawing": picture_of(itinerary),
        "form": form or TourForm(found.hall, instance=found),
        "problems": problems,
        "booths": found.hall.booths.select_related("exhibitor"),
        "features": found.hall.features.filter(kind__in=["stage", "desk", "cafe"]),
        "can_change": request.user.has_perm(CHANGE),
        "lang": get_language(),
    }
    return render(request, "events/tours/tour.html", context, status=status)
