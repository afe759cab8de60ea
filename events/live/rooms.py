"""The rooms of one day as those who run it see them: what is on, what is due, what follows, what is done."""

import datetime as dt
from dataclasses import dataclass, field

from events.releases.programme import Programme, PublicRoom, PublicSession

from .stage import mark_of

NEAR = dt.timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting, and what may be done with it now."""

    session: PublicSession
    mark: str  # of what is shown, so that a form acts once
    state: str  # running | due | later | over | ended | cancelled
    minutes: int  # since it should have begun (due), or past its end (running)
    today: bool
    free: tuple[PublicRoom, ...]  # rooms in which nothing is public at its time

    is_near: bool  # on, due or soon: its buttons are shown at once

    @property
    def is_done(self) -> bool:
        """Whether nothing more is to be done but to take back."""
        return self.state in {"ended", "cancelled", "over"}


@dataclass(slots=True)
class RoomDay:
    """One room, or what has none yet: what is on or due, what comes next, the rest."""

    room: PublicRoom | None
    now: list[Line] = field(default_factory=list)
    following: Line | None = None
    later: list[Line] = field(default_factory=list)
    done: list[Line] = field(default_factory=list)

    @property
    def is_busy(self) -> bool:
        """Whether somebody has begun in it."""
        return any(line.state == "running" for line in self.now)


def rooms_of(programme: Programme, day: dt.date, now: dt.datetime) -> list[RoomDay]:
    """Return the rooms that are used that day, in their order; last what was released without one.

    `programme` is what is public, in full.
    """
    rooms: dict[str, RoomDay] = {}
    for session in programme.on_day(day):
        room = rooms.setdefault(session.room, RoomDay(programme.rooms.get(session.room)))
        _add(room, line_of(session, programme, now))
    return sorted(
        rooms.values(), key=lambda each: (each.room is None, each.room.sort_order if each.room else 0)
    )


def line_of(session: PublicSession, programme: Programme, now: dt.datetime) -> Line:
    """Return one meeting as it stands."""
    state = _state(session, now)
    since = session.end if state == "running" else session.start
    minutes = max(0, int((now - since).total_seconds() // 60)) if state in {"running", "due"} else 0
    free = () if state in {"ended", "cancelled"} else _free(session, programme)
    near = state != "over" and now >= session.start - NEAR
    return Line(session, mark_of(session), state, minutes, session.day == now.date(), free, near)


def _state(session: PublicSession, now: dt.datetime) -> str:
    if session.is_cancelled:
        return "cancelled"
    if session.ended_at:
        return "ended"
    if session.started_at:
        return "running"
    if session.is_over(now):
        return "over"
    return "due" if session.start <= now else "later"


def _add(room: RoomDay, line: Line) -> None:
    if line.is_done:
        room.done.append(line)
    elif line.state in {"running", "due"}:
        room.now.append(line)
    elif room.following is None:
        room.following = line
    else:
        room.later.append(line)


def _free(session: PublicSession, programme: Programme) -> tuple[PublicRoom, ...]:
    taken = {
        other.room
        for other in programme.sessions
        if other.start < session.end
        and session.start < other.end
        and not (other.is_cancelled or other.ended_at)
    }
    rooms = sorted(programme.rooms.values(), key=lambda room: room.sort_order)
    return tuple(room for room in rooms if room.code not in taken and room.code != session.room)
