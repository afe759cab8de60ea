import pytest

from events.agenda.double_bookings import party_clashes
from events.models import Party, Session, SessionParty


@pytest.fixture
def japan(small, make_session):
    """Make a session with Japan in it."""
    party = Party.objects.get(code="JP")

    def make(*args, role="partner", **fields):
        SessionParty.objects.create(session=make_session(*args, **fields), party=party, role=role)

    return make


def clashes():
    found = party_clashes(Session.objects.prefetch_related("party_links__party"))
    return [(problem.code, *(about.code for about in problem.about)) for problem in found]


def test_one_party_in_two_meetings_at_once(japan):
    japan("S1", "09:00", "10:00")
    japan("S2", "09:30", "10:30", room="R-B", role="chair")
    japan("S3", "10:30", "11:00")
    assert clashes() == [("party_double_booked", "S1", "S2", "JP")]


def test_what_is_cancelled_or_of_another_level_or_an_open_house_does_not_count(japan):
    japan("S1", "09:00", "10:00")
    japan("S2", "09:00", "10:00", room="R-B", level="ministerial")
    japan("S3", "10:00", "11:00")
    japan("S4", "10:00", "11:00", room="R-B", kind="showcase")
    japan("S5", "11:00", "12:00")
    japan("S6", "11:00", "12:00", room="R-B", status="cancelled")
    assert clashes() == []
