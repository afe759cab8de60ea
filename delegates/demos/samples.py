"""Bookings of a demonstration: sample people at the guided demonstrations to come, the second of them full."""

from adgmin.core import clock
from adgmin.core.models import User
from delegates.accreditation.states import ADMITTED
from delegates.delegations.models import DelegateRole
from delegates.mail.steps import without_letters
from delegates.nominations.models import Delegate
from events.editions.models import Edition
from events.showcase.models import DemoSlot

from .booking import book
from .models import DemoBooking

_FREE, _TOO_MANY = 4, 3  # places left at the first, people who wait for the second


def make_sample_bookings(edition: Edition, *, by: User) -> int:
    """Let accredited sample people book, once; return how many did."""
    slots = DemoSlot.objects.filter(edition=edition, capacity__isnull=False, cancelled_at=None)
    if DemoBooking.objects.filter(slot__in=slots).exists():
        return 0
    people = Delegate.objects.filter(
        delegation__edition=edition, role=DelegateRole.DELEGATE, accreditation__state__in=ADMITTED
    )
    guests = iter(people.order_by("-ref"))
    wanted = [
        (slot, (slot.capacity or 0) + more)
        for slot, more in zip(
            slots.filter(start__gt=clock.now()).order_by("start"), (-_FREE, _TOO_MANY), strict=False
        )
    ]
    made = 0
    with without_letters():
        for slot, number in wanted:
            for _place, guest in zip(range(number), guests, strict=False):
                book(guest, slot, by=by)
                made += 1
    return made
