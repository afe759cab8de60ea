"""The bookings of a demonstration at the desk: who has a place, who waits, and what is done about it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from adgmin.core.workbooks.book import handed_out
from delegates.nominations.models import Delegate
from events.showcase.models import DemoSlot

from .access import READ, WRITE, get_booking, get_slot
from .booking import book, cancel, mark_came, unmark_came
from .door_list import door_list
from .forms import CapacityForm
from .listing import MOST_FOUND, candidates, roll_of
from .models import BookingState
from .slots import cancel_demo, change_capacity

MANAGE = "events.change_demoslot"
CONFLICT, INVALID = 409, 422


@require_GET
@at_desk(READ)
def bookings(request: DeskRequest, code: str) -> HttpResponse:
    """Who is booked, who waits and who cancelled; `q` looks for somebody to book."""
    return _page(request, get_slot(code))


@require_POST
@at_desk(READ, WRITE)
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Book, cancel, or note who came; a refusal comes back with what was typed."""
    slot = get_slot(code)
    doing = _ACTS.get(request.POST.get("do", ""))
    if doing is None:
        raise Http404
    try:
        said = doing(request, slot)
    except Refused as refusal:
        return _page(request, get_slot(code), problems=refusal.problems, status=CONFLICT)
    messages.success(request, said)
    return redirect("desk-demo-bookings", code=code)


@require_http_methods(["GET", "POST"])
@at_desk(READ, WRITE, MANAGE)
def cancel_all(request: DeskRequest, code: str) -> HttpResponse:
    """Ask before a demonstration is cancelled; POST cancels it, and everybody is told."""
    slot = get_slot(code)
    if request.method == "GET":
        return render(request, "delegates/demos/desk/cancel.html", {"slot": slot, "roll": roll_of(slot)})
    try:
        told = cancel_demo(slot, by=request.user)
    except Refused as refusal:
        return _page(request, get_slot(code), problems=refusal.problems, status=CONFLICT)
    messages.success(
        request,
        ngettext(
            "The demonstration is cancelled. %(n)d person is told by letter.",
            "The demonstration is cancelled. %(n)d people are told by letter.",
            told,
        ) % {"n": told},
    )  # fmt: skip
    return redirect("desk-demo-bookings", code=code)


@require_GET
@at_desk(READ)
def workbook(request: DeskRequest, code: str) -> HttpResponse:
    """The list for the door as a workbook."""
    slot = get_slot(code)
    return handed_out(door_list(roll_of(slot), clock.now()), _file_name(slot))


def _file_name(slot: DemoSlot) -> str:
    return "demo-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in slot.code)


def _page(
    request: DeskRequest,
    slot: DemoSlot,
    *,
    problems: tuple[Problem, ...] = (),
    form: CapacityForm | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = request.POST if request.method == "POST" else request.GET
    words = typed.get("q", "").strip()[:100]
    may_write = request.user.has_perm(WRITE)
    now = clock.now()
    is_open = slot.cancelled_at is None and slot.capacity is not None and now < slot.start
    found = candidates(slot, words) if words and may_write and is_open else []
    context = {
        "slot": slot, "roll": roll_of(slot), "problems": problems, "words": words, "found": found[:MOST_FOUND],
        "more": len(found) > MOST_FOUND, "may_write": may_write, "is_open": is_open,
        "may_manage": may_write and request.user.has_perm(MANAGE) and slot.cancelled_at is None,
        "form": form or CapacityForm(initial={"capacity": slot.capacity}), "now": now, "has_begun": now >= slot.start,
    }  # fmt: skip
    return render(request, "delegates/demos/desk/bookings.html", context, status=status)


def _book(request: DeskRequest, slot: DemoSlot) -> str:
    person = Delegate.objects.filter(
        pk=number_of(request.POST.get("person", ""), -1), delegation__edition=slot.edition_id
    ).first()
    if person is None:
        raise Http404
    made = book(person, slot, by=request.user)
    words = (
        _("%(name)s is on the waiting list.")
        if made.state == BookingState.WAITING
        else _("%(name)s has a place.")
    )
    return words % {"name": person.badge_name}


def _with_booking(verb: Callable[..., object], said: Promise) -> Callable[[DeskRequest, DemoSlot], str]:
    """Return the act that does this to the booking that is named, and says so."""

    def done(request: DeskRequest, slot: DemoSlot) -> str:
        booking = get_booking(slot, number_of(request.POST.get("booking", ""), -1))
        verb(booking, by=request.user)
        return str(said) % {"name": booking.delegate.badge_name}

    return done


_ACTS: dict[str, Callable[[DeskRequest, DemoSlot], str]] = {
    "book": _book,
    "cancel": _with_booking(cancel, gettext_lazy("The booking of %(name)s is cancelled.")),
    "came": _with_booking(mark_came, gettext_lazy("Noted: %(name)s has come.")),
    "undo": _with_booking(unmark_came, gettext_lazy("Taken back: %(name)s has not come.")),
}


@require_POST
@at_desk(READ, WRITE, MANAGE)
def capacity(request: DeskRequest, code: str) -> HttpResponse:
    """Change how many can come; a refusal keeps the number that was typed."""
    slot, form = get_slot(code), CapacityForm(request.POST)
    if not form.is_valid():
        return _page(request, slot, form=form, status=INVALID)
    try:
        changed = change_capacity(slot, form.cleaned_data["capacity"], by=request.user)
    except Refused as refusal:
        return _page(request, slot, form=form, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _said_of(changed))
    return redirect(f"{reverse('desk-demo-bookings', args=[slot.code])}#places")


def _said_of(slot: DemoSlot) -> str:
    """Return what a new number of places means to those who have one."""
    said = ngettext("There is %(n)d place now.", "There are %(n)d places now.", slot.capacity or 0)
    if over := roll_of(slot).over:
        said += " " + ngettext(
            "%(over)d more has a place already and keeps it.", "%(over)d more have a place already and keep it.", over
        )  # fmt: skip
        return said % {"n": slot.capacity, "over": over}
    return said % {"n": slot.capacity}
