"""Clashes of demonstrations: a place used twice, an exhibitor in two places, a hall that is closed or holds a session.

Half-open times as in the agenda: what ends at ten does not meet what begins at ten.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from adgmin.core.dates import local
from events.agenda.conflicts import Facts, SessionFact
from events.agenda.conflicts.claims import in_time, seconds
from events.agenda.conflicts.finding import Found
from events.agenda.conflicts.timeline import Timeline

from .facts import DemoFact, HallFact

PLACE, EXHIBITOR, CLOSED = "demo_place_double_booked", "demo_exhibitor_double_booked", "demo_hall_closed"
PLACE_SESSION = f"{PLACE}:session"


def clashes(demos: Sequence[DemoFact], halls: Mapping[str, HallFact], facts: Facts) -> Iterator[Found]:
    """Give what is wrong with demonstrations among themselves and with the sessions of the draft."""
    for one, other in _at_once(demos, lambda demo: demo.place):
        yield PLACE, (one, other), (one.place,)
    for one, other in _at_once(demos, lambda demo: demo.exhibitor):
        if one.place != other.place:
            yield EXHIBITOR, (one, other), (one.exhibitor, one.place, other.place)
    for code in sorted({demo.hall for demo in demos}):
        hall = _Hall(code, halls.get(code, HallFact()), facts)
        for demo in demos:
            if demo.hall == code:
                yield from hall.against(demo)


def _at_once(
    demos: Sequence[DemoFact], what: Callable[[DemoFact], str]
) -> Iterator[tuple[DemoFact, DemoFact]]:
    """Give every two that have the same at the same time, the earlier one first."""
    lines: defaultdict[str, Timeline] = defaultdict(Timeline)
    for number, demo in enumerate(demos):
        lines[what(demo)].add(*seconds(demo), number)
    for line in lines.values():
        for one, other in line.pairs():
            first, then = sorted((demos[one], demos[other]), key=_by_time)
            yield first, then


def _by_time(meeting: SessionFact) -> tuple[int, int, str]:
    return (*seconds(meeting), meeting.code)


class _Hall:
    """When a hall is open, when it is closed to visitors, and which other sessions are held in it."""

    def __init__(self, room: str, hall: HallFact, facts: Facts) -> None:
        placed = [session for _begin, _end, session in in_time(facts.sessions)]
        self._opens = [one for one in placed if one.code in hall.open_during]
        self._closing = [one for one in placed if one.code in hall.closed_for]
        told = hall.open_during | hall.closed_for
        self._others = [one for one in placed if one.room == room and one.code not in told]

    def against(self, demo: DemoFact) -> Iterator[Found]:
        """Give what stands against showing something then; a session of the hall once, not also as its being closed."""
        met = [one for one in self._closing if _meet(one, demo)]
        for one in met:
            yield CLOSED, (demo, one), ()
        others = [one for one in self._others if _meet(one, demo)]
        for one in others:
            first, then = sorted((demo, one), key=_by_time)
            yield PLACE_SESSION, (first, then), ()
        if self._opens and not met and not others and not self._is_open(demo):
            yield CLOSED, (demo,), self._hours_of_the_day(demo)

    def _is_open(self, demo: DemoFact) -> bool:
        """Whether the sessions that open the hall cover it without a gap."""
        begin, end = seconds(demo)
        for since, until in (seconds(one) for one in self._opens):
            if since <= begin < until:
                begin = until
        return begin >= end

    def _hours_of_the_day(self, demo: DemoFact) -> tuple[int, ...]:
        day = local(demo.times[0]).date()
        return tuple(at for one in self._opens if local(one.times[0]).date() == day for at in seconds(one))


def _meet(one: SessionFact, other: SessionFact) -> bool:
    begin, end = seconds(one)
    since, until = seconds(other)
    return begin < until and since < end
