import json

from adgmin.core.bilingual import Text
from events.pages.agenda.structured import json_for_script, structured_data
from tests.events.pages.agenda.made import at, meeting, programme_of


def test_text_cannot_close_the_script_element():
    text = json_for_script({"name": "</script><script>alert(1)</script>&\u2028"})
    assert "<" not in text
    assert "&" not in text
    assert json.loads(text) == {"name": "</script><script>alert(1)</script>&\u2028"}


def test_a_moved_meeting_is_told_with_its_former_start():
    session = meeting("M1", "10:45", "12:15", title=Text("Phiên", "Plenary"), was_start=at("10:30"))
    data = json.loads(structured_data(session, programme_of(session), "https://example.org/en/sessions/M1/"))
    assert data["name"] == "Plenary"
    assert data["startDate"] == "2026-01-15T10:45:00+07:00"
    assert data["previousStartDate"] == "2026-01-15T10:30:00+07:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["location"]["name"] == "Room A, Centre"


def test_a_cancelled_meeting_is_told_as_cancelled():
    session = meeting("M1", "10:45", "12:15", status="cancelled")
    data = json.loads(structured_data(session, programme_of(session), "https://example.org/"))
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
