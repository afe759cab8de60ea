"""Publishing an outcome, and what of it everybody may read."""

import datetime as dt

from django.http import Http404

from adgmin.core import audit, clock
from adgmin.core.models import User
from events.documents.models import Marking, Outcome
from events.editions.models import Edition

from . import refusals
from .models import OutcomePublication
from .noticing import publicly_locked
from .stages import DECIDED, Step, moment_of, stage_of, way_of
from .stepping import the_way
from .texts import current, freeze


def publish(outcome: Outcome, *, by: User | None, not_before: dt.datetime | None = None) -> None:
    """Show an adopted or noted outcome to everybody, at once or from a moment on. Raises Refused: `only_decided`."""
    with publicly_locked(outcome) as found:
        if found.marking != Marking.PUBLIC or stage_of(the_way(found, clock.now())) not in DECIDED:
            raise refusals.only_decided()
        if version := current(found):
            freeze(version)
        OutcomePublication.objects.update_or_create(
            outcome=found, defaults={"at": clock.now(), "not_before": not_before, "by": by}
        )
        audit.record(found, "publish outcome", by=by, note=not_before.isoformat() if not_before else "")


def unpublish(outcome: Outcome, *, by: User | None) -> None:
    """Take an outcome out of the public pages."""
    with publicly_locked(outcome) as found:
        removed, _kinds = OutcomePublication.objects.filter(outcome=found).delete()
        if removed:
            audit.record(found, "unpublish outcome", by=by)


def published_outcomes(edition: Edition | None) -> list[Outcome]:
    """Return the outcomes that staff has published, out or not yet, in a fixed number of queries."""
    found = Outcome.objects.filter(edition=edition, marking=Marking.PUBLIC, publication__isnull=False)
    found = found.select_related("publication", "lead")
    return list(found.prefetch_related("stages__session", "steps__session", "steps__by", "with_parties"))


def public_outcomes(now: dt.datetime) -> list[Outcome]:
    """Return what everybody may read now, in a fixed number of queries.

    Each condition is asked anew: a step taken back or a marking changed hides the outcome at once.
    """
    return [one for one in published_outcomes(Edition.objects.first()) if is_out(one, now)]


def get_public_outcome(code: str, now: dt.datetime) -> Outcome:
    """Return the public outcome of this code. Raises Http404."""
    for one in public_outcomes(now):
        if one.code == code:
            return one
    raise Http404


def is_out(outcome: Outcome, now: dt.datetime) -> bool:
    """Whether everybody may read it: public, published, its moment come, and decided."""
    publication = getattr(outcome, "publication", None)
    if publication is None or outcome.marking != Marking.PUBLIC:
        return False
    if publication.not_before is not None and publication.not_before > now:
        return False
    way = way_of(outcome.stages.all(), outcome.steps.all(), now=now)
    return stage_of(way) in DECIDED


def decision_of(outcome: Outcome, now: dt.datetime) -> Step:
    """Return the step by which an outcome that is out was decided."""
    way = way_of(outcome.stages.all(), outcome.steps.all(), now=now)
    return [one for one in way if one.done and not one.taken_back and one.stage in DECIDED][-1]


def due_moments(outcome: Outcome) -> list[dt.datetime]:
    """Return the moments at which what everybody reads of a published outcome may change by itself."""
    moments = [outcome.publication.not_before, *(moment_of(plan) for plan in outcome.stages.all())]
    return [one for one in moments if one is not None]
