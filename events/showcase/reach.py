"""What a visitor can get to in a hall, exactly: a square as wide as a way is pushed over the whole floor.

The place of its north-west corner is a whole number of centimetres. The floor is cut at every edge that matters, so
that a hall of any size is a grid of some hundred lines. A gap as wide as the square is a way, one narrower is none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol


class _Box(Protocol):
    @property
    def x(self) -> int: ...
    @property
    def y(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def bottom(self) -> int: ...


_Span = tuple[int, int, int, int]  # x from, to (not included), y from, to (not included)


def reachable(
    width: int,
    height: int,
    walk: int,
    obstacles: Sequence[_Box],
    entrances: Sequence[_Box],
    *,
    beside: Mapping[str, _Box],
    within: Mapping[str, _Box],
) -> tuple[set[str], set[str]]:
    """Return the codes of `beside` that a visitor can stand at, and of `within` that one can stand in.

    Standing at something is to face one of its sides as broadly as the way is, or all of a side that is shorter.
    """
    asked = [(code, span) for code, box in beside.items() for span in _sides(box, walk)]
    doors = [(code, span) for code, box in within.items() for span in _inside(box, walk)]
    starts = [span for box in entrances for span in _inside(box, walk)]
    blocked = [(b.x - walk + 1, b.right, b.y - walk + 1, b.bottom) for b in obstacles]
    all_spans = [*blocked, *starts, *(span for _, span in (*asked, *doors))]
    grid = _Grid(width - walk + 1, height - walk + 1, all_spans)
    for span in blocked:
        grid.fill(span)
    grid.spread(starts)
    return (
        {code for code, span in asked if grid.met(span)},
        {code for code, span in doors if grid.met(span)},
    )


def _sides(box: _Box, walk: int) -> Iterable[_Span]:
    low_y, high_y = sorted((box.y, box.bottom - walk))
    low_x, high_x = sorted((box.x, box.right - walk))
    yield box.right, box.right + 1, low_y, high_y + 1
    yield box.x - walk, box.x - walk + 1, low_y, high_y + 1
    yield low_x, high_x + 1, box.bottom, box.bottom + 1
    yield low_x, high_x + 1, box.y - walk, box.y - walk + 1


def _inside(box: _Box, walk: int) -> Iterable[_Span]:
    """Overlapping a door over the whole width of the way; a narrower door over its own."""
    if box.bottom - box.y > box.right - box.x:
        low, high = sorted((box.y, box.bottom - walk))
        yield box.x - walk + 1, box.right, low, high + 1
    else:
        low, high = sorted((box.x, box.right - walk))
        yield low, high + 1, box.y - walk + 1, box.bottom


class _Grid:
    """Cells between all lines; 0 free, 1 blocked, 2 reached."""

    def __init__(self, width: int, height: int, spans: Iterable[_Span]) -> None:
        spans = list(spans)
        self.xs = _lines(width, [edge for span in spans for edge in span[:2]])
        self.ys = _lines(height, [edge for span in spans for edge in span[2:]])
        self.across, self.down = max(len(self.xs) - 1, 0), max(len(self.ys) - 1, 0)
        self.cells = bytearray(self.across * self.down)

    def _range(self, span: _Span) -> tuple[range, range]:
        left, right, top, bottom = span
        return (
            range(bisect_left(self.xs, max(left, 0)), min(bisect_left(self.xs, right), self.across)),
            range(bisect_left(self.ys, max(top, 0)), min(bisect_left(self.ys, bottom), self.down)),
        )

    def fill(self, span: _Span) -> None:
        """Nobody stands here."""
        columns, rows = self._range(span)
        for row in rows if columns else ():
            begin = row * self.across
            self.cells[begin + columns.start : begin + columns.stop] = b"\1" * len(columns)

    def _free(self, span: _Span, wanted: int) -> list[int]:
        columns, rows = self._range(span)
        return [
            row * self.across + column
            for row in rows
            for column in columns
            if self.cells[row * self.across + column] == wanted
        ]

    def spread(self, starts: Iterable[_Span]) -> None:
        """Walk from the starts wherever one can."""
        waiting = [cell for span in starts for cell in self._free(span, 0)]
        while waiting:
            cell = waiting.pop()
            if self.cells[cell]:
                continue
            self.cells[cell] = 2
            column = cell % self.across
            if column:
                waiting.append(cell - 1)
            if column + 1 < self.across:
                waiting.append(cell + 1)
            if cell >= self.across:
                waiting.append(cell - self.across)
            if cell + self.across < len(self.cells):
                waiting.append(cell + self.across)

    def met(self, span: _Span) -> bool:
        """Whether some place of the span was reached."""
        return bool(self._free(span, 2))


def _lines(length: int, edges: Iterable[int]) -> list[int]:
    """The lines inside, with both ends; none when the way is wider than the hall."""
    return sorted({0, length, *(edge for edge in edges if 0 < edge < length)}) if length > 0 else []
