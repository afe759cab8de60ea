"""The way through the hall from an entrance (or from where the reader is) to a booth."""

import math
from dataclasses import dataclass
from functools import lru_cache

from adgmin.core.bilingual import Text
from events.releases.programme import Programme, PublicBooth, PublicHall
from events.showcase.geometry import Box, Floor, Thing
from events.showcase.placing import cm
from events.showcase.walking import Ground, Point, Way

SPEED = 1.0  # metres a second, at the pace of people who look around


@dataclass(frozen=True, slots=True)
class Route:
    """A way with its words: where it begins, the booth it leads to, how long it is."""

    points: tuple[Point, ...]
    metres: int
    minutes: int
    start: Text
    booth: str


def route_to(programme: Programme, booth: str, start: str = "") -> Route | None:
    """Return the way to a booth from `start` (code of a door, a desk, a booth), else from the nearest entrance."""
    hall = programme.hall
    target = next((one for one in programme.booths if one.code == booth), None)
    if hall is None or target is None or start == booth:
        return None
    places = _places(hall, programme.booths)
    begins = [start] if start in places else [f.code for f in hall.features if f.kind == "entrance"]
    ways = _ground(hall, programme.booths).ways(_box(target), [places[code][1] for code in begins])
    found = [(way, code) for way, code in zip(ways, begins, strict=True) if way]
    if not found:
        return None
    way, code = min(found, key=lambda one: one[0].length)
    return _told(way, places[code][0], booth)


def _told(way: Way, start: Text, booth: str) -> Route:
    points = tuple(reversed(way.points))
    return Route(
        points, math.ceil(way.length / 100), max(1, math.ceil(way.seconds(SPEED) / 60)), start, booth
    )


def _places(hall: PublicHall, booths: tuple[PublicBooth, ...]) -> dict[str, tuple[Text, Box]]:
    named = {booth.code: (Text(booth.code, booth.code), _box(booth)) for booth in booths}
    return named | {feature.code: (feature.name, _box(feature)) for feature in hall.features}


@lru_cache(maxsize=4)
def _ground(hall: PublicHall, booths: tuple[PublicBooth, ...]) -> Ground:
    things = tuple(Thing(f.code, f.kind, f.name, _box(f)) for f in hall.features)
    return Ground(Floor(cm(hall.width), cm(hall.height), 0, things, {b.code: _box(b) for b in booths}))


def _box(record: object) -> Box:
    return Box(*(cm(getattr(record, name)) for name in ("x", "y", "w", "h")))
