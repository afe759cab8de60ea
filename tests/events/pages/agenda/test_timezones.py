import pytest
from django.test import RequestFactory

from events.pages.agenda.timezones import OwnZone, choices, own_zone
from tests.events.pages.agenda.made import at


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        ("Asia/Tokyo", "12:45–14:15, Tokyo"),
        ("Asia/Kolkata", "09:15–10:45, New Delhi"),
        ("America/New_York", "Wednesday 22:45–00:15, New York"),
    ],
)
def test_the_second_line_tells_the_readers_time(zone, line):
    assert OwnZone(zone).line(at("10:45"), at("12:15")) == line


def test_only_zones_on_offer_are_taken():
    asked = RequestFactory().get
    assert own_zone(asked("/", {"tz": "Asia/Tokyo"})) == OwnZone("Asia/Tokyo")
    assert own_zone(asked("/", {"tz": "Asia/Ho_Chi_Minh"})) is None
    assert own_zone(asked("/", {"tz": "../../etc/passwd"})) is None
    assert own_zone(asked("/")) is None


def test_choices_name_the_offset():
    labels = {name: label for name, label, _chosen in choices(at("11:05"), OwnZone("UTC"))}
    assert labels["Asia/Yangon"] == "Nay Pyi Taw (GMT+6:30)"
    assert labels["America/New_York"] == "New York (GMT-5)"
    assert labels["UTC"] == "Universal time (GMT)"
    assert [name for name, _label, chosen in choices(at("11:05"), OwnZone("UTC")) if chosen] == ["UTC"]
