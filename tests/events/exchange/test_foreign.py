"""Odd files of other systems, and our own public feeds, read as programmes."""

import datetime as dt
import json

import pytest
from django.test import Client

from adgmin.core.clock import MEETING_ZONE
from events.agenda.editing import add_session
from events.exchange.formats.zones import zone_of
from events.models import Room, Session, Topic
from tests.events.exchange.rounds import FORMATS, actions, clear, file_of, records, seen, taken, told
from tests.events.exchange.test_formats import book, calendar, only
from tests.small import released

NINE = dt.datetime(2026, 1, 15, 9, 0, tzinfo=MEETING_ZONE)
DEFINED = """BEGIN:VTIMEZONE
TZID:Of its own
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:{rule}
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT"""
SUMMER = "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"


def schedule(event: str, day: str = 'date="2026-01-15"') -> bytes:
    body = f'<event guid="11111111-1111-1111-1111-111111111111" id="7"><title>T</title>{event}</event>'
    return f'<schedule><day index="1" {day}><room name="Room R-A">{body}</room></day></schedule>'.encode()


def with_zone(day: str, rule: str = SUMMER) -> bytes:
    body = calendar(f"DTSTART;TZID=Of its own:{day}T090000", "DURATION:PT1H").decode()
    return body.replace("BEGIN:VEVENT", DEFINED.format(rule=rule), 1).encode()


@pytest.mark.parametrize(
    ("day", "start"), [("20260115", "15:00"), ("20260715", "14:00"), ("20260330", "14:00")]
)
def test_a_zone_that_the_file_defines_has_its_summer_and_winter(small, day, start):
    assert only(seen(small, with_zone(day))).record["start"][11:16] == start


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=0,1,2", "FREQ=YEARLY;BYDAY=MO;COUNT=1", "x"]
)
def test_a_zone_with_a_rule_that_would_never_end_is_not_worked_out(small, rule):
    assert (1, "start", "bad_moment") in told(seen(small, with_zone("20260115", rule)))


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("/freeassociation.sourceforge.net/Asia/Ho_Chi_Minh", 7),
        ("W. Europe Standard Time", 1),
        ("Asia/Seoul", 9),
    ],
)
def test_zones_by_their_common_names(name, hours):
    assert dt.datetime(2026, 1, 15, tzinfo=zone_of(name, {})).utcoffset() == dt.timedelta(hours=hours)


@pytest.mark.parametrize("name", ["../../etc/passwd", "Asia", "a\0b", "x/y/Mars"])
def test_what_is_no_zone(name):
    assert zone_of(name, {}) is None


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_letters_cut_in_two_by_folding_and_other_unicode(small, coding):
    body = (
        calendar("DTSTART:20260115T020000Z", "DURATION:PT1H")
        .decode()
        .replace("Opening", "Hà Nội")
        .encode(coding)
    )
    if coding == "utf-8":
        at = body.index("à".encode()) + 1
        body = body[:at] + b"\r\n " + body[at:]
    assert only(seen(small, body)).record["title_en"] == "Hà Nội, with music"


@pytest.mark.parametrize("line", ["RDATE:20260116T020000Z", "RRULE:FREQ=DAILY"])
def test_no_repetition_is_lost_in_silence(small, line):
    assert (1, "", "repeating") in told(
        seen(small, calendar("DTSTART:20260115T020000Z", "DURATION:PT1H", line))
    )


def test_a_room_whose_name_holds_a_comma_is_found_with_the_house_after_it(small):
    Room.objects.filter(code="R-A").update(name_en="Reception, Hoa Lac")
    body = calendar("DTSTART:20260115T020000Z", "DURATION:PT1H").decode()
    plan = seen(
        small, body.replace("Room R-A\\, Centre", "Reception\\, Hoa Lac\\, Centre\\, Ha Noi").encode()
    )
    assert only(plan).record["room"] == "R-A"


@pytest.mark.parametrize(
    ("event", "day", "start", "end"),
    [
        ("<start>9:00</start><duration>45</duration>", 'date="2026-01-15"', "15T09:00", "15T09:45"),
        ("<start>23:30</start><duration>01:30</duration>", 'date="2026-01-15"', "15T23:30", "16T01:00"),
        (
            "<start>00:30</start><duration>01:00</duration>",
            'date="2026-01-15" start="2026-01-15T06:00:00+07:00"',
            "16T00:30",
            "16T01:30",
        ),
    ],
)
def test_times_as_frab_writes_them(small, event, day, start, end):
    record = only(seen(small, schedule(event, day))).record
    assert (record["start"][8:16], record["end"][8:16]) == (start, end)


