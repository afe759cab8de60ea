"""A working list: whom it holds, grouped and counted, in a fixed number of queries."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from adgmin.core.models import User
from delegates.accreditation.models import State
from delegates.accreditation.states import ADMITTED, HOLDING_A_PLACE, WAITING
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.models import Delegate, DelegateQuerySet
from events.agenda.models import Session
from events.editions.models import Edition

from .kinds import KINDS, NAME, Kind, Known
from .participants import person_key

_READS = (
    "role", "role_order", "rank_band", "order", "honorific", "title", "badge_name", "full_name", "list_name",
    "post_nominals", "delegation_id", "accreditation__state",
)  # fmt: skip
STATES: dict[str, frozenset[State]] = {
    "": HOLDING_A_PLACE,
    "admitted": ADMITTED,
    "waiting": WAITING,
    **{state.value: frozenset({state}) for state in State if state != State.DRAFT},
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of a working list asks for; the empty text asks for nothing."""

    by: str = ""
    delegation: str = ""
    role: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """Read it from the query of a request, without what is not known."""
        given = {field.name: query.get(field.name, "").strip()[:40] for field in fields(cls)}
        known = {"by": KINDS, "role": DelegateRole.values, "state": STATES}
        return cls(**{name: value for name, value in given.items() if value in known.get(name, (value,))})

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """One person in one group."""

    pk: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One group."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """The list: headings, groups, how many different persons."""

    kind: Kind
    headings: tuple[str, ...]
    groups: tuple[Gathered, ...]
    count: int


def kinds_for(user: User) -> list[Kind]:
    """Return the lists that this user may have."""
    return [kind for kind in KINDS.values() if not kind.permission or user.has_perm(kind.permission)]


def working_list(people: DelegateQuerySet, edition: Edition, wanted: Wanted) -> Working:
    """Return the list asked for; whoever asks must be allowed its kind."""
    kind = KINDS[wanted.by]
    known = _known(edition, kind)
    found = sorted(_people(people, known, kind, wanted), key=lambda one: _place(one, known, kind))
    groups: dict[tuple, list[Line]] = {}
    for person in found:
        line = Line(person.pk, tuple(column.value(person, known) for column in (NAME, *kind.columns)))
        for place in kind.groups(person, known):
            groups.setdefault(place, []).append(line)
    ordered = sorted(groups, key=lambda place: place[0])
    return Working(
        kind,
        tuple(str(column.heading) for column in (NAME, *kind.columns)),
        tuple(Gathered(place[1], tuple(groups[place])) for place in ordered),
        len(found),
    )


def _known(edition: Edition, kind: Kind) -> Known:
    delegations = {one.pk: one for one in Delegation.objects.filter(edition=edition)}
    if "sessions_wanted" not in kind.reads:
        return Known(delegations)
    sessions = Session.objects.filter(edition=edition).only("code", "start", "title_vi", "title_en")
    return Known(delegations, {session.code: session for session in sessions})


def _people(people: DelegateQuerySet, known: Known, kind: Kind, wanted: Wanted) -> DelegateQuerySet:
    found = people.filter(merged_into=None, delegation__in=known.delegations)
    found = found.filter(accreditation__state__in=STATES[wanted.state])
    if wanted.delegation:
        found = found.filter(delegation__code=wanted.delegation)
    if wanted.role:
        found = found.filter(role=wanted.role)
    return found.select_related("accreditation", *kind.joins).only(*_READS, *kind.reads).order_by()


def _place(person: Delegate, known: Known, kind: Kind) -> tuple:
    """Within a group: by the moment of arrival or departure where that is asked for, then in protocol order."""
    delegation = known.delegations[person.delegation_id]
    order = (delegation.kind != Delegation.Kind.PARTY, delegation.sort_order, *person_key(person))
    if not kind.by_time:
        return order
    at = getattr(getattr(person, "travel", None), f"{kind.key}_at", None)
    return (at or dt.datetime.max.replace(tzinfo=dt.UTC), *order)
