"""A small programme with meetings that can be starred and one that cannot."""

import pytest

from tests.small import released


@pytest.fixture
def meetings(small, make_session):
    """S1 and S2 at the same time, S3 later, a closed one without a name and a hidden one; all released."""
    made = {
        "S1": make_session("S1", "09:00", "10:00", access="public"),
        "S2": make_session("S2", "09:30", "10:30", room="R-B", access="public"),
        "S3": make_session("S3", "11:00", "12:00", access="public"),
        "BIL": make_session("BIL", "13:00", "14:00", access="restricted", kind="bilateral"),
        "HID": make_session("HID", "15:00", "16:00", access="restricted", kind="rehearsal"),
    }
    released(small)
    return made


@pytest.fixture
def uid(meetings):
    """The public name of a meeting: uid("S1")."""
    return lambda code: str(meetings[code].guid)


@pytest.fixture
def phone_post(client):
    """Send the stars of a phone: phone_post(["…"], token="…")."""

    def send(stars, **fields):
        return client.post("/my-agenda/phone", {"star": stars, **fields})

    return send
