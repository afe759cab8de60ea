"""The rules that look at one meeting: its days and hours, its seats, its agenda, what it lacks."""

import datetime as dt
from collections.abc import Iterator

from adgmin.core.bilingual import LANGUAGES, Text
from adgmin.core.clock import MEETING_ZONE

from .claims import OPEN_HOUSE
from .facts import Facts, RoomFact, SessionFact
from .finding import Found, Value

Alone = tuple[str, tuple[Value, ...]]
_MOMENT = dt.timedelta(microseconds=1)


def alone(session: SessionFact, facts: Facts) -> Iterator[Found]:
    """Give what the rules find in one meeting by itself; nothing in a cancelled one."""
    if not session.is_cancelled:
        for key, subject in _alone(session, facts):
            yield key, (session,), subject


def _alone(session: SessionFact, facts: Facts) -> Iterator[Alone]:
    yield from _lacks(session)
    yield from _languages(session)
    yield from _agenda(session)
    if session.start is not None and session.end is not None:
        yield from _times(session, session.start, session.end, facts)
    if found := overfull(session, facts.rooms.get(session.room)):
        yield "over_capacity", found


def _lacks(session: SessionFact) -> Iterator[Alone]:
    if session.start is None:
        yield "missing_time", ()
    if not session.room:
        yield "missing_room", ()
    if not session.chairs and session.kind not in OPEN_HOUSE:
        yield "missing_chair", ()


def _languages(session: SessionFact) -> Iterator[Alone]:
    parts = [*_missing("title", session.title, needed=True), *_missing("abstract", session.abstract)]
    for item in session.items:
        parts += _missing(f"item{item.number}", item.title, needed=True)
    if parts:
        key = "missing_translation" + (":ministers" if session.level == "ministerial" else "")
        yield key, tuple(parts)


def _missing(name: str, text: Text, *, needed: bool = False) -> list[str]:
    """Return `name.language` for each language that lacks; what is empty in both lacks only when needed."""
    if (text.vi and text.en) or not (needed or text):
        return []
    return [f"{name}.{lang}" for lang in LANGUAGES if not getattr(text, lang)]


def _agenda(session: SessionFact) -> Iterator[Alone]:
    if not session.items or session.start is None or session.end is None:
        return
    wanted = sum(item.minutes for item in session.items)
    length = int((session.end - session.start).total_seconds()) // 60
    if wanted > length:
        yield "agenda_too_long", (wanted, length)


def overfull(session: SessionFact, room: RoomFact | None) -> tuple[Value, ...] | None:
    """Return the numbers when the people expected find no seat.

    A delegation has one seat at the table and its others sit behind, or at the table where chairs are left; the
    audience needs what the room admits beside them. Without seats at a table only that number counts.
    """
    if room is None:
        return None
    delegations, audience = len(session.parties), session.audience
    behind = delegations * session.heads_plus
    seated, heads = delegations + behind, delegations + behind + audience
    no_seat = bool(room.table_seats) and (
        delegations > room.table_seats or seated > room.table_seats + room.back_seats
    )
    if not (no_seat or (room.capacity and heads > room.capacity)):
        return None
    return room.code, delegations, behind, audience, room.table_seats, room.back_seats, room.capacity


def _is_past(moment: dt.time, closes: dt.time) -> bool:
    """Whether a moment is past the hour of closing; midnight closes the day, as the board draws it."""
    return closes != dt.time() and moment >= closes


def _times(session: SessionFact, start: dt.datetime, end: dt.datetime, facts: Facts) -> Iterator[Alone]:
    begin, finish = start.astimezone(MEETING_ZONE), (end - _MOMENT).astimezone(MEETING_ZONE)
    day, last = begin.date(), finish.date()
    if facts.first_day and facts.last_day:
        if not facts.first_day <= day <= last <= facts.last_day:
            yield "outside_day", (facts.first_day.isoformat(), facts.last_day.isoformat())
        elif day != last or begin.time() < facts.day_starts or _is_past(finish.time(), facts.day_ends):
            yield "outside_day:hours", (f"{facts.day_starts:%H:%M}", f"{facts.day_ends:%H:%M}")
    window = facts.windows.get(session.level)
    if window and (
        not window.first_day <= day <= last <= window.last_day
        or (window.opens and begin.time() < window.opens)
        or (window.closes and (_is_past(finish.time(), window.closes) or day != last))
    ):
        hours = (f"{at:%H:%M}" if at else "" for at in (window.opens, window.closes))
        yield "outside_window", (window.first_day.isoformat(), window.last_day.isoformat(), *hours)
