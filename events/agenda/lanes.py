"""The rooms of one day as lanes of time, and what is on in each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from adgmin.core.clock import MEETING_ZONE
from events.editions.models import Edition
from events.venues.models import Room

from .models import Session, Status

FIRST_HOUR, LAST_HOUR = 7, 23
MINUTES = (LAST_HOUR - FIRST_HOUR) * 60


@dataclass(frozen=True, slots=True)
class Block:
    """One meeting in a lane; `x` and `width` are minutes of the axis."""

    session: Session
    x: int
    width: int


@dataclass(slots=True)
class Lane:
    """One room."""

    room: Room
    blocks: list[Block] = field(default_factory=list)
    current: Session | None = None
    following: Session | None = None


def day_of(edition: Edition, now: dt.datetime) -> dt.date:
    """Return today, or the nearest day of the meeting."""
    return min(max(now.astimezone(MEETING_ZONE).date(), edition.start_date), edition.end_date)


def days_of(edition: Edition) -> list[dt.date]:
    """Return the days of the meeting."""
    length = (edition.end_date - edition.start_date).days
    return [edition.start_date + dt.timedelta(days=number) for number in range(length + 1)]


def lanes_of(rooms: Iterable[Room], sessions: Iterable[Session], *, now: dt.datetime) -> list[Lane]:
    """Return a lane for each room, in the rooms' order, with what is on now and what follows today."""
    lanes = {room.pk: Lane(room) for room in rooms}
    for session in sessions:
        if session.start is None or session.end is None or session.room_id is None:
            continue
        lane = lanes[session.room_id]
        x = minute_of(session.start)
        is_over_midnight = (
            session.end.astimezone(MEETING_ZONE).date() > session.start.astimezone(MEETING_ZONE).date()
        )
        until = MINUTES if is_over_midnight else minute_of(session.end)
        lane.blocks.append(Block(session, x, max(until - x, 4)))
        if session.status == Status.CANCELLED:
            continue
        if session.start <= now < session.end:
            lane.current = session
        elif session.start > now and lane.following is None:
            lane.following = session
    return list(lanes.values())


def minute_of(moment: dt.datetime) -> int:
    """Return the place of a moment on the axis, kept within it."""
    local = moment.astimezone(MEETING_ZONE)
    return min(max(local.hour * 60 + local.minute - FIRST_HOUR * 60, 0), MINUTES)


def hours() -> list[str]:
    """Return the labels of the axis, every second hour."""
    return [f"{hour:02}:00" for hour in range(FIRST_HOUR, LAST_HOUR, 2)]


def ticks() -> list[int]:
    """Return where the hours begin."""
    return list(range(0, MINUTES, 60))
