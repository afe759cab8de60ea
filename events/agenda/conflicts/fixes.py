"""Ways out of a finding: the next free room, the next free time, a longer session; never a new worry for an old one."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from adgmin.core import dates
from adgmin.core.bilingual import Text, in_both
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.problems import Severity

from . import sentences
from .facts import RoomFact, SessionFact
from .finding import Finding, Fix

if TYPE_CHECKING:
    from .index import Index

_BY_ROOM = frozenset(
    {"room_double_booked", "room_closed", "turnover_too_short", "over_capacity", "missing_room"}
)
_BY_TIME = frozenset(
    {"room_double_booked", "room_closed", "turnover_too_short", "party_double_booked", "chair_double_booked",
     "speaker_double_booked", "interpreters_double_booked", "promise_clash"}
)  # fmt: skip
_NOT_FOR_OTHERS = frozenset({"showcase_hall", "off_site", "press_room"})
_LIGHTEST_FIRST = {"public": 0, "technical": 1, "som": 2, "ministerial": 3}
STEP = dt.timedelta(minutes=5)
TRIES = 60
# Nobody is asked to meet earlier or later than this to make way, unless the meeting is so already.
EARLY, LATE = dt.time(8, 0), dt.time(19, 0)

Key = tuple[str, frozenset[str]]


def fixes_of(index: "Index", finding: Finding) -> tuple[Fix, ...]:
    """Return the ways out by the meeting that is easiest to move: of the lower level, then the later one."""
    meetings = [one for one in reversed(finding.meetings) if finding.supposed in ("", one.code)]
    meetings.sort(key=lambda one: _LIGHTEST_FIRST.get(one.level, 0))
    for meeting in meetings:
        if found := tuple(_ways(index, finding, meeting)):
            return found
    return ()


def _ways(index: "Index", finding: Finding, meeting: SessionFact) -> Iterator[Fix]:
    if finding.code == "agenda_too_long":
        yield from _longer(index, finding, meeting)
    by_room = _other_room(index, finding, meeting) if finding.code in _BY_ROOM else ()
    by_time = _later(index, finding, meeting) if finding.code in _BY_TIME else ()
    # A few minutes later is less than another room; another room is less than another hour.
    first, second = (by_time, by_room) if finding.code == "turnover_too_short" else (by_room, by_time)
    yield from first
    yield from second


def _other_room(index: "Index", finding: Finding, meeting: SessionFact) -> Iterator[Fix]:
    """Give the first room that is free then and seats them: same house and kind first, the smallest that does."""
    if not meeting.is_placed:
        return
    old = _old(index, meeting)
    here = index.facts.rooms.get(meeting.room)
    for room in sorted(index.facts.rooms.values(), key=lambda room: _nearness(room, here)):
        if room.code == meeting.room or not _is_fit(room, here):
            continue
        tried = meeting.at(meeting.start, meeting.end, room.code)
        if _mends(index, finding, tried, old):
            yield _fix(tried, in_both(lambda: _to_room(tried, room)))  # noqa: B023 - said at once
            return


def _later(index: "Index", finding: Finding, meeting: SessionFact) -> Iterator[Fix]:
    """Give the next time in the same room at which nothing new is in the way."""
    old = _old(index, meeting)
    for tried in _times_to_try(index, meeting):
        if _mends(index, finding, tried, old):
            yield _fix(tried, in_both(lambda: _to_time(tried)))  # noqa: B023 - said at once
            return


def _longer(index: "Index", finding: Finding, meeting: SessionFact) -> Iterator[Fix]:
    """Give the session as long as its agenda, when nobody waits for the room or the people."""
    start, _end = meeting.times
    minutes = sum(item.minutes for item in meeting.items)
    tried = meeting.at(start, start + dt.timedelta(minutes=minutes))
    if _mends(index, finding, tried, _old(index, meeting)):
        yield _fix(tried, in_both(lambda: _to_length(tried)))


def _old(index: "Index", meeting: SessionFact) -> set[Key]:
    """Return what is wrong with the meeting as it stands: that much may stay."""
    return {_key(one) for one in index.moved(meeting)}


def _mends(index: "Index", finding: Finding, tried: SessionFact, old: set[Key]) -> bool:
    weighty = {_key(one) for one in index.moved(tried) if one.severity != Severity.INFO}
    return _key(finding) not in weighty and weighty <= old


def _key(finding: Finding) -> Key:
    return finding.rule.key, frozenset(finding.sessions)


def _times_to_try(index: "Index", meeting: SessionFact) -> Iterator[SessionFact]:
    """Give the meeting at later and later times: whenever the first of those in the way has gone."""
    tried = meeting
    last = _last_day(index, meeting)
    for _ in range(TRIES):
        start, _end = tried.times
        ends = [end for one in index.moved(tried) for end in _ends(index, one, tried) if end > start]
        tried = _in_hours(index, meeting, meeting.at(_rounded(min(ends)) if ends else start + STEP))
        if last and tried.times[0].astimezone(MEETING_ZONE).date() > last:
            return
        yield tried


def _ends(index: "Index", finding: Finding, tried: SessionFact) -> Iterator[dt.datetime]:
    """Give when those in the way are gone, and the room is ready."""
    if finding.code in ("room_closed", "room_double_booked") and len(finding.meetings) == 1:
        yield dt.datetime.fromtimestamp(int(finding.subject[2]), dt.UTC)
    for other in finding.meetings:
        if other.code != tried.code and other.end:
            wait = index.turnovers.needed(tried) if other.room == tried.room else 0
            yield other.end + dt.timedelta(minutes=wait)


def _rounded(moment: dt.datetime) -> dt.datetime:
    """Return the next moment of the five-minute grid."""
    over = dt.timedelta(seconds=moment.timestamp() % STEP.total_seconds())
    return moment + (STEP - over) if over else moment


def _in_hours(index: "Index", meeting: SessionFact, tried: SessionFact) -> SessionFact:
    """Return the meeting, put to the next morning when it would be too late."""
    begin, end = (moment.astimezone(MEETING_ZONE) for moment in tried.times)
    latest = max(LATE, meeting.times[1].astimezone(MEETING_ZONE).time())
    if end.date() == begin.date() and end.time() <= latest:
        return tried
    morning = max(EARLY, index.facts.day_starts)
    return meeting.at(dt.datetime.combine(begin.date() + dt.timedelta(days=1), morning, MEETING_ZONE))


def _last_day(index: "Index", meeting: SessionFact) -> dt.date | None:
    window = index.facts.windows.get(meeting.level)
    return window.last_day if window else index.facts.last_day


def _nearness(room: RoomFact, here: RoomFact | None) -> tuple[bool, bool, int, str]:
    other_kind = here is not None and room.kind != here.kind
    other_house = here is not None and room.venue != here.venue
    return other_house, other_kind, room.capacity, room.code


def _is_fit(room: RoomFact, here: RoomFact | None) -> bool:
    return room.kind not in _NOT_FOR_OTHERS or (here is not None and here.kind == room.kind)


def _fix(tried: SessionFact, label: Text) -> Fix:
    return Fix(tried.code, tried.sequence, *tried.times, tried.room, label)


def _to_room(tried: SessionFact, room: RoomFact) -> str:
    return gettext("Move %(code)s to %(room)s") % {"code": tried.code, "room": room.name or room.code}


def _to_time(tried: SessionFact) -> str:
    return gettext("Move %(code)s to %(time)s") % {"code": tried.code, "time": sentences.when(tried)}


def _to_length(tried: SessionFact) -> str:
    end = dates.clock_time(dates.local(tried.times[1]))
    return gettext("Let %(code)s last until %(time)s") % {"code": tried.code, "time": end}
