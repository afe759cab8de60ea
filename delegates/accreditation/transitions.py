"""The verbs of accreditation: each locks, checks, writes and records."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.delegations.models import Delegation
from delegates.delegations.quotas import quota_problems
from delegates.nominations.models import Delegate, Nomination

from .models import Accreditation, State
from .states import HOLDING_A_PLACE, NEEDING_A_REASON, may_become


def open_accreditation(delegate: Delegate, *, by: User | None, at: dt.datetime) -> Accreditation:
    """Let a nominated person wait for a decision."""
    accreditation = Accreditation.objects.create(delegate=delegate, since=at)
    audit.record(accreditation, "submit", by=by, changes={"state": ["", State.SUBMITTED.value]})
    return accreditation


def accredit(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Admit the person to the meeting. Raises Refused."""
    return _move(accreditation, State.ACCREDITED, "accredit", by=by, expected=expected)


def refuse(
    accreditation: Accreditation, *, by: User | None, reason: str, expected: str = ""
) -> Accreditation:
    """Refuse, or take back, the accreditation; the place in the quota is free again. Raises Refused."""
    return _move(accreditation, State.REFUSED, "refuse", by=by, reason=reason, expected=expected)


def ask(accreditation: Accreditation, *, by: User | None, reason: str, expected: str = "") -> Accreditation:
    """Ask the delegation for what is missing. Raises Refused."""
    return _move(accreditation, State.MORE_INFORMATION, "ask", by=by, reason=reason, expected=expected)


def withdraw(
    accreditation: Accreditation, *, by: User | None, reason: str = "", expected: str = ""
) -> Accreditation:
    """Record that the delegation takes the nomination back; the place is free again. Raises Refused."""
    return _move(accreditation, State.WITHDRAWN, "withdraw", by=by, reason=reason, expected=expected)


def reopen(accreditation: Accreditation, *, by: User | None, expected: str = "") -> Accreditation:
    """Let the person wait for a decision again; needs a free place. Raises Refused."""
    return _move(accreditation, State.SUBMITTED, "reopen", by=by, expected=expected)


@transaction.atomic
def _move(
    accreditation: Accreditation,
    to: State,
    verb: str,
    *,
    by: User | None,
    reason: str = "",
    expected: str = "",
) -> Accreditation:
    """Lock the delegation and the accreditation, check the table and the quota, write, record."""
    delegation = Delegation.objects.select_for_update().get(delegates=accreditation.delegate_id)
    current = Accreditation.objects.select_for_update().get(pk=accreditation.pk)
    delegate = Delegate.objects.select_for_update().get(pk=current.delegate_id)
    delegate.delegation = delegation
    if problems := _problems(current, delegate, to, reason, expected):
        raise Refused(*problems)
    before = audit.state_of(current)
    current.state, current.since, current.decided_by, current.reason = to, clock.now(), by, reason
    current.save()
    _hold_place(delegate, to, current.since)
    audit.record(
        current, verb, by=by, changes=audit.difference(before, audit.state_of(current)), note=str(delegate)
    )
    return current


def _hold_place(delegate: Delegate, to: State, at: dt.datetime) -> None:
    delegate.is_active = to in HOLDING_A_PLACE
    delegate.save(update_fields={"is_active", "updated"})
    withdrawn = at if to == State.WITHDRAWN else None
    Nomination.objects.filter(delegate=delegate).update(withdrawn_at=withdrawn)


def _problems(
    current: Accreditation, delegate: Delegate, to: State, reason: str, expected: str
) -> list[Problem]:
    if expected and expected != current.state:
        return [_decided_meanwhile(current)]
    if to not in may_become(current.state):
        return [_not_from_here(current, to)]
    if to in NEEDING_A_REASON and not reason.strip():
        return [_reason_missing()]
    if to in HOLDING_A_PLACE and not delegate.is_active:
        return quota_problems(delegate.delegation, adding={delegate.role: 1})
    if to == State.ACCREDITED:
        return quota_problems(delegate.delegation, only=delegate.role)
    return []


def _decided_meanwhile(current: Accreditation) -> Problem:
    return Problem(
        "changed_meanwhile",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("%(who)s has decided meanwhile: %(state)s. Nothing of yours was saved.")
                % {"who": current.decided_by or gettext("Somebody"), "state": current.get_state_display()}
            )
        ),
        (current,),
    )


def _not_from_here(current: Accreditation, to: State) -> Problem:
    return Problem(
        "not_from_this_state",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("The accreditation stands at “%(from)s”; it cannot become “%(to)s” from there.")
                % {"from": current.get_state_display(), "to": to.label}
            )
        ),
        (current,),
    )


def _reason_missing() -> Problem:
    return Problem(
        "reason_missing",
        Severity.BLOCK,
        in_both(lambda: gettext("Please write the reason: the delegation will ask for it.")),
        field="reason",
    )
