"""Programme files at the desk, in a real browser: take out, choose, look, take in; and the static copy from a disk."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

FILES = "/desk/programme/import/"


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def event(number: int, **fields) -> dict:
    values = {
        "id": number, "guid": f"00000000-0000-4000-8000-{number:012d}", "date": "2026-01-16T20:00:00+07:00",
        "start": "20:00", "duration": "00:45", "room": "Lotus Hall", "title": f"Side meeting {number}",
        "subtitle": "", "track": "", "type": "Workshop", "language": "en", "abstract": "In short", "persons": [],
    }  # fmt: skip
    return values | fields


def export(*events: dict) -> bytes:
    rooms: dict[str, list[dict]] = {}
    for one in events:
        rooms.setdefault(one["room"], []).append(one)
    days = [{"index": 1, "date": "2026-01-16", "rooms": rooms}]
    return json.dumps({"schedule": {"version": "1", "conference": {"title": "x", "days": days}}}).encode()


@pytest.fixture
def desk(laptop, site):
    return laptop(site, "administrator")


def choose(page, site: str, data: bytes, name: str = "schedule.json") -> None:
    page.goto(f"{site}{FILES}")
    page.set_input_files("#file", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_role("button", name=re.compile("Đọc tệp")).click()


def test_a_file_is_looked_at_and_taken_in(desk, site):
    choose(desk, site, export(event(1), event(2, start="20:30", date="2026-01-16T20:30:00+07:00")))
    expect(desk.get_by_role("heading", level=1)).to_have_text("Kết quả dự kiến của tệp")
    expect(desk.locator(".takein__wrong").first).to_contain_text("Không có phòng “Lotus Hall”")
    assert barriers(desk) == []

    desk.get_by_label("Thêm các phòng còn thiếu").check()
    desk.get_by_label("Đưa phiên họp trùng phòng vào danh sách chờ xếp").check()
    desk.get_by_role("button", name="Xem lại kết quả").click()
    expect(desk.locator("#row-1")).to_contain_text("Mới")
    expect(desk.locator("#row-2")).to_contain_text("chờ xếp")
    desk.get_by_role("button", name="Nhập tất cả vào bản nháp").click()

    expect(desk.get_by_role("status").first).to_contain_text("Đã đưa vào bản nháp: 2 mới")
    choose(desk, site, export(event(1, title="Side meeting, renamed")))
    expect(desk.locator("#row-1")).to_contain_text("Side meeting 1 → Side meeting, renamed")
    assert desk.goto(f"{site}/en/sessions/E1/").status == 404  # a draft until the next release


@pytest.mark.parametrize(("lang", "width", "scheme"), [("vi", 1280, "light"), ("en", 390, "dark")])
def test_no_page_of_programme_files_has_a_barrier(desk, site, lang, width, scheme):
    choose(desk, site, export(event(7), event(8)))
    desk.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    for address in (desk.url, f"{site}{FILES}"):
        desk.goto(address)
        assert barriers(desk) == []
        assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_a_wrong_file_is_refused_in_words(desk, site):
    choose(desk, site, b"<!DOCTYPE a [<!ENTITY b 'c'>]><schedule/>", "schedule.xml")
    expect(desk.get_by_role("alert")).to_contain_text("khai báo kiểu tài liệu")
    assert barriers(desk) == []


def test_the_draft_taken_out_is_read_as_it_is(desk, site):
    desk.goto(f"{site}{FILES}")
    with desk.expect_download() as waiting:
        desk.locator('a[href$="export/xlsx?lang=vi"]').click()
    download = waiting.value
    assert download.suggested_filename.endswith(".xlsx")
    data = Path(download.path()).read_bytes()
    choose(desk, site, data, download.suggested_filename)
    expect(desk.locator(".decide__do, .pane").filter(has_text="không có gì để ghi").first).to_be_visible()
