"""Outcomes that everybody may read, laid to the meetings that endorsed or decided them; no release holds them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from events.documents.models import Outcome, Stage
from events.editions.models import Edition
from events.outcomes.publishing import due_moments, is_out, published_outcomes
from events.outcomes.stages import DECIDED, way_of

from .building import text_of
from .programme import Programme, PublicOutcome, PublicSession

# What a meeting is named for. Where a text was drafted or put before ministers is the drafters' business.
TOLD = DECIDED | {Stage.ENDORSED}


def with_outcomes(
    shown: Programme, edition: Edition, *, now: dt.datetime
) -> tuple[Programme, dt.datetime | None]:
    """Return the public's programme with the outcomes of its meetings, and when the next one opens.

    A meeting that is only announced is named with what it decided, as the page of the outcome names it, and with
    nothing else of its business. A fixed number of queries.
    """
    found = published_outcomes(edition)
    outcomes = tuple(_public(one, shown, now) for one in found if is_out(one, now))
    due = [at for one in found for at in due_moments(one) if at > now]
    return replace(shown, outcomes=outcomes, _search={}), min(due, default=None)


def _public(outcome: Outcome, shown: Programme, now: dt.datetime) -> PublicOutcome:
    return PublicOutcome(
        code=outcome.code,
        title=text_of(outcome, "title"),
        kind=outcome.kind,
        steps=tuple(_steps(outcome, shown, now)),
    )


def _steps(outcome: Outcome, shown: Programme, now: dt.datetime) -> Iterator[tuple[str, str]]:
    for step in way_of(outcome.stages.all(), outcome.steps.all(), now=now):
        session = shown.by_code.get(step.session.code) if step.session else None
        if session and step.done and not step.taken_back and _tells(session, step.stage):
            yield session.code, str(step.stage)


def _tells(session: PublicSession, stage: str) -> bool:
    return stage in (TOLD if session.disclosure == "full" else DECIDED)
