"""A meeting that was promised to a delegation, and another at the same time that it must attend."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .claims import Timed, must_attend, seconds
from .facts import SessionFact
from .finding import Found
from .timeline import Timeline


class Promises:
    """What was promised to each party, and where it must be; only of parties that were promised something."""

    def __init__(self, placed: Sequence[Timed]) -> None:
        self._placed = placed
        self._promised: defaultdict[str, Timeline] = defaultdict(Timeline)
        self._duties: dict[str, Timeline] = {}
        for number, (begin, end, session) in enumerate(placed):
            for party in session.promised:
                self._promised[party].add(begin, end, number)

    def all(self) -> Iterator[Found]:
        """Give every promise that clashes: the promised meeting first."""
        for _begin, _end, session in self._placed:
            if session.promised:
                yield from self._broken(session)

    def of(self, session: SessionFact) -> Iterator[Found]:
        """Give the clashes of this meeting when it is so, as the promised one and as the other one."""
        yield from self._broken(session)
        lines = {party: self._promised[party] for party in must_attend(session) & self._promised.keys()}
        for other, parties in self._meeting(session, lines):
            yield "promise_clash", (other, session), parties

    def _broken(self, session: SessionFact) -> Iterator[Found]:
        lines = {party: self._duties_of(party) for party in session.promised}
        for other, parties in self._meeting(session, lines):
            yield "promise_clash", (session, other), parties

    def _meeting(
        self, session: SessionFact, lines: dict[str, Timeline]
    ) -> Iterator[tuple[SessionFact, tuple[str, ...]]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for party, line in lines.items():
            for _begin, _end, number in line.overlapping(*seconds(session)):
                found[number].add(party)
        for number, parties in found.items():
            other = self._placed[number][2]
            if other.code != session.code:
                yield other, tuple(sorted(parties))

    def _duties_of(self, party: str) -> Timeline:
        if party not in self._duties:
            line = self._duties[party] = Timeline()
            for number, (begin, end, session) in enumerate(self._placed):
                if party in must_attend(session):
                    line.add(begin, end, number)
        return self._duties[party]
