"""The screens as pages: what they say, what they never say, what they cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.live import acts
from events.live.announcing import announce
from events.models import Session
from events.pages.cache import forget_pages
from events.releases.published import forget_programme
from tests.events.screens.conftest import at

SCREENS = ("/screen/", "/screen/lobby/", "/screen/R-A/", "/screen/R-B/")


@pytest.fixture
def day(make_session, published):
    make_session("NOW", "10:45", "12:15", access="restricted", title_vi="Phiên toàn thể", title_en="Plenary")
    make_session("THEN", "14:00", "15:00", access="public", title_vi="Đối thoại mở", title_en="Open dialogue")
    make_session(
        "SECRET", "11:00", "12:00", room="R-B", kind="bilateral", access="restricted", title_en="zqsecret"
    )
    published()


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_door_says_what_is_on_in_both_languages(day):
    text = page("/screen/R-A/")
    for words in ("Đang họp", "In session", "Phiên toàn thể", "Plenary", "Phiên họp kín",
                  "Closed meeting",
                  "Chỉ dành cho khách được mời", "Only for those invited", "Đối thoại mở", "Open dialogue",
                  "<time>10:45</time>", "<time>12:15</time>", "<time>14:00</time>", "Phòng R-A",
                  "Room R-A"):  # fmt: skip
        assert words in text
    assert 'lang="vi">Phiên toàn thể</span> <span lang="en">Plenary</span>' in text


def test_the_clock_and_the_token_come_with_the_page(day):
    text = page("/screen/R-A/")
    assert 'data-now="2026-01-15T11:05:0' in text
    assert ">11:05</time>" in text
    assert 'data-token="1.' in text or 'data-token="2.' in text


def test_what_happens_on_the_day_is_shown(day, small):
    acts.delay(Session.objects.get(code="THEN"), 20, by=None)
    text = page("/screen/R-A/")
    assert "Delayed 20 min" in text
    assert "<s>14:00</s>" in text
    acts.cancel(Session.objects.get(code="NOW"), by=None)
    text = page("/screen/R-A/")
    assert "Cancelled" in text
    assert "is-off" in text
    assert "In session" not in text


def test_urgent_announcements_take_the_top(day, small):
    expires = at("12:00")
    announce(
        small, by=None, level="info", text_vi="Xe buýt chờ ở cổng", text_en="The bus waits", expires=expires
    )
    announce(
        small,
        by=None,
        level="urgent",
        text_vi="Xin rời phòng",
        text_en="Please leave the room",
        expires=expires,
    )
    for address in ("/screen/lobby/", "/screen/R-A/"):
        text = page(address)
        assert text.index("Please leave the room") < text.index("Plenary") < text.index("The bus waits")
        assert '<div class="scr__alert">' in text


def test_nothing_undisclosed_is_told(day):
    for address in SCREENS:
        text = page(address)
        assert "zqsecret" not in text
        assert "SECRET" not in text
    assert "Phiên họp kín" not in page("/screen/R-B/")


@pytest.mark.parametrize("address", ["/screen/R-X/", "/screen/r-a/", "/screen/R-A/x/"])
def test_a_room_that_the_programme_does_not_name_is_no_address(day, address):
    assert Client().get(address).status_code == 404


def test_a_bilateral_room_has_no_screen_while_its_meetings_are_not_named(edition, at_demo_time):
    assert Client().get("/screen/R-BIL-1/").status_code == 404
    assert "R-BIL" not in page("/screen/")
    assert "Trúc Bạch" not in page("/screen/lobby/")


def test_a_screen_sets_no_cookie_and_is_not_indexed(day):
    for address in SCREENS:
        response = Client().get(address)
        assert not response.cookies
        assert b'name="robots" content="noindex"' in response.content
        assert response["Content-Language"] == "vi, en"


def test_repeats_ask_the_database_nothing(day):
    client = Client()
    for address in SCREENS:
        forget_pages()
        forget_programme()
        with CaptureQueriesContext(connection) as cold:
            response = client.get(address)
        assert len(cold) <= 3, address
        with CaptureQueriesContext(connection) as warm:
            assert client.get(address).content == response.content
            again = client.get(address, headers={"if-none-match": response["ETag"]})
        assert (again.status_code, len(warm)) == (304, 0), address


def test_the_demonstration_clock_is_marked(day, settings):
    assert "Demonstration clock" in page("/screen/lobby/")


def test_without_a_programme_it_says_so(db):
    assert Client().get("/screen/lobby/").status_code == 503


def test_only_reading(day):
    assert Client().post("/screen/lobby/").status_code == 405


def test_a_day_later_the_room_has_nothing_more(day, clock):
    clock(dt.datetime.fromisoformat("2026-01-16T09:00+07:00"))
    assert "No further meetings in this room" in page("/screen/R-A/")
    assert "The Meeting has closed" in page("/screen/lobby/")


def test_the_worker_is_in_charge_of_the_screens_only(db, settings):
    response = Client().get("/screen/worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    assert "__VERSION__" not in response.content.decode()
    assert "Service-Worker-Allowed" not in response
    settings.OFFLINE_APP = False
    assert "unregister" in Client().get("/screen/worker.js").content.decode()
