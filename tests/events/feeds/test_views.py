"""The calendar feed and the open data."""

import datetime as dt

import pytest
from icalendar import Calendar

from adgmin.core.clock import MEETING_ZONE
from events.agenda.editing import change_session
from events.models import Session
from tests.small import released


def events_of(client, query: str = "") -> list:
    return Calendar.from_ical(client.get(f"/agenda.ics{query}").content).walk("VEVENT")


def test_the_calendar_says_what_each_meeting_is(client, meetings):
    events = {str(event["SUMMARY"]): event for event in events_of(client, "?lang=en")}

    assert list(events) == [
        "Session S-OPEN",
        "Session S-PROV",
        "Session S-OFF",
        "Session S-LOCK",
        "Closed meeting",
    ]
    assert [str(event["STATUS"]) for event in events.values()] == [
        "CONFIRMED", "TENTATIVE", "CANCELLED", "CONFIRMED", "CONFIRMED",
    ]  # fmt: skip
    opening = events["Session S-OPEN"]
    assert opening.decoded("DTSTART") == dt.datetime(2026, 1, 15, 9, tzinfo=MEETING_ZONE)
    assert opening["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert str(opening["LOCATION"]) == "Room R-A, Centre"
    assert str(opening["URL"]) == "http://testserver/en/sessions/S-OPEN/"
    description = str(opening["DESCRIPTION"])
    assert all(words in description for words in ("Session S-OPEN", "Phiên S-OPEN", "Summary", "Tóm tắt"))


def test_an_unnamed_meeting_has_its_time_only(client, meetings):
    unnamed = events_of(client)[-1]
    assert str(unnamed["SUMMARY"]) == "Phiên họp kín"
    assert unnamed.decoded("DTEND") == dt.datetime(2026, 1, 15, 15, 30, tzinfo=MEETING_ZONE)
    assert set(unnamed) == {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP",
    }  # fmt: skip


def test_the_calendar_is_well_formed(client, meetings):
    response = client.get("/agenda.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    calendar = Calendar.from_ical(response.content)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert calendar["METHOD"] == "PUBLISH"


def test_a_change_keeps_the_uid_and_raises_the_sequence(client, meetings, small):
    before = events_of(client)[0]
    change_session(Session.objects.get(code="S-OPEN"), by=None, title_en="Changed")
    released(small)

    after = events_of(client)[0]

    assert after["UID"] == before["UID"]
    assert str(after["UID"]).endswith("@adgmin")
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")


def test_the_data_are_as_the_contract_says(client, meetings):
    data = client.get("/agenda.json").json()
    assert list(data) == ["edition", "release", "generated", "timezone", "version", "sessions"]
    assert (data["edition"], data["timezone"]) == ("small-1", "Asia/Ho_Chi_Minh")
    assert dt.datetime.fromisoformat(data["generated"]).utcoffset() == dt.timedelta(hours=7)
    session = Session.objects.get(code="S-OPEN")
    assert (data["release"], data["version"]) == (1, session.edition.programme_version)
    opening = data["sessions"][0]
    assert opening == {
        "code": "S-OPEN", "title": {"vi": "Phiên S-OPEN", "en": "Session S-OPEN"},
        "abstract": {"vi": "Tóm tắt", "en": "Summary"}, "start": "2026-01-15T09:00:00+07:00",
        "end": "2026-01-15T10:00:00+07:00", "room": "R-A", "kind": "plenary", "level": "som",
        "status": "confirmed", "access": "public", "partners": ["JP"], "topics": [],
        "url": {"vi": "http://testserver/vi/sessions/S-OPEN/", "en": "http://testserver/en/sessions/S-OPEN/"},
        "uid": str(session.guid), "members": [], "disclosure": "full", "guid": str(session.guid), "chairs": [],
        "co_chairs": [], "was_start": None, "was_room": None, "live": False, "started_at": None, "ended_at": None,
        "updated": opening["updated"], "sequence": 0,
    }  # fmt: skip


def test_unnamed_meetings_have_no_name_in_the_data(client, meetings):
    unnamed = client.get("/agenda.json").json()["sessions"][-1]
    assert unnamed["title"] == {"vi": "Phiên họp kín", "en": "Closed meeting"}
    assert [unnamed[name] for name in ("code", "room", "level")] == [None, None, None]
    assert (unnamed["url"], unnamed["partners"]) == ({"vi": None, "en": None}, [])


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("partner=JP", ["S-OPEN"]),
        ("level=ministerial", ["S-LOCK"]),
        ("kind=workshop", ["S-PROV"]),
        ("partner=jp&session=s-open", ["S-OPEN"]),
        ("room=R-A&level=som", ["S-OPEN", "S-PROV", "S-OFF"]),
        ("room=R-B", []),
        ("session=S-OPEN&session=S-LOCK", ["S-OPEN", "S-LOCK"]),
        ("q=phien s-off", ["S-OFF"]),
        ("day=2026-01-15", ["S-OPEN", "S-PROV", "S-OFF", "S-LOCK", None]),
        ("partner=", ["S-OPEN", "S-PROV", "S-OFF", "S-LOCK", None]),
    ],
)
def test_filters_are_those_of_the_agenda(client, meetings, query, codes):
    data = client.get(f"/agenda.json?{query}").json()
    assert [session["code"] for session in data["sessions"]] == codes
    assert len(events_of(client, f"?{query}")) == len(codes)


@pytest.mark.parametrize(
    "query",
    ["partner=XX", "day=2026-02-30", "day=soon", "session=S-BIL", "lang=fr", "kind=x", "topic=x", "room=x"],
)
@pytest.mark.parametrize("feed", ["/agenda.ics", "/agenda.json", "/schedule.xml"])
def test_a_wrong_value_is_refused_in_both_languages(client, meetings, feed, query):
    name, _, value = query.partition("=")
    response = client.get(f"{feed}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json; charset=utf-8"
    problem = response.json()
    assert (problem["status"], problem["type"]) == (400, "urn:adgmin:problem:unknown-value")
    assert problem["errors"] == [
        {
            "parameter": name,
            "code": "unknown_value",
            "message_vi": f"Tham số “{name}” không có giá trị “{value}”.",
            "message_en": f"The parameter “{name}” has no value “{value}”.",
        }
    ]


@pytest.mark.parametrize("feed", ["/agenda.ics", "/agenda.json", "/schedule.xml"])
def test_the_same_question_has_the_same_answer(client, meetings, feed):
    first, second = client.get(feed), client.get(feed)
    assert (first.content, first["ETag"]) == (second.content, second["ETag"])
    unchanged = client.get(feed, headers={"if-none-match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = client.head(feed)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert client.post(feed).status_code == 405


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lang=en", "Small meeting"),
        ("lang=vi&partner=JP&partner=TH", "Nhỏ 1: Thái Lan, Nhật Bản"),
        ("room=R-A&lang=en", "Small 1: Room R-A"),
    ],
)
def test_a_calendar_is_named_after_what_was_asked(client, meetings, query, name):
    calendar = Calendar.from_ical(client.get(f"/agenda.ics?{query}").content)
    assert [str(calendar[key]) for key in ("NAME", "X-WR-CALNAME")] == [name, name]
