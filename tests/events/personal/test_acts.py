import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.personal.acts import EARLIEST, Act, acts_of, decided_at, exactly, winning

NOW = dt.datetime(2026, 1, 15, 4, 5, 6, tzinfo=dt.UTC)
ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
LONG_AGO = NOW - dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("2026-01-15T04:00:00.123Z", dt.datetime(2026, 1, 15, 4, 0, 0, 123000, tzinfo=dt.UTC)),
        ("2026-01-15T11:00:00+07:00", dt.datetime(2026, 1, 15, 4, tzinfo=dt.UTC)),
        ("2026-01-15T04:05:07Z", NOW),
        ("9999-12-31T23:59:59-14:00", NOW),
        ("0001-01-01T00:00:00+14:00", EARLIEST),
        ("2026-01-15T04:00:00", NOW),
        ("yesterday", NOW),
        ("", NOW),
        ("1768450000000", NOW),
    ],
)
def test_when_an_act_was_made_is_never_in_the_future(told, wanted):
    assert decided_at(told, now=NOW) == wanted


def test_acts_are_read_with_or_without_their_moment():
    read = acts_of(add=[str(ONE), "S1", ""], remove=[f"{OTHER}@{LONG_AGO.isoformat()}"], now=NOW)
    assert read == {ONE: Act(NOW, True), OTHER: Act(LONG_AGO, False)}


def test_of_two_acts_on_one_meeting_in_one_request_the_last_made_stays():
    words = {"add": [f"{ONE}@{LONG_AGO.isoformat()}"], "remove": [str(ONE)]}
    assert acts_of(**words, now=NOW) == {ONE: Act(NOW, False)}


def test_exactly_takes_away_what_is_not_chosen():
    assert exactly([ONE], [ONE, OTHER], now=NOW) == {OTHER: Act(NOW, False), ONE: Act(NOW, True)}


def test_a_full_list_takes_no_more_stars_but_every_removal():
    before = {1: Act(LONG_AGO, True), 2: Act(LONG_AGO, False)}
    acts = {2: Act(NOW, True), 3: Act(NOW, True), 4: Act(NOW, False), 1: Act(NOW, True)}
    assert winning(before, acts, most=1) == {4: Act(NOW, False), 1: Act(NOW, True)}


acts = st.builds(
    lambda seconds, on: Act(NOW + dt.timedelta(seconds=seconds), on), st.integers(0, 5), st.booleans()
)
arrivals = st.lists(st.dictionaries(st.integers(1, 4), acts, max_size=4), max_size=8)


@given(arrivals.flatmap(lambda sent: st.tuples(st.just(sent), st.permutations(sent))))
def test_the_order_of_arrival_decides_nothing(orders):
    ends = []
    for order in orders:
        state: dict[int, Act] = {}
        for request in order:
            state |= winning(state, request, most=99)
        ends.append(state)
    assert ends[0] == ends[1]
    for key, act in ends[0].items():
        assert act == max(request[key] for request in orders[0] if key in request)
