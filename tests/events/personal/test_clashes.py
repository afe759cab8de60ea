import datetime as dt
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.agenda.conflicts.claims import OPEN_HOUSE
from events.personal.clashes import clashes

START = dt.datetime(2026, 1, 15, 8, tzinfo=dt.UTC)


def meeting(code: str, start: int, minutes: int, cancelled: bool = False, kind: str = "plenary"):
    begin = START + dt.timedelta(minutes=start)
    end = begin + dt.timedelta(minutes=minutes)
    return SimpleNamespace(code=code, kind=kind, start=begin, end=end, is_cancelled=cancelled)


def pairs(found) -> set[frozenset[str]]:
    return {frozenset((clash.first.code, clash.second.code)) for clash in found}


def test_two_at_the_same_time_are_named_with_the_time_they_share():
    [clash] = clashes([meeting("B", 30, 60), meeting("A", 0, 60)])
    assert (clash.first.code, clash.second.code) == ("A", "B")
    assert (clash.start, clash.end) == (START + dt.timedelta(minutes=30), START + dt.timedelta(minutes=60))


def test_one_after_the_other_is_no_clash():
    assert clashes([meeting("A", 0, 60), meeting("B", 60, 60)]) == []


def test_what_is_cancelled_stands_in_nobodys_way():
    assert clashes([meeting("A", 0, 60), meeting("B", 0, 60, cancelled=True)]) == []


@pytest.mark.parametrize("kind", sorted(OPEN_HOUSE))
def test_hours_of_opening_are_no_clash(kind):
    """One walks in between meetings; meetings that one sits in still clash below them."""
    opening = meeting("HALL", 0, 481, kind=kind)
    assert clashes([opening, meeting("A", 30, 60), meeting("HALL-2", 0, 600, kind=kind)]) == []
    assert pairs(clashes([opening, meeting("A", 30, 60), meeting("B", 60, 60)])) == {frozenset("AB")}


@pytest.mark.parametrize(
    ("kind", "minutes"), [("showcase", 240), ("public_event", 90), ("social", 150), ("plenary", 480)]
)
def test_what_one_stays_for_clashes(kind, minutes):
    assert pairs(clashes([meeting("LONG", 0, minutes, kind=kind), meeting("A", 30, 60)])) == {
        frozenset(("LONG", "A"))
    }


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.booleans()), max_size=12).map(
        lambda rows: [meeting(str(number), *row) for number, row in enumerate(rows)]
    )
)
def test_every_pair_that_overlaps_is_found_once(meetings):
    wanted = {
        frozenset((one.code, other.code))
        for one, other in combinations(meetings, 2)
        if one.start < other.end and other.start < one.end and not one.is_cancelled and not other.is_cancelled
    }
    found = clashes(meetings)
    assert pairs(found) == wanted
    assert len(found) == len(wanted)
