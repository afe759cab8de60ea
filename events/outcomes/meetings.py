"""Which meeting takes a step: the one foreseen once it has begun, else that of its body, running or most recent."""

import datetime as dt
from collections.abc import Iterable

from events.agenda.models import Kind, Level, PartyRole, Session, Status
from events.documents.models import Outcome, Stage

from .stages import DECIDED

# Meetings in which a body decides as a whole.
_WHOLE = frozenset({Kind.PLENARY, Kind.CLOSED, Kind.RETREAT})
_BODY: dict[str, str] = {
    Stage.ENDORSED: Level.SOM, Stage.SUBMITTED: Level.MINISTERIAL, Stage.ADOPTED: Level.MINISTERIAL,
    Stage.NOTED: Level.MINISTERIAL, Stage.DEFERRED: Level.MINISTERIAL, Stage.REFERRED_BACK: Level.MINISTERIAL,
}  # fmt: skip


def meetings_begun(edition_id: int, now: dt.datetime) -> list[Session]:
    """Return the meetings of senior officials and ministers that have begun, the last first; two queries."""
    found = Session.objects.filter(
        edition=edition_id, is_draft=False, start__lte=now, level__in=(Level.SOM, Level.MINISTERIAL)
    )
    found = found.filter(kind__in=(*_WHOLE, Kind.MINISTERIAL_DIALOGUE)).exclude(status=Status.CANCELLED)
    return list(found.order_by("-start", "code").prefetch_related("party_links"))


def meeting_for(
    outcome: Outcome, stage: str, here: str, begun: Iterable[Session], now: dt.datetime
) -> Session | None:
    """Return the meeting in which an outcome at stage `here` takes this step, of those in `meetings_begun`.

    Nothing for a step that no body takes (drafted, consulted) unless its meeting is foreseen and has begun, and
    nothing while no meeting of that body has.
    """
    for plan in outcome.stages.all():
        if plan.stage == stage and plan.session and _has_begun(plan.session, now):
            return plan.session
    partners = {one.pk for one in outcome.with_parties.all()}
    fitting = [one for one in begun if _may_take(one, stage, here, partners)]
    running = [one for one in fitting if one.end and now < one.end]
    return next(iter(running or fitting), None)


def _has_begun(session: Session, now: dt.datetime) -> bool:
    return session.start is not None and session.start <= now and session.status != Status.CANCELLED


def _may_take(session: Session, stage: str, here: str, partners: set[int]) -> bool:
    body = Level.SOM if stage == Stage.REFERRED_BACK and here == Stage.ENDORSED else _BODY.get(stage, "")
    if (
        partners and stage in DECIDED
    ):  # what is shared with a partner is decided with that partner's ministers
        there = {one.party_id for one in session.party_links.all() if one.role == PartyRole.PARTNER}
        return session.kind == Kind.MINISTERIAL_DIALOGUE and bool(partners & there)
    return session.level == body and session.kind in _WHOLE
