"""The picture of a tour: the hall, the walk, the stops by number. One unit is a centimetre."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from events.showcase.geometry import Box

from .planning import Itinerary

PAD = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a stop, in the middle of its place."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page draws of a tour."""

    view_box: str
    width: int
    height: int
    booths: list[tuple[str, Box, bool]]
    features: list[tuple[str, Box]]
    ways: list[str]
    marks: list[Mark]


def picture_of(plan: Itinerary) -> Picture:
    """Draw a tour."""
    floor, visited = plan.floor, {one.code for one in plan.stops}
    ways = [one.way for one in plan.stops] + [plan.back]
    return Picture(
        f"{-PAD} {-PAD} {floor.width + 2 * PAD} {floor.height + 2 * PAD}",
        floor.width,
        floor.height,
        [(code, box, code in visited) for code, box in sorted(floor.booths.items())],
        [(thing.kind, thing.box) for thing in floor.features if thing.kind not in {"aisle", "fire_lane"}],
        [" ".join(f"{x},{y}" for x, y in way.points) for way in ways if way],
        [
            Mark(number, one.box.x + one.box.w // 2, one.box.y + one.box.h // 2)
            for number, one in enumerate(plan.stops, 1)
        ],
    )


def svg_of(drawn: Picture) -> str:
    """Return the picture for paper: lines and shapes that a black-and-white printer keeps apart."""
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawn.view_box}">']
    parts.append(
        _rect(Box(0, 0, drawn.width, drawn.height), 'fill="#fff" stroke="#0e1733" stroke-width="12"')
    )
    for kind, box in drawn.features:
        fill = {"entrance": "#0a7a69", "emergency_exit": "#a9331a"}.get(kind, "#eceff6")
        parts.append(_rect(box, f'fill="{fill}" stroke="#47516b" stroke-width="4"'))
    for code, box, visited in drawn.booths:
        parts.append(
            _rect(box, f'fill="{"#dfe5f7" if visited else "#fff"}" stroke="#47516b" stroke-width="6"')
        )
        parts.append(_word(code, box.x + 20, box.y + 75, 62, "#0e1733"))
    parts += [
        f'<polyline points="{points}" fill="none" stroke="#20378f" stroke-width="22" stroke-linejoin="round"/>'
        for points in drawn.ways
    ]
    for mark in drawn.marks:
        parts.append(
            f'<circle cx="{mark.x}" cy="{mark.y}" r="80" fill="#20378f" stroke="#fff" stroke-width="10"/>'
        )
        parts.append(_word(str(mark.number), mark.x, mark.y + 34, 96, "#fff", anchor="middle"))
    return "".join([*parts, "</svg>"])


def _rect(box: Box, look: str) -> str:
    return f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" {look}/>'


def _word(text: str, x: int, y: int, size: int, fill: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="Be Vietnam Pro" font-weight="600" font-size="{size}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
    )
