"""Calendars read with other eyes: a strict reader of our own, and vobject; compared with the database."""

import dataclasses
import datetime as dt
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from events.agenda.editing import change_session
from events.feeds.calendar import calendar_of
from events.live.acts import cancel, delay, move_room
from events.models import Room, Session
from events.releases.published import current_programme
from events.releases.releasing import release_again
from tests.events.feeds.rfc5545 import NotACalendar, lines_of, parse
from tests.small import released

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=300
)


def events_of(body: bytes) -> dict:
    return {event.raw("UID"): event for event in parse(body).all("VEVENT")}


def event_of(client, session: Session):
    return events_of(client.get("/agenda.ics?lang=en").content)[f"{session.guid}@adgmin"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_whole_meeting_is_as_in_the_database(client, edition, lang):
    events = events_of(client.get(f"/agenda.ics?lang={lang}").content)
    described = Session.objects.filter(access__in=("public", "accredited"), is_draft=False).select_related(
        "room"
    )
    assert described.count() > 20
    status = {"confirmed": "CONFIRMED", "provisional": "TENTATIVE", "cancelled": "CANCELLED"}
    for session in described:
        event = events[f"{session.guid}@adgmin"]
        assert event.raw("DTSTART") == f"{session.start.astimezone(MEETING_ZONE):%Y%m%dT%H%M%S}"
        assert event.raw("DTEND") == f"{session.end.astimezone(MEETING_ZONE):%Y%m%dT%H%M%S}"
        assert event.raw("STATUS") == status[session.status]
        assert event.text("SUMMARY") == getattr(session, f"title_{lang}")
        assert event.text("LOCATION").startswith(getattr(session.room, f"name_{lang}"))
        said = event.text("DESCRIPTION")
        for words in (session.title_vi, session.title_en, session.abstract_vi, session.abstract_en, session.code,
                      session.room.name_vi, session.room.name_en):  # fmt: skip
            assert (words or "") in said
    hidden = Session.objects.filter(access="restricted", kind="rehearsal")
    assert not any(f"{session.guid}@adgmin" in events for session in hidden)


def test_another_library_reads_the_same(client, edition):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vobject = pytest.importorskip("vobject")
        calendar = vobject.readOne(client.get("/agenda.ics?lang=vi").content.decode())
        events = {event.uid.value: event for event in calendar.vevent_list}
    for session in Session.objects.filter(access="accredited", is_draft=False):
        event = events[f"{session.guid}@adgmin"]
        assert event.summary.value == session.title_vi
        assert (event.dtstart.value, event.dtend.value) == (session.start, session.end)


def test_the_description_says_it_in_both_languages(client, meetings):
    session = Session.objects.get(code="S-OPEN")
    assert event_of(client, session).text("DESCRIPTION") == (
        "Session S-OPEN\nThursday, 15 January 2026, 09:00–10:00 (Ha Noi time)\nRoom R-A, Centre\n\nSummary\n\n"
        "Phiên S-OPEN\nThứ Năm, ngày 15/01/2026, 9h00–10h00 (giờ Hà Nội)\nPhòng R-A, Trung tâm\n\nTóm tắt\n\n"
        "S-OPEN\nhttp://testserver/en/sessions/S-OPEN/"
    )
    cancelled = event_of(client, Session.objects.get(code="S-OFF")).text("DESCRIPTION")
    assert "This meeting will not take place" in cancelled
    assert event_of(client, session).text("CATEGORIES") == "Plenary"


def test_a_delay_on_the_day_is_said_and_raises_the_sequence(client, meetings):
    session = Session.objects.get(code="S-PROV")
    before = event_of(client, session)
    delay(session, 5, by=None)
    move_room(session, Room.objects.get(code="R-B"), by=None)

    after = event_of(client, session)

    assert after.raw("DTSTART") == "20260115T100500"
    assert int(after.raw("SEQUENCE")) > int(before.raw("SEQUENCE"))
    assert after.raw("LAST-MODIFIED") >= before.raw("LAST-MODIFIED")
    said = after.text("DESCRIPTION")
    for words in ("Delayed by 5 minutes.", "It was announced for 10:00 on Thursday 15 January 2026.", "Lùi 5 phút.",
                  "It was to be held in Room R-A.", "Địa điểm công bố trước đó: Phòng R-A."):  # fmt: skip
        assert words in said


def test_the_sequence_never_falls(client, meetings, small):
    """Not by a release, nor by a change of the day, nor by an old release taken up again."""
    session = Session.objects.get(code="S-OPEN")
    seen = []

    def look() -> None:
        event = event_of(client, session)
        seen.append((event.raw("STATUS"), event.text("SUMMARY"), int(event.raw("SEQUENCE"))))

    look()
    change_session(session, by=None, title_en="Second")
    look()  # the draft alone changes nothing
    released(small)
    look()
    cancel(session, by=None)
    look()
    release_again(small, 1, by=None, note_vi="", note_en="", expected=2)
    look()
    numbers = [number for _status, _title, number in seen]
    assert [seen[0][:2], seen[1][:2], seen[2][:2]] == [
        ("CONFIRMED", "Session S-OPEN"), ("CONFIRMED", "Session S-OPEN"), ("CONFIRMED", "Second"),
    ]  # fmt: skip
    assert seen[3][0] == "CANCELLED"
    assert seen[4][1] == "Session S-OPEN"
    assert numbers[0] == numbers[1] < numbers[2] < numbers[3] < numbers[4]


def test_one_meeting_has_a_calendar_of_its_own(client, meetings):
    answer = client.get("/vi/sessions/S-OPEN.ics")
    [event] = events_of(answer.content).values()
    assert event.text("SUMMARY") == "Phiên S-OPEN"
    assert answer["Content-Disposition"] == 'inline; filename="S-OPEN.ics"'
    assert client.get("/vi/sessions/s-open.ics").status_code == 200
    assert client.get("/vi/sessions/S-BIL.ics").status_code == 404
    unchanged = client.get("/vi/sessions/S-OPEN.ics", headers={"if-none-match": answer["ETag"]})
    assert unchanged.status_code == 304


def made(programme, sessions, **how):
    return calendar_of(programme, sessions, lang="vi", site="https://example.org", name="Lịch", **how)


def test_an_invitation_and_its_end(meetings):
    programme = current_programme()
    session = programme.by_code["S-OPEN"]
    people = ("desk@example.org", "a@example.org")
    asked = parse(made(programme, [session], method="REQUEST", parties=people))
    ended = parse(made(programme, [session], method="CANCEL", parties=people))
    [first], [last] = asked.all("VEVENT"), ended.all("VEVENT")
    assert (asked.raw("METHOD"), ended.raw("METHOD")) == ("REQUEST", "CANCEL")
    assert (first.raw("ORGANIZER"), first.raw("ATTENDEE")) == (
        "mailto:desk@example.org",
        "mailto:a@example.org",
    )
    assert (first.raw("STATUS"), last.raw("STATUS")) == ("CONFIRMED", "CANCELLED")
    assert int(last.raw("SEQUENCE")) == int(first.raw("SEQUENCE")) + 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(vi=WORDS, en=WORDS, abstract=WORDS, minutes=st.integers(1, 3000), sequence=st.integers(0, 10**6))
def test_any_words_and_times_survive(meetings, vi, en, abstract, minutes, sequence):
    programme = current_programme()
    start = programme.sessions[0].start
    session = dataclasses.replace(
        programme.by_code["S-OPEN"], title=Text(vi, en), abstract=Text(abstract, abstract),
        end=start + dt.timedelta(minutes=minutes), start=start, sequence=sequence,
    )  # fmt: skip
    [event] = parse(made(programme, [session])).all("VEVENT")
    assert event.text("SUMMARY") == (vi or en or "Phiên họp kín")
    assert abstract in event.text("DESCRIPTION")
    end = dt.datetime.strptime(event.raw("DTEND"), "%Y%m%dT%H%M%S").replace(tzinfo=MEETING_ZONE)
    assert end == session.end
    assert int(event.raw("SEQUENCE")) == sequence


@pytest.mark.parametrize(
    "body", [b"BEGIN:VCALENDAR\n", b"X:" + b"a" * 75 + b"\r\n", b"X:\xe1\xba\r\n \xa1\r\n", b"X:a\rb\r\n"]
)
def test_the_strict_reader_would_see_what_is_wrong(body):
    with pytest.raises((NotACalendar, UnicodeDecodeError)):
        lines_of(body)
