"""What a focal point sees first: places used, deadlines, what is asked, and the people; in fixed queries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from delegates.accreditation.models import State
from delegates.accreditation.states import HOLDING_A_PLACE, OVER
from delegates.delegations.models import Deadline, DelegateRole, Delegation, Quota, SessionSeats, Step
from delegates.nominations.models import Delegate, Travel
from delegates.privacy.models import PrivateFile

from .sessions import SeatUse, seats_of, wishes
from .words import Standing, standing_of

if TYPE_CHECKING:
    from django.core.paginator import Page

# All that the first page shows of a person; a delegation of thousands is read with it.
READ = (
    "delegation_id", "role", "role_order", "rank_band", "order", "is_active", "ref", "badge_name", "full_name",
    "position_vi", "position_en", "sessions_wanted", "accreditation__state", "accreditation__reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleUse:
    """Places of one role: taken, and how many there are (None: no limit)."""

    role: DelegateRole
    taken: int
    places: int | None

    @property
    def is_full(self) -> bool:
        """No place is left."""
        return self.places is not None and self.taken >= self.places

    @property
    def share(self) -> float:
        """How much is used, 0 to 1, for the meter."""
        return min(1.0, self.taken / self.places) if self.places else 0.0


@dataclass(frozen=True, slots=True)
class Due:
    """Until when a step is asked for."""

    step: Step
    due_at: dt.datetime
    is_past: bool
    is_own: bool


@dataclass(slots=True)
class Person:
    """One line of the list."""

    delegate: Delegate
    standing: Standing
    has_photo: bool
    has_travel: bool
    can_rise: bool = False
    can_sink: bool = False

    @property
    def state(self) -> str:
        """The state of the accreditation."""
        return self.delegate.accreditation.state


@dataclass(slots=True)
class Overview:
    """One delegation as its focal point sees it."""

    delegation: Delegation
    roles: list[RoleUse] = field(default_factory=list)
    deadlines: list[Due] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    gone: list[Person] = field(default_factory=list)
    seats: list[SeatUse] = field(default_factory=list)
    page: "Page[Person] | None" = None  # the part of the people that is shown, set by who shows it

    @property
    def page_key(self) -> str:
        """What the address calls the page of this delegation's people."""
        return page_key(self.delegation.code)

    @property
    def taken(self) -> int:
        """Places used."""
        return sum(use.taken for use in self.roles)

    @property
    def places(self) -> int:
        """All places together."""
        return sum(use.places or 0 for use in self.roles)

    @property
    def asked(self) -> list[Person]:
        """Whose nomination waits for an answer of the delegation."""
        return [one for one in self.people if one.state == State.MORE_INFORMATION]

    @property
    def drafts(self) -> list[Person]:
        """Who has not been sent yet."""
        return [one for one in self.people if one.state == State.DRAFT]

    @property
    def without_photo(self) -> list[Person]:
        """Who holds a place and lacks a photograph."""
        return [one for one in self.people if one.state != State.DRAFT and not one.has_photo]

    @property
    def without_travel(self) -> list[Person]:
        """Who holds a place and whose arrival is not known."""
        return [one for one in self.people if one.state != State.DRAFT and not one.has_travel]

    @property
    def lacks_head(self) -> bool:
        """There is a place for a head, and nobody has it."""
        return any(use.role == DelegateRole.HEAD and use.places and not use.taken for use in self.roles)

    @property
    def nothing_asked(self) -> bool:
        """Nothing waits for the delegation."""
        return not (self.asked or self.drafts or self.without_photo or self.without_travel or self.lacks_head)


def page_key(code: str) -> str:
    """Return what the address calls the page of a delegation's people."""
    return f"page-{code}"


def overviews(delegations: Iterable[Delegation], now: dt.datetime) -> list[Overview]:
    """Return each delegation as its focal point sees it, in seven queries however many people there are."""
    found = {one.pk: Overview(one) for one in delegations}
    _add_people(found)
    _add_roles(found)
    _add_deadlines(found, now)
    _add_seats(found)
    return list(found.values())


def _add_people(found: dict[int, Overview]) -> None:
    people = list(
        Delegate.objects.filter(delegation__in=found, merged_into=None, accreditation__isnull=False)
        .select_related("accreditation")
        .only(*READ)
        .in_protocol_order()
    )
    photos = set(
        PrivateFile.objects.filter(delegate__delegation__in=found, kind=PrivateFile.Kind.PHOTO).values_list(
            "delegate", flat=True
        )
    )
    travels = set(
        Travel.objects.filter(delegate__delegation__in=found, arrival_at__isnull=False).values_list(
            "delegate", flat=True
        )
    )
    for one in people:
        overview = found[one.delegation_id]
        one.delegation = overview.delegation
        state = one.accreditation.state
        line = Person(one, standing_of(state), one.pk in photos, one.pk in travels)
        (overview.gone if state in OVER else overview.people).append(line)
    for overview in found.values():
        _mark_neighbours(overview.people)


def _mark_neighbours(people: list[Person]) -> None:
    """Who may rise or sink: those with a neighbour of the same place and rank; drafts have no order yet."""
    ordered = [one for one in people if one.state in HOLDING_A_PLACE]
    for above, below in pairwise(ordered):
        if same_group(above.delegate, below.delegate):
            above.can_sink = below.can_rise = True


def same_group(one: Delegate, other: Delegate) -> bool:
    """Whether only the given order decides between two people of a delegation."""
    return (one.delegation_id, one.role_order, one.rank_band) == (
        other.delegation_id, other.role_order, other.rank_band,
    )  # fmt: skip


def _add_roles(found: dict[int, Overview]) -> None:
    quotas = Quota.objects.filter(delegation__in=found).values_list("delegation", "role", "places")
    places = {(delegation, role): number for delegation, role, number in quotas}
    for pk, overview in found.items():
        taken = [one.delegate.role for one in overview.people if one.delegate.is_active]
        overview.roles = [
            RoleUse(role, taken.count(role), places.get((pk, role)))
            for role in DelegateRole
            if role in taken or places.get((pk, role))
        ]


def _add_deadlines(found: dict[int, Overview], now: dt.datetime) -> None:
    editions = {one.delegation.edition_id for one in found.values()}
    rows = list(Deadline.objects.filter(edition__in=editions))
    for pk, overview in found.items():
        own = {row.step: row for row in rows if row.delegation_id == pk}
        common = {
            row.step: row
            for row in rows
            if row.delegation_id is None and row.edition_id == overview.delegation.edition_id
        }
        overview.deadlines = sorted(
            (
                Due(Step(step), row.due_at, row.due_at < now, row.delegation_id is not None)
                for step, row in (common | own).items()
            ),
            key=lambda due: due.due_at,
        )


def _add_seats(found: dict[int, Overview]) -> None:
    rows = list(SessionSeats.objects.filter(delegation__in=found).select_related("session"))
    for pk, overview in found.items():
        own = [row for row in rows if row.delegation_id == pk]
        if own:
            wanted = wishes(one.delegate.sessions_wanted for one in overview.people if one.delegate.is_active)
            overview.seats = seats_of(own, wanted, overview.delegation.edition.code)
