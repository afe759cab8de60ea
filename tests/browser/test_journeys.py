"""What the three main users do, in a real browser, from the first page to the result."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.demonstration import ROOT

PACK = ROOT / "events" / "editions" / "packs" / "adgmin6"


@pytest.mark.parametrize("javascript", [True, False])
def test_an_attendee_finds_the_session_with_japan_on_a_phone(site, phone, javascript):
    page = phone(javascript=javascript)
    page.goto(site)
    assert page.url == f"{site}/vi/"
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.goto(f"{site}/vi/agenda/")
    page.fill("input[name=q]", "nhat ban")
    page.press("input[name=q]", "Enter")
    link = page.get_by_role("link", name="Phiên đối thoại ADGSOM với Nhật Bản")
    expect(link.first).to_be_visible()
    link.first.click()
    expect(page).to_have_url(re.compile(r"/vi/sessions/DLG-JP/"))
    expect(page.locator("h1")).to_contain_text("Phiên đối thoại ADGSOM với Nhật Bản")
    expect(page.locator("main")).to_contain_text("11:15")
    expect(page.locator("main")).to_contain_text("Phòng Đối thoại Tam Đảo")


def test_the_language_switch_stays_on_the_page(site, phone):
    page = phone()
    page.goto(f"{site}/vi/sessions/DLG-JP/")
    page.locator("header a[hreflang=en]").click()
    expect(page).to_have_url(f"{site}/en/sessions/DLG-JP/")
    expect(page.locator("h1")).to_contain_text("ADGSOM dialogue session with Japan")


def test_an_organiser_takes_in_the_300_and_finds_nguyen_without_marks(unpeopled_site, laptop):
    page = laptop(unpeopled_site, "organiser")
    page.goto(f"{unpeopled_site}/desk/delegates/import/")
    page.set_input_files("input[type=file]", PACK / "delegates-sample.xlsx")
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.locator(".funnel")).to_contain_text("300")
    page.locator("button[name=rows][value=all]").click()
    page.goto(f"{unpeopled_site}/desk/delegates/")
    page.fill("main input[name=q]", "nguyen")
    page.press("main input[name=q]", "Enter")
    expect(page).to_have_url(re.compile("q=nguyen"))
    names = page.locator("main table tbody tr")
    expect(names.first).to_contain_text("Nguyễn")
    assert 5 < names.count() < 100


def test_a_room_that_is_taken_is_refused_and_what_was_typed_stays(site, laptop, phone):
    desk = laptop(site, "programme")
    desk.goto(f"{site}/desk/programme/MIN-KR/")
    desk.fill("[name=title_en]", "Typed before the refusal")
    desk.select_option("select[name=room]", label="Hội trường Thăng Long")
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk.locator(".errsum")).to_contain_text("Hội trường Thăng Long")
    expect(desk.locator("[name=title_en]")).to_have_value("Typed before the refusal")
    public = phone()
    public.goto(f"{site}/en/sessions/MIN-KR/")
    expect(public.locator("main")).not_to_contain_text("Typed before the refusal")


@pytest.mark.parametrize(
    ("role", "shown", "refused"),
    [
        ("organiser", ("/desk/delegates/", "/desk/delegates/import/"), ()),
        ("programme", ("/desk/programme/board/",), ("/desk/delegates/import/", "/desk/delegates/")),
        ("protocol", ("/desk/delegations/",), ("/desk/delegates/import/",)),
        ("gate", (), ("/desk/",)),
        ("liaison", (), ("/desk/",)),
        ("focal.jp", (), ("/desk/delegates/",)),
        ("exhibitor", (), ("/admin/",)),
    ],
)
def test_each_role_is_refused_what_it_may_not_do(site, laptop, role, shown, refused):
    page = laptop(site, role)
    for path in shown:
        assert page.goto(f"{site}{path}").status == 200
    for path in refused:
        response = page.goto(f"{site}{path}")
        assert response.status == 403 or "/accounts/" in page.url
        expect(page.locator("main")).not_to_contain_text("Nguyễn")
