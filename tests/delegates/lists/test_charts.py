"""The charts are drawn on one scale, add up, and their tables say the same."""

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from delegates.lists.charts import HEIGHT, LEFT, RIGHT, ROOM, TOP, WIDTH, Amount, bars, rising

DAY = dt.date(2026, 1, 5)


def test_bars_share_one_scale_and_the_limit_stands_on_it():
    drawn = bars(
        [
            Amount("A", [("a", 4, "In"), ("b", 2, "Out")], limit=8),
            Amount("B", [("a", 0, "In"), ("b", 1, "Out")]),
        ]
    )
    unit = (WIDTH - ROOM) / 8
    first, second = drawn.rows
    assert [(part.kind, part.x, part.width, part.label) for part in first.parts] == [
        ("a", 0.0, round(4 * unit, 1), "In: 4"),
        ("b", round(4 * unit, 1), round(2 * unit, 1), "Out: 2"),
    ]
    assert (first.figure, first.mark) == ("6 / 8", round(8 * unit, 1))
    # An amount of nothing draws nothing.
    assert [(part.kind, part.x) for part in second.parts] == [("b", 0.0)]
    assert (second.figure, second.mark) == ("1", None)


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.integers(0, 90), st.integers(1, 400), min_size=1, max_size=8),
    st.lists(st.integers(-30, 120), max_size=4),
)
def test_the_line_only_rises_stays_inside_and_ends_at_the_total(days, limits):
    counts = sorted((DAY + dt.timedelta(day), number) for day, number in days.items())
    drawn = rising(counts, [DAY + dt.timedelta(day) for day in limits], DAY + dt.timedelta(30), day_label=str)
    across = [float(value) for value in re.findall(r"[MH]([\d.]+)", drawn.path)]
    heights = [float(value) for value in re.findall(r"V([\d.]+)", drawn.path)]
    assert across == sorted(across)
    assert heights == sorted(heights, reverse=True)
    inside = [*across, *(tick.at for tick in (*drawn.days, *drawn.limits)), drawn.now]
    assert all(LEFT <= value <= WIDTH - RIGHT for value in inside)
    top = int(drawn.amounts[-1].label)
    total = sum(days.values())
    assert total <= top
    assert heights[-1] == round(270 - total * (HEIGHT - TOP - 40) / top, 1)


def test_nothing_counted_draws_nothing():
    assert rising([], [DAY], DAY, day_label=str) is None
    assert bars([]).rows == ()
