"""Listens to accreditations: who loses it loses the bookings, and others move up, in the same transaction."""

from typing import Any

from adgmin.core.models import User
from delegates.accreditation.signals import moved
from delegates.accreditation.states import ADMITTED
from delegates.nominations.models import Delegate

from .booking import end, promote
from .locking import lock_slots
from .models import DemoBooking


def start() -> None:
    """Connect to the signal; twice is once."""
    moved.connect(on_move, dispatch_uid="demonstrations of accreditations")


def on_move(*, delegate: Delegate, to: str, by: User | None, **kwargs: Any) -> None:
    """End the bookings of who is not accredited any more."""
    if to in ADMITTED:
        return
    wanted = list(DemoBooking.objects.live().filter(delegate=delegate).values_list("slot", flat=True))
    if not wanted:
        return
    slots = lock_slots(wanted)
    for booking in DemoBooking.objects.live().filter(delegate=delegate).select_related("slot", "delegate"):
        end(booking, by=by)
    for slot in slots.values():
        promote(slot, by=by)
