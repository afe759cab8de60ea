"""The nominations in figures: what is counted, as a chart and as a table, in a fixed number of queries."""

import datetime as dt
import re

import pytest
from django.utils import translation

from adgmin.core.clock import MEETING_ZONE
from delegates.lists.dashboard import figures
from delegates.models import Deadline, Delegate, Nomination

DASHBOARD = "/desk/lists/dashboard/"


def at(month, day):
    return dt.datetime(2026, month, day, 12, tzinfo=MEETING_ZONE)


FIRST = at(1, 5)


@pytest.fixture
def people(small, nominated):
    def enter(*args, on=FIRST, **fields):
        person = nominated(*args, **fields)
        Nomination.objects.create(delegate=person, submitted_at=on, way="portal")

    enter("VN", "head", "Head", gender="F")
    for number in range(4):  # one over the quota of six places with the two below
        enter("VN", "delegate", f"D{number}", gender="M", on=at(1, 8))
    enter("VN", "delegate", "Waits", state="protocol_check")
    enter("TH", "head", "Somchai", gender="M", state="badge_issued")
    enter("TH", "delegate", "Refused", state="refused", is_active=False)
    enter("TH", "delegate", "Draft", state="draft", is_active=False)
    Deadline.objects.create(edition=small, step="nominations", due_at=at(1, 6))


def test_everything_is_counted_once_and_drafts_never(small, people):
    with translation.override("en"):
        time, state, delegation, role = figures(Delegate.objects.all(), small, dt.date(2026, 1, 15))
    assert time.rows == (("Monday 5 January 2026", 4, 4, 0), ("Thursday 8 January 2026", 4, 8, 1))
    assert (time.sentence, time.limits) == (
        "8 nominations so far.", ("Nominate the delegation: Tuesday 6 January 2026",),
    )  # fmt: skip
    assert [row for row in state.rows if row[1]] == [
        ("Protocol check", 1), ("Approved", 5), ("Refused", 1), ("Badge issued", 1),
    ]  # fmt: skip
    assert state.sentence == "6 admitted, 1 waiting for a decision."
    assert delegation.rows == (
        ("Delegation of Viet Nam", 5, 1, 5), ("Delegation of Thailand", 1, 0, "–"), ("Media", 0, 0, "–"),
    )  # fmt: skip
    assert delegation.sentence == "1 delegation is over its quota."
    assert [row for row in role.rows if row[-1]] == [
        ("Head of delegation", 1, 1, 0, 2),
        ("Delegate", 0, 4, 1, 5),
    ]
    assert role.sentence == "1 women of 7 persons who hold a place."


def test_the_page_draws_each_chart_with_a_title_a_description_and_a_table(signed_in, people, at_demo_time):
    page = signed_in("protocol").get(DASHBOARD).content.decode()
    for key in ("time", "state", "delegation", "role"):
        assert re.search(rf'<svg class="chart[^>]* role="img" aria-labelledby="t-{key} d-{key}">', page)
        assert f'<title id="t-{key}">' in page
        assert f'<desc id="d-{key}">' in page
    assert page.count("<figcaption") == page.count("Xem dưới dạng bảng") == 4
    assert "style=" not in page.split("<main")[1]
    assert '<td class="n num">8</td>' in page
    assert not re.search(r'(?:x|width|d)="[^"]*\d,\d', page), (
        "a comma for the decimal point breaks the drawing"
    )


def test_an_empty_meeting_says_so(signed_in, small):
    page = signed_in("security").get(DASHBOARD).content.decode()
    assert "Chưa có số liệu." in page


def test_the_number_of_queries_does_not_grow(small, nominated, django_assert_num_queries):
    for number in (1, 2, 3):
        person = nominated("VN", "delegate", f"P{number}")
        Nomination.objects.create(delegate=person, submitted_at=at(1, number), way="desk")
        if number != 2:
            with django_assert_num_queries(5):
                figures(Delegate.objects.all(), small, dt.date(2026, 1, 15))
