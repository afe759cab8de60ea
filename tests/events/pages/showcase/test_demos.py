"""The page of a demonstration, the list of all, and what becomes of them where they are not public."""

import datetime as dt
import re
import uuid
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from adgmin.core.clock import MEETING_ZONE
from events.models import DemoSlot, Exhibitor
from events.releases.programme import demo_uid
from tests.events.crawling import body_of
from tests.events.showcase.made import make_demos
from tests.small import released

NINE = dt.datetime(2026, 1, 15, 9, 0, tzinfo=MEETING_ZONE)


@pytest.fixture
def shown(small, clock):
    clock(NINE)
    make_demos(NINE)
    released(small)
    return small


def page(client, code: str, lang="en", query="") -> str:
    response = client.get(f"/{lang}/showcase/demos/{code}/{query}")
    assert response.status_code == 200
    return body_of(response)


def test_a_guided_one_says_when_where_by_whom_and_how_to_book(client, shown):
    text = page(client, "D1")
    assert "<h1>Product A</h1>" in text
    assert "Thursday 15 January 2026, 10:00–10:30" in text
    assert 'href="/en/showcase/?to=A01#plan">Booth A01</a>' in text
    assert 'href="/en/showcase/ex-a/">Company A</a>' in text
    assert "There are 8 places." in text
    assert 'href="/portal/me/demos/" rel="nofollow">Book a place</a>' in text
    assert f'data-star="{demo_uid("small-1", "D1")}"' in text
    assert "To booth A01 from Entrance: about" in text
    assert "Đại biểu đặt chỗ tại mục “Trình diễn có hướng dẫn”" in page(client, "D1", "vi")


def test_on_the_stage_nobody_books_and_the_way_to_the_stage_is_on_the_plan(client, shown):
    text = page(client, "D2")
    assert 'href="/en/showcase/#plan">Stage</a>' in text
    assert "Open to all, without booking" in text
    assert "/portal/me/demos/" not in text
    assert "Way to the booth" not in text


def test_a_reader_elsewhere_sees_both_times(client, shown):
    assert "Ha Noi time. 12:00–12:30, Tokyo" in page(client, "D1", query="?tz=Asia/Tokyo")
    assert "Giờ Hà Nội. 12:00–12:30, " in page(client, "D1", "vi", "?tz=Asia/Tokyo")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "Buổi trình diễn này không diễn ra"), ("en", "This demonstration will not take place")],
)
def test_a_cancelled_one_says_so_and_offers_no_place(client, shown, lang, words):
    text = page(client, "D3", lang)
    assert words in text
    assert "/portal/me/demos/" not in text


def test_when_it_has_begun_nobody_is_sent_to_book(client, shown, clock):
    clock(NINE + dt.timedelta(minutes=61))
    assert "/portal/me/demos/" not in page(client, "D1")
    assert ">Now</span>" in page(client, "D1")


def test_its_other_hours_are_told(client, shown):
    others = page(client, "D1").split("Also shown at")[1]
    assert re.findall(r'class="demo[^>]*>.*?href="([^"]+)"', others) == [
        "/en/showcase/demos/D2/", "/en/showcase/demos/D3/",
    ]  # fmt: skip


def test_the_code_is_found_in_any_case(client, shown):
    response = client.get("/en/showcase/demos/d1/")
    assert (response.status_code, response["Location"]) == (301, "/en/showcase/demos/D1/")


def test_who_has_a_wrong_code_is_shown_those_like_it(client, shown):
    response = client.get("/en/showcase/demos/D11/")
    assert response.status_code == 404
    assert 'href="/en/showcase/demos/D1/"' in body_of(response)


def test_the_list_has_every_one_in_order_and_each_leads_to_its_page(client, shown):
    text = body_of(client.get("/en/showcase/demos/"))
    assert re.findall(r'class="ses__title"><a href="([^"]+)"', text) == [
        f"/en/showcase/demos/D{number}/" for number in (1, 2, 3)
    ]
    assert re.findall(r'data-star="([^"]+)"', text) == [demo_uid("small-1", f"D{n}") for n in (1, 2, 3)]
    assert "Company A" in text
    for place in ("/en/showcase/", "/en/showcase/ex-a/", "/en/showcase/ex-a/p-a/"):
        assert body_of(client.get(place)).count('href="/en/showcase/demos/D') == 3, place


