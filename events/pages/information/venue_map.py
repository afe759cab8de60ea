"""The venues floor by floor, as far as public meetings use them: a scheme, not a survey."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from adgmin.core.bilingual import Text
from events.releases.programme import Programme, PublicRoom, PublicSession


@dataclass(frozen=True, slots=True)
class RoomNow:
    """A room, what is on in it and what comes next today."""

    room: PublicRoom
    size: str  # s | m | l, by seats
    on: list[PublicSession]
    after: PublicSession | None


@dataclass(frozen=True, slots=True)
class Floor:
    """A level of a building; None outside one."""

    level: int | None
    rooms: list[RoomNow]


@dataclass(frozen=True, slots=True)
class Building:
    """A venue with its floors, the highest first."""

    code: str
    name: Text
    note: Text
    off_site: bool
    floors: list[Floor]


def buildings(programme: Programme, now: dt.datetime) -> list[Building]:
    """Return the venues in the order of their rooms."""
    by_venue: dict[str, list[PublicRoom]] = {}
    for room in sorted(programme.rooms.values(), key=lambda room: room.sort_order):
        by_venue.setdefault(room.venue, []).append(room)
    sessions: dict[str, list[PublicSession]] = defaultdict(list)
    for session in programme.by_code.values():
        sessions[session.room].append(session)
    return [_building(rooms, sessions, now) for rooms in by_venue.values()]


def _building(
    rooms: list[PublicRoom], sessions: dict[str, list[PublicSession]], now: dt.datetime
) -> Building:
    first = rooms[0]
    off_site = first.venue_kind == "off_site"
    levels: dict[int | None, list[RoomNow]] = {}
    for room in sorted(rooms, key=lambda room: -room.floor):
        levels.setdefault(None if off_site else room.floor, []).append(
            _room_now(room, sessions[room.code], now)
        )
    floors = [Floor(level, found) for level, found in levels.items()]
    return Building(first.venue, first.venue_name, first.venue_note, off_site, floors)


def _room_now(room: PublicRoom, sessions: Iterable[PublicSession], now: dt.datetime) -> RoomNow:
    held = [session for session in sessions if not session.is_cancelled]
    coming = [s for s in held if s.start > now and s.day == now.date()]
    return RoomNow(
        room=room,
        size="l" if room.capacity >= 200 else "m" if room.capacity >= 60 else "s",
        on=[session for session in held if session.is_on(now)],
        after=min(coming, key=lambda session: session.start, default=None),
    )
