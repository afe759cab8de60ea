"""The funnel to the demonstrations of the edition that is prepared or under way."""

import datetime as dt

from django.db.models import QuerySet
from django.http import Http404

from events.editions.models import Edition
from events.showcase.models import DemoSlot


def demos_of(edition: Edition) -> "QuerySet[DemoSlot]":
    """Return its demonstrations in the order of time, with all that names them."""
    slots = DemoSlot.objects.filter(edition=edition).select_related("product__exhibitor", "place", "booth")
    return slots.order_by("start", "code")


def get_demo(edition: Edition, code: str) -> DemoSlot:
    """Return one of them. Raises Http404."""
    slot = demos_of(edition).filter(code=code).first()
    if slot is None:
        raise Http404("No such demonstration")
    return slot


def who_has(place: int, start: dt.datetime, end: dt.datetime, *, but: int | None) -> DemoSlot | None:
    """Return the first demonstration that has a place of the hall at that time."""
    others = DemoSlot.objects.filter(place=place, cancelled_at=None, start__lt=end, end__gt=start)
    return (
        (others.exclude(pk=but) if but else others)
        .select_related("product", "place")
        .order_by("start")
        .first()
    )
