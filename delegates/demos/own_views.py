"""One's own bookings by one's own link: what can be booked, day by day, and where one stands."""

import datetime as dt
from dataclasses import dataclass, field

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from adgmin.core import clock, dates
from adgmin.core.problems import Refused
from delegates.nominations.models import Delegate
from delegates.portal.own_views import by_own_link
from delegates.portal.visit import Visit
from events.showcase.models import DemoSlot

from .booking import book, cancel
from .models import BookingState, DemoBooking


@dataclass(slots=True)
class Line:
    """A demonstration as one person sees it; `last` is what they booked there last."""

    slot: DemoSlot
    left: int
    last: DemoBooking | None
    now: dt.datetime
    place: int = 0  # in the waiting list

    @property
    def mine(self) -> DemoBooking | None:
        """The booking that counts."""
        return self.last if self.last and self.last.ended_at is None else None

    @property
    def is_open(self) -> bool:
        """Whether something can still be booked or cancelled."""
        return self.slot.cancelled_at is None and self.now < self.slot.start

    @property
    def told(self) -> str:
        """What became of one's booking, where nothing can be done any more."""
        if self.slot.cancelled_at is not None:
            return _("This demonstration is cancelled. Your booking has ended; nothing is asked of you.")
        if self.mine is None:
            return _("Your booking was cancelled.")
        if self.mine.came_at is not None:
            return _("You were there.")
        if self.mine.state == BookingState.WAITING:
            return _("No place became free for you.")
        return (
            _("It is over. You had a place.")
            if self.slot.end <= self.now
            else _("It has begun. You have a place.")
        )


@dataclass(slots=True)
class Day:
    """The demonstrations of a day."""

    date: dt.date
    lines: list[Line] = field(default_factory=list)


@by_own_link
def demos(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what can be booked; book or cancel by POST."""
    if request.method == "POST":
        _act(request, visit.delegate)
        return redirect("portal-me-demos")
    return render(request, "delegates/demos/own.html", {"visit": visit, "days": days_for(visit.delegate)})


def days_for(person: Delegate) -> list[Day]:
    """Return what can be booked, with what this person booked that has begun or was cancelled, by day."""
    now = clock.now()
    last = {one.slot_id: one for one in person.demo_bookings.order_by("sequence")}
    to_come = Q(capacity__isnull=False, cancelled_at=None, start__gt=now)
    slots = list(
        DemoSlot.objects.filter(to_come | Q(pk__in=last), edition=person.delegation.edition_id)
        .select_related("product", "booth", "place").order_by("start", "code")
    )  # fmt: skip
    live = DemoBooking.objects.live().filter(slot__in=slots)
    waits = Q(pk__in=[])
    for one in last.values():
        waits |= Q(slot=one.slot_id, sequence__lte=one.sequence)
    state = live.order_by().values("slot").annotate(
        booked=Count("pk", filter=Q(state=BookingState.BOOKED)),
        before=Count("pk", filter=Q(state=BookingState.WAITING) & waits),
    )  # fmt: skip
    counted = {row["slot"]: row for row in state}
    found: dict[dt.date, Day] = {}
    for slot in slots:
        row = counted.get(slot.pk, {"booked": 0, "before": 0})
        left = max(0, (slot.capacity or 0) - row["booked"])
        day = dates.local(slot.start).date()
        line = Line(slot, left, last.get(slot.pk), now, row["before"])
        found.setdefault(day, Day(day)).lines.append(line)
    return list(found.values())


def _act(request: HttpRequest, person: Delegate) -> None:
    """Book or cancel; only what is one's own."""
    try:
        if code := request.POST.get("book", ""):
            slot = DemoSlot.objects.filter(edition=person.delegation.edition_id, code=code).first()
            if slot is None:
                raise Http404
            made = book(person, slot, by=None)
            waits = made.state == BookingState.WAITING
            messages.success(request, _("You are on the waiting list.") if waits else _("You have a place."))
            return
        number = request.POST.get("cancel", "")
        mine = (
            person.demo_bookings.filter(pk=int(number)) if number.isdecimal() and len(number) < 19 else None
        )
        booking = mine.first() if mine is not None else None
        if booking is None:
            raise Http404
        cancel(booking, by=None)
        messages.success(request, _("Your booking is cancelled."))
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, str(problem))
