"""The day in real browsers: what is done at the desk is on a phone's open page within ten seconds."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

DESK = "/desk/live/"
WITHIN = 10_000
MARKED = "window.same = true"


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


@pytest.fixture
def desk(laptop, site):
    """The live desk, open as programme staff."""
    page = laptop(site, "programme")
    page.goto(f"{site}{DESK}")
    return page


def line(page, code: str):
    """The meeting at the desk, the list it may be folded into opened."""
    found = page.locator(f"#s-{code}")
    if page.locator(f"details.run__rest:has(#s-{code})").count():
        page.locator(f"details.run__rest:has(#s-{code}) > summary").evaluate(
            "each => each.parentElement.open = true"
        )
    return found


def act(page, code: str, name: str) -> None:
    """Press a button of a meeting, unfolding what holds it."""
    button = line(page, code).locator(f"button[value='{name}']")
    if not button.is_visible():
        line(page, code).locator("details.runline__more > summary").click()
    button.click()
    page.wait_for_load_state()


def test_an_open_phone_page_follows_a_delay_and_its_undo(desk, phone, site):
    page = phone()
    page.goto(f"{site}/vi/sessions/MIN-JP/")
    page.evaluate(MARKED)
    page.evaluate("scrollTo(0, 200)")
    expect(page.locator("main")).to_contain_text("14:00–14:45")
    act(desk, "MIN-JP", "delay 10")
    began = time.monotonic()
    expect(desk.locator(".told")).to_contain_text("14:00–14:45 → 14:10–14:55")
    expect(page.locator("main")).to_contain_text("14:10–14:55", timeout=WITHIN)
    assert time.monotonic() - began < 10
    expect(page.locator(".lead__tags")).to_contain_text("Lùi 10 phút")
    expect(page.locator(".leadnotes")).to_contain_text("14:00")
    expect(page.locator("[data-livenote]")).to_have_text("Chương trình vừa thay đổi; trang này đã cập nhật.")
    assert page.evaluate("window.same") is True
    assert page.evaluate("scrollY") == 200

    desk.locator(".undo button").click()
    expect(page.locator("main")).to_contain_text("14:00–14:45", timeout=WITHIN)
    expect(page.locator(".lead__tags")).not_to_contain_text("Lùi")
    assert page.evaluate("window.same") is True


def test_what_was_typed_and_opened_stays_while_the_page_follows(desk, phone, site):
    page = phone(locale="en-GB")
    page.goto(f"{site}/en/agenda/2026-01-15/")
    page.evaluate(MARKED)
    page.locator("#show-past").check()
    search = page.locator("[data-filters] input[type=search]")
    page.evaluate(
        "document.querySelector('[data-filters]').addEventListener('input', (e) => e.stopPropagation(), true)"
    )
    search.fill("gala")
    search.focus()
    act(desk, "GALA", "delay 15")
    card = page.locator(".ses", has=page.locator("a[href='/en/sessions/GALA/']")).filter(
        has=page.locator(".ses__meta")
    )
    expect(card).to_contain_text("20:15–22:15", timeout=WITHIN)
    expect(card).to_contain_text("Delayed 15 min")
    expect(card).to_contain_text("was 20:00")
    expect(search).to_have_value("gala")
    expect(search).to_be_focused()
    expect(page.locator("#show-past")).to_be_checked()
    assert page.evaluate("window.same") is True
    act(desk, "GALA", "delay -15") if desk.locator(
        "#s-GALA button[value='delay -15']"
    ).count() else desk.locator(".undo button").click()


def test_begin_end_cancel_and_take_back_are_one_click_each(desk, phone, site):
    page = phone()
    page.goto(f"{site}/vi/")
    act(desk, "MIN-PLEN", "begin")
    expect(line(desk, "MIN-PLEN")).to_contain_text("bắt đầu 11:")
    act(desk, "MIN-RETREAT", "cancel")
    expect(page.locator(".board .tag--bad")).to_be_visible(timeout=WITHIN)
    desk.locator(".undo button").click()
    expect(page.locator(".board .tag--bad")).to_have_count(0, timeout=WITHIN)
    act(desk, "MIN-PLEN", "finish")
    expect(line(desk, "MIN-PLEN")).to_contain_text("kết thúc 11:")
    act(desk, "MIN-PLEN", "reopen")
    act(desk, "MIN-PLEN", "not_begun")
    expect(line(desk, "MIN-PLEN").locator("button[value=begin]")).to_be_visible()


def test_a_double_click_delays_once(desk):
    line(desk, "MIN-KR").locator("details.runline__more > summary").click()
    line(desk, "MIN-KR").locator("button[value='delay 5']").dblclick()
    expect(desk.locator(".told")).to_be_visible(timeout=WITHIN)
    expect(line(desk, "MIN-KR")).to_contain_text("15:05–15:50", timeout=WITHIN)
    desk.locator(".undo button").click()
    expect(line(desk, "MIN-KR")).to_contain_text("15:00–15:45", timeout=WITHIN)


def test_where_the_room_is_taken_the_rest_of_the_day_is_offered(desk):
    line(desk, "MIN-RETREAT").locator("details.runline__more > summary").click()
    line(desk, "MIN-RETREAT").locator("input[name=minutes]").fill("200")
    line(desk, "MIN-RETREAT").locator("button[value='delay']").click()
    expect(desk.locator("#refused")).to_be_focused()
    desk.locator("#refused button").click()
    expect(desk.locator(".told")).to_contain_text("cũng lùi theo")
    desk.locator(".undo button").click()
    expect(line(desk, "MIN-RETREAT")).to_contain_text("12:30–13:45")


def test_an_announcement_appears_and_expires_on_an_open_page(desk, phone, site):
    page = phone()
    page.goto(f"{site}/vi/practical/")
    page.evaluate(MARKED)
    desk.locator("#id_announce_text_vi").fill("Xe buýt rời Trung tâm lúc 18h00.")
    desk.locator("#id_announce_text_en").fill("The bus leaves the Centre at 18:00.")
    desk.locator(".announce form.deskform button[type=submit]").click()
    said = page.locator(".said")
    expect(said).to_contain_text("Xe buýt rời Trung tâm lúc 18h00.", timeout=WITHIN)
    expect(said.locator("p")).to_be_visible()
    english = phone(locale="en-GB")
    english.goto(f"{site}/en/documents/")
    expect(english.locator(".said")).to_contain_text("The bus leaves the Centre at 18:00.")
    # Its last second has come: the page takes it away by itself.
    page.locator("[data-expires]").evaluate("each => each.dataset.expires = '2026-01-15T00:00:00+07:00'")
    expect(said.locator("p")).to_have_count(0, timeout=WITHIN)
    desk.get_by_role("button", name=re.compile("Rút lại")).first.click()
    expect(english.locator(".said p")).to_have_count(0, timeout=WITHIN)
    assert page.evaluate("window.same") is True


def test_the_poll_rests_while_nobody_looks_and_steps_back_when_refused(phone, site):
    page = phone()
    asked = []
    page.route("**/live/token", lambda route: (asked.append(time.monotonic()), route.fulfill(status=503))[1])
    page.goto(f"{site}/vi/documents/")
    page.wait_for_timeout(17_000)
    assert 1 <= len(asked) <= 2, asked  # after 5 s, then after 7 to 9 s more
    page.unroute("**/live/token")
    page.route("**/live/token", lambda route: (asked.append(time.monotonic()), route.continue_())[1])
    asked.clear()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(700)
    assert len(asked) == 1
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.wait_for_timeout(12_000)
    assert len(asked) <= 2
    page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true})")
    asked.clear()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(700)
    assert len(asked) == 1


def test_a_page_that_stays_old_is_asked_for_a_few_times_only(phone, site):
    page = phone()
    pages = []
    page.goto(f"{site}/vi/documents/")
    old = page.content()
    told = '{"token": "999.0", "release": 1, "at": "2026-01-15T11:06:00+07:00"}'
    page.route(
        "**/live/token", lambda route: route.fulfill(status=200, body=told, content_type="application/json")
    )
    page.route(
        "**/vi/documents/",
        lambda route: (pages.append(1), route.fulfill(status=200, body=old, content_type="text/html"))[1],
    )
    page.wait_for_timeout(22_000)
    assert len(pages) == 3


@pytest.mark.parametrize(
    ("lang", "width", "scheme"),
    [("vi", 1280, "light"), ("en", 390, "dark"), ("vi", 390, "light"), ("en", 1280, "dark")],
)
def test_the_live_desk_has_no_barrier(desk, site, lang, width, scheme):
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    desk.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{site}{DESK}")
    for details in desk.locator("main details").all():
        details.evaluate("each => each.open = true")
    assert barriers(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_the_live_desk_works_without_javascript(laptop, site):
    page = laptop(site, "programme", java_script_enabled=False)
    page.goto(f"{site}{DESK}?day=2026-01-16")
    code = page.locator(".runline .code").first.inner_text()
    page.locator(f"#s-{code} details.runline__more > summary").click()
    page.locator(f"#s-{code} button[value='delay 5']").click()
    expect(page.locator(".told")).to_contain_text(code)
    page.locator(".undo button").click()
    expect(page.locator(".told")).to_contain_text(code)
