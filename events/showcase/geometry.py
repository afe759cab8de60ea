"""The rules of the hall, on whole centimetres: what may stand where, and that everybody gets to it and out again.

Lengths inside are centimetres; sentences say metres. (0, 0) is the north-west corner of the hall.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from adgmin.core.bilingual import Text
from adgmin.core.problems import Problem

from . import geometry_words as words
from .reach import reachable

GRID = 10  # booths stand on a grid of 0.1 m
CLEAR = 150  # kept free before a door
WALK = 120  # the least width that counts as a way for visitors

DOORS = frozenset({"entrance", "emergency_exit", "dock"})
LANES = frozenset({"aisle", "fire_lane"})
# Nobody walks through these. Everything else of a hall is floor.
SOLID = frozenset({"stage", "desk", "pillar", "power_point", "toilets", "cafe"})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; what only touches does not overlap."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """Its eastern edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Its southern edge."""
        return self.y + self.h

    def overlaps(self, other: "Box") -> bool:
        """Whether both cover some floor."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def turned(self) -> "Box":
        """The same with its sides exchanged: the only way in which a booth turns."""
        return Box(self.x, self.y, self.h, self.w)


@dataclass(frozen=True, slots=True)
class Thing:
    """A feature of the hall."""

    code: str
    kind: str
    name: Text
    box: Box


@dataclass(frozen=True, slots=True)
class Floor:
    """A hall with all that stands in it."""

    width: int
    height: int
    lane_width: int
    features: tuple[Thing, ...]
    booths: Mapping[str, Box]

    def of_kind(self, *kinds: str) -> list[Thing]:
        """The features of these kinds."""
        return [thing for thing in self.features if thing.kind in kinds]


def problems_of(floor: Floor) -> list[Problem]:
    """Return all that is wrong with a hall; `about` of each problem holds the codes it is about."""
    return [
        *(problem for code, box in floor.booths.items() for problem in _place_problems(floor, code, box)),
        *_overlaps(floor.booths),
        *_lane_problems(floor),
        *_way_problems(floor),
    ]


def _place_problems(floor: Floor, code: str, box: Box) -> Iterable[Problem]:
    if box.w < GRID or box.h < GRID or any(value % GRID for value in (box.x, box.y, box.w, box.h)):
        yield words.not_on_grid(code, box)
        return
    if box.x < 0 or box.y < 0 or box.right > floor.width or box.bottom > floor.height:
        yield words.outside_hall(code, box, floor)
    for thing in floor.features:
        if box.overlaps(thing.box):
            yield words.on_feature(code, box, thing)
        elif thing.kind in DOORS and box.overlaps(before_door(thing, floor)):
            yield words.before_door(code, thing, CLEAR)


def before_door(door: Thing, floor: Floor) -> Box:
    """Return the floor that is kept free before a door: as wide as it, 1.5 m into the hall."""
    box = door.box
    if box.h > box.w:
        west = box.x < floor.width - box.right
        return Box(box.right if west else box.x - CLEAR, box.y, CLEAR, box.h)
    north = box.y < floor.height - box.bottom
    return Box(box.x, box.bottom if north else box.y - CLEAR, box.w, CLEAR)


def _overlaps(booths: Mapping[str, Box]) -> Iterable[Problem]:
    for (one, a), (other, b) in combinations(booths.items(), 2):
        if a.overlaps(b):
            yield words.overlaps(one, other, b)


def _lane_problems(floor: Floor) -> Iterable[Problem]:
    """Fire lanes are wide enough, and nothing of the hall stands in them."""
    for lane in floor.of_kind("fire_lane"):
        if min(lane.box.w, lane.box.h) < floor.lane_width:
            yield words.lane_too_narrow(lane, floor)
        for thing in floor.of_kind(*SOLID):
            if lane.box.overlaps(thing.box):
                yield words.lane_blocked(lane, thing)


def obstacles_of(floor: Floor) -> list[Box]:
    """Return what nobody walks through."""
    return [*floor.booths.values(), *(thing.box for thing in floor.of_kind(*SOLID))]


def _way_problems(floor: Floor) -> Iterable[Problem]:
    """A visitor gets from an entrance to each booth's side and to each emergency exit; without entrances unasked."""
    entrances = [thing.box for thing in floor.of_kind("entrance")]
    exits = floor.of_kind("emergency_exit")
    if not entrances:
        return
    touched, crossed = reachable(
        floor.width,
        floor.height,
        WALK,
        obstacles_of(floor),
        entrances,
        beside=floor.booths,
        within={t.code: t.box for t in exits},
    )
    for code in floor.booths.keys() - touched:
        yield words.unreachable(code, WALK)
    for thing in exits:
        if thing.code not in crossed:
            yield words.exit_unreachable(thing, WALK)
