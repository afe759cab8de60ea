"""What files of other systems mean, format by format."""

import io
import json

import openpyxl
import pytest

from events.exchange.findings import NotAProgramme
from events.exchange.formats import read_file
from events.exchange.meaning import Options
from events.models import AgendaItem, Document, Edition, RoomBooking, Session
from tests.events.exchange.rounds import actions, file_of, seen, taken, told

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x
BEGIN:VEVENT
UID:abc@elsewhere
SUMMARY;LANGUAGE=en:Opening\\, with
  music
DESCRIPTION:First\\nSecond
LOCATION:Room R-A\\, Centre
{times}
STATUS:TENTATIVE
END:VEVENT
END:VCALENDAR
"""


def calendar(*times: str) -> bytes:
    return CALENDAR.format(times="\n".join(times)).encode()


def only(plan):
    [row] = plan.rows
    return row


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        (("DTSTART:20260115T020000Z", "DTEND:20260115T030000Z"), "09:00", "10:00"),
        (("DTSTART:20260115T090000", "DURATION:PT1H30M"), "09:00", "10:30"),
        (
            ("DTSTART;TZID=Asia/Tokyo:20260115T110000", "DTEND;TZID=Asia/Tokyo:20260115T120000"),
            "09:00",
            "10:00",
        ),
        (("DTSTART;TZID=SE Asia Standard Time:20260115T090000", "DURATION:P0DT45M"), "09:00", "09:45"),
        (('DTSTART;TZID="Asia/Ho_Chi_Minh":20260115T090000', "DTEND:20260115T030000Z"), "09:00", "10:00"),
    ],
)
def test_a_calendar_of_another_program(small, times, start, end):
    record = only(seen(small, calendar(*times))).record
    assert (record["start"], record["end"]) == (f"2026-01-15T{start}:00+07:00", f"2026-01-15T{end}:00+07:00")
    assert (record["title_en"], record["title_vi"], record["abstract_vi"]) == ("Opening, with music", "", "")
    assert (record["abstract_en"], record["room"], record["status"]) == (
        "First\nSecond",
        "R-A",
        "provisional",
    )


@pytest.mark.parametrize(
    ("times", "code"),
    [
        (("DTSTART;VALUE=DATE:20260115", "DTEND;VALUE=DATE:20260116"), "all_day"),
        (("DTSTART;TZID=Mars/Base:20260115T090000", "DURATION:PT1H"), "bad_moment"),
        (("DTSTART:20260115T090000Z", "DTEND:20260115T080000Z"), "ends_before_start"),
        (("DTSTART:20260115T090000Z",), "time_incomplete"),
        (("DTSTART:20260115T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"), "repeating"),
    ],
)
def test_a_time_that_cannot_be_kept_refuses_the_event(small, times, code):
    plan = seen(small, calendar(*times))
    assert code in [finding.code for finding in plan.findings]
    assert actions(plan) == ["refused"]


def test_the_list_of_the_api_of_pretalx(small):
    talks = {"count": 2, "results": [
        {"code": "ABC123", "title": {"en": "Keynote", "vi": "Phát biểu"}, "submission_type": {"en": "Plenary"},
         "state": "accepted", "speakers": [{"name": "A. Person"}], "track": None, "duration": 30,
         "slot": {"start": "2026-01-15T09:00:00+07:00", "room": {"en": "Room R-B"}}},
        {"code": "DEF456", "title": "Refused there", "state": "rejected"},
    ]}  # fmt: skip
    plan = seen(small, json.dumps(talks).encode())
    first = plan.rows[0]
    assert (first.action, first.code, first.record["kind"], first.record["status"]) == (
        "created", "ABC123", "plenary", "provisional",
    )  # fmt: skip
    assert (first.record["title_vi"], first.record["title_en"]) == ("Phát biểu", "Keynote")
    assert (first.record["end"], first.record["room"]) == ("2026-01-15T09:30:00+07:00", "R-B")
    assert plan.rows[1].action == "refused"
    assert {"persons_left_out", "left_out"} <= {finding.code for finding in plan.findings}


def test_a_title_that_the_file_does_not_give_is_kept(small, make_session):
    session = make_session("S-1", "09:00", "10:00")
    data = json.dumps([{"code": "S-1", "title": {"en": "New", "vi": ""}}]).encode()
    taken(small, data)
    session.refresh_from_db()
    assert (session.title_vi, session.title_en) == ("Phiên S-1", "New")


def test_an_edit_in_the_common_fields_of_our_own_file_counts(small, make_session):
    make_session("S-1", "09:00", "10:00")
    text = file_of(small, "frab").decode()
    text = text.replace("<title>Phiên S-1</title>", "<title>Phiên khác</title>")
    text = text.replace("<duration>01:00</duration>", "<duration>01:30</duration>")
    changes = only(seen(small, text.encode())).changes
    assert changes == {
        "title_vi": ("Phiên S-1", "Phiên khác"),
        "end": ("2026-01-15T10:00:00+07:00", "2026-01-15T10:30:00+07:00"),
    }


def test_sessions_may_change_places(small, make_session):
    make_session("S-1", "09:00", "10:00")
    make_session("S-2", "10:00", "11:00")
    data = file_of(small, "pretalx")
    Session.objects.all().delete()
    RoomBooking.objects.all().delete()
    make_session("S-1", "10:00", "11:00")
    make_session("S-2", "09:00", "10:00")
    plan = taken(small, data)
    assert told(plan) == []
    assert actions(plan) == ["changed", "changed"]
    assert Session.objects.get(code="S-1").start.isoformat() == "2026-01-15T02:00:00+00:00"


def test_who_meets_a_session_that_may_not_move_gives_way_too(small, make_session):
    """S-1 wants the place of a stranger and stays; S-2 wants the place of S-1 and stays as well."""
    make_session("S-1", "09:00", "10:00")
    make_session("S-2", "10:00", "11:00")
    data = file_of(small, "pretalx").replace(b"T10:00:00", b"T0x").replace(b"T09:00:00", b"T12:00:00")
    data = data.replace(b"T0x", b"T09:00:00")
    make_session("X", "12:30", "13:30")
    plan = seen(small, data)
    refused = [row.code for row in plan.rows if row.action == "refused"]
    assert refused == ["S-1", "S-2"]


def book(sheets: dict[str, list[list]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_workbook_in_words_of_either_language(small):
    data = book({"Chương trình": [
        ["Hội nghị nhỏ"], [],
        ["Mã", "Tiêu đề (tiếng Việt)", "Title (English)", "Bắt đầu", "Kết thúc", "Phòng", "Loại", "level", "Ghi chú"],
        ["A-1", "Khai mạc", "Opening", "15/01/2026 09:00", "2026-01-15 10:00", "Phòng R-A", "Ceremony", "Ministers", 1],
        ["A-2", "Công thức", None, "=NOW()", None, None, "ceremony", "som", None],
    ]})  # fmt: skip
    raw = read_file(data, Options())
    assert [row.number for row in raw] == [4, 5]
    plan = seen(small, data)
    first = plan.rows[0].record
    assert (first["kind"], first["level"], first["room"], first["start"]) == (
        "ceremony", "ministerial", "R-A", "2026-01-15T09:00:00+07:00",
    )  # fmt: skip
    assert (4, "", "unknown_column") in told(plan)
    assert (5, "start", "formula") in told(plan)
    assert actions(plan) == ["created", "refused"]


def test_items_keep_their_papers(small, make_session):
    session = make_session("S-1", "09:00", "10:00")
    paper = Document.objects.create(
        edition=small,
        symbol="S/1",
        kind="paper",
        title_vi="Tài liệu",
        title_en="Paper",
        session=session,
    )
    item = AgendaItem.objects.create(session=session, number=1, title_vi="Mục", title_en="Item", minutes=5)
    item.papers.add(paper)
    data = file_of(small, "xlsx")
    item.title_en, item.minutes = "Changed", 9
    item.save()
    AgendaItem.objects.create(session=session, number=2, title_vi="Thêm", minutes=5)

    plan = taken(small, data)

    assert set(only(plan).changes) == {"items"}
    kept = session.agenda_items.get()
    assert (kept.number, kept.title_en, kept.minutes, list(kept.papers.all())) == (1, "Item", 5, [paper])


def test_names_and_codes_of_parties_are_understood(small):
    rows = [["Mã", "Tiêu đề (tiếng Việt)", "Đối tác", "Chủ trì", "Loại", "Cấp"],
            ["A", "Đối thoại", "Nhật Bản; TH", "viet nam", "Dialogue session", "som"],
            ["B", "Đối thoại", "Atlantis", "", "Dialogue session", "som"]]  # fmt: skip
    plan = seen(small, book({"x": rows}))
    assert (plan.rows[0].record["partners"], plan.rows[0].record["chairs"]) == (["TH", "JP"], ["VN"])
    assert (3, "partners", "unknown_party") in told(plan)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": "bad code/!"}, "bad_code"), ({"adgmin": {"fields": {"kind": "rave"}, "code": "A"}}, "unknown_choice"),
        ({"title": "t" * 301}, "too_long"), ({"date": "soon", "start": "", "duration": "x"}, "bad_moment"),
        ({"title": ""}, "no_title"), ({"code": "", "id": "", "guid": ""}, "no_identity"),
        ({"room": "Nowhere"}, "unknown_room"), ({"track": "Jazz"}, "unknown_track"),
    ],
)  # fmt: skip
def test_each_fault_has_its_words(small, fields, code):
    event = {"code": "A", "title": "T", "room": "R-A", "type": "Workshop", **fields}
    content = {"schedule": {"conference": {"days": [{"rooms": {"R-A": [event]}}]}}}
    plan = seen(small, json.dumps(content).encode())
    finding = next(one for one in plan.findings if one.code == code)
    assert finding.message.vi != finding.message.en
    assert finding.where.en.startswith("event 1")


def test_an_identifier_of_another_meeting_is_refused(small, make_session, edition_of_before):
    plan = seen(
        small, json.dumps([{"code": "A", "title": "T", "guid": str(edition_of_before.guid)}]).encode()
    )
    assert "guid_elsewhere" in [finding.code for finding in plan.findings]


@pytest.fixture
def edition_of_before(small):
    before = Edition.objects.create(
        code="small-0", ordinal=2, short_name_vi="0", short_name_en="0", name_vi="0", name_en="0",
        start_date="2025-01-01", end_date="2025-01-02",
    )  # fmt: skip
    return Session.objects.create(edition=before, code="OLD", title_vi="Cũ", kind="plenary", level="som")


def test_the_same_session_twice_in_a_file(small):
    talks = [{"code": "A", "title": "T"}, {"code": "a", "title": "U"}]
    plan = seen(small, json.dumps(talks).encode())
    assert actions(plan) == ["created", "refused"]
    assert (2, "", "duplicate_in_file") in told(plan)


def test_external_entities_are_never_opened(small):
    data = (
        b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>'
    )
    with pytest.raises(NotAProgramme, match="doctype"):
        read_file(data, Options())
