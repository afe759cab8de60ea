"""The desk's pages for programme files: take out, choose, preview, take in; nothing written that was not shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from adgmin.core.models import AuditRecord
from events.agenda.editing import change_session
from events.models import Session
from tests.events.exchange.rounds import FORMATS, file_of

CHOOSE = "/desk/programme/import/"
EVENT = """<schedule><version>1</version><conference><title>x</title><acronym>x</acronym></conference>
<day index="1" date="2026-01-15"><room name="Room R-A"><event id="7" guid="{guid}">
<date>2026-01-15T09:00:00+07:00</date><start>09:00</start><duration>01:00</duration><room>{room}</room>
<title>{title}</title><subtitle/><type>Workshop</type><track/><language>en</language><abstract>Short</abstract>
<slug>s-7</slug></event></room></day></schedule>"""
GUID = "11111111-2222-3333-4444-555555555555"


def schedule(room="Room R-A", title="A new event", guid=GUID) -> bytes:
    return EVENT.format(room=room, title=title, guid=guid).encode()


def upload(client, data: bytes, name="schedule.xml", **choices):
    return client.post(CHOOSE, {"file": SimpleUploadedFile(name, data), **choices})


def preview(client, data: bytes):
    address = upload(client, data).url
    return address, client.get(address)


def agree(client, address: str, page, **choices):
    return client.post(
        address.partition("?")[0] + "commit/", {"outcome": page.context["digest"], **choices}, follow=True
    )


def test_choose_preview_take_in(small, signed_in):
    client = signed_in("programme")
    address, page = preview(client, schedule())
    assert page.status_code == 200
    assert "A new event" in page.content.decode()
    assert not Session.objects.exists()

    done = agree(client, address, page)

    made = Session.objects.get()
    assert (str(made.guid), made.code, made.title_en, made.kind, made.room.code) == (
        GUID, "E7", "A new event", "workshop", "R-A",
    )  # fmt: skip
    assert "Đã đưa vào bản nháp: 1 mới" in done.content.decode()
    assert AuditRecord.objects.filter(
        model="events.session", verb="add", user__email="programme@example.org"
    ).exists()
    assert AuditRecord.objects.get(verb="take in").note == "schedule.xml: 1 + 0"
    assert client.get(address).status_code == 302  # the file is gone


def test_the_file_again_changes_nothing(small, signed_in):
    client = signed_in("programme")
    address, page = preview(client, schedule())
    agree(client, address, page)
    _address, again = preview(client, schedule())
    assert [again.context["plan"].count(key) for key in ("created", "changed", "unchanged")] == [0, 0, 1]
    assert "không có gì để ghi" in again.content.decode()


def test_a_change_is_shown_from_old_to_new(small, make_session, signed_in):
    session = make_session("S-1", "09:00", "10:00")
    client = signed_in("programme")
    address, page = preview(client, schedule(title="Renamed", guid=str(session.guid)))
    text = page.content.decode()
    assert "<del>Session S-1</del> → <ins>Renamed</ins>" in text
    agree(client, address, page)
    session.refresh_from_db()
    assert (session.title_en, session.title_vi, session.code) == ("Renamed", "Phiên S-1", "S-1")


def test_what_changed_meanwhile_is_shown_before_anything_is_written(small, make_session, signed_in):
    session = make_session("S-1", "09:00", "10:00")
    client = signed_in("programme")
    address, page = preview(client, schedule(title="Renamed", guid=str(session.guid)))
    change_session(session, by=None, title_en="Meanwhile")
    answer = agree(client, address, page)
    assert "chương trình đã thay đổi" in answer.content.decode()
    session.refresh_from_db()
    assert session.title_en == "Meanwhile"


def test_rooms_are_added_when_asked(small, signed_in):
    client = signed_in("programme")
    address, page = preview(client, schedule(room="Lotus Hall"))
    assert [row.action for row in page.context["rows"]] == ["refused"]
    assert "Không có phòng “Lotus Hall”" in page.content.decode()
    page = client.get(address + "&create_rooms=1")
    agree(client, address, page, create_rooms="1")
    room = Session.objects.get().room
    assert (room.code, room.name_en, room.venue.code) == ("LOTUS-HALL", "Lotus Hall", "V")


def test_a_taken_room_refuses_or_leads_to_the_tray(small, make_session, signed_in):
    make_session("S-1", "09:30", "10:30")
    client = signed_in("programme")
    address, page = preview(client, schedule())
    assert [one.code for one in page.context["plan"].findings] == ["default_used", "room_double_booked"]
    assert page.context["plan"].writes == 0
    page = client.get(address + "&tray=1&drafts=1")
    agree(client, address, page, tray="1", drafts="1")
    made = Session.objects.get(code="E7")
    assert (made.start, made.end, made.room, made.is_draft) == (None, None, None, True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"hello", "Đây không phải tệp chương trình"),
        (b"<schedule><day>", "Cấu trúc XML của tệp bị lỗi (dòng 1)"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><schedule/>", "khai báo kiểu tài liệu"),
        (b"<rss/>", "Đây không phải tệp chương trình"),
        (b'{"a": ', "Cấu trúc JSON của tệp bị lỗi (dòng 1)"),
        (b"[1, 2]", "Đây không phải tệp chương trình"),
        (b"BEGIN:VCALENDAR\nnonsense", "Cấu trúc lịch của tệp bị lỗi (dòng 2)"),
        (b"PK\x03\x04nothing", "Tệp bị hỏng"),
        (b"{\xff}", "không dùng bảng mã UTF-8"),
        (b"x" * (10 * 1024 * 1024 + 1), "Tệp vượt quá 10 MB"),
    ],
)
def test_a_file_that_is_no_programme_is_refused_in_words(small, signed_in, data, words):
    answer = upload(signed_in("programme"), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_nothing_is_read_without_a_file(small, signed_in):
    answer = signed_in("programme").post(CHOOSE)
    assert (answer.status_code, "Xin chọn tệp" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("key", FORMATS)
def test_staff_take_the_draft_out(small, make_session, signed_in, key):
    make_session("S-1", "09:00", "10:00", is_draft=True)
    answer = signed_in("programme").get(f"/desk/programme/export/{key}?lang=en")
    assert answer.status_code == 200
    assert answer["Content-Language"] == "en"
    assert answer["Content-Disposition"].startswith('attachment; filename="small-1-draft-')
    if key not in ("xlsx",):
        assert b"Session S-1" in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_each_needs_its_permission(small, make_session, make_user, client):
    make_session("S-1", "09:00", "10:00")
    viewer = make_user()
    client.force_login(viewer)
    assert client.get(CHOOSE).status_code == 403
    assert client.get("/desk/programme/export/frab").status_code == 403
    grant(viewer, "open_desk", "view_session")
    page = client.get(CHOOSE)
    assert (page.status_code, 'type="file"' in page.content.decode()) == (200, False)
    assert client.get("/desk/programme/export/frab").status_code == 200
    assert upload(client, schedule()).status_code == 403
    assert client.get("/desk/programme/import/0000/").status_code == 403
    assert client.post("/desk/programme/import/0000/commit/").status_code == 403


def grant(user, *codenames: str) -> None:
    from django.contrib.auth.models import Permission

    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    for name in ("_perm_cache", "_user_perm_cache"):
        user.__dict__.pop(name, None)


def test_a_held_file_is_its_users_own(small, signed_in):
    address, _page = preview(signed_in("programme"), schedule())
    other = signed_in("administrator")
    assert other.get(address, follow=True).redirect_chain[-1][0] == CHOOSE
    assert other.post(address.partition("?")[0] + "cancel/").status_code == 404


def test_leaving_it_deletes_the_file(small, signed_in):
    client = signed_in("programme")
    address, _page = preview(client, schedule())
    client.post(address.partition("?")[0] + "cancel/")
    assert client.get(address, follow=True).redirect_chain[-1][0] == CHOOSE


def test_an_unknown_format_is_no_page(small, signed_in):
    assert signed_in("programme").get("/desk/programme/export/docx").status_code == 404
    assert file_of(small, "frab").startswith(b"<?xml")
