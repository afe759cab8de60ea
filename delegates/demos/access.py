"""The funnel to the bookings of a demonstration: at the desk of the edition, at a booth of its exhibitor."""

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core.models import User
from delegates.exhibiting.access import get_own_exhibitor
from events.editions.current import edition_or_none
from events.showcase.models import DemoSlot, Exhibitor

from .models import DemoBooking

READ, WRITE = "delegates.view_demobooking", "delegates.change_demobooking"
_AROUND = ("product__exhibitor", "place", "booth", "edition")


def get_slot(code: str) -> DemoSlot:
    """Return a demonstration of the edition that is prepared or under way, which is or was booked. Raises Http404."""
    found = DemoSlot.objects.filter(edition=edition_or_none(), code=code).select_related(*_AROUND).first()
    if found is None or (found.capacity is None and not DemoBooking.objects.filter(slot=found).exists()):
        raise Http404("No such guided demonstration")
    return found


def get_booking(slot: DemoSlot, number: int) -> DemoBooking:
    """Return a booking of this demonstration. Raises Http404."""
    found = DemoBooking.objects.filter(slot=slot, pk=number).select_related("slot", "delegate").first()
    if found is None:
        raise Http404("No such booking")
    return found


def get_own_slots(user: User, slug: str) -> tuple[Exhibitor, "QuerySet[DemoSlot]"]:
    """Return an exhibitor that the user writes for with its guided demonstrations. Raises Http404."""
    exhibitor = get_own_exhibitor(user, slug)
    slots = DemoSlot.objects.filter(product__exhibitor=exhibitor, capacity__isnull=False)
    return exhibitor, slots.select_related(*_AROUND).order_by("start", "code")
