"""Deciding from the queue: on what was seen, one person or many, each with an outcome in words."""

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.filters import number_of
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate

from .access import accreditations_for
from .care import assign
from .marks import current_mark
from .models import Accreditation
from .refusals import WORDS
from .transitions import VERBS

WITH_REASON = frozenset(verb for verb, act in VERBS.items() if "reason" in inspect.signature(act).parameters)
# What the queue offers, with its single keys.
KEYS: dict[str, str] = {"approve": "a", "ask": "i", "hold": "h", "refuse": "r"}
IN_TRIAGE = ("approve", "accredit", "ask", "hold", "resume", "answer", "refuse")
MANY: dict[str, str | Promise] = {verb: WORDS[verb] for verb in KEYS}


@dataclass(frozen=True, slots=True)
class Seen:
    """One chosen row: the person, and the state and the mark that the page showed."""

    pk: int
    state: str
    mark: str

    @classmethod
    def of(cls, text: str) -> "Seen | None":
        """Read `12:submitted:0123…`, as the boxes of the queue hold it; None when it is something else."""
        pk, _, rest = text.partition(":")
        state, _, mark = rest.partition(":")
        return cls(number, state, mark) if (number := number_of(pk)) and state and mark else None


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What happened to one chosen row."""

    delegate: Delegate | None
    done: bool
    words: str


@transaction.atomic
def decide(
    accreditation: Accreditation, verb: str, *, by: User, seen: Seen | None = None, reason: str = ""
) -> Accreditation:
    """Use a verb on a person as seen. Raises Refused as the verb does, and when the person was changed meanwhile."""
    expected = ""
    if seen:
        # The lock that every change of a person takes first: nothing moves between looking and deciding.
        Delegation.objects.select_for_update().get(delegates=accreditation.delegate_id)
        accreditation.refresh_from_db()
        delegate, expected = Delegate.objects.get(pk=accreditation.delegate_id), seen.state
        # Who was decided on meanwhile is told so by the verb, with the name of who did.
        if seen.state == accreditation.state and seen.mark != current_mark(delegate):
            raise Refused(_changed(delegate))
    given: dict[str, Any] = {"reason": reason} if verb in WITH_REASON else {}
    return VERBS[verb](accreditation, by=by, expected=expected, **given)


def decide_many(chosen: Iterable[Seen], verb: str, *, by: User, reason: str = "") -> list[RowOutcome]:
    """Use a verb on each chosen person, each in a transaction of its own."""

    def act(accreditation: Accreditation, seen: Seen) -> str:
        return str(decide(accreditation, verb, by=by, seen=seen, reason=reason).get_state_display())

    return [_outcome(seen, act, by) for seen in chosen]


def assign_many(chosen: Iterable[Seen], to: User | None, *, by: User) -> list[RowOutcome]:
    """Hand each chosen person to an officer, or to nobody."""

    def act(accreditation: Accreditation, seen: Seen) -> str:
        assign(accreditation, to, by=by)
        return gettext("Taken care of by %(who)s") % {"who": to} if to else gettext("Taken care of by nobody")

    return [_outcome(seen, act, by) for seen in chosen]


def _outcome(seen: Seen, act: Any, by: User) -> RowOutcome:
    found = accreditations_for(by).filter(delegate_id=seen.pk).select_related("delegate__delegation").first()
    if found is None:
        return RowOutcome(None, done=False, words=gettext("This person is no longer there."))
    try:
        return RowOutcome(found.delegate, done=True, words=act(found, seen))
    except Refused as refusal:
        words = " ".join(str(problem) for problem in refusal.problems)
        return RowOutcome(found.delegate, done=False, words=words)


def _changed(delegate: Delegate) -> Problem:
    return Problem(
        "changed_meanwhile",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("%(name)s was changed while you were looking. Nothing was decided: look again.")
                % {"name": delegate}
            )
        ),
        (delegate,),
    )
