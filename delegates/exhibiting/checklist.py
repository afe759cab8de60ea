"""What each exhibitor has ready: told by the records, or ticked off; a fixed number of queries for any number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from events.showcase.entry_models import BoothNeeds
from events.showcase.models import DemoSlot, Exhibitor
from events.showcase.move_in.models import VehicleSlot, Way
from events.showcase.readiness.models import ReadinessItem, ReadinessTick, Rule, TickedBy

from .models import BoothStaff


@dataclass(frozen=True, slots=True)
class Line:
    """An item for one exhibitor."""

    item: ReadinessItem
    done: bool
    overdue: bool

    @property
    def by_exhibitor(self) -> bool:
        """Whether the exhibitor ticks it off."""
        return self.item.ticked_by == TickedBy.EXHIBITOR


@dataclass(frozen=True, slots=True)
class Checklist:
    """The checklist of one exhibitor."""

    exhibitor: Exhibitor
    lines: list[Line]

    @property
    def done(self) -> int:
        """How many items are done."""
        return len(self.lines) - len(self.open)

    @property
    def open(self) -> list[Line]:
        """What is not done."""
        return [line for line in self.lines if not line.done]

    @property
    def overdue(self) -> list[Line]:
        """What should have been done."""
        return [line for line in self.lines if line.overdue]


def checklists(exhibitors: Iterable[Exhibitor], now: dt.datetime) -> list[Checklist]:
    """Return the checklist of each of these exhibitors of one edition."""
    shown = list(exhibitors)
    if not shown:
        return []
    items = list(ReadinessItem.objects.filter(edition=shown[0].edition_id))
    told = _told(shown)
    ticks = set(ReadinessTick.objects.filter(exhibitor__in=shown).values_list("exhibitor_id", "item_id"))

    def done(item: ReadinessItem, exhibitor: Exhibitor) -> bool:
        if item.ticked_by == TickedBy.RULE:
            return told[item.rule](exhibitor)
        return (exhibitor.pk, item.pk) in ticks

    found = []
    for exhibitor in shown:
        states = [(item, done(item, exhibitor)) for item in items]
        found.append(
            Checklist(
                exhibitor, [Line(item, ready, not ready and item.due_at < now) for item, ready in states]
            )
        )
    return found


def _told(exhibitors: list[Exhibitor]) -> dict[str, Callable[[Exhibitor], bool]]:
    """Return what the records tell, by rule."""
    ids = [one.pk for one in exhibitors]
    products = defaultdict(list)
    for exhibitor in Exhibitor.objects.filter(pk__in=ids).prefetch_related("products"):
        products[exhibitor.pk] = list(exhibitor.products.all())
    staffed = set(BoothStaff.objects.filter(exhibitor__in=ids).values_list("exhibitor_id", flat=True))
    powered = set(BoothNeeds.objects.filter(exhibitor__in=ids).values_list("exhibitor_id", flat=True))
    coming = VehicleSlot.objects.filter(exhibitor__in=ids, way=Way.IN, confirmed_at__isnull=False)
    booked = set(coming.values_list("exhibitor_id", flat=True))
    shows = DemoSlot.objects.filter(product__exhibitor__in=ids, cancelled_at=None)
    shown = set(shows.values_list("product__exhibitor_id", flat=True))
    return {
        Rule.PROFILE: lambda one: _in_both(one, "name") and _in_both(one, "profile"),
        Rule.PRODUCTS: lambda one: (
            bool(products[one.pk])
            and all(
                _in_both(product, "name") and _in_both(product, "description") for product in products[one.pk]
            )
        ),
        Rule.PICTURES: lambda one: (
            bool(one.picture_id) and all(product.picture_id for product in products[one.pk])
        ),
        Rule.STAFF: lambda one: one.pk in staffed,
        Rule.POWER: lambda one: one.pk in powered,
        Rule.MOVE_IN: lambda one: one.pk in booked,
        Rule.DEMO: lambda one: one.pk in shown,
    }


def _in_both(record: object, name: str) -> bool:
    return bool(getattr(record, f"{name}_vi") and getattr(record, f"{name}_en"))
