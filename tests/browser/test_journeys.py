"""What the three main users do, in a real browser, from the first page to the result."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT

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


def test_an_organiser_takes_in_the_300_and_finds_nguyen_without_marks(site, laptop):
    page = laptop("organiser")
    page.goto(f"{site}/desk/delegates/import/")
    page.set_input_files("input[type=file]", PACK / "delegates-sample.xlsx")
    page.locator("main form[enctype='multipart/form-data'] button[type=submit]").click()
    page.wait_for_load_state()
    # The demonstration has them already: the same file twice changes nothing.
    expect(page.locator("main")).to_contain_text("300")
    page.goto(f"{site}/desk/delegates/")
    page.fill("main input[name=q]", "nguyen")
    page.press("main input[name=q]", "Enter")
    expect(page).to_have_url(re.compile("q=nguyen"))
    expect(page.locator("main table")).to_contain_text("Nguyễn")


def test_programme_staff_moves_a_session_and_the_public_page_follows(site, laptop, phone):
    desk, public = laptop("programme"), phone()
    public.goto(f"{site}/vi/sessions/DLG-ITU/")
    expect(public.locator("main")).to_contain_text("Tam Đảo")
    desk.goto(f"{site}/desk/programme/")
    desk.goto(f"{site}/desk/programme/DLG-ITU/")
    desk.select_option("select[name=room]", label=re.compile("Ba Vì"))
    desk.locator("main form button[type=submit]").first.click()
    desk.wait_for_load_state()
    public.reload()
    expect(public.locator("main")).to_contain_text("Ba Vì")


@pytest.mark.parametrize(
    ("role", "path", "allowed"),
    [
        ("organiser", "/desk/delegates/", True),
        ("organiser", "/desk/delegates/import/", True),
        ("programme", "/desk/delegates/import/", False),
        ("programme", "/desk/delegates/", False),
        ("protocol", "/desk/delegations/", True),
        ("protocol", "/desk/delegates/import/", False),
        ("gate", "/desk/", False),
        ("liaison", "/desk/", False),
        ("focal.jp", "/desk/delegates/", False),
        ("exhibitor", "/admin/", False),
    ],
)
def test_each_role_is_refused_what_it_may_not_do(site, laptop, role, path, allowed):
    page = laptop(role)
    response = page.goto(f"{site}{path}")
    if allowed:
        assert response.status == 200
    else:
        assert response.status == 403 or "/accounts/" in page.url
        expect(page.locator("main")).not_to_contain_text("Nguyễn")
