"""The verbs of the hall: done whole or not at all, never an overlap, the database behind them."""

from itertools import combinations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.models import Booth, Exhibitor
from events.showcase.geometry import Box, problems_of
from events.showcase.placing import (
    BoothState,
    Change,
    allotting,
    change_booths,
    floor_of,
    states_of,
)
from tests.events.showcase.made import make_hall, moved, placed, state


@pytest.fixture
def hall(small):
    return make_hall()


def refused(hall, *changes) -> list[str]:
    with pytest.raises(Refused) as told:
        change_booths(hall, changes, by=None)
    return [problem.code for problem in told.value.problems]


def test_a_booth_is_moved_and_the_act_recorded(hall, make_user):
    user = make_user("programme")
    change_booths(hall, [moved("A01", 1000, 800, 300, 250)], by=user)
    assert state("A01").box == Box(1000, 800, 300, 250)
    act = AuditRecord.objects.get()
    assert (act.verb, act.label, act.user) == ("move booth", "A01", user)
    assert act.changes["x"] == ["3.00", "10"]


def test_a_booth_is_made_and_deleted(hall):
    change_booths(hall, [placed("B02", 700, 800, 300, 300)], by=None)
    assert state("B02").box == Box(700, 800, 300, 300)
    change_booths(hall, [Change(state("B02"), None)], by=None)
    assert not Booth.objects.filter(code="B02").exists()
    assert [act.verb for act in AuditRecord.objects.order_by("pk")] == ["place booth", "delete booth"]


@pytest.mark.parametrize(
    ("box", "code"),
    [
        ((300, 450, 300, 300), "on_fire_lane"),
        ((600, 100, 300, 300), "overlaps"),
        ((1400, 800, 300, 300), "on_feature"),
        ((50, 480, 100, 100), "before_door"),
        ((1800, 100, 300, 300), "outside_hall"),
    ],
)
def test_what_the_rules_refuse_changes_nothing(hall, box, code):
    before = states_of(hall)
    assert code in refused(hall, moved("A01", *box), moved("B01", 700, 800, 300, 300))
    assert states_of(hall) == before
    assert not AuditRecord.objects.exists()


def test_two_booths_exchange_their_places_in_one_act(hall):
    one, two = state("A01"), state("A02")
    change_booths(
        hall,
        [
            Change(one, BoothState("A01", two.box, one.exhibitor, one.power)),
            Change(two, BoothState("A02", one.box, two.exhibitor, two.power)),
        ],
        by=None,
    )
    assert (state("A01").box, state("A02").box) == (two.box, one.box)


def test_what_was_changed_meanwhile_is_not_overwritten(hall):
    late = moved("A01", 1000, 800, 300, 300)
    change_booths(hall, [moved("A01", 800, 800, 300, 300)], by=None)
    assert refused(hall, late) == ["changed_meanwhile"]
    assert refused(hall, placed("A01", 1000, 100, 300, 300)) == ["code_taken"]


def test_exhibitors_exchange_their_booths_in_one_act(hall):
    first, second = state("A01").exhibitor, state("B01").exhibitor
    change_booths(hall, allotting(states_of(hall), "A01", second), by=None)
    assert (state("A01").exhibitor, state("B01").exhibitor) == (second, first)
    change_booths(hall, allotting(states_of(hall), "A01", None), by=None)
    assert (state("A01").exhibitor, state("B01").exhibitor) == (None, first)


def test_no_exhibitor_has_two_booths(hall):
    held = state("A01").exhibitor
    seen = state("A02")
    assert refused(hall, Change(seen, BoothState("A02", seen.box, held))) == ["has_booth"]


def test_what_was_wrong_before_does_not_hold_up_the_rest(hall):
    Booth.objects.filter(code="A02").update(y=4)  # reaches half a metre... two metres into the fire lane
    change_booths(hall, [moved("B01", 700, 800, 300, 300)], by=None)
    assert "on_fire_lane" in refused(hall, moved("A02", 700, 450, 300, 300))


def test_the_database_refuses_an_overlap_that_passed_by_the_rules(hall):
    with pytest.raises(IntegrityError, match="events_booth_place_once"), transaction.atomic():
        Booth.objects.create(hall=hall, code="X", x=5.9, y=3.9, w=1, h=1)
    with pytest.raises(IntegrityError, match="events_booth_place_once"), transaction.atomic():
        Booth.objects.filter(code="A02").update(x=5.9)
    Booth.objects.create(hall=hall, code="Y", x=6, y=1, w=1, h=3)  # touches both


def test_the_pack_may_exchange_places(hall):
    """What `load_edition` writes row by row is moved out of the way first."""
    from events.showcase.pack import BOOTHS

    assert BOOTHS.orders == ("x", "y")


sides = st.integers(0, 22).map(lambda tenths: tenths * 50)
act = st.tuples(
    st.sampled_from(["A01", "A02", "B01", "N1", "N2"]),
    st.one_of(st.none(), st.tuples(sides, sides, st.sampled_from([100, 300, 600]), st.just(300))),
    st.sampled_from([None, "EX-A", "EX-B", "EX-C"]),
)


@given(st.lists(act, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tried_nothing_overlaps_and_no_lane_is_blocked(hall, acts):
    keys = dict(Exhibitor.objects.values_list("code", "pk"))
    undo = transaction.savepoint()
    for code, box, exhibitor in acts:
        there = states_of(hall)
        seen = there.get(code)
        after = BoothState(code, Box(*box), keys.get(exhibitor or "")) if box else None
        changes = allotting(there, code, keys.get(exhibitor or "")) if box is None and seen else []
        if not changes and (seen or after):
            changes = [Change(seen, after)]
        try:
            change_booths(hall, changes, by=None)
        except Refused:
            assert states_of(hall) == there
        boxes = [booth.box for booth in states_of(hall).values()]
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
        assert problems_of(floor_of(hall, states_of(hall).values())) == []
    transaction.savepoint_rollback(undo)
