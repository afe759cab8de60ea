import datetime as dt

import pytest

from adgmin.core.clock import MEETING_ZONE
from tests.small import DAY, released


def at(time: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), MEETING_ZONE)


@pytest.fixture
def published(small, at_demo_time):
    """Release what has been made and return the public programme."""

    def make():
        from events.releases.published import current_programme

        released(small)
        return current_programme()

    return make
