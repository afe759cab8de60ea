"""Listens to accreditations: who loses it loses the bookings, and others move up, in the same transaction."""

from typing import Any

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation
from delegates.accreditation.signals import merging, moved
from delegates.accreditation.states import ADMITTED
from delegates.nominations.models import Delegate
from events.showcase.models import DemoSlot
from events.showcase.programme.signals import demo_changed

from .booking import end, promote
from .letters import tell
from .locking import lock_slots
from .models import BookingState, DemoBooking


def start() -> None:
    """Connect to the signals; twice is once."""
    moved.connect(on_move, dispatch_uid="demonstrations of accreditations")
    merging.connect(on_merge, dispatch_uid="demonstrations of merged people")
    demo_changed.connect(on_demo_changed, dispatch_uid="bookings of moved demonstrations")


def on_move(*, delegate: Delegate, to: str, by: User | None, **kwargs: Any) -> None:
    """End the bookings to come of who is not accredited any more, and say so; what is over stays as it was."""
    if to in ADMITTED:
        return
    wanted = DemoBooking.objects.live().filter(delegate=delegate, slot__end__gt=clock.now())
    slots = _locked(wanted.values_list("slot", flat=True))
    for booking in wanted.filter(slot__in=slots).for_letters() if slots else ():
        end(booking, by=by)
        tell("demo_ended", booking)
    _promote(slots, by)


def on_merge(*, keep: Delegate, drop: Delegate, by: User | None, **kwargs: Any) -> None:
    """Move the bookings of a record that is given up; of two at one time a place is kept, else the first."""
    people = [keep.pk, drop.pk]
    accreditations = Accreditation.objects.select_for_update().filter(delegate__in=people).order_by("pk")
    states = {one.delegate_id: one.state for one in accreditations}
    if states.get(keep.pk) not in ADMITTED:
        return  # nothing to come for who stays; it ends as the other record is withdrawn
    mine = DemoBooking.objects.live().filter(delegate__in=people)
    slots = _locked(mine.values_list("slot", flat=True))
    kept: list[DemoBooking] = []
    for one in sorted(mine.for_letters(), key=_best):
        if any(one.slot.meets(other.slot) for other in kept):
            end(one, by=by, note=keep.ref)
        else:
            kept.append(one)
    for one in kept:
        if one.delegate_id != keep.pk:
            one.delegate = keep
            one.save(update_fields=["delegate"])
            audit.record(one, "move demonstration booking", by=by, changes={"delegate": people[::-1]})
    _promote(slots, by)


def on_demo_changed(*, slot: DemoSlot, act: str, **kwargs: Any) -> None:
    """Tell everybody with a place or on the waiting list when and where it is now; who has another then, decides."""
    if act != "move":
        return
    for booking in DemoBooking.objects.live().filter(slot=slot).order_by("sequence").for_letters():
        tell("demo_moved", booking, about=f"{slot.start:%Y%m%dT%H%M}")


def _best(booking: DemoBooking) -> tuple[bool, Any, int]:
    return booking.state != BookingState.BOOKED, booking.made_at, booking.pk


def _locked(slots: Any) -> dict[int, DemoSlot]:
    wanted = list(slots)
    return lock_slots(wanted) if wanted else {}


def _promote(slots: dict[int, DemoSlot], by: User | None) -> None:
    for slot in slots.values():
        promote(slot, by=by)
