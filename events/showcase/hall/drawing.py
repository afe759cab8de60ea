"""The hall as the desk draws and counts it. One unit of the drawing is a centimetre."""

import json
from collections import defaultdict
from dataclasses import dataclass

from events.showcase.geometry import CLEAR, DOORS, Box, Floor, Thing, before_door, problems_of
from events.showcase.geometry_words import metres
from events.showcase.models import Booth, Exhibitor, Hall, HallUnderlay
from events.showcase.placing import BoothState, floor_of
from events.showcase.standing import OVER
from events.showcase.walk_order import in_walking_order

SIDES = ("north", "east", "south", "west")
PAD = 120


@dataclass(frozen=True, slots=True)
class BoothDrawn:
    """A booth with its words; `problem` when the rules find fault with it."""

    state: BoothState
    exhibitor: Exhibitor | None
    spot: str
    problem: str

    @property
    def seen(self) -> str:
        """What was seen, for the form that changes it."""
        return json.dumps(self.state.as_list())

    @property
    def kilowatts(self) -> float:
        """Its power in kW."""
        return self.state.power / 1000


@dataclass(frozen=True, slots=True)
class Totals:
    """What is let and what power it takes; areas in square metres, power in kW."""

    booths: int
    let: int
    area: float
    area_let: float
    power: float
    by_side: list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the page shows of the hall."""

    hall: Hall
    floor: Floor
    booths: list[BoothDrawn]
    clearances: list[Box]
    problems: list[str]
    waiting: list[Exhibitor]
    totals: Totals
    underlay: HallUnderlay | None

    @property
    def view_box(self) -> str:
        """With room for the words at the doors."""
        return f"{-PAD} {-PAD} {self.floor.width + 2 * PAD} {self.floor.height + 2 * PAD}"

    @property
    def free(self) -> list[BoothDrawn]:
        """Booths that nobody has."""
        return [booth for booth in self.booths if booth.state.exhibitor is None]

    @property
    def for_script(self) -> dict[str, object]:
        """What the rules' twin in the page needs."""
        return {
            "width": self.floor.width,
            "height": self.floor.height,
            "clear": CLEAR,
            "features": [
                {"code": t.code, "kind": t.kind, "name": str(t.name), **_box(t.box)}
                for t in self.floor.features
            ],
            "kept": [{"name": str(t.name), **_box(before_door(t, self.floor))} for t in _doors(self.floor)],
        }


def _box(box: Box) -> dict[str, int]:
    return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}


def _doors(floor: Floor) -> list[Thing]:
    return floor.of_kind(*DOORS)


def draw(hall: Hall) -> Drawing:
    """Read a hall in a fixed number of queries."""
    rows = list(hall.booths.select_related("exhibitor"))
    states = {row.code: BoothState.of(row) for row in rows}
    floor = floor_of(hall, states.values())
    problems = problems_of(floor)
    wrong = {code: str(problem) for problem in reversed(problems) for code in problem.about}
    order = in_walking_order({code: state.box for code, state in states.items()})
    by_code = {row.code: row for row in rows}
    waiting = (
        Exhibitor.objects.filter(edition=hall.room.edition, booth=None)
        .exclude(standing__in=OVER)
        .select_related("needs")
        .order_by("name_vi")
    )
    return Drawing(
        hall,
        floor,
        [
            BoothDrawn(states[code], by_code[code].exhibitor, _spot(states[code].box), wrong.get(code, ""))
            for code in order
        ],
        [before_door(door, floor) for door in _doors(floor)],
        [str(problem) for problem in problems],
        list(waiting),
        _totals(rows, states, floor),
        HallUnderlay.objects.filter(hall=hall).first(),
    )


def _spot(box: Box) -> str:
    return f"{metres(box.x)}; {metres(box.y)}"


def _totals(rows: list[Booth], states: dict[str, BoothState], floor: Floor) -> Totals:
    let = [state for state in states.values() if state.exhibitor]
    power: dict[str, int] = defaultdict(int)
    for state in states.values():
        power[side_of(state.box, floor)] += state.power
    return Totals(
        booths=len(states),
        let=len(let),
        area=_area(list(states.values())),
        area_let=_area(let),
        power=sum(power.values()) / 1000,
        by_side=[(side, power[side] / 1000) for side in SIDES],
    )


def _area(states: list[BoothState]) -> float:
    return sum(state.box.w * state.box.h for state in states) / 10_000


def side_of(box: Box, floor: Floor) -> str:
    """Return the wall that a booth is nearest to, from which its power would come."""
    far = {
        "north": box.y,
        "east": floor.width - box.right,
        "south": floor.height - box.bottom,
        "west": box.x,
    }
    return min(SIDES, key=lambda side: far[side])
