"""The chart of arrivals: one column a quarter of an hour, and the line of what the gates can pass."""

from collections.abc import Sequence
from dataclasses import dataclass

from adgmin.core.dates import clock_time

from .inside import Quarter

WIDTH, HEIGHT = 640, 220
LEFT, TOP, BOTTOM = 40, 22, 30
MOST_LABELS = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One column with its figure above and, for some, its time below."""

    x: float
    y: float
    width: float
    height: float
    figure: int
    label: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The chart; `limit` is where the line of the gates' capacity lies."""

    columns: tuple[Column, ...]
    limit: float | None
    passes: int
    width: int = WIDTH
    height: int = HEIGHT


def columns_of(quarters: Sequence[Quarter]) -> Columns | None:
    """Return the chart of these quarters; nothing when nobody came."""
    if not quarters:
        return None
    passes = quarters[0].passes
    most = max(*(one.arrived for one in quarters), passes, 1)
    scale, step = (HEIGHT - TOP - BOTTOM) / most, (WIDTH - LEFT) / len(quarters)
    every = -(-len(quarters) // MOST_LABELS)
    columns = tuple(
        Column(
            x=round(LEFT + at * step + step * 0.12, 1), y=round(HEIGHT - BOTTOM - one.arrived * scale, 1),
            width=round(step * 0.76, 1), height=round(one.arrived * scale, 1), figure=one.arrived,
            label=clock_time(one.start) if at % every == 0 else "", is_over=bool(passes) and one.arrived > passes,
        )
        for at, one in enumerate(quarters)
    )  # fmt: skip
    return Columns(columns, round(HEIGHT - BOTTOM - passes * scale, 1) if passes else None, passes)
