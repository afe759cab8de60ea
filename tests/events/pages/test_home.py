import datetime as dt

import pytest
from django.test import Client

from adgmin.core.clock import MEETING_ZONE
from tests.small import released


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("cookie", "accepted", "lang"),
    [
        ("", "", "vi"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "fr-FR,vi;q=0.5", "vi"),
        ("", "ja", "vi"),
        ("en", "vi", "en"),
        ("vi", "en", "vi"),
        ("xx", "en", "en"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(cookie, accepted, lang):
    client = Client(headers={"accept-language": accepted} if accepted else {})
    if cookie:
        client.cookies["lang"] = cookie
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, f"/{lang}/")
    assert {"Cookie", "Accept-Language"} <= {name.strip() for name in response["Vary"].split(",")}


def test_now_and_next(client, small, make_session, at_demo_time):
    make_session("M1", "10:45", "12:15", access="public")
    make_session("M2", "14:00", "15:00", access="public")
    released()
    page = text(client.get("/en/"))
    assert "Now and next" in page
    assert "In session" in page
    assert "In 2 h 55 min" in page
    assert page.index("/en/sessions/M1/") < page.index("/en/sessions/M2/")


def test_before_the_meeting_it_counts_the_days(client, small, make_session, clock):
    make_session("M1", "10:45", "12:15", access="public")
    released()
    clock(dt.datetime(2026, 1, 12, 9, 0, tzinfo=MEETING_ZONE))
    page = text(client.get("/en/"))
    assert "The Meeting opens in 3 days" in page
    assert "First meetings on Thursday 15 January 2026, 10:45" in page


def test_after_the_meeting_it_gives_thanks(client, small, make_session, clock):
    make_session("M1", "10:45", "12:15", access="public")
    released()
    clock(dt.datetime(2026, 1, 20, 9, 0, tzinfo=MEETING_ZONE))
    page = text(client.get("/vi/"))
    assert "Hội nghị đã bế mạc" in page
    assert "Đang họp" not in page[page.index("<main") :]


def test_without_sessions_it_says_what_will_be_here(client, small, at_demo_time):
    released()
    assert "The programme is being prepared and will be shown here." in text(client.get("/en/"))
    assert "The programme is being prepared" in text(client.get("/en/agenda/"))


def test_the_demonstration_clock_is_marked_only_when_it_is_set(client, small, make_session, clock, settings):
    make_session("M1", "10:45", "12:15", access="public")
    released()
    assert "Demonstration clock" not in text(client.get("/en/"))
    clock(dt.datetime(2026, 1, 15, 11, 5, tzinfo=MEETING_ZONE))
    assert "Demonstration clock" in text(client.get("/en/"))


def test_both_languages_are_linked_from_each(client, small, at_demo_time):
    released()
    page = text(client.get("/en/agenda/?q=&tz=Asia/Tokyo"))
    assert 'href="/vi/agenda/?q=&amp;tz=Asia/Tokyo"' in page
    assert '<link rel="alternate" hreflang="vi" href="http://testserver/vi/agenda/">' in page
    assert '<link rel="canonical" href="http://testserver/en/agenda/">' in page


def test_another_language_is_no_address(client, small):
    assert client.get("/fr/").status_code == 404
