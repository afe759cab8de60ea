"""Copies in one go: breaks into other rooms, a whole day onto another one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from adgmin.core import dates
from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.models import Kind, Session, Status
from events.editions.models import Edition
from events.venues.models import Room, RoomBooking

from .acts import Plan
from .copying import Copy, copy_of
from .layout import Place, place_of
from .spots import Spot

Held = dict[int, list[tuple[dt.datetime, dt.datetime]]]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line of the preview; without a copy the place is taken and nothing is made."""

    session: Session
    place: Place
    room: Room | None
    copy: Copy | None


def breaks_on(edition: Edition, day: dt.date) -> list[Session]:
    """Return the breaks and receptions of a day."""
    found = Session.objects.filter(edition=edition, kind=Kind.SOCIAL).on(day).exclude(status=Status.CANCELLED)
    return list(found.select_related("room").order_by("start", "code"))


def sessions_on(edition: Edition, day: dt.date) -> list[Session]:
    """Return what a copy of the day takes along."""
    found = Session.objects.filter(edition=edition).on(day).exclude(status=Status.CANCELLED)
    return list(found.select_related("room").order_by("start", "room__sort_order", "code"))


def copy_breaks(
    edition: Edition, breaks: Sequence[Session], rooms: Sequence[Room]
) -> tuple[Plan, list[CopyLine]]:
    """Plan a copy of each break in each room, at the same time; where the room is held then, none is made.

    Raises Refused: `nothing_to_copy`.
    """
    taken, held = _codes(edition), _held(rooms)
    lines = []
    for session in breaks:
        for room in rooms:
            place = place_of(session)
            if place is None or room.pk == session.room_id:
                continue
            free = _is_free(held, room, *place.moments())
            copy = _copy(session, place, room, taken, is_draft=session.is_draft) if free else None
            lines.append(CopyLine(session, place, room, copy))
    return _plan(lines, lambda number: ngettext(
        "copy %(number)d break", "copy %(number)d breaks", number) % {"number": number}), lines  # fmt: skip


def duplicate_day(
    edition: Edition, sessions: Sequence[Session], target: dt.date
) -> tuple[Plan, list[CopyLine]]:
    """Plan a draft copy of each session on another day, at the same time and in the same room.

    Where the room is held then, the copy has its time and waits in the tray for a room. Raises Refused:
    `nothing_to_copy`.
    """
    taken = _codes(edition)
    held = _held({session.room for session in sessions if session.room})
    lines = []
    for session in sessions:
        was = place_of(session)
        if was is None:
            continue
        place = Place(target, was.begin, was.minutes)
        room = session.room if session.room and _is_free(held, session.room, *place.moments()) else None
        lines.append(CopyLine(session, place, room, _copy(session, place, room, taken)))

    def name(number: int) -> str:
        return ngettext(
            "copy %(number)d session to %(day)s", "copy %(number)d sessions to %(day)s", number
        ) % {"number": number, "day": dates.day_short(target)}

    return _plan(lines, name), lines


def _copy(
    session: Session, place: Place, room: Room | None, taken: set[str], *, is_draft: bool = True
) -> Copy:
    start, end = place.moments()
    return copy_of(session, Spot.at(start, end, room.pk if room else None), taken=taken, is_draft=is_draft)


def _plan(lines: Iterable[CopyLine], name: Callable[[int], str]) -> Plan:
    copies = tuple(line.copy for line in lines if line.copy)
    if not copies:
        raise Refused(_nothing_to_copy())
    label: Text = in_both(lambda: name(len(copies)))
    return Plan(label, copies=copies, verb="copy")


def _codes(edition: Edition) -> set[str]:
    return set(Session.objects.filter(edition=edition).values_list("code", flat=True))


def _held(rooms: Iterable[Room]) -> Held:
    held: Held = defaultdict(list)
    for room, start, end in RoomBooking.objects.filter(room__in=list(rooms)).values_list(
        "room_id", "start", "end"
    ):
        held[room].append((start, end))
    return held


def _is_free(held: Held, room: Room, start: dt.datetime, end: dt.datetime) -> bool:
    """Whether nobody holds the room then; if so it is held for what asked."""
    if any(begin < end and start < finish for begin, finish in held[room.pk]):
        return False
    held[room.pk].append((start, end))
    return True


def _nothing_to_copy() -> Problem:
    def sentence() -> str:
        return gettext("There is nothing to copy, or no room is free then.")

    return Problem("nothing_to_copy", Severity.BLOCK, in_both(sentence))
