"""A signature drawn on a screen: strokes of points, kept as text, drawn again as one path of an SVG."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity

WIDTH, HEIGHT = 600, 200  # of the field in which it is drawn; points are whole numbers within it
MOST_POINTS = 6000
FEWEST_POINTS = 8  # fewer are a slip of the finger

Stroke = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Strokes:
    """What was drawn, in order."""

    strokes: tuple[Stroke, ...]

    def __bool__(self) -> bool:
        return bool(self.strokes)

    def as_text(self) -> str:
        """Return how it is kept: a JSON list of strokes, each a flat list of x and y in turn."""
        if not self.strokes:
            return ""
        return json.dumps(
            [[n for point in stroke for n in point] for stroke in self.strokes], separators=(",", ":")
        )

    def path(self) -> str:
        """Return the path of an SVG of WIDTH × HEIGHT; a dot is a stroke of no length."""
        parts = []
        for (x, y), *rest in self.strokes:
            line = " ".join(f"{a} {b}" for a, b in rest or [(x, y)])
            parts.append(f"M{x} {y}L{line}")
        return "".join(parts)

    def svg(self) -> str:
        """Return a whole SVG, without a style of its own but the strokes of a pen."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
            f'<path d="{self.path()}" fill="none" stroke="#10163a" stroke-width="3" stroke-linecap="round" '
            'stroke-linejoin="round"/></svg>'
        )


def read(text: str) -> Strokes:
    """Return the strokes of a text as `as_text` writes it; the empty text has none. Raises Refused."""
    if not text.strip():
        return Strokes(())
    try:
        strokes = tuple(_stroke(one) for one in _list(json.loads(text)))
    except (ValueError, RecursionError):
        raise Refused(_problem("signature_unreadable")) from None
    points = sum(len(stroke) for stroke in strokes)
    if points < FEWEST_POINTS:
        raise Refused(_problem("signature_too_short"))
    if points > MOST_POINTS:
        raise Refused(_problem("signature_unreadable"))
    return Strokes(strokes)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value


def _stroke(value: Any) -> Stroke:
    numbers = _list(value)
    if not numbers or len(numbers) % 2 or not all(type(number) is int for number in numbers):
        raise ValueError("no stroke")
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    if not all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points):
        raise ValueError("outside the field")
    return points


def _problem(code: str) -> Problem:
    def words() -> str:
        if code == "signature_too_short":
            return gettext("The signature is only a dot or a short line. Please let it be written again.")
        return gettext(
            "The signature could not be read. Please let it be written again, or take it on paper."
        )

    return Problem(code, Severity.BLOCK, in_both(words), field="signature")
