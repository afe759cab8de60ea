import pytest

from tests.events.live.made import at, make_day


@pytest.fixture
def day(small, clock):
    """Three meetings in one room, one in the other, released; it is 9:05."""
    clock(at("09:05"))
    return make_day()
