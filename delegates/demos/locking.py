"""The order of locks: accreditation of the person, then demonstrations by their key, then bookings.

With a demonstration all those at the same time are locked: nobody gets two places at one time, by whatever way.
"""

from collections.abc import Iterable

from django.db.models import Max, Q

from events.showcase.models import DemoSlot

from .models import DemoBooking


def lock_slots(slots: Iterable[int]) -> dict[int, DemoSlot]:
    """Lock these demonstrations and all at the same time; return them by key."""
    times = DemoSlot.objects.filter(pk__in=list(slots)).values_list("edition", "start", "end")
    touched = Q(pk__in=[])
    for edition, start, end in times:
        touched |= Q(edition=edition, start__lt=end, end__gt=start)
    locked = DemoSlot.objects.select_for_update(of=("self",)).filter(touched).order_by("pk")
    return {slot.pk: slot for slot in locked.select_related("product", "edition")}


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
