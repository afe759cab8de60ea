"""What changed, for everybody: the page of changes and the programme it is filtered by."""

import datetime as dt
import re

import pytest

from adgmin.core import clock
from events.live import acts
from events.models import Release, Room, Session
from events.releases.releasing import release, release_again
from tests.events.crawling import body_of
from tests.events.releases.made import change
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 8, 50, tzinfo=clock.MEETING_ZONE)


@pytest.fixture
def session(small, make_session, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = make_session("S1", "09:00", "10:00", access="public")
    released()
    return made


def entries(client, lang="vi"):
    """What the page says: {anchor: [(word, title, {label: (old, new)}, what else)]}."""
    page = body_of(client.get(f"/{lang}/changes/"))
    parts = re.findall(r'<section class="rel[^"]*" id="([\w-]+)"(.*?)</section>', page, re.S)
    return {anchor: changes_in(part) for anchor, part in parts}


def changes_in(part):
    found = []
    for one in re.findall(r'<li class="chg">(.*?)</li>', part, re.S):
        word = re.search(r'class="tag[^>]*>(?:<svg.*?</svg>)?([^<]+)<', one)[1]
        title = re.search(r"<h3><a[^>]*>([^<]+)<", one)[1]
        pairs = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(?:<del>(.*?)</del>.*?)?<ins>(.*?)</ins>", one, re.S)
        lines = {plain(label): (plain(old), plain(new)) for label, old, new in pairs}
        more = re.search(r'<p class="chg__more">[^:]+: (.*?)</p>', one)
        found.append((word, title, lines, more[1] if more else ""))
    return found


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text).strip()


def test_the_first_release_says_only_that_it_was_made(session, client):
    assert entries(client) == {"release-1": []}
    assert "Chương trình được phát hành lần đầu." in body_of(client.get("/vi/changes/"))


def test_each_change_is_told_old_and_new_with_the_note_and_a_link(session, make_session, client):
    change(
        session, title_en="New title", start=session.start.replace(hour=11), end=session.end.replace(hour=12),
        room=Room.objects.get(code="R-B"), abstract_en="About it",
    )  # fmt: skip
    make_session("S2", "13:00", "14:00", access="public")
    release(session.edition, by=None, note_vi="Đổi giờ họp", note_en="Another time", override_reason="x")
    told = entries(client, "en")
    assert list(told) == ["release-2", "release-1"]
    assert told["release-2"] == [
        (
            "Moved", "New title",
            {
                "Time": ("Thursday 15 January 2026, 09:00–10:00", "11:00–12:00"),
                "Room": ("Room R-A", "Room R-B"),
                "Title (English)": ("Session S1", "New title"),
            },
            "abstract",
        ),
        ("New", "Session S2", {}, ""),
    ]  # fmt: skip
    page = body_of(client.get("/en/changes/"))
    assert "Another time" in page
    assert '<a href="/en/sessions/S1/">' in page
    assert '<time datetime="2026-01-15T09:00:00+07:00">' in page
    assert '<time datetime="2026-01-15T11:00:00+07:00">' in page
    assert "Đổi giờ họp" in body_of(client.get("/vi/changes/"))


def test_cancelled_and_held_after_all(session, client):
    change(session, status="cancelled")
    released()
    change(Session.objects.get(), status="confirmed")
    released()
    told = entries(client)
    assert [told[f"release-{number}"][0][0] for number in (3, 2)] == ["Họp trở lại", "Hủy"]


def test_an_old_release_taken_up_again_says_so(session, client):
    change(session, title_vi="Nhầm")
    released()
    release_again(session.edition, 1, by=None)
    assert entries(client)["release-3"][0][2] == {"Tiêu đề (tiếng Việt)": ("Nhầm", "Phiên S1")}
    assert "Phát hành lại nội dung của bản số 1." in body_of(client.get("/vi/changes/"))


def test_a_release_that_changed_nothing_public_is_not_there_unless_it_has_a_note(
    session, make_session, client
):
    make_session("S9", "05:00", "06:00", kind="rehearsal", access="restricted")
    released()
    assert list(entries(client)) == ["release-1"]
    make_session("S8", "06:10", "06:20", kind="rehearsal", access="restricted")
    release(session.edition, by=None, note_vi="Lời nhắn", note_en="A word", override_reason="x")
    assert list(entries(client)) == ["release-3", "release-1"]


def test_what_happens_on_the_day_stands_on_top(session, client):
    acts.delay(Session.objects.get(), 20, by=None)
    told = entries(client)
    assert list(told) == ["today", "release-1"]
    assert told["today"] == [
        ("Đổi giờ, phòng", "Phiên S1", {"Thời gian": ("Thứ Năm, 15/01/2026, 09:00–10:00", "09:20–10:20")}, "")
    ]
    assert released() is None
    change(Session.objects.get(), title_en="New title")
    released()
    told = entries(client)
    assert list(told) == ["release-2", "release-1"]
    assert list(told["release-2"][0][2]) == ["Thời gian", "Tiêu đề (tiếng Anh)"]


def test_of_a_meeting_that_has_begun_only_the_end_is_told(session, client):
    acts.begin(Session.objects.get(), by=None)
    assert list(entries(client)) == ["release-1"]
    acts.delay(Session.objects.get(), 20, by=None)
    assert entries(client)["today"][0][2] == {"Kết thúc": ("Thứ Năm, 15/01/2026, 10:00", "10:20")}


def test_an_announced_meeting_tells_no_more_than_is_announced(session, client):
    change(session, abstract_vi="Bí mật", title_vi="Tên mới")
    released()
    assert entries(client)["release-2"][0][3] == "nội dung tóm tắt"
    change(Session.objects.get(), access="restricted")
    released()
    told = entries(client)
    assert told["release-2"] == [
        ("Sửa nội dung", "Tên mới", {"Tiêu đề (tiếng Việt)": ("Phiên S1", "Tên mới")}, "")
    ]
    assert "tóm tắt" not in str(told)


def test_nothing_yet(small, client):
    assert client.get("/vi/changes/").status_code == 503
    release(small, by=None)
    Release.objects.all().delete()


def test_the_footer_leads_there(session, client):
    assert '<a href="/en/changes/">' in body_of(client.get("/en/agenda/"))
