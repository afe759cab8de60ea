"""Totals tell how much, never who."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegates.models import BoothVisit
from delegates.visits.totals import LEAST, protected, totals
from events.models import Theme


@given(st.lists(st.integers(0, 12), max_size=8))
def test_no_hidden_number_can_be_worked_out(counts):
    total, told = protected(counts)
    assert [told[at] for at, n in enumerate(counts) if 0 < n < LEAST] == [None] * sum(
        0 < n < LEAST for n in counts
    )
    assert all(shown in (None, n) for shown, n in zip(told, counts, strict=True))
    hidden = [n for n, shown in zip(counts, told, strict=True) if shown is None]
    if hidden and total is not None:
        assert len(hidden) > 1
        assert max(hidden) >= LEAST, "their sum alone says each, when all are small"


def test_without_the_second_one_it_could_be():
    """The negative control: the sum less what is shown is what was hidden."""
    counts = [3, 9, 20]
    alone = [None if n < LEAST else n for n in counts]
    assert sum(counts) - sum(n for n in alone if n) == 3
    assert protected(counts) == (32, [None, None, 20])
    assert protected([4, 4]) == (None, [None, None])
    assert protected([0, 7]) == (7, [0, 7])


def test_one_person_at_many_booths_is_hidden_too():
    assert protected([7, 12], [1, 9]) == (19, [None, None])
    assert protected([7, 12], [5, 9]) == (19, [7, 12])


@pytest.mark.django_db
def test_people_by_theme_and_visits_by_day(booth, other_booth, visitors, django_assert_num_queries):
    ai = Theme.objects.get(code="ai")
    booth.themes.set([ai])
    people = visitors(6)
    at = dt.datetime(2026, 1, 15, 4, tzinfo=dt.UTC)
    for number, person in enumerate(people):
        for day in (15, 16) if number < 5 else (15,):
            BoothVisit.objects.create(delegate=person, exhibitor=booth, day=dt.date(2026, 1, day), at=at)
    BoothVisit.objects.create(delegate=people[0], exhibitor=other_booth, day=dt.date(2026, 1, 15), at=at)
    with django_assert_num_queries(4):
        found = totals(booth.edition)
    assert (found.visits, found.people) == (12, 6)
    assert [(row.name, row.count) for row in found.themes] == [(ai, 6)]
    assert [row.count for row in found.days] == [7, 5]
