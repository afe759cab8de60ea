import pytest

from tests.events.crawling import body_of

pytestmark = pytest.mark.usefixtures("edition", "at_demo_time")


def test_it_names_the_places_and_marks_them_as_illustrative(client):
    page = body_of(client.get("/en/practical/"))
    assert "Bang Lang Convention Centre (sample venue)" in page
    assert "Rooms and times are illustrative." in page
    assert "Thang Long Plenary Hall" in page
    assert "/en/sessions/PUB-YOUTH/" in page or "Open to the public:" in page


def test_bilateral_rooms_are_not_listed(client):
    page = body_of(client.get("/vi/practical/"))
    assert "Phòng Song phương" not in page
    assert "Phòng họp Hồng Hà" in page
