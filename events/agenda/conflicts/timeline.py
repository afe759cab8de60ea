"""Times in order: which of them overlap, found by a sweep and never by comparing every pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

# From, to, and which meeting; half-open: what ends at ten does not meet what begins at ten.
Span = tuple[int, int, int]


class Timeline:
    """The spans of one room, one party, one team; put in order when first asked."""

    __slots__ = ("_begins", "_reach", "_spans")

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._begins: list[int] | None = None
        self._reach: list[int] = []

    def add(self, begin: int, end: int, which: int) -> None:
        """Put a span in; before the first question only."""
        self._spans.append((begin, end, which))

    def overlapping(self, begin: int, end: int) -> Iterator[Span]:
        """Give every span that meets this one.

        `_reach` is how far the spans up to each one last, so those before the first that reaches are passed over; a
        span that lasts for days makes the search longer, never wrong.
        """
        begins = self._in_order()
        first = bisect_right(self._reach, begin)
        for number in range(first, bisect_left(begins, end)):
            span = self._spans[number]
            if span[1] > begin:
                yield span

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give every two meetings whose spans overlap.

        The spans still running stay in `running`; each of those kept is one pair given, so the work is that of
        ordering and of the answer.
        """
        self._spans.sort()
        running: list[Span] = []
        until = 0
        for span in self._spans:
            begin, end, which = span
            if begin >= until:
                running = [span]
                until = end
                continue
            running = [one for one in running if one[1] > begin]
            for one in running:
                if one[2] != which:
                    yield one[2], which
            running.append(span)
            until = max(until, end)

    def _in_order(self) -> list[int]:
        if self._begins is None:
            self._spans.sort()
            self._begins = [span[0] for span in self._spans]
            self._reach = list(accumulate((span[1] for span in self._spans), max))
        return self._begins


class Turns:
    """The meetings of one room in the order of their ends and beginnings: who follows whom."""

    __slots__ = ("_begins", "_ends", "_sorted")

    def __init__(self) -> None:
        self._begins: list[tuple[int, str, int]] = []
        self._ends: list[tuple[int, str, int]] = []
        self._sorted = False

    def add(self, begin: int, end: int, code: str, which: int) -> None:
        """Put a meeting in; before the first question only."""
        self._begins.append((begin, code, which))
        self._ends.append((end, code, which))

    def before(self, begin: int, *, but: str = "") -> tuple[int, str, int] | None:
        """Return (end, code, which) of the meeting that ended last by then, leaving one out."""
        self._order()
        at = bisect_right(self._ends, (begin, "\U0010ffff", 0))
        while at:
            at -= 1
            if self._ends[at][1] != but:
                return self._ends[at]
        return None

    def beginning(self, since: int, until: int, *, but: str = "") -> Iterator[tuple[int, str, int]]:
        """Give (begin, code, which) of the meetings that begin from since until before until."""
        self._order()
        for number in range(bisect_left(self._begins, (since, "", 0)), len(self._begins)):
            found = self._begins[number]
            if found[0] >= until:
                return
            if found[1] != but:
                yield found

    def __iter__(self) -> Iterator[tuple[int, str, int]]:
        self._order()
        return iter(self._begins)

    def _order(self) -> None:
        if not self._sorted:
            self._begins.sort()
            self._ends.sort()
            self._sorted = True
