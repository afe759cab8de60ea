"""A day with four meetings, released."""

import datetime as dt

from adgmin.core.clock import MEETING_ZONE
from tests.small import add_small_session, released

DAY = dt.date(2026, 1, 15)


def at(clock_time: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock_time), MEETING_ZONE)


def make_day() -> dict[str, object]:
    """Make three meetings in one room and one in the other, and release them."""
    made = {
        "A": add_small_session("A", "09:00", "09:30", access="public"),
        "B": add_small_session("B", "09:40", "10:10", access="public"),
        "C": add_small_session("C", "10:10", "10:40", access="public"),
        "X": add_small_session("X", "09:30", "10:00", room="R-B", access="public"),
    }
    released()
    return made
