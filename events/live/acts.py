"""The acts of the day: begin, end, delay, move, cancel, take back. What they change is public at once.

Each is one transaction under the edition's lock, so that a release and an act never pass each other by. Time, room and
cancellation go to the live state, which is laid over the release, and to the draft, which holds the rooms and becomes
the next release; the first announced time and room stay with both.
"""

import datetime as dt
from dataclasses import replace

from adgmin.core import audit, clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import User
from events.agenda.models import Session, Status
from events.releases.programme import PublicSession
from events.releases.publishing import latest_release, snapshot_of
from events.venues.models import Room

from . import refusals
from .stage import Outcome, Stage, acting, shifted

MOST_MINUTES = 720


def begin(session: Session, *, by: User | None, seen: str = "") -> Outcome:
    """Say that a session has begun.

    Refused: `cancelled`, `already_begun`, `has_ended`, `not_today`, `room_in_session`.
    """
    with acting("begin", session, by=by, seen=seen) as stage:
        public, now = stage.public, clock.now()
        _refuse(stage, "cancelled", "has_ended")
        if public.started_at:
            raise refusals.stands("already_begun", public)
        if public.day != now.date():
            raise refusals.stands("not_today", public)
        for other in _in_the_room(stage, public):
            if other.started_at and not other.ended_at and other.day == public.day:
                raise refusals.room_in_session(other)
        _mark(stage, started_at=now)
    return _done(stage)


def not_begun(session: Session, *, by: User | None, seen: str = "") -> Outcome:
    """Take back that a session has begun. Refused: `not_begun`, `has_ended`."""
    with acting("take back begin", session, by=by, seen=seen) as stage:
        _refuse(stage, "has_ended")
        if not stage.public.started_at:
            raise refusals.stands("not_begun", stage.public)
        _mark(stage, started_at=None)
    return _done(stage)


def finish(session: Session, *, by: User | None, seen: str = "") -> Outcome:
    """Say that a session has ended. Refused: `cancelled`, `has_ended`, `not_begun` (also by the programme)."""
    with acting("end", session, by=by, seen=seen) as stage:
        public, now = stage.public, clock.now()
        _refuse(stage, "cancelled", "has_ended")
        if not public.started_at and now < public.start:
            raise refusals.stands("not_begun", public)
        _mark(stage, ended_at=now)
    return _done(stage)


def delay(session: Session, minutes: int, *, by: User | None, push: bool = False, seen: str = "") -> Outcome:
    """Let a session be later by `minutes` (earlier when negative); `push` takes the rest of the room's day along.

    Of a session that has begun only the end moves. Refused: `cancelled`, `has_ended`, `bad_minutes`, `outside_day`,
    `ends_before_start`, `room_double_booked`.
    """
    with acting("delay", session, by=by, seen=seen) as stage:
        _refuse(stage, "cancelled", "has_ended")
        if not minutes or abs(minutes) > MOST_MINUTES:
            raise refusals.bad_minutes()
        following = _rest_of_the_day(stage) if push else []
        moved = [_later(each, minutes) for each in (stage.public, *following)]
        for each in moved:
            _refuse_outside_the_day(stage, each, minutes)
        _refuse_taken(stage, moved)
        stage.place(moved)
    return _done(stage)


def move_room(session: Session, room: Room, *, by: User | None, seen: str = "") -> Outcome:
    """Let a session take place elsewhere. Refused: as `delay`, and `same_room`, `room_not_released`."""
    with acting("move room", session, by=by, seen=seen) as stage:
        _refuse(stage, "cancelled", "has_ended")
        if room.code not in stage.programme.rooms:
            raise refusals.room_unknown(room)
        if room.code == stage.public.room:
            raise refusals.stands("same_room", stage.public)
        moved = shifted(stage.public, room=room.code)
        _refuse_taken(stage, [moved])
        stage.place([moved])
    return _done(stage)


def cancel(session: Session, *, by: User | None, seen: str = "") -> Outcome:
    """Say that a session will not take place; its room is free. Refused: `cancelled`, `has_begun`, `has_ended`."""
    with acting("cancel", session, by=by, seen=seen) as stage:
        _refuse(stage, "cancelled", "has_ended")
        if stage.public.started_at:
            raise refusals.stands("has_begun", stage.public)
        stage.place([replace(stage.public, status=Status.CANCELLED)])
    return _done(stage)


