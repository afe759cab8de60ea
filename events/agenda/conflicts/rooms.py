"""The rules of a room's day: time to make it ready, closures, and bookings that are no meeting's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .claims import Timed, seconds
from .facts import Facts, SessionFact
from .finding import Found
from .timeline import Timeline, Turns
from .weights import TURNOVERS, turnover_minutes


class Turnovers:
    """Who follows whom in each room, and whether there is time between."""

    def __init__(self, facts: Facts, placed: Sequence[Timed]) -> None:
        self._facts, self._placed = facts, placed
        self._turns: defaultdict[str, Turns] = defaultdict(Turns)
        for number, (begin, end, session) in enumerate(placed):
            if session.room:
                self._turns[session.room].add(begin, end, session.code, number)
        rooms = (room.turnover for room in facts.rooms.values())
        self._longest = 60 * max((0, *TURNOVERS.values(), *facts.turnovers.values(), *rooms))

    def all(self) -> Iterator[Found]:
        """Give every turn that is too short; the one before is whoever ended last by then."""
        for turns in self._turns.values():
            for begin, code, number in turns:
                if before := turns.before(begin, but=code):
                    then = self._placed[number][2]
                    if begin - before[0] < 60 * self.needed(then):
                        yield self._found(self._placed[before[2]][2], then, begin - before[0])

    def of(self, session: SessionFact) -> Iterator[Found]:
        """Give the short turns before and after this meeting when it is so."""
        turns = self._turns.get(session.room)
        if turns is None:
            return
        begin, end = seconds(session)
        before = turns.before(begin, but=session.code)
        if before and begin - before[0] < 60 * self.needed(session):
            yield self._found(self._placed[before[2]][2], session, begin - before[0])
        for since, _code, number in turns.beginning(end, end + self._longest, but=session.code):
            then, other = self._placed[number][2], turns.before(since, but=session.code)
            is_last = other is None or (end, session.code) > other[:2]
            if is_last and since - end < 60 * self.needed(then):
                yield self._found(session, then, since - end)

    def needed(self, session: SessionFact) -> int:
        """Return the minutes that a meeting needs before it: the larger of what its kind and its room need."""
        room = self._facts.rooms.get(session.room)
        return max(turnover_minutes(self._facts, session.kind), room.turnover if room else 0)

    def _found(self, one: SessionFact, then: SessionFact, gap: int) -> Found:
        return "turnover_too_short", (one, then), (then.room, gap // 60, self.needed(then))


class Holds:
    """The times in which a room is closed, or held by a booking of something else."""

    def __init__(self, facts: Facts, placed: Sequence[Timed]) -> None:
        self._facts, self._placed = facts, placed
        self._lines: defaultdict[str, Timeline] = defaultdict(Timeline)
        for number, hold in enumerate(facts.holds):
            begin, end = int(hold.start.timestamp()), int(hold.end.timestamp())
            self._lines[hold.room].add(begin, end, number)

    def all(self) -> Iterator[Found]:
        """Give every meeting in a room that is closed or held."""
        for _begin, _end, session in self._placed if self._lines else ():
            yield from self.of(session)

    def of(self, session: SessionFact) -> Iterator[Found]:
        """Give the closures and bookings that this meeting meets when it is so."""
        line = self._lines.get(session.room)
        for begin, end, number in line.overlapping(*seconds(session)) if line else ():
            hold = self._facts.holds[number]
            key = "room_closed" if hold.is_closure else "room_double_booked"
            yield key, (session,), (session.room, begin, end, hold.reason.vi, hold.reason.en)
