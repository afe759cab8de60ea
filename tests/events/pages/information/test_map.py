import datetime as dt
import re

import pytest

from adgmin.core.clock import MEETING_ZONE
from events.pages.information.venue_map import buildings
from events.releases.published import current_programme
from tests.events.crawling import body_of
from tests.small import released

AT = dt.datetime(2026, 1, 15, 9, 30, tzinfo=MEETING_ZONE)


@pytest.fixture
def rooms(small, make_session):
    from events.models import Room

    Room.objects.filter(code="R-A").update(floor=1, capacity=300, step_free=True, hearing_loop=True)
    Room.objects.filter(code="R-B").update(floor=2)
    make_session("S1", "09:00", "10:00", access="public")
    make_session("S2", "11:00", "12:00", access="public")
    make_session("GONE", "09:00", "10:00", room="R-B", access="public", status="cancelled")
    released(small)


def test_floors_stand_one_above_the_other_with_what_is_on(rooms):
    [building] = buildings(current_programme(), AT)
    assert [floor.level for floor in building.floors] == [2, 1]
    upper, lower = (floor.rooms[0] for floor in building.floors)
    assert (lower.room.code, lower.size, [s.code for s in lower.on], lower.after.code) == (
        "R-A",
        "l",
        ["S1"],
        "S2",
    )
    assert (upper.room.code, upper.size, upper.on, upper.after) == ("R-B", "s", [], None)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Schematic, not to scale.", "300 seats · Step-free · hearing loop"]),
        ("vi", ["không theo tỷ lệ", "300 chỗ"]),
    ],
)
def test_the_map_says_what_it_is_and_what_each_room_has(client, rooms, clock, lang, words):
    clock(AT)
    text = re.sub(r"\s+", " ", body_of(client.get(f"/{lang}/map/")))
    for each in words:
        assert each in text
    assert 'id="R-A"' in text
    assert f'href="/{lang}/sessions/S1/"' in text
    assert "GONE" not in text


def test_the_page_of_a_meeting_leads_to_its_room(client, rooms):
    assert 'href="/en/map/#R-A"' in body_of(client.get("/en/sessions/S1/"))


def test_a_bilateral_room_that_no_public_meeting_uses_is_not_on_it(client, edition):
    text = body_of(client.get("/en/map/"))
    assert "Plenary Hall" in text
    assert "Bilateral Room" not in text
