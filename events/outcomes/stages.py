"""The way of an outcome: which step may follow which, and how far one has come at a moment.

A pack says which steps are foreseen, each with its meeting or day. A foreseen step counts as done once its moment is
past, until somebody records a step: from then on only records count, and what is foreseen later stays a plan.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.timezone import get_current_timezone

from events.agenda.models import Session
from events.documents.models import Outcome, OutcomeStage, Stage

from .models import OutcomeStep

S, K = Stage, Outcome.Kind
_NOTHING: frozenset[str] = frozenset()
TRANSITIONS: dict[str, frozenset[str]] = {
    "": frozenset({S.DRAFTED}),
    S.DRAFTED: frozenset({S.CONSULTED, S.ENDORSED}),
    S.CONSULTED: frozenset({S.CONSULTED, S.ENDORSED}),
    S.ENDORSED: frozenset({S.SUBMITTED, S.REFERRED_BACK}),
    S.SUBMITTED: frozenset({S.ADOPTED, S.NOTED, S.DEFERRED, S.REFERRED_BACK}),
    S.DEFERRED: frozenset({S.SUBMITTED, S.REFERRED_BACK}),
    S.REFERRED_BACK: frozenset({S.CONSULTED}),
    S.ADOPTED: frozenset(),
    S.NOTED: frozenset(),
}
DECIDED = frozenset({S.ADOPTED, S.NOTED})
# From here on the text is what a meeting has before it or has decided: it is not amended until it is referred back.
SHUT = DECIDED | {S.SUBMITTED, S.DEFERRED}
_EARLY = (S.DRAFTED, S.CONSULTED, S.ENDORSED)
# What a partner ministers' meeting shares is decided there, without the ADGMIN.
SHARED: dict[str, frozenset[str]] = {stage: frozenset({S.ADOPTED, S.NOTED}) for stage in _EARLY}
# Shorter ways by kind: a report is only noted; a media statement goes from its drafters straight to the ministers.
SHORTER: dict[str, dict[str, frozenset[str]]] = {
    K.REPORT: {stage: frozenset({S.NOTED}) for stage in _EARLY},
    K.STATEMENT: {S.DRAFTED: frozenset({S.SUBMITTED}), S.CONSULTED: frozenset({S.SUBMITTED})},
}
# These steps stand for the beginning of their meeting; the others for what it concludes at its end.
_AT_THE_BEGINNING = frozenset({S.DRAFTED, S.CONSULTED, S.SUBMITTED})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way, as pages show it."""

    stage: str
    at: dt.datetime | None
    session: Session | None
    done: bool
    record: OutcomeStep | None = None

    @property
    def label(self) -> str:
        """What it is called."""
        return str(Stage(self.stage).label)

    @property
    def taken_back(self) -> bool:
        """Whether it was recorded by mistake."""
        return self.record is not None and self.record.taken_back_at is not None


def steps_after(stage: str, outcome: Outcome, *, shared: bool) -> list[Stage]:
    """Return what may come next, in the order of the house; `shared` with a partner."""
    found = TRANSITIONS[stage] | SHORTER.get(outcome.kind, {}).get(stage, _NOTHING)
    if shared:
        found |= SHARED.get(stage, _NOTHING)
    return [one for one in Stage if one in found]


def way_of(plans: Iterable[OutcomeStage], records: Iterable[OutcomeStep], *, now: dt.datetime) -> list[Step]:
    """Return the way as it is at `now`: what is done, then what is foreseen."""
    done = [Step(one.stage, one.at, one.session, done=True, record=one) for one in records]
    done.sort(key=lambda one: one.at or now)
    first = min((one.at for one in done if one.at and not one.taken_back), default=None)
    foreseen: list[Step] = []
    before: list[Step] = []
    for plan in plans:
        at = moment_of(plan)
        past = at is not None and at <= now and (first is None or at <= first)
        (before if past else foreseen).append(Step(plan.stage, at, plan.session, done=past))
    later = [one for one in foreseen if one.at is None or one.at > now]
    if stage_of(done) in DECIDED:
        later = []  # what was planned before the decision is not to come any more
    return [*before, *done, *later]


def stage_of(way: Iterable[Step]) -> str:
    """Return where it stands: the last step that is done and was not taken back, or nothing."""
    return next((one.stage for one in reversed([*way]) if one.done and not one.taken_back), "")


def moment_of(plan: OutcomeStage) -> dt.datetime | None:
    """Return when a foreseen step is done: with its meeting, else at the end of its day."""
    if plan.session and plan.session.start and plan.session.end:
        return plan.session.start if plan.stage in _AT_THE_BEGINNING else plan.session.end
    if plan.date is None:
        return None
    return dt.datetime.combine(plan.date + dt.timedelta(days=1), dt.time(), get_current_timezone())
