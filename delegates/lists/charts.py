"""Charts drawn on the server: only places and lengths, each with its table; the template makes SVG of them."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH = 640
ROW = 54  # a row: its label above, its bar below
ROOM = 84  # to the right of the bars, for the figures
# Room around the lines: left for the figures, above for the numbers of the deadlines, below for the days.
LEFT, TOP, RIGHT, BOTTOM, HEIGHT = 52, 46, 16, 40, 310


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar; `kind` chooses colour and pattern: a, b or c."""

    kind: str
    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart; `mark` is where a limit lies."""

    label: str
    y: int
    parts: tuple[Part, ...]
    figure: str
    figure_x: float
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars."""

    rows: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A line that rises by days, and upright lines: the deadlines, numbered, and now."""

    path: str
    days: tuple[Tick, ...]
    amounts: tuple[Tick, ...]
    limits: tuple[Tick, ...]
    now: float | None


@dataclass(frozen=True, slots=True)
class Amount:
    """What a row of bars shows: a label, the amounts by kind, a limit if there is one."""

    label: str
    values: Sequence[tuple[str, int, str]]
    limit: int | None = None


def bars(rows: Sequence[Amount]) -> Bars:
    """Return the bars of these amounts on one scale."""
    most = max((max(sum(v for _k, v, _l in row.values), row.limit or 0) for row in rows), default=0) or 1
    scale = (WIDTH - ROOM) / most
    return Bars(tuple(_bar(row, at, scale) for at, row in enumerate(rows)), len(rows) * ROW)


def _bar(row: Amount, at: int, scale: float) -> Bar:
    parts, x = [], 0.0
    for kind, value, label in row.values:
        if value:
            parts.append(Part(kind, round(x, 1), round(value * scale, 1), f"{label}: {value}"))
            x += value * scale
    total = sum(value for _kind, value, _label in row.values)
    figure = str(total) if row.limit is None else f"{total} / {row.limit}"
    mark = None if row.limit is None else round(row.limit * scale, 1)
    return Bar(row.label, at * ROW, tuple(parts), figure, round(max(x, mark or 0) + 8, 1), mark)


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where a day and an amount lie in the drawing."""

    first: dt.date
    span: int  # days
    most: int

    def x(self, day: dt.date) -> float:
        return round(LEFT + (day - self.first).days * (WIDTH - LEFT - RIGHT) / self.span, 1)

    def y(self, amount: float) -> float:
        return round(HEIGHT - BOTTOM - amount * (HEIGHT - TOP - BOTTOM) / self.most, 1)


def rising(
    counts: Sequence[tuple[dt.date, int]],
    limits: Sequence[dt.date],
    today: dt.date | None,
    *,
    day_label: Callable[[dt.date], str],
) -> Lines | None:
    """Return the line of the running total by days; nothing when nothing was counted. Without `today` all is over."""
    if not counts:
        return None
    days = [day for day, _number in counts] + [*limits, *([today] if today else [])]
    span = max((max(days) - min(days)).days, 1)
    axes = _Axes(min(days), span, _round_up(sum(number for _day, number in counts)))
    shown = [axes.first + dt.timedelta(span * quarter // 4) for quarter in range(5)]
    return Lines(
        path=_path(counts, axes, max(today or counts[-1][0], counts[-1][0])),
        days=tuple(Tick(axes.x(day), day_label(day)) for day in shown),
        amounts=tuple(Tick(axes.y(axes.most * n / 4), f"{axes.most * n // 4}") for n in range(5)),
        limits=tuple(Tick(axes.x(day), str(number)) for number, day in enumerate(limits, 1)),
        now=axes.x(today) if today else None,
    )


def _path(counts: Sequence[tuple[dt.date, int]], axes: _Axes, until: dt.date) -> str:
    path, total = f"M{axes.x(counts[0][0])} {axes.y(0)}", 0
    for day, number in counts:
        total += number
        path += f"H{axes.x(day)}V{axes.y(total)}"
    return f"{path}H{axes.x(until)}"


def _round_up(amount: int) -> int:
    """Return the next amount that four even steps make of round figures."""
    if amount <= 4:
        return 4
    step = 4 * int(10 ** max(len(str(amount)) - 2, 0))
    return math.ceil(amount / step) * step
