"""What is done to a demonstration that people have booked."""

from django.db import transaction

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.problems import Refused
from events.editions.locking import lock_edition
from events.showcase.models import DemoSlot
from events.showcase.programme.changing import mark_cancelled

from . import refusals
from .booking import end, promote
from .letters import tell
from .locking import lock_slots
from .models import DemoBooking


@transaction.atomic
def change_capacity(slot: DemoSlot, capacity: int | None, *, by: User | None) -> DemoSlot:
    """Set how many can come; who waits moves up. Nobody loses a place when there are fewer.

    Raises Refused: `demo_cancelled`; `people_booked` when it shall be open to all while people are booked.
    """
    lock_edition(slot.edition_id)
    locked = lock_slots([slot.pk])[slot.pk]
    if locked.cancelled_at is not None:
        raise Refused(refusals.demo_cancelled(locked))
    if capacity is None and DemoBooking.objects.live().filter(slot=locked).exists():
        raise Refused(refusals.people_booked(locked))
    if locked.capacity == capacity:
        return locked
    before, locked.capacity = locked.capacity, capacity
    locked.save(update_fields=["capacity"])
    audit.record(locked, "change demonstration places", by=by, changes={"capacity": [before, capacity]})
    promote(locked, by=by)
    return locked


@transaction.atomic
def cancel_demo(slot: DemoSlot, *, by: User | None) -> int:
    """Cancel a demonstration: every booking ends and everybody is told; return how many. Twice is once.

    What was released is shown as cancelled at once.
    """
    lock_edition(slot.edition_id)
    slots = lock_slots([slot.pk])
    locked = slots[slot.pk]
    if locked.cancelled_at is not None:
        return 0
    mark_cancelled(locked, by=by)
    gone = list(DemoBooking.objects.live().filter(slot=locked).order_by("sequence").for_letters())
    for one in gone:
        end(one, by=by)
        tell("demo_cancelled", one)
    for other in slots.values():
        promote(other, by=by)
    return len(gone)
