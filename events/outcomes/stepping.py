"""Recording a step of an outcome, and taking back one that was recorded by mistake."""

import datetime as dt

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.agenda.models import Session
from events.documents.models import Outcome, Revision, Stage

from . import refusals
from .meetings import meeting_for, meetings_begun
from .models import OutcomeStep, Standing
from .noticing import publicly_locked
from .stages import DECIDED, Step, stage_of, steps_after, way_of
from .texts import current, freeze

# For so long after its planned end a meeting is taken to go on.
_RUNS_OVER = dt.timedelta(minutes=90)
_BEFORE_A_MEETING = frozenset({Stage.SUBMITTED, Stage.ADOPTED, Stage.NOTED})


def the_way(outcome: Outcome, now: dt.datetime) -> list[Step]:
    """Return the way of one outcome."""
    plans = outcome.stages.select_related("session")
    return way_of(plans, outcome.steps.select_related("session", "by", "version"), now=now)


def next_steps(outcome: Outcome, stage: str) -> list[Stage]:
    """Return what may come next."""
    return steps_after(stage, outcome, shared=bool(outcome.with_parties.all()))


def take_step(
    outcome: Outcome,
    stage: str,
    *,
    by: User | None,
    seen: str | None = None,
    text: int | None = None,
    session: Session | None = None,
    revision: Revision | None = None,
    note: str = "",
) -> OutcomeStep:
    """Record the next step, with its meeting and the text as it stands; what goes before ministers is frozen.

    `seen` and `text` are the stage and the number of the version (0: none) that the officer had before them. A step
    that a meeting could have taken is not recorded without one, unless a note says how it was taken.
    Raises Refused: `changed_meanwhile`, `not_from_here`, `settle_first` (a decision on a text with open amendments),
    `meeting_missing`.
    """
    note = nfc(note).strip()[:500]
    with publicly_locked(outcome) as found:
        now = clock.now()
        way = the_way(found, now)
        here, version = stage_of(way), current(found)
        if seen not in (None, here) or text not in (None, version.number if version else 0):
            raise refusals.changed_meanwhile()
        if stage not in next_steps(found, here):
            raise refusals.not_from_here(here)
        if stage in DECIDED and (left := found.amendments.filter(state=Standing.OPEN).count()):
            raise refusals.settle_first(left)
        if session is None and not note and (could := _could_have(found, stage, here, now)):
            raise refusals.meeting_missing(could)
        if version and stage in _BEFORE_A_MEETING:
            freeze(version)
        step = OutcomeStep.objects.create(
            outcome=found, stage=stage, session=session, at=_moment(session, way, now), by=by, version=version,
            revision=revision, note=note,
        )  # fmt: skip
        audit.record(found, "take step", by=by, changes={"stage": [here, stage]}, note=note)
    return step


def _could_have(outcome: Outcome, stage: str, here: str, now: dt.datetime) -> Session | None:
    return meeting_for(outcome, stage, here, meetings_begun(outcome.edition_id, now), now)


def _moment(session: Session | None, way: list[Step], now: dt.datetime) -> dt.datetime:
    """Return when a step was taken: at the end of a meeting that is over, else now; never before the step before it."""
    over = session is not None and session.end is not None and session.end + _RUNS_OVER <= now
    at = session.end if over and session else now
    done = [one.at for one in way if one.done and one.at and one.at <= now]
    return max([at or now, *done])


def take_back(outcome: Outcome, pk: int, reason: str, *, by: User | None) -> None:
    """Take back the last recorded step; it stays in the history with the reason.

    Raises Refused: `reason_missing`, `changed_meanwhile` (it is not the last one).
    """
    reason = nfc(reason).strip()
    if not reason:
        raise refusals.reason_missing()
    with publicly_locked(outcome) as found:
        last = found.steps.filter(taken_back_at=None).order_by("-at", "-pk").first()
        if last is None or last.pk != pk:
            raise refusals.changed_meanwhile()
        last.taken_back_at, last.taken_back_because = clock.now(), reason[:300]
        last.save(update_fields=["taken_back_at", "taken_back_because"])
        audit.record(found, "take back step", by=by, changes={"stage": [last.stage, ""]}, note=reason)
