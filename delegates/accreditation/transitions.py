"""The verbs of accreditation: each locks, checks the table, writes, records and tells those who listen."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from delegates.delegations.models import Delegation
from delegates.delegations.quotas import quota_problems
from delegates.nominations.models import Delegate, Nomination

from . import refusals
from .access import capacities
from .models import Accreditation, Check, Recheck, State
from .signals import moved
from .states import (
    ADMITTED,
    CHECKS,
    HOLDING_A_PLACE,
    NEEDING_A_REASON,
    OFFICERS,
    PAUSED,
    TIME_FOR,
    Move,
    Who,
    moves,
    next_check,
)

# After these, officers of another check take over.
TO_OTHER_HANDS = frozenset({"approve", "accredit", "recheck", "reopen"})


def open_accreditation(
    delegate: Delegate, *, by: User | None, at: dt.datetime, state: State = State.SUBMITTED
) -> Accreditation:
    """Let a nominated person wait for a decision, or begin a draft."""
    accreditation = Accreditation.objects.create(
        delegate=delegate, since=at, state=state, due_at=due_for(state, at)
    )
    verb = "draft" if state == State.DRAFT else "submit"
    audit.record(accreditation, verb, by=by, changes={"state": ["", state.value]}, note=str(delegate))
    return accreditation


def submit(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Put a draft forward; takes a place in the quota. Raises Refused."""
    return _move(accreditation, "submit", State.SUBMITTED, by=by, expected=expected)


