"""What the tests of the feeds share."""

import pytest

from events.models import Party, Session, SessionParty
from tests.small import released


@pytest.fixture
def meetings(small, make_session, at_demo_time):
    """A public, a provisional, a cancelled, an announced, an unnamed and a hidden meeting."""
    make_session("S-OPEN", "09:00", "10:00", access="public", abstract_vi="Tóm tắt", abstract_en="Summary")
    make_session("S-PROV", "10:00", "10:30", access="accredited", status="provisional", kind="workshop")
    make_session("S-OFF", "10:40", "11:00", access="accredited", status="cancelled")
    make_session("S-LOCK", "13:00", "14:00", access="restricted", categories=["head"], level="ministerial")
    make_session("S-BIL", "15:00", "15:30", room="R-B", access="restricted", kind="bilateral")
    make_session("S-HID", "16:00", "16:30", access="restricted", kind="rehearsal")
    SessionParty.objects.create(
        session=Session.objects.get(code="S-OPEN"), party=Party.objects.get(code="JP"), role="partner"
    )
    released(small)