def test_a_code_made_from_a_number_never_replaces_the_one_that_was_given(small, make_user):
    data = schedule("<start>09:00</start><duration>00:45</duration>")
    assert only(taken(small, data)).code == "E7"
    Session.objects.update(code="OPENING")
    assert actions(seen(small, data)) == ["unchanged"]


def test_one_mistake_is_one_finding(small):
    data = schedule("<start>soon</start><duration>00:45</duration>").replace(
        b"<title>T", b"<title>" + b"T" * 301
    )
    assert [code for _row, _field, code in told(seen(small, data)) if code != "default_used"] == [
        "too_long", "bad_moment", "bad_moment",
    ]  # fmt: skip


def odd(edition, code: str, **fields) -> None:
    add_session(
        Session(edition=edition, code=code, title_vi=code, kind="plenary", level="som", **fields), by=None
    )


@pytest.mark.parametrize("key", FORMATS)
def test_odd_sessions_come_back_as_they_were(small, key):
    """Five days long, to the second, in two rooms of one name, with codes that differ in capitals only."""
    Room.objects.update(name_vi="Phòng 1", name_en="Room 1")
    first, second = Room.objects.filter(code__in=("R-A", "R-B"))
    odd(small, "LONG", start=NINE, end=NINE + dt.timedelta(days=5), room=first)
    odd(
        small,
        "SEC",
        start=NINE.replace(second=30),
        end=NINE + dt.timedelta(minutes=45, seconds=20),
        room=second,
    )
    odd(small, "S-1")
    odd(small, "s-1")
    before, data = records(small), file_of(small, key)
    assert actions(seen(small, data)) == ["unchanged"] * 4
    clear(small)
    assert told(taken(small, data)) == []
    assert records(small) == before


@pytest.mark.parametrize("address", ["/schedule.xml?lang=", "/agenda.ics?lang="])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_our_own_public_feeds_change_nothing(small, make_session, address, lang):
    session = make_session("S-1", "09:00", "10:00", access="public", abstract_vi="Chỉ tiếng Việt")
    session.topics.set(Topic.objects.all())
    make_session("BIL", "11:00", "12:00", access="restricted", kind="bilateral")
    released(small)
    plan = seen(small, Client().get(address + lang).content)
    assert (actions(plan), told(plan)) == (["unchanged", "refused"], [(2, "", "not_named")])


@pytest.mark.parametrize(
    ("text", "hour"),
    [("15/01/2026 9h00", "09:00"), ("15/1/2026 10h", "10:00"), ("15/01/2026, 09:30", "09:30")],
)
def test_hours_as_vietnamese_papers_write_them(small, text, hour):
    body = book(
        {"x": [["Mã", "Tiêu đề (tiếng Việt)", "Bắt đầu", "Kết thúc"], ["A", "T", text, "15/01/2026 17h"]]}
    )
    assert only(seen(small, body)).record["start"] == f"2026-01-15T{hour}:00+07:00"


@pytest.mark.parametrize(
    ("zone", "start"), [("Europe/Berlin", "15:00"), ("Asia/Ho_Chi_Minh", "09:00"), ("Mars/Base", "09:00")]
)
def test_times_without_an_offset_are_in_the_conferences_zone(small, zone, start):
    xml = schedule("<date>2026-01-15T09:00:00</date><duration>00:45</duration>").decode()
    xml = xml.replace("<day ", f"<conference><time_zone_name>{zone}</time_zone_name></conference><day ", 1)
    event = {"id": 7, "title": "T", "date": "2026-01-15T09:00:00", "duration": "00:45"}
    days = [{"date": "2026-01-15", "rooms": {"Room R-A": [event]}}]
    json_file = json.dumps({"schedule": {"conference": {"time_zone_name": zone, "days": days}}})
    for data in (xml, json_file):
        assert only(seen(small, data.encode())).record["start"][11:16] == start


def test_a_to_do_of_another_program_is_no_session(small):
    body = calendar("DTSTART:20260115T020000Z", "DURATION:PT1H").decode()
    to_do = "BEGIN:VTODO\nUID:b\nSUMMARY:Buy paper\nEND:VTODO\nEND:VCALENDAR"
    assert len(seen(small, body.replace("END:VCALENDAR", to_do).encode()).rows) == 1
