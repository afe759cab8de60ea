"""Two meetings that claim the same at the same time: room, heads of delegation, chairs, speakers, interpreters."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .claims import Timed, claims_of, is_counted_twice, seconds
from .facts import SessionFact
from .finding import Found
from .timeline import Timeline

# The rule, and the two meetings by number; what both claim.
Shared = dict[tuple[str, int, int], set[str]]


class Clashes:
    """The claims of all meetings, by what is claimed; one finding for each two meetings and rule."""

    def __init__(self, placed: Sequence[Timed]) -> None:
        self._placed = placed
        self._lines: defaultdict[tuple[str, str, str], Timeline] = defaultdict(Timeline)
        for number, (begin, end, session) in enumerate(placed):
            for key, level, what, since, until in claims_of(session, begin, end):
                self._lines[key, level, what].add(since, until, number)

    def all(self) -> Iterator[Found]:
        """Give every clash."""
        shared: Shared = defaultdict(set)
        for (key, _level, what), line in self._lines.items():
            for one, other in line.pairs():
                shared[key, min(one, other), max(one, other)].add(what)
        for (key, one, other), claimed in shared.items():
            first, second = self._placed[one][2], self._placed[other][2]
            if not is_counted_twice(key, first, second):
                yield key, (first, second), tuple(sorted(claimed))

    def of(self, session: SessionFact) -> Iterator[Found]:
        """Give the clashes that this meeting has when it is so."""
        shared: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        begin, finish = seconds(session)
        for key, level, what, since, until in claims_of(session, begin, finish):
            if line := self._lines.get((key, level, what)):
                for *_span, number in line.overlapping(since, until):
                    shared[key, number].add(what)
        for (key, number), claimed in shared.items():
            since, until, other = self._placed[number]
            if other.code != session.code and not is_counted_twice(key, session, other):
                earlier = (since, until, other.code) < (begin, finish, session.code)
                yield key, (other, session) if earlier else (session, other), tuple(sorted(claimed))
