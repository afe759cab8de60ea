import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events.personal.models import StarList
from events.personal.views import NOBODY
from tests.conftest import PASSWORD

JSON = {"accept": "application/json"}


@pytest.fixture
def account(signed_in, meetings):
    return signed_in("exhibitor")


def stars_of(client) -> set[str]:
    return set(client.get("/my-agenda/me").json()["stars"])


def change(client, **fields):
    return client.post("/my-agenda/stars", fields, headers=JSON)


def test_who_never_signed_in_is_nobody_and_costs_no_query(client, meetings, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/my-agenda/me")
    assert response.json() == NOBODY
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_an_old_session_cookie_is_nobody_either(client, meetings):
    client.cookies["sessionid"] = "of-yesterday"
    assert client.get("/my-agenda/me").json() == NOBODY


def test_asking_makes_no_list(account, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        state = account.get("/my-agenda/me").json()
    assert (state["signed_in"], state["stars"], state["calendar"]) == (True, [], "")
    assert len(state["account"]) == 16
    assert not StarList.objects.exists()


def test_acts_are_kept_on_the_account(account, uid):
    answer = change(account, add=[uid("S1"), uid("S2")]).json()
    assert answer["stars"] == [uid("S1"), uid("S2")]
    assert change(account, remove=[uid("S1")]).json()["stars"] == [uid("S2")]


def test_two_devices_come_to_the_same(account, uid):
    """Each sends what was done on it; the last act on a meeting wins, and both learn the whole."""
    phone, laptop = account, Client()
    laptop.login(username="exhibitor@example.org", password=PASSWORD)
    change(phone, add=[uid("S1"), uid("S2")])  # the union of the first sign-in
    change(laptop, add=[uid("S3")], remove=[uid("S2")])
    change(phone, add=[uid("S2")])
    assert stars_of(phone) == stars_of(laptop) == {uid("S1"), uid("S2"), uid("S3")}
    change(laptop, remove=[uid("S2")])
    assert stars_of(phone) == stars_of(laptop) == {uid("S1"), uid("S3")}


def test_an_act_made_without_a_network_comes_at_its_own_time(account, uid):
    """The phone starred it at lunch and is back in the evening; the laptop took it off in between."""
    lunch = (timezone.now() - dt.timedelta(hours=6)).isoformat()
    change(account, remove=[uid("S1")])
    assert change(account, add=[f"{uid('S1')}@{lunch}", f"{uid('S2')}@{lunch}"]).json()["stars"] == [
        uid("S2")
    ]


def test_it_says_the_servers_real_time_by_which_acts_are_told(account, clock):
    clock(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))  # a demonstration's clock may be set back, acts may not
    before = timezone.now()
    told = dt.datetime.fromisoformat(account.get("/my-agenda/me").json()["now"])
    assert before <= told <= timezone.now()


def test_one_account_does_not_see_the_other(account, uid, make_user):
    change(account, add=[uid("S1")])
    other = Client()
    other.force_login(make_user("gate"))
    assert stars_of(other) == set()
    mark = account.get("/my-agenda/me").json()["account"]
    assert mark != other.get("/my-agenda/me").json()["account"]
    assert mark == account.get("/my-agenda/me").json()["account"]


def test_a_change_needs_the_word_of_the_page(make_user, uid):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user("exhibitor"))
    assert change(strict, add=[uid("S1")]).status_code == 403
    assert not StarList.objects.exists()
    csrf = strict.get("/my-agenda/me").json()["csrf"]
    answer = strict.post("/my-agenda/stars", {"add": [uid("S1")]}, headers={**JSON, "X-CSRFToken": csrf})
    assert answer.json()["stars"] == [uid("S1")]


def test_without_an_account_nothing_is_changed(client, uid):
    assert change(client, add=[uid("S1")]).status_code == 403
    form = client.post("/my-agenda/stars", {"add": uid("S1"), "lang": "en"})
    assert form["Location"] == "/accounts/sign-in/?next=/en/my-agenda/"
    assert client.post("/my-agenda/calendar")["Location"] == "/accounts/sign-in/?next=/vi/my-agenda/"
    assert not StarList.objects.exists()


@pytest.mark.parametrize("path", ["stars", "calendar", "phone"])
def test_looking_changes_nothing(account, path):
    assert account.get(f"/my-agenda/{path}").status_code == 405


def test_a_form_leads_back_to_the_page(account, uid):
    answer = account.post("/my-agenda/stars", {"add": uid("S1"), "lang": "en"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/my-agenda/")
    answer = account.post("/my-agenda/stars", {"remove": uid("S1"), "lang": "//evil.example"})
    assert answer["Location"] == "/vi/my-agenda/"


def test_a_phone_gets_a_list_when_its_owner_asks(client, phone_post, uid):
    first = phone_post([uid("S1"), uid("S2")]).json()
    assert first["calendar"] == f"http://testserver/agenda/{first['token']}.ics"
    again = phone_post([uid("S3")], token=first["token"])
    assert again.json() == first
    stars = StarList.objects.get().stars.filter(on=True)
    assert list(stars.values_list("session__code", flat=True)) == ["S3"]
    assert not client.cookies


def test_a_phone_needs_no_cookie_only_its_token(uid):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/my-agenda/phone", {"star": [uid("S1")]}).status_code == 200


def test_an_unknown_token_makes_no_list(phone_post, uid):
    assert phone_post([uid("S1")], token="guessed").status_code == 404
    assert not StarList.objects.exists()


def test_the_list_of_an_account_cannot_be_changed_by_its_token(account, phone_post, uid):
    change(account, add=[uid("S1")])
    token = StarList.objects.get().token
    assert phone_post([], token=token, renew="1").status_code == 404
    assert StarList.objects.get().token == token
    assert stars_of(account) == {uid("S1")}


def test_lists_from_one_network_address_are_limited(phone_post, uid, monkeypatch):
    monkeypatch.setattr("events.personal.limits.LISTS", 2)
    first = phone_post([uid("S1")]).json()
    assert phone_post([]).status_code == 200
    refused = phone_post([])
    assert (refused.status_code, refused["Retry-After"]) == (429, "600")
    assert StarList.objects.count() == 2
    assert phone_post([uid("S2")], token=first["token"]).status_code == 200


def test_another_address_has_its_own_limit(client, meetings, monkeypatch):
    monkeypatch.setattr("events.personal.limits.LISTS", 1)
    assert client.post("/my-agenda/phone", REMOTE_ADDR="192.0.2.1").status_code == 200
    assert client.post("/my-agenda/phone", REMOTE_ADDR="192.0.2.1").status_code == 429
    assert client.post("/my-agenda/phone", REMOTE_ADDR="192.0.2.2").status_code == 200


@pytest.mark.django_db
def test_before_anything_is_released_there_is_nothing_to_star(client):
    assert client.post("/my-agenda/phone", {}).status_code == 503
    assert client.get("/my-agenda/me").json() == NOBODY
