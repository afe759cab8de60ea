"""The outcomes that pass through a meeting, for the page of the meeting at the desk."""

import datetime as dt
from dataclasses import dataclass

from django import template
from django.db.models import Q

from adgmin.core import clock
from events.agenda.models import Session
from events.documents.models import Outcome
from events.outcomes.board import all_outcomes
from events.outcomes.models import Standing
from events.outcomes.publishing import is_out
from events.outcomes.stages import Step, way_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Passing:
    """An outcome with its steps in a meeting, how many points are open in it, and whether everybody reads it."""

    outcome: Outcome
    steps: list[Step]
    open: int
    public: bool


@register.simple_tag
def outcomes_of(session: Session) -> list[Passing]:
    """Return the outcomes with a step in this meeting, done or foreseen; a fixed number of queries."""
    now = clock.now()
    through = Q(stages__session=session) | Q(steps__session=session)
    found = all_outcomes(session.edition).filter(through).select_related("publication").distinct()
    return [one for outcome in found if (one := _passing(outcome, session, now)).steps]


def _passing(outcome: Outcome, session: Session, now: dt.datetime) -> Passing:
    way = way_of(outcome.stages.all(), outcome.steps.all(), now=now)
    steps = [one for one in way if one.session == session and not one.taken_back]
    left = sum(one.state == Standing.OPEN for one in outcome.amendments.all())
    return Passing(outcome, steps, left, is_out(outcome, now))
