import pytest


@pytest.fixture
def session(small, make_session):
    """S1 in room R-A, 09:00 to 10:00."""
    return make_session("S1", "09:00", "10:00", access="public")
