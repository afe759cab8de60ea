"""What happens to bookings: made, cancelled, moved up from the waiting list, present."""

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.accreditation.models import Accreditation
from delegates.nominations.models import Delegate
from events.showcase.models import DemoSlot

from . import refusals
from .letters import tell
from .locking import live_of, lock_slots, next_sequence, taken
from .models import BookingState, DemoBooking


@transaction.atomic
def book(delegate: Delegate, slot: DemoSlot, *, by: User | None) -> DemoBooking:
    """Give a place, or one in the waiting list when all are taken. Raises Refused."""
    accreditation = Accreditation.objects.select_for_update().filter(delegate=delegate).first()
    slot = lock_slots([slot.pk])[slot.pk]
    now = clock.now()
    if found := refusals.against_booking(slot, accreditation, live_of([delegate.pk])[delegate.pk], now):
        raise Refused(*found)
    waits = DemoBooking.objects.filter(slot=slot, state=BookingState.WAITING).exists()
    free = taken(slot) < (slot.capacity or 0)
    state = BookingState.BOOKED if free and not waits else BookingState.WAITING
    made = DemoBooking.objects.create(
        delegate=delegate, slot=slot, state=state, sequence=next_sequence(slot), made_at=now
    )
    audit.record(made, "book demonstration", by=by, note=state)
    if free and waits:  # those who wait have clashes: who comes now may be the first without one
        promote(slot, by=by)
        made.refresh_from_db()
    return made


@transaction.atomic
def cancel(booking: DemoBooking, *, by: User | None) -> DemoBooking:
    """End a booking and let the first who waits move up. Raises Refused: `booking_over`."""
    slots = lock_slots([booking.slot_id])
    locked = DemoBooking.objects.select_for_update().get(pk=booking.pk)
    if locked.ended_at is not None:
        raise Refused(refusals.not_live())
    end(locked, by=by)
    # The time that is free again may be what somebody waiting elsewhere needs.
    for slot in slots.values():
        promote(slot, by=by)
    return locked


def end(booking: DemoBooking, *, by: User | None, note: str = "") -> None:
    """End a live booking; under the lock of its demonstration."""
    booking.state, booking.ended_at = BookingState.CANCELLED, clock.now()
    booking.save(update_fields=["state", "ended_at"])
    audit.record(booking, "cancel demonstration booking", by=by, note=note)


def promote(slot: DemoSlot, *, by: User | None) -> None:
    """Fill what is free from the waiting list, in order; who is booked elsewhere then stays and is told."""
    if slot.cancelled_at is not None or slot.capacity is None or clock.now() >= slot.start:
        return
    free = slot.capacity - taken(slot)
    if free <= 0:
        return
    waiting = list(
        DemoBooking.objects.filter(slot=slot, state=BookingState.WAITING).order_by("sequence").for_letters()
    )
    own = live_of([one.delegate_id for one in waiting])
    for one in waiting:
        if free == 0:
            return
        booked = [other for other in own[one.delegate_id] if other.state == BookingState.BOOKED]
        if refusals.clash(slot, booked):
            tell("demo_clash", one)
            continue
        one.state, one.promoted_at = BookingState.BOOKED, clock.now()
        one.save(update_fields=["state", "promoted_at"])
        audit.record(one, "move up demonstration booking", by=by)
        tell("demo_promoted", one)
        free -= 1


@transaction.atomic
def mark_came(booking: DemoBooking, *, by: User | None) -> DemoBooking:
    """Note that a person with a place has come; twice is once. Raises Refused: `not_booked`."""
    lock_slots([booking.slot_id])
    locked = DemoBooking.objects.select_for_update().get(pk=booking.pk)
    if locked.state != BookingState.BOOKED:
        raise Refused(refusals.only_booked())
    if locked.came_at is None:
        locked.came_at = clock.now()
        locked.save(update_fields=["came_at"])
        audit.record(locked, "came to demonstration", by=by)
    return locked


@transaction.atomic
def unmark_came(booking: DemoBooking, *, by: User | None) -> DemoBooking:
    """Take back that a person has come; twice is once."""
    lock_slots([booking.slot_id])
    locked = DemoBooking.objects.select_for_update().get(pk=booking.pk)
    if locked.came_at is not None:
        locked.came_at = None
        locked.save(update_fields=["came_at"])
        audit.record(locked, "did not come to demonstration", by=by)
    return locked
