"""What staff decide about a mail: that it is tried again, or that it is not sent."""

from collections.abc import Callable
from typing import TypeAlias

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .models import OutgoingMail

State: TypeAlias = OutgoingMail.State

# What staff may make of a mail, by where it stands; while it is being sent and after that, nothing.
TRANSITIONS: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.QUEUED, State.WITHHELD}),
    State.FAILED: frozenset({State.QUEUED, State.WITHHELD}),
    State.WITHHELD: frozenset({State.QUEUED}),
    State.SENDING: frozenset(),
    State.SENT: frozenset(),
}


def may_become(state: str) -> frozenset[State]:
    """Return what staff may make of a mail that stands there."""
    return TRANSITIONS[State(state)]


def try_again(mail: OutgoingMail, *, by: User) -> OutgoingMail:
    """Send it now, with its tries counted anew. Raises Refused: `mail_under_way`, `mail_sent`."""
    return _move(mail, State.QUEUED, "try mail again", by=by)


def withhold(mail: OutgoingMail, *, by: User) -> OutgoingMail:
    """Do not send it. Raises Refused: `mail_under_way`, `mail_sent`."""
    return _move(mail, State.WITHHELD, "withhold mail", by=by)


@transaction.atomic
def try_failed_again(*, by: User) -> int:
    """Send every mail that failed now, with its tries counted anew; return how many."""
    failed = list(
        OutgoingMail.objects.select_for_update().filter(state=State.FAILED).defer("text", "html", "ics")
    )
    OutgoingMail.objects.filter(pk__in=[mail.pk for mail in failed]).update(
        state=State.QUEUED, next_attempt_at=clock.now(), trouble="", attempts=0
    )
    moved = {"state": [str(State.FAILED), str(State.QUEUED)]}
    audit.record_many(audit.entry(mail, "try mail again", by=by, changes=moved) for mail in failed)
    return len(failed)


VERBS: dict[str, Callable[..., OutgoingMail]] = {"again": try_again, "withhold": withhold}


@transaction.atomic
def _move(mail: OutgoingMail, to: State, verb: str, *, by: User) -> OutgoingMail:
    current = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
    if to not in may_become(current.state):
        raise Refused(_refusal(current))
    before = current.state
    current.state, current.next_attempt_at = to, clock.now()
    current.trouble = OutgoingMail.Trouble.STAFF if to == State.WITHHELD else ""
    current.attempts = 0 if to == State.QUEUED else current.attempts
    current.save(update_fields=["state", "next_attempt_at", "trouble", "attempts"])
    audit.record(current, verb, by=by, changes={"state": [before, str(to)]})
    return current


def _refusal(mail: OutgoingMail) -> Problem:
    if mail.state == State.SENT:
        return Problem(
            "mail_sent", Severity.BLOCK, in_both(lambda: gettext("The mail has gone already.")), (mail,)
        )
    return Problem(
        "mail_under_way",
        Severity.BLOCK,
        in_both(
            lambda: gettext("The mail is being sent at this moment, or stands there already. Look again.")
        ),
        (mail,),
    )
