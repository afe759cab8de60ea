"""Where sessions stand on the board: five-minute rows and a column for each room. Positions are classes."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adgmin.core import dates
from adgmin.core.clock import MEETING_ZONE
from events.agenda.models import Session
from events.editions.models import Edition

STEP = 5  # minutes a row
FIRST_ROW = 2  # row 1 holds the rooms' heads
DAY = 24 * 60
MAX_LANES = 4


@dataclass(frozen=True, slots=True)
class Span:
    """The hours of the board's day; minutes after midnight, on half hours."""

    first: int
    last: int

    @property
    def rows(self) -> int:
        """How many rows of five minutes."""
        return (self.last - self.first) // STEP

    @property
    def hours(self) -> list[tuple[str, str]]:
        """The lines across: (classes, label); half hours have no label."""
        lines = []
        for minute in range(self.first, self.last, 30):
            half = minute % 60
            row = FIRST_ROW + (minute - self.first) // STEP
            lines.append((f"r{row}{' hour--half' if half else ''}", "" if half else clock_of(minute)))
        return lines

    def row(self, minute: int) -> int:
        """The row in which a minute lies, kept on the board."""
        return FIRST_ROW + (min(max(minute, self.first), self.last) - self.first) // STEP


@dataclass(frozen=True, slots=True)
class Place:
    """When a session is, as the board counts: a day, minutes after midnight, minutes long."""

    day: dt.date
    begin: int
    minutes: int

    @property
    def end(self) -> int:
        """Minutes after midnight at which it ends; past 24 hours when it ends on the next day."""
        return self.begin + self.minutes

    @property
    def clock(self) -> str:
        """09:00–10:30."""
        return f"{clock_of(self.begin)}–{clock_of(self.end)}"

    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """Start and end as moments."""
        start = dt.datetime.combine(self.day, dt.time(), MEETING_ZONE) + dt.timedelta(minutes=self.begin)
        return start, start + dt.timedelta(minutes=self.minutes)


def place_of(session: Session) -> Place | None:
    """Return when a session is, or nothing while it has no time."""
    if session.start is None:
        return None
    start = dates.local(session.start)
    return Place(start.date(), minutes_of(start.time()), session.minutes)


def span_of(edition: Edition, places: Iterable[Place]) -> Span:
    """Return the hours to show: those of the meeting, wider where a session lies outside."""
    places = list(places)
    first = min([minutes_of(edition.day_starts), *(place.begin for place in places)])
    last = max([minutes_of(edition.day_ends) or DAY, *(place.end for place in places)])
    return Span(first - first % 30, min(last + -last % 30, DAY))


def minutes_of(time: dt.time) -> int:
    """Return the minutes after midnight."""
    return time.hour * 60 + time.minute


def clock_of(minute: int) -> str:
    """Return 09:05 for 545."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def rows_of(place: Place, span: Span) -> tuple[int, int]:
    """Return the first row and the row after the last."""
    top = min(span.row(place.begin), FIRST_ROW + span.rows - 1)
    return top, max(span.row(place.end + STEP - 1), top + 1)


def size_of(rows: int) -> str:
    """Return how much a block can say: at most 20 minutes one line, 35 compact."""
    return "is-xs" if rows <= 4 else "is-sm" if rows <= 7 else "is-md" if rows <= 12 else "is-lg"


def lanes_of(blocks: Sequence[tuple[int, int]]) -> list[str]:
    """Return the class that sets side by side what is at once in one room; blocks are (top, bottom), by top."""
    marks = [""] * len(blocks)
    for cluster in _clusters(blocks):
        lanes = _first_free(cluster, blocks)
        count = min(max(lanes) + 1, MAX_LANES)
        if count > 1:
            for index, lane in zip(cluster, lanes, strict=True):
                marks[index] = f"in-lane l{min(lane, count - 1) + 1}of{count}"
    return marks


def _clusters(blocks: Sequence[tuple[int, int]]) -> list[list[int]]:
    clusters: list[list[int]] = []
    reach = 0
    for index, (top, bottom) in enumerate(blocks):
        if not clusters or top >= reach:
            clusters.append([])
        clusters[-1].append(index)
        reach = max(reach, bottom)
    return clusters


def _first_free(cluster: list[int], blocks: Sequence[tuple[int, int]]) -> list[int]:
    free_at: list[int] = []
    lanes = []
    for index in cluster:
        top, bottom = blocks[index]
        lane = next((number for number, row in enumerate(free_at) if row <= top), len(free_at))
        free_at[lane : lane + 1] = [bottom]
        lanes.append(lane)
    return lanes
