"""The order in which one passes booths: row by row from the north, each row from the west."""

from collections.abc import Mapping
from typing import Protocol


class _Box(Protocol):
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def h(self) -> float: ...


def in_walking_order(booths: Mapping[str, _Box]) -> list[str]:
    """Return the codes of booths in order; a booth is in a row when it begins above the middle of the row's first."""
    rows: list[tuple[float, list[str]]] = []
    for code in sorted(booths, key=lambda code: (booths[code].y, booths[code].x, code)):
        box = booths[code]
        if rows and box.y < rows[-1][0]:
            rows[-1][1].append(code)
        else:
            rows.append((box.y + box.h / 2, [code]))
    return [code for _, row in rows for code in sorted(row, key=lambda code: (booths[code].x, code))]
