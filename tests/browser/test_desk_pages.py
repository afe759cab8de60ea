"""The back office in a real browser: no barrier, nothing the policy forbids, the list with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.looking import barriers

DESK = (
    "/desk/",
    "/desk/delegates/",
    "/desk/delegates/?q=nobody-of-this-name",
    "/desk/delegates/12/",
    "/desk/delegates/12/edit/",
    "/desk/delegates/add/",
    "/desk/delegates/import/",
    "/desk/delegations/",
    "/desk/delegations/JP/",
    "/desk/programme/?day=2026-01-13",
    "/desk/programme/MIN-JP/",
    "/desk/badges/print/?what=numbers&numbers=1-3",
    "/desk/badges/batches/",
    "/desk/badges/layouts/personal/",
    "/desk/programme/print/",
    "/desk/languages/",
    "/desk/showcase/demos/",
    "/desk/showcase/demos/DEMO-12/",
    "/desk/showcase/demos/new/",
)
RECORDS = (
    "/admin/",
    "/admin/events/session/",
    "/admin/delegates/delegate/",
    "/admin/delegates/delegate/12/change/",
)


@pytest.fixture(scope="module")
def desk(browser, site, signed_in):
    """One administrator, signed in once, with what the console complained about."""
    context = browser.new_context(locale="vi-VN", service_workers="block")
    context.add_cookies(signed_in(site, "administrator"))
    yield context.new_page()
    context.close()


def _speak(page, site: str, lang: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])


@pytest.mark.parametrize("path", [*DESK, *RECORDS])
def test_no_page_of_the_desk_has_a_barrier(desk, site, path):
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for lang, width, scheme in (("vi", 1280, "light"), ("en", 390, "dark")):
        _speak(desk, site, lang)
        desk.set_viewport_size({"width": width, "height": 900})
        desk.emulate_media(color_scheme=scheme)
        complaints.clear()
        answer = desk.goto(f"{site}{path}")
        assert "no-store" in answer.headers["cache-control"]
        assert complaints == []
        assert barriers(desk) == []
        assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("lang", "width", "scheme"), [("vi", 1280, "dark"), ("en", 390, "light")])
def test_the_form_of_a_session_has_no_barrier(desk, site, lang, width, scheme):
    _speak(desk, site, lang)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{site}/admin/events/session/?q=MIN-JP")
    desk.locator("#result_list .field-code a").first.click()
    expect(desk.locator("[name=code]")).to_have_value("MIN-JP")
    assert barriers(desk) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_says_what_is_wrong_without_a_barrier(site, phone, scheme):
    page = phone(color_scheme=scheme)
    page.goto(f"{site}/accounts/sign-in/")
    page.fill("input[type=email]", "nobody@example.org")
    page.fill("input[type=password]", "wrong")
    page.press("input[type=password]", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("không khớp")
    assert barriers(page) == []


def test_the_list_answers_while_typing_and_back_leads_to_where_one_came_from(site, laptop):
    page = laptop(site, "organiser")
    page.goto(f"{site}/desk/")
    page.goto(f"{site}/desk/delegates/")
    page.evaluate("document.body.dataset.loaded = 'once'")
    everybody = page.locator("#found").inner_text()
    page.locator("#q").press_sequentially("nguyen", delay=30)
    expect(page.locator("#found")).not_to_have_text(everybody)
    expect(page.locator("#results tbody th").first).to_contain_text(re.compile("nguyễn", re.IGNORECASE))
    expect(page).to_have_url(re.compile(r"q=nguyen"))
    assert page.evaluate("document.body.dataset.loaded") == "once"
    expect(page.locator("#q")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{site}/desk/")


def test_the_list_answers_without_javascript(site, laptop):
    page = laptop(site, "organiser", java_script_enabled=False)
    page.goto(f"{site}/desk/delegates/")
    page.fill("#q", "nguyen")
    page.press("#q", "Enter")
    expect(page).to_have_url(re.compile(r"q=nguyen"))
    expect(page.locator("#results tbody th").first).to_contain_text(re.compile("nguyễn", re.IGNORECASE))


def test_signing_out_is_an_act_not_an_address(site, laptop):
    page = laptop(site)
    sign_in(page, site, "programme")
    assert page.request.get(f"{site}/accounts/sign-out/").status == 405
    page.goto(f"{site}/desk/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(f"{site}/desk/")
    expect(page).to_have_url(re.compile("sign-in"))


def test_programme_staff_read_no_persons_name_nor_address(site, laptop):
    page = laptop(site, "programme")
    page.goto(f"{site}/desk/")
    expect(page.locator(".feed")).not_to_contain_text("duyệt")
    expect(page.locator("a[href*='/desk/delegates/']")).to_have_count(0)
    page.goto(f"{site}/desk/delegations/JP/")
    expect(page.locator("h1")).to_have_text("Đoàn Nhật Bản")
    expect(page.locator("main")).not_to_contain_text("@")
