"""Ways through the hall: the shortest walk along the floor, around what stands in it. Lengths are centimetres."""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .geometry import Box, Floor, obstacles_of

CELL = 50
MOST_CELLS = 40_000  # a hall of 100 × 100 m; larger ones get larger cells
Point = tuple[int, int]
_STEPS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


@dataclass(frozen=True, slots=True)
class Way:
    """A walk: its corners from start to end, and how long it is."""

    points: tuple[Point, ...]
    length: int

    def seconds(self, speed: float) -> int:
        """How long it takes at so many metres a second."""
        return math.ceil(self.length / 100 / speed)


class Ground:
    """The floor cut into cells of half a metre; one walks from the middle of a free cell to the next."""

    def __init__(self, floor: Floor) -> None:
        self.cell = max(CELL, math.ceil(math.sqrt(floor.width * floor.height / MOST_CELLS) / 10) * 10)
        self.across, self.down = floor.width // self.cell, floor.height // self.cell
        self.free = bytearray(b"\1" * (self.across * self.down))
        for box in obstacles_of(floor):
            for place in self._covered(box):
                self.free[place] = 0

    def way(self, start: Box, end: Box) -> Way | None:
        """Return the shortest walk from one box to another, or None when there is none."""
        return self.ways(start, [end])[0]

    def ways(self, start: Box, ends: Sequence[Box]) -> list[Way | None]:
        """Return the shortest walks from one box to each of others."""
        begins = self.access(start)
        far, before = self._spread(begins)
        return [self._traced(far, before, self.access(end)) for end in ends]

    def access(self, box: Box) -> list[int]:
        """Return the free cells at a box: under it when one walks there, else along its sides."""
        inside = [place for place in self._covered(box) if self.free[place]]
        if inside:
            return inside
        c = self.cell
        sides = [
            Box(box.x - c, box.y, c, box.h),
            Box(box.right, box.y, c, box.h),
            Box(box.x, box.y - c, box.w, c),
            Box(box.x, box.bottom, box.w, c),
        ]
        return sorted({place for side in sides for place in self._covered(side) if self.free[place]})

    def _covered(self, box: Box) -> Iterable[int]:
        c = self.cell
        rows = range(max(box.y // c, 0), min(-(-box.bottom // c), self.down))
        columns = range(max(box.x // c, 0), min(-(-box.right // c), self.across))
        return (row * self.across + column for row in rows for column in columns)

    def _spread(self, begins: list[int]) -> tuple[dict[int, float], dict[int, int]]:
        far = dict.fromkeys(begins, 0.0)
        before: dict[int, int] = {}
        waiting = [(0.0, place) for place in begins]
        heapq.heapify(waiting)
        while waiting:
            gone, place = heapq.heappop(waiting)
            if gone > far[place]:
                continue
            for other, step in self._beside(place):
                if gone + step < far.get(other, math.inf):
                    far[other], before[other] = gone + step, place
                    heapq.heappush(waiting, (gone + step, other))
        return far, before

    def _beside(self, place: int) -> Iterable[tuple[int, float]]:
        """The free cells around; none over the corner of what stands there."""
        row, column = divmod(place, self.across)
        for dx, dy in _STEPS:
            x, y = column + dx, row + dy
            if not (0 <= x < self.across and 0 <= y < self.down) or not self.free[y * self.across + x]:
                continue
            if dx and dy and not (self.free[row * self.across + x] and self.free[y * self.across + column]):
                continue
            yield y * self.across + x, math.sqrt(2) if dx and dy else 1.0

    def _traced(self, far: dict[int, float], before: dict[int, int], ends: list[int]) -> Way | None:
        reached = [place for place in ends if place in far]
        if not reached:
            return None
        place = min(reached, key=lambda place: (far[place], place))
        cells = [place]
        while place in before:
            place = before[place]
            cells.append(place)
        points = self._straightened([self._middle(cell) for cell in reversed(cells)])
        return Way(tuple(points), round(sum(math.dist(a, b) for a, b in pairwise(points))))

    def _middle(self, place: int) -> Point:
        row, column = divmod(place, self.across)
        return column * self.cell + self.cell // 2, row * self.cell + self.cell // 2

    def _straightened(self, points: list[Point]) -> list[Point]:
        """Leave out corners between which one can walk straight."""
        kept, at = [points[0]], 0
        while at < len(points) - 1:
            ahead = len(points) - 1
            while ahead > at + 1 and not self._is_clear(points[at], points[ahead]):
                ahead -= 1
            kept.append(points[ahead])
            at = ahead
        return kept

    def _is_clear(self, one: Point, other: Point) -> bool:
        """Whether a straight walk, half a cell wide, touches nothing."""
        pieces = max(1, math.ceil(math.dist(one, other) / (self.cell / 4)))
        reach = self.cell // 4
        for piece in range(pieces + 1):
            x = one[0] + (other[0] - one[0]) * piece / pieces
            y = one[1] + (other[1] - one[1]) * piece / pieces
            for sx in (x - reach, x + reach):
                for sy in (y - reach, y + reach):
                    if not self.free[int(sy // self.cell) * self.across + int(sx // self.cell)]:
                        return False
        return True
