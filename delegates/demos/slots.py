"""What is done to a demonstration that people have booked."""

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from events.showcase.models import DemoSlot

from .booking import end, promote
from .letters import tell
from .locking import lock_slots
from .models import DemoBooking


@transaction.atomic
def change_capacity(slot: DemoSlot, capacity: int | None, *, by: User | None) -> DemoSlot:
    """Set how many can come; who waits moves up. Nobody loses a place when there are fewer."""
    locked = lock_slots([slot.pk])[slot.pk]
    if locked.capacity == capacity:
        return locked
    before, locked.capacity = locked.capacity, capacity
    locked.save(update_fields=["capacity"])
    audit.record(locked, "change demonstration places", by=by, changes={"capacity": [before, capacity]})
    promote(locked, by=by)
    return locked


@transaction.atomic
def cancel_demo(slot: DemoSlot, *, by: User | None) -> DemoSlot:
    """Cancel a demonstration: every booking ends and everybody is told."""
    slots = lock_slots([slot.pk])
    locked = slots[slot.pk]
    if locked.cancelled_at is not None:
        return locked
    locked.cancelled_at = clock.now()
    locked.save(update_fields=["cancelled_at"])
    audit.record(locked, "cancel demonstration", by=by)
    around = ("delegate__delegation__party", "slot__product", "slot__edition")
    for one in DemoBooking.objects.live().filter(slot=locked).order_by("sequence").select_related(*around):
        end(one, by=by)
        tell("demo_cancelled", one)
    for other in slots.values():
        promote(other, by=by)
    return locked
