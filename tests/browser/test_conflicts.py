"""The conflict inbox in a real browser: something breaks, its way out is taken, another is accepted; no barrier."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

INBOX = "/desk/programme/conflicts/"


def move(page, site: str, code: str, start: str, end: str) -> None:
    """Move a session at the desk, to where it is in the way."""
    page.goto(f"{site}/desk/programme/{code}/")
    page.fill("[name=start]", start)
    page.fill("[name=end]", end)
    page.locator("form.deskform [type=submit]").click()
    expect(page.locator(".told")).to_be_visible()


@pytest.fixture(scope="module")
def broken(fresh_site, browser, signed_in):
    """The address of a meeting in which two bilaterals of the ministers clash and a room has no time to be ready."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.add_cookies(signed_in(fresh_site, "programme"))
    page = context.new_page()
    move(page, fresh_site, "MIN-KR", "14:15", "15:00")
    move(page, fresh_site, "JWG-03", "10:35", "12:05")
    context.close()
    return fresh_site


@pytest.mark.parametrize(("lang", "width", "scheme"), [("vi", 1280, "light"), ("en", 390, "dark")])
@pytest.mark.parametrize("path", [INBOX, f"{INBOX}rules/", f"{INBOX}?rule=room_closed"])
def test_no_page_has_a_barrier(broken, laptop, path, lang, width, scheme):
    page = laptop(broken, "programme", color_scheme=scheme)
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": broken}])
    page.set_viewport_size({"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{broken}{path}")
    assert complaints == []
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if path == INBOX:
        page.locator("summary", has_text="Accept, with" if lang == "en" else "Chấp nhận, nêu").first.click()
        assert barriers(page) == []


@pytest.mark.parametrize("javascript", [pytest.param(True, marks=pytest.mark.rare), False])
def test_a_way_out_is_taken_and_another_finding_accepted_and_taken_back(broken, laptop, javascript):
    page = laptop(broken, "programme", java_script_enabled=javascript)
    page.goto(f"{broken}{INBOX}")
    clash = page.locator("li.may", has_text="Không đủ thời gian chuẩn bị phòng")
    clash.locator("summary").click()
    clash.locator("[name=because]").fill("Cùng một đoàn, không phải đổi bàn.")
    clash.get_by_role("button", name="Chấp nhận", exact=True).click()
    held = page.locator("li.held", has_text="Cùng một đoàn, không phải đổi bàn.")
    expect(held).to_be_visible()
    held.get_by_role("button", name="Rút lại").click()
    expect(page.locator("li.held")).to_have_count(0)

    if javascript:
        return
    must = page.locator("li.must", has_text="MIN-KR")
    expect(must.first).to_be_visible()
    must.first.locator(".inbox__do button").first.click()
    expect(page.locator(".told")).to_contain_text("đã được chuyển trong bản nháp")
    expect(page.locator("li.must", has_text="MIN-KR")).to_have_count(0)


def test_two_at_one_proposal_one_is_told_that_it_no_longer_holds(broken, laptop):
    first, second = (laptop(broken, role) for role in ("programme", "administrator"))
    for page in (first, second):
        page.goto(f"{broken}{INBOX}")
    button = "li.may .inbox__do button"
    first.locator(button).first.click()
    expect(first.locator(".told")).to_be_visible()
    second.locator(button).first.click()
    expect(second.get_by_role("alert")).to_contain_text("Chưa có gì thay đổi")
    assert barriers(second) == []
