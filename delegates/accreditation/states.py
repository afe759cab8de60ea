"""The life of an accreditation as one table: by which verb, from which state to which, and who may do it."""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Check, State


class Who(enum.Enum):
    """In which capacity somebody acts; the value is the permission, or the focal point of that delegation."""

    DELEGATION = "delegation"
    SECRETARIAT = "delegates.check_secretariat"
    PROTOCOL = "delegates.check_protocol"
    SECURITY = "delegates.check_security"
    BADGES = "delegates.manage_badges"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table."""

    verb: str
    start: State
    to: State
    who: frozenset[Who]


CHECKS: dict[State, Check] = {
    State.SUBMITTED: Check.SECRETARIAT,
    State.SECRETARIAT: Check.SECRETARIAT,
    State.PROTOCOL: Check.PROTOCOL,
    State.SECURITY: Check.SECURITY,
}
CHECK_STATES: dict[Check, State] = {
    Check.SECRETARIAT: State.SECRETARIAT,
    Check.PROTOCOL: State.PROTOCOL,
    Check.SECURITY: State.SECURITY,
}
OFFICERS: dict[Check, Who] = {
    Check.SECRETARIAT: Who.SECRETARIAT,
    Check.PROTOCOL: Who.PROTOCOL,
    Check.SECURITY: Who.SECURITY,
}
ADMITTED = frozenset({State.APPROVED, State.PRINTED, State.ISSUED, State.REPLACED})
WITH_BADGE = ADMITTED - {State.APPROVED}
PAUSED = frozenset({State.MORE_INFORMATION, State.ON_HOLD})
WAITING = frozenset({*CHECKS, *PAUSED})
# Who is in one of these holds a place in the quota.
HOLDING_A_PLACE = WAITING | ADMITTED
OVER = frozenset({State.REFUSED, State.WITHDRAWN, State.REVOKED})
# Whoever decides this says why.
NEEDING_A_REASON = frozenset({"ask", "hold", "refuse", "revoke", "replace"})
# How long a check may take before it counts as late.
TIME_FOR = {
    State.SUBMITTED: dt.timedelta(days=2),
    State.SECRETARIAT: dt.timedelta(days=2),
    State.PROTOCOL: dt.timedelta(days=2),
    State.SECURITY: dt.timedelta(days=5),
    State.MORE_INFORMATION: dt.timedelta(days=7),
}

_OFFICE = frozenset({Who.SECRETARIAT, Who.PROTOCOL, Who.SECURITY})
_BOTH_SIDES = frozenset({Who.DELEGATION, Who.SECRETARIAT})


def _rows(verb: str, starts: Iterable[State], to: Iterable[State], *who: Who) -> list[Move]:
    return [Move(verb, start, end, frozenset(who)) for start in starts for end in to]


def _approvals() -> list[Move]:
    """Passing a check leads to any later one that is still needed, or to approval."""
    order = list(Check)
    return [
        Move("approve", start, to, frozenset({OFFICERS[check]}))
        for start, check in CHECKS.items()
        for to in (*(CHECK_STATES[one] for one in order[order.index(check) + 1 :]), State.APPROVED)
    ]


def _by_the_officer(verb: str, to: State) -> list[Move]:
    return [Move(verb, start, to, frozenset({OFFICERS[check]})) for start, check in CHECKS.items()]


MOVES: tuple[Move, ...] = (
    *_rows("submit", [State.DRAFT], [State.SUBMITTED], *_BOTH_SIDES),
    *_rows("take_up", [State.SUBMITTED], [State.SECRETARIAT], Who.SECRETARIAT),
    *_approvals(),
    *_by_the_officer("ask", State.MORE_INFORMATION),
    *_rows("answer", [State.MORE_INFORMATION], CHECKS, *_BOTH_SIDES),
    *_by_the_officer("hold", State.ON_HOLD),
    *_rows("resume", [State.ON_HOLD], CHECKS, *_OFFICE),
    *_by_the_officer("refuse", State.REFUSED),
    *_rows("refuse", PAUSED, [State.REFUSED], *_OFFICE),
    *_rows("withdraw", [State.DRAFT, *HOLDING_A_PLACE], [State.WITHDRAWN], *_BOTH_SIDES),
    *_rows("reopen", OVER, [State.SUBMITTED], Who.SECRETARIAT),
    *_rows("print", [State.APPROVED, State.REPLACED], [State.PRINTED], Who.BADGES),
    *_rows("issue", [State.PRINTED], [State.ISSUED], Who.BADGES),
    *_rows("replace", [State.PRINTED, State.ISSUED], [State.REPLACED], Who.BADGES),
    *_rows("revoke", ADMITTED, [State.REVOKED], *_OFFICE),
    # What a change to identity, role or photograph does by itself, whoever made it.
    *_rows("recheck", ADMITTED, CHECK_STATES.values(), *_BOTH_SIDES, *_OFFICE),
    *_rows("recheck", [State.PROTOCOL], [State.SECRETARIAT], *_BOTH_SIDES, *_OFFICE),
    *_rows("recheck", [State.SECURITY], [State.SECRETARIAT, State.PROTOCOL], *_BOTH_SIDES, *_OFFICE),
)
TRANSITIONS: dict[State, frozenset[State]] = {
    start: frozenset(move.to for move in MOVES if move.start == start and move.to != start) for start in State
}
_TABLE: dict[tuple[str, str], list[Move]] = {}
for _move in MOVES:
    _TABLE.setdefault((_move.verb, _move.start), []).append(_move)


def moves(verb: str, start: str) -> list[Move]:
    """Return the rows of a verb from a state; none when it may not be done there."""
    return _TABLE.get((verb, start), [])


def verbs_from(start: str, capacities: frozenset[Who]) -> list[str]:
    """Return the verbs that somebody in these capacities may use from a state, in the order of the table."""
    found = (move.verb for move in MOVES if move.start == start and move.who & capacities)
    return [verb for verb in dict.fromkeys(found) if verb != "recheck"]


def next_check(needs: Iterable[str]) -> State:
    """Return the state of the first check that is still needed, or approval."""
    wanted = set(needs)
    return next((CHECK_STATES[check] for check in Check if check in wanted), State.APPROVED)
