"""What a screen shows at this moment: of one room, or of all of them in the lobby."""

import datetime as dt
from dataclasses import dataclass

from events.live.shown import shown
from events.releases.programme import Programme, PublicAnnouncement, PublicRoom, PublicSession

from .slots import Slot, begins_here, ends_here, here, slot_of, stands

COMING = 2  # meetings named after the one that counts now
TOLD = 2  # announcements beside the urgent ones


@dataclass(frozen=True, slots=True)
class Notices:
    """The announcements of a screen: urgent ones stand on top."""

    urgent: tuple[PublicAnnouncement, ...]
    others: tuple[PublicAnnouncement, ...]


@dataclass(frozen=True, slots=True)
class RoomBoard:
    """A door screen: the meeting that counts now, if any, and what comes after it on the same day."""

    room: PublicRoom
    main: Slot | None
    coming: tuple[Slot, ...]
    notices: Notices
    is_over: bool  # nothing follows in this room until the end of the Meeting


@dataclass(frozen=True, slots=True)
class Line:
    """A room on the lobby board."""

    room: PublicRoom
    now: Slot | None
    next: tuple[Slot, ...]  # the next that takes place, after what was to take place before it and does not


@dataclass(frozen=True, slots=True)
class LobbyBoard:
    """The lobby: rooms with a meeting now or next, and the rooms without any on that day."""

    day: dt.date | None  # None: the Meeting is over
    is_today: bool
    lines: tuple[Line, ...]
    unused: tuple[PublicRoom, ...]
    notices: Notices


def room_board(programme: Programme, room: PublicRoom, now: dt.datetime) -> RoomBoard:
    """Say what the door of a room shows."""
    meetings = here(programme, room.code)
    current = _current(meetings, room.code, now)
    coming = _coming(meetings, room.code, now)
    # Before the first meeting that takes place the door shows that one, be it on another day.
    if current is None and coming:
        current = next((s for s in coming if stands(s, room.code)), coming[0])
        coming = [s for s in coming if s is not current]
    day = begins_here(current, room.code).date() if current else now.date()
    later = [s for s in coming if begins_here(s, room.code).date() == day]
    return RoomBoard(
        room=room,
        main=slot_of(current, room.code, programme, now) if current else None,
        coming=tuple(slot_of(s, room.code, programme, now) for s in later[:COMING]),
        notices=_notices(programme, now, current),
        is_over=current is None,
    )


def lobby_board(programme: Programme, now: dt.datetime) -> LobbyBoard:
    """Say what the lobby shows: today while anything is left of it, else the next day with meetings."""
    rooms = sorted(programme.rooms.values(), key=lambda room: room.sort_order)
    day = _day_that_counts(programme, now)
    lines = [_line(programme, room, day, now) for room in rooms] if day else []
    used = tuple(line for line in lines if line.now or line.next)
    busy = {line.room.code for line in used}
    return LobbyBoard(
        day=day,
        is_today=day == now.date(),
        lines=used,
        unused=tuple(
            room for room in rooms if day and room.code not in busy and room.venue_kind != "off_site"
        ),
        notices=_notices(programme, now),
    )


def _current(meetings: list[PublicSession], room: str, now: dt.datetime) -> PublicSession | None:
    """Return what takes place, else what was to take place now and does not."""
    running = [s for s in meetings if s.room == room and s.is_on(now)]
    if running:
        return running[-1]
    missing = [
        s for s in meetings if not stands(s, room) and begins_here(s, room) <= now < ends_here(s, room)
    ]
    return missing[-1] if missing else None


def _coming(meetings: list[PublicSession], room: str, now: dt.datetime) -> list[PublicSession]:
    return [s for s in meetings if begins_here(s, room) > now and not (stands(s, room) and s.is_on(now))]


def _line(programme: Programme, room: PublicRoom, day: dt.date, now: dt.datetime) -> Line:
    meetings = here(programme, room.code)
    current = _current(meetings, room.code, now)
    coming = [s for s in _coming(meetings, room.code, now) if begins_here(s, room.code).date() == day]
    return Line(
        room=room,
        now=slot_of(current, room.code, programme, now) if current else None,
        next=tuple(slot_of(s, room.code, programme, now) for s in _until_one_stands(coming, room.code)),
    )


def _until_one_stands(coming: list[PublicSession], room: str) -> list[PublicSession]:
    first = next((number for number, s in enumerate(coming) if stands(s, room)), len(coming))
    return coming[max(0, first - COMING + 1) : first + 1]


def _day_that_counts(programme: Programme, now: dt.datetime) -> dt.date | None:
    named = [s for s in programme.sessions if s.has_page and s.room]
    if any(s.day == now.date() and (s.is_on(now) or s.start > now) for s in named):
        return now.date()
    return min((s.day for s in named if s.start > now), default=None)


def _notices(programme: Programme, now: dt.datetime, session: PublicSession | None = None) -> Notices:
    told = shown(programme, now, session=session)
    urgent = tuple(each for each in told if each.level == "urgent")
    others = tuple(each for each in told if each.level != "urgent")
    return Notices(urgent[:TOLD], others[:TOLD])