def take_up(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Begin the secretariat's check. Raises Refused."""
    return _move(accreditation, "take_up", State.SECRETARIAT, by=by, expected=expected)


def approve(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Pass the check at hand; the next one that is still needed follows, or approval. Raises Refused."""
    return _move(accreditation, "approve", None, by=by, expected=expected)


def accredit(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Pass every check that is left in one act, as somebody may who holds all their offices. Raises Refused."""
    return _move(accreditation, "accredit", State.APPROVED, by=by, expected=expected)


def ask(accreditation: Accreditation, *, by: User | None, reason: str, expected: str = "") -> Accreditation:
    """Ask the delegation for what is missing. Raises Refused."""
    return _move(accreditation, "ask", State.MORE_INFORMATION, by=by, reason=reason, expected=expected)


def answer(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Give the nomination back to the check that asked. Raises Refused."""
    return _move(accreditation, "answer", None, by=by, expected=expected)


def hold(accreditation: Accreditation, *, by: User | None, reason: str, expected: str = "") -> Accreditation:
    """Set the nomination aside for a time. Raises Refused."""
    return _move(accreditation, "hold", State.ON_HOLD, by=by, reason=reason, expected=expected)


def resume(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Take up again what was set aside. Raises Refused."""
    return _move(accreditation, "resume", None, by=by, expected=expected)


def refuse(
    accreditation: Accreditation, *, by: User | None, reason: str, expected: str = ""
) -> Accreditation:
    """Refuse the accreditation; the place in the quota is free again. Raises Refused."""
    return _move(accreditation, "refuse", State.REFUSED, by=by, reason=reason, expected=expected)


def revoke(
    accreditation: Accreditation, *, by: User | None, reason: str, expected: str = ""
) -> Accreditation:
    """Take back an accreditation that was given; the place is free again. Raises Refused."""
    return _move(accreditation, "revoke", State.REVOKED, by=by, reason=reason, expected=expected)


def withdraw(
    accreditation: Accreditation, *, by: User | None, reason: str = "", expected: str = ""
) -> Accreditation:
    """Record that the delegation takes the nomination back; the place is free again. Raises Refused."""
    return _move(accreditation, "withdraw", State.WITHDRAWN, by=by, reason=reason, expected=expected)


def reopen(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Let the person wait for a decision again, through every check; needs a free place. Raises Refused."""
    return _move(accreditation, "reopen", State.SUBMITTED, by=by, expected=expected)


def print_badge(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Record that the badge is printed. Raises Refused."""
    return _move(accreditation, "print", State.PRINTED, by=by, expected=expected)


def issue(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Record that the badge is handed over. Raises Refused."""
    return _move(accreditation, "issue", State.ISSUED, by=by, expected=expected)


def replace(
    accreditation: Accreditation, *, by: User | None, reason: str, expected: str = ""
) -> Accreditation:
    """Record that the badge no longer counts and another is to be printed. Raises Refused."""
    return _move(accreditation, "replace", State.REPLACED, by=by, reason=reason, expected=expected)


VERBS: dict[str, Callable[..., Accreditation]] = {
    "submit": submit, "take_up": take_up, "approve": approve, "accredit": accredit, "ask": ask, "answer": answer,
    "hold": hold, "resume": resume, "refuse": refuse, "revoke": revoke, "withdraw": withdraw, "reopen": reopen,
    "print": print_badge, "issue": issue, "replace": replace,
}  # fmt: skip


@transaction.atomic
def recheck(
    accreditation: Accreditation, changes: Mapping[Check, Mapping[str, list[Any]]], *, by: User | None
) -> Accreditation:
    """Let what has changed since be looked at: `changes` are {check: {field: [old, new]}}.

    A check that was passed is needed again, and the nomination goes back to the first one needed. Before the first
    check has been passed nothing moves, as everything is still to be looked at. What changes again before it was looked
    at is kept too, so that the officer sees every step.
    """
    current, delegate = _locked(accreditation)
    if current.state in (State.DRAFT, State.SUBMITTED) or current.state not in HOLDING_A_PLACE:
        return current
    passed = [check for check in Check if check in changes and check not in current.needs]
    is_open = set(current.rechecks.filter(passed_at=None).values_list("check_name", flat=True))
    Recheck.objects.bulk_create(
        Recheck(accreditation=current, check_name=check, changes=json.dumps(changes[check]), by=by, at=clock.now())
        for check in Check
        if check in passed or (check in changes and check in is_open)
    )  # fmt: skip
    if not passed:
        return current
    current.needs = [check.value for check in Check if check in current.needs or check in passed]
    to = next_check(current.needs)
    if current.state in PAUSED:
        current.returns_to = to
        current.save(update_fields=["needs", "returns_to"])
    elif to == current.state:
        current.save(update_fields=["needs"])
    else:
        _write(current, delegate, "recheck", to, by=by, reason="")
    return current


def _locked(accreditation: Accreditation) -> tuple[Accreditation, Delegate]:
    """Lock the delegation, then the accreditation, then the person."""
    delegation = Delegation.objects.select_for_update().get(delegates=accreditation.delegate_id)
    current = Accreditation.objects.select_for_update().get(pk=accreditation.pk)
    delegate = Delegate.objects.select_for_update().get(pk=current.delegate_id)
    delegate.delegation = delegation
    return current, delegate


@transaction.atomic
def _move(
    accreditation: Accreditation,
    verb: str,
    to: State | None,
    *,
    by: User | None,
    reason: str = "",
    expected: str = "",
) -> Accreditation:
    """Lock, check the table and the quota, write, record. Without `to` the state follows from what is needed."""
    reason = reason.replace("\0", "")  # the one sign that not every database keeps
    current, delegate = _locked(accreditation)
    if expected and expected != current.state:
        raise Refused(refusals.decided_meanwhile(current))
    if verb == "reopen" and delegate.merged_into:
        raise Refused(refusals.merged(current, delegate.merged_into))
    rows = moves("approve" if verb == "accredit" else verb, current.state)
    if not rows:
        raise Refused(refusals.not_from_here(current, verb))
    if not _may(current, rows, verb, capacities(by, delegate.delegation)):
        raise Refused(refusals.not_yours(current, verb))
    if verb in NEEDING_A_REASON and not reason.strip():
        raise Refused(refusals.reason_missing())
    passing = _passing(current, verb)
    current.needs = [check for check in current.needs if check not in passing]
    to = to or _follows(current, verb)
    if problems := _place_problems(delegate, to):
        raise Refused(*problems)
    current.rechecks.filter(check_name__in=passing, passed_at=None).update(passed_at=clock.now())
    _write(current, delegate, verb, to, by=by, reason=reason)
    return current


def _may(current: Accreditation, rows: list[Move], verb: str, held: frozenset[Who]) -> bool:
    """Whether one of the rows belongs to these capacities; to pass all checks, those of each check that is left."""
    if not any(row.who & held for row in rows):
        return False
    return verb != "accredit" or held >= {OFFICERS[Check(check)] for check in current.needs}


def _passing(current: Accreditation, verb: str) -> list[str]:
    """Return the checks that a verb passes."""
    if verb == "accredit":
        return list(current.needs)
    return [CHECKS[State(current.state)].value] if verb == "approve" else []


def _follows(current: Accreditation, verb: str) -> State:
    if verb in ("answer", "resume"):
        return State(current.returns_to or State.SUBMITTED)
    return next_check(current.needs)


def _write(
    current: Accreditation, delegate: Delegate, verb: str, to: State, *, by: User | None, reason: str
) -> None:
    before, start, now = audit.state_of(current), State(current.state), clock.now()
    current.state, current.since, current.decided_by, current.reason = to, now, by, reason
    current.returns_to = start if to in PAUSED else ""
    current.due_at = due_for(to, now)
    if verb == "reopen":
        current.needs = list(Check.values)
    if verb in TO_OTHER_HANDS:
        current.assigned_to = None
    current.save()
    _hold_place(delegate, to, now)
    changes = audit.difference(before, audit.state_of(current))
    audit.record(current, verb, by=by, changes=changes, note=str(delegate))
    moved.send(
        Accreditation, accreditation=current, delegate=delegate, verb=verb, start=start, to=to, by=by, reason=reason
    )  # fmt: skip


def due_for(state: State, now: dt.datetime) -> dt.datetime | None:
    """Return until when a state that begins now should be decided, if there is a time for it."""
    return now + TIME_FOR[state] if state in TIME_FOR else None


def _hold_place(delegate: Delegate, to: State, at: dt.datetime) -> None:
    delegate.is_active = to in HOLDING_A_PLACE
    delegate.save(update_fields={"is_active", "updated"})
    withdrawn = at if to == State.WITHDRAWN else None
    Nomination.objects.filter(delegate=delegate).update(withdrawn_at=withdrawn)


def _place_problems(delegate: Delegate, to: State) -> list[Problem]:
    if to in HOLDING_A_PLACE and not delegate.is_active:
        return quota_problems(delegate.delegation, adding={delegate.role: 1})
    if to in ADMITTED:
        return quota_problems(delegate.delegation, only=delegate.role)
    return []
