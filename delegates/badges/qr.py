"""The QR code of a badge as one path of an SVG (ISO/IEC 18004, level M)."""

from dataclasses import dataclass
from functools import lru_cache

import segno

QUIET = 4  # modules left white around it, as the standard asks


@dataclass(frozen=True, slots=True)
class Drawn:
    """The path, in modules, and how many modules a side has with the quiet zone."""

    path: str
    size: int


@lru_cache(maxsize=256)
def drawn(code: str) -> Drawn:
    """Return a code as a drawing: each run of dark modules is a bar of the path."""
    rows = segno.make(code, error="m", micro=False, boost_error=False).matrix
    bars = []
    for y, row in enumerate(rows, QUIET):
        x = 0
        while x < len(row):
            width = next((n for n in range(len(row) - x) if not row[x + n]), len(row) - x)
            if width:
                bars.append(f"M{x + QUIET} {y}h{width}v1h-{width}z")
            x += width or 1
    return Drawn("".join(bars), len(rows) + 2 * QUIET)
