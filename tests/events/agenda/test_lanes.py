import datetime as dt

import pytest

from adgmin.core.clock import MEETING_ZONE
from events.agenda.lanes import day_of, days_of, hours, lanes_of, minute_of, ticks
from events.models import Room, Session


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=MEETING_ZONE)


@pytest.mark.parametrize(
    ("now", "day"), [("2026-01-01T10:00", 15), ("2026-01-15T23:59", 15), ("2026-02-01T10:00", 15)]
)
def test_the_day_shown_is_one_of_the_meeting(small, now, day):
    assert day_of(small, at(now)) == dt.date(2026, 1, day)
    assert days_of(small) == [dt.date(2026, 1, 15)]


def test_places_on_the_axis_stay_within_it():
    assert minute_of(at("2026-01-15T07:00")) == 0
    assert minute_of(at("2026-01-15T05:00")) == 0
    assert minute_of(at("2026-01-15T11:05")) == 245
    assert minute_of(at("2026-01-15T23:30")) == 960
    assert (hours()[0], hours()[-1], ticks()[:2]) == ("07:00", "21:00", [0, 60])


def test_a_meeting_ends_when_the_next_begins(small, make_session):
    make_session("S1", "09:00", "10:00")
    make_session("S2", "10:00", "11:00")
    lane = lanes_of(Room.objects.all(), Session.objects.all(), now=at("2026-01-15T10:00"))[0]
    assert (lane.current.code, lane.following) == ("S2", None)


def test_a_meeting_over_midnight_lasts_until_the_axis_ends(small, make_session):
    row = make_session("S1", "22:00", "22:30")
    row.end = at("2026-01-16T01:00")
    (block,) = lanes_of(Room.objects.all(), [row], now=row.start)[0].blocks
    assert (block.x, block.width) == (900, 60)
