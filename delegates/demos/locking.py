"""The order of locks: edition (for what writes the programme), accreditation, demonstrations by their key, bookings.

With a demonstration all those at the same time are locked: nobody gets two places at one time, by whatever way.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, Q

from events.showcase.models import DemoSlot

from .models import DemoBooking


def lock_slots(slots: Iterable[int]) -> dict[int, DemoSlot]:
    """Lock these demonstrations and all at the same time; return them by key.

    One that is moved while this waits is at the same time as others: the locks are given back and taken anew.
    """
    wanted = DemoSlot.objects.filter(pk__in=list(slots))
    while True:
        mark = transaction.savepoint()
        seen = {pk: times for pk, *times in wanted.values_list("pk", "edition", "start", "end")}
        touched = Q(pk__in=seen)
        for edition, start, end in seen.values():
            touched |= Q(edition=edition, start__lt=end, end__gt=start)
        rows = DemoSlot.objects.select_for_update(of=("self",)).filter(touched).order_by("pk")
        locked = {slot.pk: slot for slot in rows.select_related("product", "edition")}
        there = {pk: [one.edition_id, one.start, one.end] for pk, one in locked.items() if pk in seen}
        if there == seen:
            transaction.savepoint_commit(mark)
            return locked
        transaction.savepoint_rollback(mark)


def next_sequence(slot: DemoSlot) -> int:
    """Return the next number in the order of arrival; under the lock."""
    return (DemoBooking.objects.filter(slot=slot).aggregate(last=Max("sequence"))["last"] or 0) + 1


def taken(slot: DemoSlot) -> int:
    """Return how many places are taken; under the lock."""
    return DemoBooking.objects.filter(slot=slot, state="booked").count()


def live_of(people: Iterable[int]) -> dict[int, list[DemoBooking]]:
    """Return the live bookings of people."""
    found: dict[int, list[DemoBooking]] = {person: [] for person in people}
    for one in DemoBooking.objects.live().filter(delegate__in=found).select_related("slot__product"):
        found[one.delegate_id].append(one)
    return found