def test_an_empty_list_says_so(client, small):
    released(small)
    assert "No demonstration is announced yet." in body_of(client.get("/en/showcase/demos/"))


def test_the_search_of_the_showcase_finds_who_shows_it(client, shown):
    found = body_of(client.get("/en/showcase/?q=d2"))
    assert 'data-booth="A01"' in found.split('class="booths"')[1].split("</ol>")[0]


def test_the_one_of_somebody_not_accepted_is_nowhere(client, shown):
    for address in ("demos/D4/", "demos/D4.ics"):
        assert client.get(f"/en/showcase/{address}").status_code == 404
    assert "D4" not in body_of(client.get("/sitemap.xml"))
    assert "D4" not in body_of(client.get("/en/showcase/demos/"))


def test_it_leaves_with_its_exhibitor(client, shown):
    page(client, "D1")
    Exhibitor.objects.filter(code="EX-A").update(standing="withdrawn")
    released(shown)
    assert client.get("/en/showcase/demos/D1/").status_code == 404
    assert client.get("/vi/showcase/demos/D1.ics").status_code == 404


@pytest.mark.parametrize(("lang", "title"), [("vi", "Sản phẩm A"), ("en", "Product A")])
def test_one_goes_into_a_calendar_under_the_same_name_for_good(client, shown, lang, title):
    response = client.get(f"/{lang}/showcase/demos/D3.ics")
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert (str(event["uid"]), str(event["summary"])) == (f"{demo_uid('small-1', 'D3')}@adgmin", title)
    assert (str(event["status"]), str(event["transp"])) == ("CANCELLED", "TRANSPARENT")
    assert event["dtstart"].dt == dt.datetime(2026, 1, 15, 11, 0, tzinfo=MEETING_ZONE)
    assert str(event["url"]) == f"http://testserver/{lang}/showcase/demos/D3/"
    before = event["sequence"]
    DemoSlot.objects.filter(code="D3").update(
        start=NINE + dt.timedelta(hours=3), end=NINE + dt.timedelta(hours=4)
    )
    released(shown)
    [event] = Calendar.from_ical(client.get(f"/{lang}/showcase/demos/d3.ics").content).walk("VEVENT")
    assert str(event["uid"]) == f"{demo_uid('small-1', 'D3')}@adgmin"
    assert event["sequence"] > before


def test_an_open_one_is_confirmed_and_says_where_in_both_languages(client, shown):
    [event] = Calendar.from_ical(client.get("/en/showcase/demos/D1.ics").content).walk("VEVENT")
    assert str(event["status"]) == "CONFIRMED"
    assert str(event["location"]) == "Booth A01, Room R-A"
    for words in ("Product A", "Sản phẩm A", "Gian A01", "8 places, to be booked", "8 chỗ, cần đặt trước"):
        assert words in str(event["description"]), words


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_names_are_as_different_as_codes(one, other):
    names = {demo_uid("small-1", one), demo_uid("small-1", other), demo_uid("small-2", one)}
    assert len(names) == len({("1", one), ("1", other), ("2", one)})
    assert all(uuid.UUID(name).version == 5 for name in names)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    code=st.sampled_from(["D1", "d3", "D4", "D9"])
    | st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/"), min_size=1, max_size=24)
)
def test_no_address_breaks_it(shown, code):
    known = {"D1", "D2", "D3"}
    there = 200 if code in known else 301 if code.upper() in known else 404
    assert Client().get(f"/en/showcase/demos/{quote(code)}/").status_code == there
    assert Client().get(f"/en/showcase/demos/{quote(code)}.ics").status_code == (404 if there == 404 else 200)


@pytest.mark.parametrize("place", ["", "ex-a/", "ex-a/p-a/"])
def test_a_cancelled_one_says_so_wherever_it_is_listed(place, client, shown, clock):
    clock(dt.datetime(2026, 1, 15, 10, 50, tzinfo=MEETING_ZONE))
    text = body_of(client.get(f"/vi/showcase/{place}"))
    line = next(one for one in text.split('<li class="demo') if "/showcase/demos/D3/" in one)
    assert line.startswith(' is-off"')
    assert "Đã hủy" in line
    assert "Tiếp theo" not in line  # nothing else stands on its tag
