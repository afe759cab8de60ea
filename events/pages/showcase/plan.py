"""The plan of the hall as SVG figures: metres from the north-west corner become units of the drawing."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from events.releases.programme import Programme, PublicBooth, PublicExhibitor, PublicFeature, PublicHall
from events.showcase.geometry import DOORS, LANES
from events.showcase.walk_order import in_walking_order

from .route import Route

SCALE = 16  # units a metre
PAD = 26  # units around the hall, for the words at its doors
TEXT_INSET = 8
_SCALE_METRES = 5
_ROOM_FOR_WORDS = 64  # units; what is narrower has its name beside it
# Floor and small things, whose names would only cover the plan.
_UNNAMED = {"aisle", "fire_lane", "pillar", "power_point"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units of the drawing."""

    x: str
    y: str
    w: str
    h: str


@dataclass(frozen=True, slots=True)
class BoothMark:
    """A booth: a link when somebody is there and asked for."""

    code: str
    box: Box
    text_x: str
    text_y: str
    country_y: str
    country: str
    exhibitor: PublicExhibitor | None
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class FeatureMark:
    """A stage, desk, entrance or emergency exit, with the place of its name."""

    feature: PublicFeature
    named: bool
    box: Box
    text_x: str
    text_y: str
    anchor: str
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing."""

    view_box: str
    wall: Box
    booths: list[BoothMark]
    features: list[FeatureMark]
    scale_bar: Box
    scale_text_x: str
    scale_text_y: str
    scale_metres: int
    route: Route | None = None
    route_points: str = ""
    route_start: tuple[str, str] | None = None


def plan_of(
    programme: Programme, lang: str, asked: Collection[str], here: str = "", route: Route | None = None
) -> Plan | None:
    """Draw the hall; `asked` holds the slugs that are links, `here` the one that is pointed out."""
    hall = programme.hall
    if hall is None:
        return None
    width, height = hall.width * SCALE, hall.height * SCALE
    return Plan(
        view_box=f"{-PAD} {-PAD} {_unit(width + 2 * PAD)} {_unit(height + 2 * PAD)}",
        wall=_box(0, 0, hall.width, hall.height),
        booths=[_booth(programme, booth, lang, asked, here) for booth in walk(programme)],
        features=[
            _feature(feature, hall) for feature in sorted(hall.features, key=lambda f: f.kind not in LANES)
        ],
        scale_bar=Box("0", _unit(height + 14), _unit(_SCALE_METRES * SCALE), "3"),
        scale_text_x=_unit(_SCALE_METRES * SCALE + 6),
        scale_text_y=_unit(height + 18),
        scale_metres=_SCALE_METRES,
        route=route,
        route_points=" ".join(f"{_unit(x * SCALE / 100)},{_unit(y * SCALE / 100)}" for x, y in route.points)
        if route
        else "",
        route_start=(_unit(route.points[0][0] * SCALE / 100), _unit(route.points[0][1] * SCALE / 100))
        if route
        else None,
    )


def walk(programme: Programme) -> list[PublicBooth]:
    """Return the booths in the order in which one passes them: row by row from the north, each from the west."""
    booths = {booth.code: booth for booth in programme.booths}
    return [booths[code] for code in in_walking_order(booths)]


def _booth(
    programme: Programme, booth: PublicBooth, lang: str, asked: Collection[str], here: str
) -> BoothMark:
    exhibitor = programme.exhibitors.get(booth.exhibitor)
    linked = exhibitor is not None and exhibitor.slug in asked
    x, y = booth.x * SCALE + TEXT_INSET, booth.y * SCALE
    return BoothMark(
        code=booth.code,
        box=_box(booth.x, booth.y, booth.w, booth.h),
        text_x=_unit(x),
        text_y=_unit(y + 20),
        country_y=_unit(y + 36),
        country=exhibitor.country if exhibitor else "",
        exhibitor=exhibitor,
        url=f"/{lang}/showcase/{exhibitor.slug}/" if linked and exhibitor else "",
        here=bool(here) and booth.exhibitor == here,
    )


def _feature(feature: PublicFeature, hall: PublicHall) -> FeatureMark:
    """Put the name of a door outside its wall, of a small desk beside it, of all else in its middle."""
    box = _box(feature.x, feature.y, feature.w, feature.h)
    named = feature.kind not in _UNNAMED
    middle_x, middle_y = (feature.x + feature.w / 2) * SCALE, (feature.y + feature.h / 2) * SCALE
    is_door = feature.kind in DOORS
    if is_door and feature.h > feature.w:
        west = feature.x < hall.width / 2
        x, turn = (-9, -90) if west else (hall.width * SCALE + 9, 90)
        return FeatureMark(
            feature,
            named,
            box,
            _unit(x),
            _unit(middle_y),
            "middle",
            f"rotate({turn} {_unit(x)} {_unit(middle_y)})",
        )
    if is_door:
        north = feature.y < hall.height / 2
        return FeatureMark(
            feature, named, box, _unit(middle_x), _unit(-8 if north else hall.height * SCALE + 18), "middle"
        )
    if feature.w * SCALE < _ROOM_FOR_WORDS:
        return FeatureMark(
            feature, named, box, _unit((feature.x + feature.w) * SCALE + 6), _unit(middle_y + 4), "start"
        )
    return FeatureMark(feature, named, box, _unit(middle_x), _unit(middle_y + 4), "middle")


def _box(x: float, y: float, w: float, h: float) -> Box:
    return Box(_unit(x * SCALE), _unit(y * SCALE), _unit(w * SCALE), _unit(h * SCALE))


def _unit(value: float) -> str:
    """Return a plain number whatever the language of the page."""
    return f"{Decimal(str(round(value, 2))).normalize():f}"
