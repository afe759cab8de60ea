"""What the desk sees of the doors: who is inside where, which heads are still expected, how many come when."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from delegates.badges.models import Badge, Category
from delegates.delegations.models import DelegateRole, Delegation
from delegates.lists.participants import text_of
from events.editions.models import Edition

from .doors import MAIN, ZONE
from .models import Gate, GateDevice, Incident, Scan
from .presence import counting_since, day_start, inside_now
from .questions import gate_facts
from .rule import session_at
from .sessions import sessions_of

QUARTER = dt.timedelta(minutes=15)
SILENT = dt.timedelta(minutes=2)  # a device that has not been heard of for so long is shown as offline


@dataclass(slots=True)
class Place:
    """A space that gates lead into: its gates, how many it holds, who is in it by category."""

    code: str
    name: Text
    zone: str
    capacity: int | None
    gates: list[Gate] = field(default_factory=list)
    session: dict[str, Any] | None = None
    categories: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many are inside."""
        return self.categories.total()

    @property
    def title(self) -> Text:
        """What is on there now."""
        return Text(**self.session["title"]) if self.session else Text()

    @property
    def share(self) -> int:
        """How full it is, in per cent of what it holds; 100 at most."""
        return min(100, round(self.count * 100 / self.capacity)) if self.capacity else 0

    @property
    def is_full(self) -> bool:
        """Whether nobody more should enter."""
        return self.capacity is not None and self.count >= self.capacity

    @property
    def by_category(self) -> list[tuple[str, str, int]]:
        """(code, name, how many) of the categories inside, in their order."""
        return [(one.value, str(one.label), self.categories[one]) for one in Category if self.categories[one]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A delegation: badges that count, of them seen today, inside now; its head with whether already here."""

    delegation: Delegation
    badges: int
    seen: int
    inside: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of an hour, how many arrived in it, and how many the gates that stood open can pass."""

    start: dt.datetime
    arrived: int
    passes: int


def places_now(edition: Edition, now: dt.datetime) -> list[Place]:
    """Return every place in the order of its first gate, counted as its gates count: for the session there now."""
    places: dict[str, Place] = {}
    for gate in Gate.objects.filter(edition=edition).select_related("room"):
        place = places.get(gate.place)
        if place is None:
            capacity = gate_facts(gate)["capacity"]
            place = places[gate.place] = Place(gate.place, text_of(gate, "name"), gate.zone, capacity)
            place.session = session_at(sessions_of(edition), gate.place, now.timestamp())
        place.gates.append(gate)
    begun = {code: counting_since(now, place.session) for code, place in places.items()}
    for code, category, since in (
        inside_now(edition, now).order_by().values_list("place", "badge__category", "since")
    ):
        if code in places and since >= begun[code]:
            places[code].categories[category] += 1
    return list(places.values())


def coming(edition: Edition, now: dt.datetime) -> list[Coming]:
    """Return the delegations with people who have a badge, in protocol order; four queries."""
    held = _by_delegation(Badge.objects.filter(edition=edition).live(), "delegation", "pk")
    seen = _by_delegation(_admitted(edition, now), "badge__delegation", "badge")
    here = _by_delegation(inside_now(edition, now), "delegation", "badge")
    delegations = Delegation.objects.filter(edition=edition).order_by("sort_order")
    return [Coming(one, held[one.pk], seen[one.pk], here[one.pk]) for one in delegations if held[one.pk]]


def _by_delegation(rows: QuerySet[Any], delegation: str, badge: str) -> Counter[int]:
    counted = rows.order_by().values_list(delegation).annotate(Count(badge, distinct=True))
    return Counter({pk: number for pk, number in counted if pk})


def _admitted(edition: Edition, now: dt.datetime) -> QuerySet[Scan]:
    """The scans of the day that let somebody in and were not taken back."""
    passed = Scan.objects.filter(badge__edition=edition, act=Scan.Act.SCAN, direction="in", verdict="admit")
    return passed.filter(undone_at=None, at__gte=day_start(now), at__lte=now)


def heads_expected(edition: Edition, now: dt.datetime) -> list[Badge]:
    """Return the badges of heads of delegation who have not come through any door today, in protocol order."""
    heads = Badge.objects.filter(edition=edition, delegate__role=DelegateRole.HEAD).live()
    heads = heads.exclude(pk__in=_admitted(edition, now).order_by().values("badge"))
    return list(heads.select_related("delegate__delegation").in_protocol_order())


def arrivals(edition: Edition, now: dt.datetime) -> list[Quarter]:
    """Return the quarters from the first arrival of the day until now, by the first time each badge came in."""
    first: dict[int, dt.datetime] = {}
    for badge, at in _admitted(edition, now).order_by("-at").values_list("badge", "at"):
        first[badge] = at
    counted = Counter(_quarter(at) for at in first.values())
    if not counted:
        return []
    passes = sum(
        gate.per_quarter for gate in Gate.objects.filter(edition=edition, is_open=True, place=ZONE + MAIN)
    )
    start, end = min(counted), _quarter(now)
    steps = int((end - start) / QUARTER) + 1
    return [Quarter(at, counted[at], passes) for at in (start + QUARTER * step for step in range(steps))]


def devices_of(edition: Edition, now: dt.datetime) -> list[GateDevice]:
    """Return the devices that are not revoked, each with `is_silent`."""
    found = list(GateDevice.objects.filter(edition=edition, revoked_at=None).select_related("gate"))
    for device in found:
        device.is_silent = device.seen_at is None or now - device.seen_at > SILENT  # type: ignore[attr-defined]  # for the page
    return found


def open_incidents(edition: Edition) -> int:
    """Return how many incidents nobody has looked into."""
    return Incident.objects.filter(edition=edition, closed_at=None).count()


def _quarter(at: dt.datetime) -> dt.datetime:
    local = at.astimezone(MEETING_ZONE)
    return local.replace(minute=local.minute - local.minute % 15, second=0, microsecond=0)
