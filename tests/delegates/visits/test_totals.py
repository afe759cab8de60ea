"""Totals tell how much, never who."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegates.models import BoothVisit
from delegates.visits.totals import LEAST, Home, protected, protected_people, totals
from events.models import Party, Theme

CELL = st.integers(0, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(min(n, 1), n)))
PAIRED = st.tuples(st.lists(CELL, min_size=1, max_size=4), st.lists(st.integers(1, 6), max_size=4))
MOST = 70  # more visits than any example has


def can_be(total, tables):
    """Return for each hidden number what it may be, knowing all that is shown: {(table, place): values}.

    Who reads knows that the tables add up to one total, and that what is hidden is not 0.
    """
    found = {}
    for sum_ in range(MOST) if total is None else [total]:
        left = [(table.count(None), sum_ - sum(n for n in table if n)) for table in tables]
        if any(rest < hidden or (not hidden and rest) for hidden, rest in left):
            continue
        for at, (hidden, rest) in enumerate(left):
            values = range(1, rest - hidden + 2) if hidden > 1 else [rest]
            for place in (place for place, n in enumerate(tables[at]) if n is None):
                found.setdefault((at, place), set()).update(values)
    return found


def split_anew(visits, parts):
    """The same visits in another table: as many numbers, and what is left over."""
    cells = []
    for part in parts:
        cells.append(min(part, visits))
        visits -= cells[-1]
    return [*cells, visits]


@given(PAIRED)
def test_no_hidden_number_can_be_worked_out_of_all_that_is_shown(drawn):
    days, parts = drawn
    visits = sum(n for n, _of in days)
    kinds = [(n, min(n, max((of for _n, of in days), default=0))) for n in split_anew(visits, parts)]
    tables = [days, kinds]
    people = max([0, *(of for table in tables for _n, of in table)])
    total, told = protected(tables, people)
    assert total in (None, visits)
    for table, shown in zip(tables, told, strict=True):
        for (n, of), one in zip(table, shown, strict=True):
            assert one in (None, n)
            assert one is None or n == 0 or (n >= LEAST and of >= LEAST)
            assert one is not None or n, "0 is of nobody"
    for values in can_be(total, told).values():
        assert len(values) > 3, "one of several, from what nobody may know to what could be shown"
        assert values & {1, 2, 3, 4}
        assert max(values) >= LEAST


@given(st.lists(st.sets(st.integers(0, 11)), min_size=1, max_size=5))
def test_no_theme_follows_from_the_people_in_all(themes):
    """Everybody is in one theme at least, as every exhibitor has one: the lowest that a hidden one can be is 1."""
    counts, people = [len(one) for one in themes], len(set().union(*themes))
    known, told = protected_people(counts, people)
    assert all(
        one in (None, n) and (one is None or n == 0 or n >= LEAST)
        for one, n in zip(told, counts, strict=True)
    )
    assert known is None or known == 0 or known >= LEAST
    if known is not None and (hidden := told.count(None)):
        others = (hidden - 1) * (known if hidden > 1 else 0)
        assert known - sum(n for n in told if n) - others <= 1


def test_each_number_hidden_by_itself_would_tell():
    """The negative controls: what is shown of the same visits by a simpler rule, and what can be worked out of it."""
    alone = can_be(32, [[None, 9, 20], [32]])
    assert alone == {(0, 0): {3}}
    assert protected([[(3, 3), (9, 9), (20, 9)], [(32, 12)]], 12) == (32, [[None, None, 20], [32]])
    by_the_other_table = can_be(None, [[None, None], [8]])
    assert by_the_other_table[0, 0] == set(range(1, 8))
    assert protected([[(4, 4), (4, 4)], [(8, 8), (0, 0)]], 8) == (None, [[None, None], [None, 0]])
    assert protected([[(7, 1), (12, 9)], [(19, 9)]], 9) == (19, [[None, None], [19]]), (
        "one person at many booths"
    )
    assert protected([[(7, 5), (12, 9)], [(19, 9)]], 9) == (19, [[7, 12], [19]])
    assert protected([[(20, 4)], [(20, 4)]], 4) == (None, [[None], [None]])
    assert protected_people([9, 4, 20], 33) == (33, [None, None, 20]), "33 less 29 are the four"
    assert protected_people([9, 4, 20], 25) == (25, [9, None, 20])
    assert protected_people([4, 4], 8) == (None, [None, None])
    assert protected_people([3], 3) == (None, [None])


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
    assert [(row.name, row.count) for row in found.kinds] == [
        (Home.HOST, 0), (Home.MEMBER, 0), (Home.PARTNER, 0), (Home.OTHER, 12),
    ]  # fmt: skip
    Party.objects.filter(code="VN").update(iso2="VN")
    booth.edition.host_country = "VN"
    booth.country = Party.objects.get(code="VN")
    booth.save()
    other_booth.country = Party.objects.get(code="JP")
    other_booth.save()
    assert [row.count for row in totals(booth.edition).kinds] == [None, 0, None, 0], (
        "one visit, and who it follows from"
    )
