"""What an editor asks for: sessions at a day, a minute, a length and a room, checked and turned into a plan."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from adgmin.core import dates
from adgmin.core.bilingual import in_both
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.editing import Move
from events.agenda.models import Session
from events.editions.models import Edition
from events.venues.models import Room

from .acts import Plan
from .layout import DAY, STEP, Place, place_of

LONGEST = DAY  # minutes
FARTHEST = dt.timedelta(days=366)  # from the first day of the meeting: a slip of the pen, not a plan


@dataclass(frozen=True, slots=True)
class Wish:
    """Where one session is to go; without a place and a room it goes to the tray."""

    session: Session
    place: Place | None
    room: Room | None
    expected: int | None

    def move(self) -> Move:
        """Return it as the verb takes it."""
        start, end = self.place.moments() if self.place else (None, None)
        return Move(self.session, start, end, self.room, self.expected)


def wishes_of(edition: Edition, asked: Sequence[Mapping[str, Any]]) -> list[Wish]:
    """Read what was sent: code, day (ISO 8601), begin and minutes, room (a code), sequence.

    Raises Refused: `not_understood`.
    """
    codes = [str(one.get("code", "")) for one in asked]
    sessions = {
        session.code: session
        for session in Session.objects.filter(edition=edition, code__in=codes).select_related("room")
    }
    rooms = {room.code: room for room in edition.room_set.all()}
    if not asked or len(set(codes)) < len(codes) or not set(codes) <= set(sessions):
        raise _not_understood()
    wishes = [_wish(sessions[str(one["code"])], one, rooms) for one in asked]
    if any(wish.place and abs(wish.place.day - edition.start_date) > FARTHEST for wish in wishes):
        raise _not_understood()
    return wishes


def _wish(session: Session, asked: Mapping[str, Any], rooms: Mapping[str, Room]) -> Wish:
    try:
        room = rooms[str(asked["room"])] if asked.get("room") else None
        expected = _whole(asked["sequence"]) if str(asked.get("sequence", "")) else None
        place = None
        if asked.get("day"):
            day, begin, minutes = (
                dt.date.fromisoformat(str(asked["day"])),
                _whole(asked["begin"]),
                _whole(asked["minutes"]),
            )
            place = Place(day, begin, minutes)
    except (KeyError, ValueError, TypeError) as error:
        raise _not_understood() from error
    if place and not (0 <= place.begin < DAY and STEP <= place.minutes <= LONGEST):
        raise _not_understood()
    return Wish(session, place, room, expected)


def _whole(value: Any) -> int:
    """Return a whole number as a form (text) or a script (a number) writes it. Raises ValueError."""
    number = number_of(str(value), -1)
    if number < 0:
        raise ValueError(value)
    return number


def plan_of(wishes: Sequence[Wish]) -> Plan:
    """Return the plan that does what is wished; its name is that of the first."""
    return Plan(in_both(lambda: name_of(wishes[0])), tuple(wish.move() for wish in wishes))


def name_of(wish: Wish) -> str:
    """Return what is done, as a button of undo names it."""
    session, place = wish.session, wish.place
    words = {"title": session.title, "room": wish.room or "", "when": when(place) if place else ""}
    if place is None:
        return gettext("put “%(title)s” into the tray") % words
    was = place_of(session)
    if was and was.minutes != place.minutes and was.begin == place.begin and wish.room == session.room:
        words["minutes"] = str(place.minutes)
        longer = place.minutes > was.minutes
        text = gettext("lengthen “%(title)s” to %(minutes)s minutes") if longer else gettext(
            "shorten “%(title)s” to %(minutes)s minutes"
        )  # fmt: skip
        return text % words
    if wish.room is None:
        return gettext("move “%(title)s” to %(when)s, without a room") % words
    if was == place:
        return gettext("move “%(title)s” to %(room)s") % words
    if wish.room == session.room:
        return gettext("move “%(title)s” to %(when)s") % words
    return gettext("move “%(title)s” to %(when)s, %(room)s") % words


def when(place: Place) -> str:
    """Thursday 15 January, 09:00–10:00 / Thứ Năm, 15/01, 09:00–10:00."""
    return f"{dates.weekday(place.day)} {dates.day_short(place.day)}, {place.clock}"


def wish_for(session: Session, place: Place | None, room: Room | None) -> Wish:
    """Return a wish about a session just read, so that what happens in between is noticed."""
    return Wish(session, place, room, session.sequence)


def _not_understood() -> Refused:
    def sentence() -> str:
        return gettext("The day, time, length or room was not understood. Nothing was changed.")

    return Refused(Problem("not_understood", Severity.BLOCK, in_both(sentence)))
