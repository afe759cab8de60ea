"""Who would come into a room that is held, were a whole file taken in at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.editions.models import Edition
from events.venues.models import RoomBooking


@dataclass(frozen=True, slots=True)
class Holding:
    """A session of the file: the booking it leaves, and the room (code) it would hold from start to end."""

    who: Any
    leaves: int | None
    room: str
    start: dt.datetime | None
    end: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Clash:
    """`who` would come into `room` while `other` holds it from start to end."""

    who: Any
    room: str
    other: str
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class _Held:
    start: dt.datetime
    end: dt.datetime
    rank: int  # -1 for what is held already; else the place in the file
    name: str
    who: Any


def clashes(edition: Edition, coming: Sequence[Holding]) -> list[Clash]:
    """Return those who have to give way: what is held already stays, and who comes first in the file stays.

    All who move leave their rooms first, so sessions may change places.
    """
    leaving = {one.leaves for one in coming if one.leaves}
    rooms: dict[str, list[_Held]] = defaultdict(list)
    for booking in RoomBooking.objects.filter(room__edition=edition).select_related("room"):
        if booking.pk not in leaving:
            rooms[booking.room.code].append(_Held(booking.start, booking.end, -1, booking.purpose, None))
    for rank, one in enumerate(coming):
        if one.start is not None and one.end is not None:
            rooms[one.room].append(_Held(one.start, one.end, rank, one.who.code, one.who))
    return [clash for code, held in sorted(rooms.items()) for clash in _in_room(code, held)]


def _in_room(code: str, held: list[_Held]) -> list[Clash]:
    """Take them in by rank; whoever meets one that stands already gives way."""
    standing: list[_Held] = []
    found = []
    for one in sorted(held, key=lambda held: held.rank):
        other = next((it for it in standing if it.start < one.end and one.start < it.end), None)
        if other is None or one.who is None:
            standing.append(one)
        else:
            found.append(Clash(one.who, code, other.name or code, other.start, other.end))
    return found
