import datetime as dt
import uuid

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.agenda.editing import change_session
from events.personal.models import Star, StarList
from events.personal.stars import MOST, change_stars, phone_list, replace_stars, starred
from events.releases.published import current_programme
from tests.small import released

# A savepoint and its end, the lock, what was decided, the meetings, the write, the count of changes and its reading.
QUERIES = 8


@pytest.fixture
def mine(meetings):
    return StarList.objects.create()


def codes(star_list) -> list[str]:
    return [session.code for session in starred(star_list, current_programme())]


def test_what_is_starred_comes_in_the_order_of_the_programme(mine, uid):
    change_stars(mine, current_programme(), add=[uid("S3"), uid("S1")])
    assert codes(mine) == ["S1", "S3"]
    change_stars(mine, current_programme(), add=[uid("S1"), uid("S2")], remove=[uid("S3")])
    assert codes(mine) == ["S1", "S2"]
    assert Star.objects.filter(on=True).count() == 2


def test_each_change_counts(mine, uid):
    before = mine.version
    change_stars(mine, current_programme(), add=[uid("S1")])
    replace_stars(mine, current_programme(), [])
    assert mine.version == StarList.objects.get().version == before + 2


@pytest.mark.parametrize("code", ["BIL", "HID"])
def test_what_nobody_may_open_cannot_be_starred(mine, uid, code):
    change_stars(mine, current_programme(), add=[uid(code), uid("S1")])
    assert list(mine.stars.values_list("session__code", flat=True)) == ["S1"]


@pytest.mark.parametrize("word", ["", "nonsense", "S1", "0" * 500])
def test_what_is_no_identifier_is_left_out(mine, uid, word):
    change_stars(mine, current_programme(), add=[word, uid("S1")], remove=[word])
    assert codes(mine) == ["S1"]


def test_a_meeting_that_becomes_hidden_leaves_and_comes_back(mine, meetings, uid, small):
    change_stars(mine, current_programme(), add=[uid("S1"), uid("S2")])
    change_session(meetings["S1"], by=None, access="restricted", disclosure="hidden")
    released(small)
    assert codes(mine) == ["S2"]

    replace_stars(mine, current_programme(), [uid("S1"), uid("S2"), uid("S3")])  # the phone still has it
    change_session(meetings["S1"], by=None, access="public", disclosure="")
    released(small)
    assert codes(mine) == ["S1", "S2", "S3"]


def test_a_list_has_an_end(mine, meetings, uid, monkeypatch):
    assert MOST == 500
    monkeypatch.setattr("events.personal.stars.MOST", 2)
    change_stars(mine, current_programme(), add=[uid("S1"), uid("S2"), uid("S3")])
    assert len(codes(mine)) == 2


def test_what_was_taken_away_leaves_room(mine, uid, monkeypatch):
    monkeypatch.setattr("events.personal.stars.MOST", 1)
    change_stars(mine, current_programme(), add=[uid("S1")])
    change_stars(mine, current_programme(), add=[uid("S2")], remove=[uid("S1")])
    assert codes(mine) == ["S2"]


def when(seconds: float) -> str:
    """A moment of the last hour."""
    return (timezone.now() - dt.timedelta(hours=1) + dt.timedelta(seconds=seconds)).isoformat()


def send(star_list, act: tuple[bool, str, str]) -> None:
    on, uid, moment = act
    change_stars(star_list, current_programme(), **{"add" if on else "remove": [f"{uid}@{moment}"]})


@pytest.mark.parametrize("starred_before", [True, False])
def test_an_older_add_that_arrives_after_a_newer_removal_loses(mine, uid, starred_before):
    if starred_before:
        send(mine, (True, uid("S1"), when(-60)))
    send(mine, (False, uid("S1"), when(60)))
    version = mine.version
    send(mine, (True, uid("S1"), when(30)))
    assert codes(mine) == []
    assert StarList.objects.get().version == version  # its calendar has not changed
    send(mine, (True, uid("S1"), when(90)))
    assert codes(mine) == ["S1"]


def test_an_older_removal_loses_too(mine, uid):
    send(mine, (True, uid("S1"), when(60)))
    send(mine, (False, uid("S1"), when(30)))
    assert codes(mine) == ["S1"]


def test_a_star_made_anew_counts_from_then(mine, uid):
    send(mine, (True, uid("S1"), when(10)))
    send(mine, (True, uid("S1"), when(50)))
    send(mine, (False, uid("S1"), when(30)))
    assert codes(mine) == ["S1"]


@pytest.mark.parametrize("first", [True, False])
def test_at_one_moment_the_star_stays(mine, uid, first):
    moment = when(0)
    for on in (first, not first):
        send(mine, (on, uid("S1"), moment))
    assert codes(mine) == ["S1"]


def test_an_act_of_the_future_is_one_of_now(mine, uid):
    """A phone whose clock is a day ahead does not win for a day."""
    before = timezone.now()
    send(mine, (True, uid("S1"), (before + dt.timedelta(days=1)).isoformat()))
    assert before <= Star.objects.get().at <= timezone.now()
    change_stars(mine, current_programme(), remove=[uid("S1")])
    assert codes(mine) == []


def test_what_was_taken_away_is_in_no_list_and_a_release_does_not_bring_it_back(mine, uid, small):
    change_stars(mine, current_programme(), add=[uid("S1"), uid("S2")])
    change_stars(mine, current_programme(), remove=[uid("S1")])
    released(small)
    assert codes(mine) == ["S2"]
    replace_stars(mine, current_programme(), [uid("S3")])
    assert codes(mine) == ["S3"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_two_devices_without_a_network_converge_in_any_order_of_arrival(meetings, uid, data):
    """Each act is one request; whatever the order in which requests arrive, also twice, the last act decides."""
    acts = data.draw(
        st.lists(st.tuples(st.booleans(), st.sampled_from(["S1", "S2", "S3"]), st.integers(0, 4)), max_size=8)
    )
    moments = [when(second) for second in range(5)]
    sent = [(on, uid(code), moments[second]) for on, code, second in acts]
    wanted = sorted(
        code
        for code in ("S1", "S2", "S3")
        if max(((second, on) for on, acted, second in acts if acted == code), default=(0, False))[1]
    )
    for arrived in (sent, data.draw(st.permutations(sent)), data.draw(st.permutations(sent * 2))):
        star_list = StarList.objects.create()
        for act in arrived:
            send(star_list, act)
        assert codes(star_list) == wanted


def test_many_acts_cost_what_one_costs(mine, uid, django_assert_num_queries):
    programme = current_programme()
    with django_assert_num_queries(QUERIES):
        change_stars(mine, programme, add=[uid("S1")])
    with django_assert_num_queries(QUERIES):
        change_stars(mine, programme, add=[uid("S2"), uid("S3")], remove=[uid("S1")])
    with django_assert_num_queries(QUERIES + 1):  # what is no meeting may be a demonstration
        change_stars(
            mine, programme, add=[uid("S1")], remove=[uid("S2"), str(uuid.uuid4()), str(uuid.uuid4())]
        )


def test_the_list_of_an_account_is_no_phones(meetings, make_user):
    of_account = StarList.objects.create(user=make_user("organiser"))
    assert phone_list(of_account.token) is None
