"""Where blocks stand on the grid: five-minute rows, columns, and lanes for what is at once in one column.

Row 1 holds the room heads; row 2 begins at the grid's first half hour. A place is a set of classes: c(olumn),
r(ow), d(uration in rows), a size, and where it shares its column l(ane) of how many.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from adgmin.core.clock import MEETING_ZONE

from .cards import Card

STEP = 5  # minutes a row
SMALLEST_GHOST = 2  # rows


def row_of(moment: dt.datetime, first: dt.datetime) -> int:
    """Return the row in which a moment lies, on a grid that begins at `first`."""
    return 2 + max(0, int((moment - first).total_seconds() // 60)) // STEP


def set_rows(card: Card, start: dt.datetime, end: dt.datetime, first: dt.datetime) -> None:
    """Set the rows of a block: start rounded down, end rounded up, inside the day."""
    close = dt.datetime.combine(first.date(), dt.time(), MEETING_ZONE) + dt.timedelta(days=1)
    top = row_of(start, first)
    bottom = row_of(min(end, close) + dt.timedelta(minutes=STEP - 1), first)
    card.rows = (top, max(bottom, top + 1))


def set_ghost_rows(ghost: Card, cards: Sequence[Card], first: dt.datetime) -> bool:
    """Give a ghost the largest part of its old place that no meeting covers.

    Where every part is covered by others it keeps the whole and shares the column; where the meeting that
    left covers it all, there is no ghost: return False.
    """
    session = ghost.session
    start = session.was_start or session.start
    set_rows(ghost, start, start + (session.end - session.start), first)
    there = [card for card in cards if card.column == ghost.column]
    top, bottom = _largest_gap(ghost.rows, [card.rows for card in there])
    if bottom - top >= SMALLEST_GHOST:
        ghost.rows = (top, bottom)
        return True
    return all(card.session.uid != session.uid for card in there)


def _largest_gap(rows: tuple[int, int], taken: Iterable[tuple[int, int]]) -> tuple[int, int]:
    best, at = (rows[0], rows[0]), rows[0]
    for top, bottom in [*sorted(taken), (rows[1], rows[1])]:
        gap = (at, min(top, rows[1]))
        best = max(best, gap, key=lambda part: part[1] - part[0])
        at = max(at, bottom)
    return best


def set_places(cards: Iterable[Card], columns: list[str]) -> int:
    """Give every block its classes; return the largest number of blocks side by side."""
    by_column: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_column[card.column].append(card)
    widest = 1
    for column, blocks in by_column.items():
        for cluster in _clusters(blocks):
            lanes = _lanes(cluster)
            count = max(lanes) + 1
            widest = max(widest, count)
            for card, lane in zip(cluster, lanes, strict=True):
                top, bottom = card.rows
                side = f" in-lane l{lane + 1}of{count}" if count > 1 else ""
                card.place = (
                    f"c{columns.index(column) + 2} r{top} d{bottom - top} {_size(bottom - top)}{side}"
                )
    return widest


def _clusters(cards: list[Card]) -> list[list[Card]]:
    """Split the blocks of a column into runs that touch each other in time."""
    clusters: list[list[Card]] = []
    reach = 0
    for card in sorted(cards, key=lambda card: card.rows):
        if not clusters or card.rows[0] >= reach:
            clusters.append([])
        clusters[-1].append(card)
        reach = max(reach, card.rows[1])
    return clusters


def _lanes(cluster: list[Card]) -> list[int]:
    """Return the lane of every block of a cluster: the first that is free."""
    free_at: list[int] = []
    lanes = []
    for card in cluster:
        lane = next((i for i, row in enumerate(free_at) if row <= card.rows[0]), len(free_at))
        free_at[lane : lane + 1] = [card.rows[1]]
        lanes.append(lane)
    return lanes


def _size(rows: int) -> str:
    """How much a block can say: at most 20 minutes one line, 35 compact."""
    return "is-xs" if rows <= 4 else "is-sm" if rows <= 7 else "is-md" if rows <= 12 else "is-lg"
