"""Every delegation at a glance: head, alternate, counts against the quota; in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from .models import DelegateRole, Delegation, FocalPoint, Quota

# States of accreditation, which this capability does not know: admitted, and waiting for a decision.
ADMITTED = ("approved", "badge_printed", "badge_issued", "replaced")
WAITING = (
    "submitted",
    "secretariat_check",
    "protocol_check",
    "security_clearance",
    "more_information",
    "on_hold",
)
DRAFT = "draft"
LEADERS = (DelegateRole.HEAD, DelegateRole.ALTERNATE)


@dataclass(frozen=True, slots=True)
class Person:
    """The head or an alternate."""

    pk: int
    name: str
    is_accredited: bool


@dataclass(frozen=True, slots=True)
class RoleCount:
    """Persons of one role against the places."""

    role: DelegateRole
    held: int
    places: int | None

    @property
    def is_over(self) -> bool:
        """More persons than places."""
        return self.places is not None and self.held > self.places


@dataclass(slots=True)
class Standing:
    """One delegation with its counts."""

    delegation: Delegation
    roles: list[RoleCount] = field(default_factory=list)
    heads: list[Person] = field(default_factory=list)
    alternates: list[Person] = field(default_factory=list)
    focal_points: list[FocalPoint] = field(default_factory=list)
    nominated: int = 0
    accredited: int = 0
    waiting: int = 0
    late: list[str] = field(
        default_factory=list
    )  # steps whose deadline has passed, filled by who asks for it

    @property
    def held(self) -> int:
        """Persons who hold a place."""
        return sum(role.held for role in self.roles)

    @property
    def places(self) -> int:
        """All places together."""
        return sum(role.places or 0 for role in self.roles)

    @property
    def over(self) -> list[RoleCount]:
        """The roles with more persons than places."""
        return [role for role in self.roles if role.is_over]

    @property
    def lacks_head(self) -> bool:
        """People are named, but nobody leads a delegation that has a place for a head."""
        return (
            not self.heads
            and self.held > 0
            and any(role.role == "head" and role.places for role in self.roles)
        )

    @property
    def share(self) -> float:
        """How much of the quota is accredited, 0 to 1, for the meter."""
        return min(1.0, self.accredited / self.places) if self.places else 0.0


def overview(delegations: QuerySet[Delegation]) -> list[Standing]:
    """Return the standing of each of these delegations, in protocol order, in five queries."""
    standings = {found.pk: Standing(found) for found in delegations.order_by("sort_order")}
    held = _count(standings)
    _add_leaders(standings)
    places: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, role, number in Quota.objects.filter(delegation__in=standings).values_list(
        "delegation_id", "role", "places"
    ):
        places[pk][role] = number
    for focal in FocalPoint.objects.filter(delegation__in=standings):
        standings[focal.delegation_id].focal_points.append(focal)
    for pk, standing in standings.items():
        standing.roles = [
            RoleCount(role, held[pk].get(role, 0), places[pk].get(role))
            for role in DelegateRole
            if held[pk].get(role) or places[pk].get(role)
        ]
    return list(standings.values())


def _count(standings: dict[int, Standing]) -> dict[int, dict[str, int]]:
    """Fill the totals; return {delegation: {role: persons who hold a place}}."""
    held: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = (
        Delegation.objects.filter(pk__in=standings, delegates__isnull=False)
        .order_by()
        .values_list("pk", "delegates__role", "delegates__is_active", "delegates__accreditation__state")
        .annotate(Count("delegates"))
    )
    for pk, role, is_active, state, number in rows:
        standing = standings[pk]
        standing.nominated += number if state != DRAFT else 0
        standing.accredited += number if state in ADMITTED else 0
        standing.waiting += number if state in WAITING else 0
        if is_active:
            held[pk][role] += number
    return held


def _add_leaders(standings: dict[int, Standing]) -> None:
    rows = (
        Delegation.objects.filter(pk__in=standings, delegates__role__in=LEADERS, delegates__is_active=True)
        .order_by("sort_order", "delegates__rank_band", "delegates__order", "delegates__pk")
        .values_list(
            "pk",
            "delegates__role",
            "delegates__pk",
            "delegates__badge_name",
            "delegates__accreditation__state",
        )
    )
    for pk, role, delegate_pk, name, state in rows:
        person = Person(delegate_pk, name, state in ADMITTED)
        (standings[pk].heads if role == DelegateRole.HEAD else standings[pk].alternates).append(person)
