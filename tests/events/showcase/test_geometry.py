"""The rules of the hall, one by one, on a hall of 20 × 12 m with a door in the west and an exit in the east."""

import pytest

from adgmin.core.bilingual import Text
from events.showcase.geometry import Box, Floor, Thing, before_door, problems_of

DOOR = Thing("DOOR", "entrance", Text("Cửa vào", "Entrance"), Box(0, 500, 50, 200))
EXIT = Thing("EXIT", "emergency_exit", Text("Lối thoát", "Exit"), Box(1950, 500, 50, 200))
LANE = Thing("LANE", "fire_lane", Text("Lối thoát nạn", "Fire lane"), Box(200, 500, 1600, 200))


def thing(kind: str, *box: int) -> Thing:
    return Thing("X", kind, Text("Vật", "Thing"), Box(*box))


def floor(*features: Thing, **booths: tuple[int, int, int, int]) -> Floor:
    return Floor(2000, 1200, 200, (DOOR, EXIT, *features), {code: Box(*box) for code, box in booths.items()})


def codes(checked: Floor) -> list[tuple[str, tuple[str, ...]]]:
    return [(problem.code, problem.about) for problem in problems_of(checked)]


def test_booths_that_touch_are_right():
    assert codes(floor(LANE, A=(200, 200, 300, 300), B=(500, 200, 300, 300), C=(200, 700, 300, 300))) == []


@pytest.mark.parametrize(
    ("box", "code"),
    [
        ((1800, 200, 300, 300), "outside_hall"),
        ((-10, 200, 100, 100), "outside_hall"),
        ((300, 1000, 300, 300), "outside_hall"),
        ((305, 200, 300, 300), "not_on_grid"),
        ((300, 200, 300, 0), "not_on_grid"),
    ],
)
def test_a_booth_is_on_the_grid_inside_the_hall(box, code):
    assert codes(floor(A=box))[0] == (code, ("A",))


def test_of_booths_that_overlap_by_a_tenth_both_are_named_with_their_place():
    (problem,) = problems_of(floor(A=(300, 200, 300, 300), B=(590, 490, 300, 300)))
    assert (problem.code, problem.about) == ("overlaps", ("A", "B"))
    assert problem.message.en == (
        "Booths A and B overlap; B stands 5.9 m from the west, 4.9 m from the north, 3 × 3 m."
    )
    assert "5,9 m" in problem.message.vi


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("fire_lane", "on_fire_lane"),
        ("aisle", "on_aisle"),
        ("pillar", "on_feature"),
        ("stage", "on_feature"),
        ("power_point", "on_feature"),
        ("toilets", "on_feature"),
        ("cafe", "on_feature"),
    ],
)
def test_a_booth_keeps_off_what_the_hall_has(kind, code):
    found = codes(floor(thing(kind, 300, 200, 200, 200), A=(400, 200, 300, 300)))
    assert found == [(code, ("A", "X"))]
    assert codes(floor(thing(kind, 300, 200, 200, 200), A=(500, 200, 300, 300))) == []


@pytest.mark.parametrize(
    ("door", "kept"),
    [
        (Box(0, 500, 50, 200), Box(50, 500, 150, 200)),
        (Box(1950, 500, 50, 200), Box(1800, 500, 150, 200)),
        (Box(900, 0, 200, 50), Box(900, 50, 200, 150)),
        (Box(900, 1150, 200, 50), Box(900, 1000, 200, 150)),
    ],
)
def test_the_floor_before_a_door_is_kept_free(door, kept):
    assert before_door(Thing("D", "dock", Text("", ""), door), floor()) == kept


def test_a_booth_stands_a_metre_and_a_half_before_a_door():
    assert codes(floor(A=(200, 450, 300, 300))) == []
    assert codes(floor(A=(190, 450, 300, 300)))[0] == ("before_door", ("A", "DOOR"))


def test_a_fire_lane_is_as_wide_as_the_hall_demands_and_empty():
    assert codes(floor(thing("fire_lane", 200, 500, 1600, 190)))[0] == ("lane_too_narrow", ("X",))
    pillar = Thing("P", "pillar", Text("Cột", "Pillar"), Box(500, 590, 50, 50))
    assert codes(floor(LANE, pillar)) == [("lane_blocked", ("LANE", "P"))]


def ring(gap: int) -> dict[str, tuple[int, int, int, int]]:
    """A booth walled in by four others, but for a gap."""
    return {
        "IN": (800, 400, 300, 300),
        "N": (640, 100, 620, 180),
        "S": (640, 820, 620 - gap, 180),
        "W": (640, 280, 40, 540),
        "E": (1220, 280, 40, 540),
    }


@pytest.mark.parametrize(("gap", "reached"), [(160, True), (150, False), (0, False)])
def test_a_booth_is_reached_through_a_gap_of_a_metre_twenty_and_no_less(gap, reached):
    """The gap lies between the wall in the east, 0.4 m thick, and the southern booth."""
    walls = ring(gap)
    walls["E"] = (1220, 280, 40, 540)
    found = codes(floor(**walls))
    assert (("booth_unreachable", ("IN",)) not in found) is reached


def test_an_exit_behind_booths_is_found():
    found = codes(floor(A=(1400, 0, 300, 600), B=(1400, 600, 300, 600)))
    assert found == [("exit_unreachable", ("EXIT",))]
    assert codes(floor(A=(1400, 0, 300, 600), B=(1400, 720, 300, 480))) == []


def test_without_an_entrance_nobody_asks_for_ways():
    closed = Floor(2000, 1200, 200, (), {"A": Box(0, 0, 2000, 1200)})
    assert problems_of(closed) == []


def test_turning_exchanges_the_sides():
    assert Box(1, 2, 300, 600).turned() == Box(1, 2, 600, 300)