def reopen(session: Session, *, by: User | None, seen: str = "") -> Outcome:
    """Take back that a session is cancelled, or that it has ended.

    Refused: `nothing_to_reopen`, `room_double_booked` when its room was given away meanwhile.
    """
    with acting("take back", session, by=by, seen=seen) as stage:
        public = stage.public
        if public.is_cancelled:
            again = replace(public, status=_planned_status(stage))
            _refuse_taken(stage, [again])
            stage.place([again])
        elif public.ended_at:
            _mark(stage, ended_at=None)
        else:
            raise refusals.stands("nothing_to_reopen", public)
    return _done(stage)


def _done(stage: Stage) -> Outcome:
    assert stage.outcome is not None  # noqa: S101 - set when the act left its transaction
    return stage.outcome


def _planned_status(stage: Stage) -> str:
    """The status that was released; confirmed, when the release itself has the session cancelled."""
    release = latest_release(stage.edition)
    planned = {s.uid: s.status for s in snapshot_of(release).sessions}[stage.public.uid] if release else ""
    return planned if planned != Status.CANCELLED else Status.CONFIRMED


def _mark(stage: Stage, **moments: dt.datetime | None) -> None:
    """Write when it began or ended. That changes nothing in a calendar, so its sequence stays."""
    state = stage.state_of(stage.public)
    changes = {}
    for name, moment in moments.items():
        changes[name] = [str(getattr(state, name) or ""), str(moment or "")]
        setattr(state, name, moment)
    audit.record(state.session, stage.act, by=stage.by, changes=changes)


def _refuse(stage: Stage, *states: str) -> None:
    public = stage.public
    if "cancelled" in states and public.is_cancelled:
        raise refusals.stands("cancelled", public)
    if "has_ended" in states and public.ended_at:
        raise refusals.stands("has_ended", public)


def _in_the_room(stage: Stage, session: PublicSession) -> list[PublicSession]:
    """The other meetings in its room that take place."""
    return [
        other
        for other in stage.programme.sessions
        if other.room == session.room and session.room and other.uid != session.uid and not other.is_cancelled
    ]


def _rest_of_the_day(stage: Stage) -> list[PublicSession]:
    """What follows in the room that day and has not begun; not what is public but no longer in the draft."""
    public = stage.public
    following = [
        other
        for other in _in_the_room(stage, public)
        if other.day == public.day and other.start > public.start and not (other.started_at or other.ended_at)
    ]
    held = Session.objects.filter(guid__in=[other.uid for other in following]).values_list("guid", flat=True)
    known = {str(guid) for guid in held}
    return [other for other in following if other.uid in known]


def _later(session: PublicSession, minutes: int) -> PublicSession:
    by = dt.timedelta(minutes=minutes)
    if session.started_at:
        if session.end + by <= session.start:
            raise refusals.no_time_left(session)
        return shifted(session, end=session.end + by)
    return shifted(session, start=session.start + by, end=session.end + by)


def _refuse_outside_the_day(stage: Stage, moved: PublicSession, minutes: int) -> None:
    """Refuse what goes further out of the hours of meetings, on the day for which it was announced."""
    day = (moved.was_start or moved.start).astimezone(MEETING_ZONE).date()
    opens, closes = stage.edition.day_starts, stage.edition.day_ends
    # Midnight closes the day, it does not open it.
    last = day if closes != dt.time() else day + dt.timedelta(days=1)
    late = moved.end > dt.datetime.combine(last, closes, MEETING_ZONE)
    early = moved.start < dt.datetime.combine(day, opens, MEETING_ZONE)
    if (late and minutes > 0) or (early and minutes < 0):
        raise refusals.outside_the_day(moved, f"{opens:%H:%M}", f"{closes:%H:%M}")


def _refuse_taken(stage: Stage, moved: list[PublicSession]) -> None:
    """Refuse a place at which the public would find another meeting; those that move along do not count."""
    going = {session.uid for session in moved}
    for session in moved:
        for other in _in_the_room(stage, session):
            if other.uid in going or other.ended_at:
                continue
            if other.start < session.end and session.start < other.end:
                raise refusals.room_taken(session, other, stage.programme)
