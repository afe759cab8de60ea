import pytest
from icalendar import Calendar

from events.agenda.editing import change_session
from events.personal.models import StarList
from tests.small import released

JSON = {"accept": "application/json"}


@pytest.fixture
def address(phone_post, uid):
    return phone_post([uid("S1"), uid("S3")]).json()["calendar"].removeprefix("http://testserver")


def summaries(response) -> list[str]:
    calendar = Calendar.from_ical(response.content)
    return [str(event["summary"]) for event in calendar.walk("VEVENT")]


def test_it_holds_what_is_starred_in_the_language_asked_for(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert summaries(response) == ["Phiên S1", "Phiên S3"]
    assert Calendar.from_ical(response.content)["x-wr-calname"] == "Nhỏ 1: lịch của tôi"
    assert summaries(client.get(f"{address}?lang=en")) == ["Session S1", "Session S3"]


def test_it_is_kept_by_nobody_else(client, address):
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_it_costs_little_and_less_when_nothing_changed(client, address, django_assert_num_queries):
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(3):  # list, stars, what was withdrawn
        assert client.get(address).status_code == 200
    with django_assert_num_queries(1):
        unchanged = client.get(address, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", etag)


def test_it_follows_a_star_and_a_release(client, address, phone_post, uid, meetings, small):
    etag = client.get(address)["ETag"]
    token = StarList.objects.get().token
    phone_post([uid("S2")], token=token)
    after = client.get(address, headers={"If-None-Match": etag})
    assert summaries(after) == ["Phiên S2"]
    change_session(meetings["S2"], by=None, title_vi="Phiên khác")
    released(small)
    assert summaries(client.get(address, headers={"If-None-Match": after["ETag"]})) == ["Phiên khác"]


def test_a_cancelled_meeting_stays_and_says_so(client, address, meetings, small):
    change_session(meetings["S1"], by=None, status="cancelled")
    released(small)
    events = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert [str(event["status"]) for event in events] == ["CANCELLED", "CONFIRMED"]


def test_a_meeting_that_becomes_hidden_disappears(client, address, meetings, small):
    etag = client.get(address)["ETag"]
    change_session(meetings["S1"], by=None, access="restricted", disclosure="hidden")
    released(small)
    response = client.get(address, headers={"If-None-Match": etag})
    assert summaries(response) == ["Phiên S3"]
    assert str(meetings["S1"].guid) not in response.content.decode()


def test_one_that_becomes_unnamed_disappears_too(client, address, meetings, small):
    change_session(meetings["S1"], by=None, access="restricted", disclosure="unnamed")
    released(small)
    assert summaries(client.get(address)) == ["Phiên S3"]


def test_an_unknown_token_is_told_nothing_and_costs_one_query(client, address, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/agenda/guessed.ics")
    assert (response.status_code, response.content) == (404, b"")


def test_a_new_address_stops_the_old_one(client, address, phone_post, uid):
    old = StarList.objects.get().token
    new = phone_post([uid("S1")], token=old, renew="1").json()
    assert new["token"] != old
    assert client.get(address).status_code == 404
    assert client.get(new["calendar"]).status_code == 200
    assert phone_post([], token=old).status_code == 404


def test_an_account_makes_an_address_and_a_new_one(signed_in, meetings):
    account = signed_in("exhibitor")
    first = account.post("/my-agenda/calendar", headers=JSON).json()["calendar"]
    second = account.post("/my-agenda/calendar", headers=JSON).json()["calendar"]
    assert account.get("/my-agenda/me").json()["calendar"] == second != first
    assert (account.get(first).status_code, account.get(second).status_code) == (404, 200)


def test_tokens_are_long(meetings):
    tokens = {StarList.objects.create().token for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 24
