"""Ways through the hall: around what stands there, never through it, as short as can be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from events.showcase.geometry import Box, Floor, Thing
from events.showcase.walking import Ground

DOOR = Thing("D", "entrance", Text("", ""), Box(0, 500, 50, 200))


def floor(**booths: tuple[int, int, int, int]) -> Floor:
    return Floor(2000, 1200, 200, (DOOR,), {code: Box(*box) for code, box in booths.items()})


def test_without_anything_between_one_walks_straight():
    way = Ground(floor(A=(1000, 500, 300, 200))).way(DOOR.box, Box(1000, 500, 300, 200))
    assert len(way.points) == 2
    assert way.length == 950
    assert (way.seconds(1.0), way.seconds(0.5)) == (10, 19)


def test_one_walks_around_a_wall():
    walled = floor(WALL=(500, 200, 100, 1000), A=(1000, 800, 300, 300))
    way = Ground(walled).way(DOOR.box, Box(1000, 800, 300, 300))
    assert any(y < 200 for _, y in way.points)
    assert 1100 < way.length < 1500


def test_behind_a_closed_wall_there_is_no_way():
    assert (
        Ground(floor(WALL=(500, 0, 100, 1200), A=(1000, 800, 300, 300))).way(
            DOOR.box, Box(1000, 800, 300, 300)
        )
        is None
    )


boxes = st.tuples(st.integers(2, 35), st.integers(0, 20), st.integers(1, 8), st.integers(1, 8)).map(
    lambda box: tuple(side * 50 for side in box)
)


@given(st.lists(boxes, min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_no_way_goes_through_what_stands_there(found):
    full = floor(**{f"B{number}": box for number, box in enumerate(found)})
    for way in Ground(full).ways(DOOR.box, list(full.booths.values())):
        for (x1, y1), (x2, y2) in zip(way.points, way.points[1:], strict=False) if way else ():
            for step in range(21):
                spot = Box(round(x1 + (x2 - x1) * step / 20), round(y1 + (y2 - y1) * step / 20), 1, 1)
                assert not any(spot.overlaps(box) for box in full.booths.values())


@pytest.mark.parametrize("shift", [0, 10, 20, 30, 40])
def test_a_way_of_a_metre_twenty_is_found_wherever_it_lies(shift):
    gate = floor(
        N=(500, 0, 100, 500 + shift), S=(500, 620 + shift, 100, 580 - shift), A=(1000, 800, 300, 300)
    )
    assert Ground(gate).way(DOOR.box, Box(1000, 800, 300, 300)) is not None
