"""Several sessions moved in one go: the rest of a room's day by some minutes, two sessions into each other's place."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext, ngettext

from adgmin.core import dates
from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.models import Session, Status
from events.editions.models import Edition
from events.venues.models import Room

from .acts import Plan
from .layout import DAY, Place, clock_of, place_of
from .wishes import Wish, wish_for


def rest_of_day(edition: Edition, room: Room, day: dt.date, begin: int) -> list[Session]:
    """Return the sessions of a room that begin on a day at this minute or later; cancelled ones stay where they are."""
    found = Session.objects.filter(edition=edition, room=room).on(day).exclude(status=Status.CANCELLED)
    return [one for one in found.order_by("start") if (place := place_of(one)) and place.begin >= begin]


def shift(room: Room, sessions: list[Session], minutes: int) -> tuple[Plan, list[Wish]]:
    """Plan to move sessions of one room by so many minutes, later or earlier.

    Raises Refused: `nothing_to_shift`, or `leaves_the_day` when one would begin on another day.
    """
    wishes = []
    for session in sessions:
        place = place_of(session)
        if place is None:
            continue
        if not 0 <= place.begin + minutes < DAY:
            raise Refused(_leaves_the_day(session))
        wishes.append(wish_for(session, Place(place.day, place.begin + minutes, place.minutes), room))
    if not wishes or not minutes:
        raise Refused(_nothing_to_shift())
    first = wishes[0].session

    def name() -> str:
        text = ngettext(
            "move %(number)d session in %(room)s by %(minutes)s minutes, from %(time)s on",
            "move %(number)d sessions in %(room)s by %(minutes)s minutes, from %(time)s on",
            len(wishes),
        )
        place = place_of(first)
        return text % {
            "number": len(wishes), "room": room.name, "minutes": signed(minutes),
            "time": clock_of(place.begin) if place else "",
        }  # fmt: skip

    return Plan(in_both(name), tuple(wish.move() for wish in wishes), verb="shift"), wishes


def swap(one: Session, other: Session) -> tuple[Plan, list[Wish]]:
    """Plan to let two sessions change places: each begins when and where the other did, and keeps its own length.

    Raises Refused: `same_session`, or `not_placed` when one has no time.
    """
    if one.pk == other.pk:
        raise Refused(_problem("same_session", lambda: gettext("Choose two different sessions."), one))
    here, there = place_of(one), place_of(other)
    if here is None or there is None:
        missing = one if here is None else other
        raise Refused(
            _problem(
                "not_placed", lambda: gettext("%(code)s has no time yet.") % {"code": missing.code}, missing
            )
        )
    wishes = [
        wish_for(one, Place(there.day, there.begin, here.minutes), other.room),
        wish_for(other, Place(here.day, here.begin, there.minutes), one.room),
    ]
    name = in_both(
        lambda: gettext("swap “%(one)s” and “%(other)s”") % {"one": one.title, "other": other.title}
    )
    return Plan(name, tuple(wish.move() for wish in wishes), verb="swap"), wishes


def signed(minutes: int) -> str:
    """Return +10 or −10, with a true minus sign."""
    return f"+{minutes}" if minutes > 0 else f"−{-minutes}"


def _leaves_the_day(session: Session) -> Problem:
    def sentence() -> str:
        return gettext("%(code)s would begin on another day than %(day)s. Nothing was changed.") % {
            "code": session.code,
            "day": dates.day_short(dates.local(session.start).date()) if session.start else "",
        }

    return _problem("leaves_the_day", sentence, session)


def _nothing_to_shift() -> Problem:
    return _problem(
        "nothing_to_shift",
        lambda: gettext("From this time on there is no session in this room, or no minute to move."),
    )


def _problem(code: str, sentence: Callable[[], str], *about: Session) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), about)
