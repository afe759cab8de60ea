"""One's own agenda in a real browser: marked on the phone, merged at sign-in, the same on two devices."""

import re
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SAMPLE_PASSWORD
from tests.browser.looking import barriers

RETREAT, AWARDS, JAPAN, HALL = "MIN-RETREAT", "ADA-F3", "MIN-JP", "SHOW-0115"
STATION, LATE = "DEMO-13", "DEMO-16"  # 13:30–13:55, in the retreat; 16:30–16:55


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def block(page, code: str):
    return page.locator(f'.ses[data-star]:has(a[href*="/sessions/{code}/"])')


def star(page, site: str, *codes: str, lang: str = "vi") -> None:
    """Press the bookmark of meetings of Thursday."""
    page.goto(f"{site}/{lang}/agenda/2026-01-15/")
    for code in codes:
        block(page, code).get_by_role("button").click()


def mine(page) -> set[str]:
    """The meetings on the page of one's own agenda that are marked."""
    links = """() => [...document.querySelectorAll("[data-my-agenda] .is-mine .ses__title a")]
      .map((link) => link.pathname)"""
    return {path.split("/")[-2] for path in page.evaluate(links)}


def becomes(read, wanted, seconds: float = 15):
    """Read until it is so."""
    until = time.monotonic() + seconds
    while (found := read()) != wanted and time.monotonic() < until:
        time.sleep(0.2)
    assert found == wanted


def shows(page, site: str, wanted: set[str], lang: str = "vi") -> None:
    page.goto(f"{site}/{lang}/my-agenda/")
    becomes(lambda: mine(page), wanted)


def sign_in(page, site: str, role: str) -> None:
    page.goto(f"{site}/accounts/sign-in/?next=/vi/my-agenda/")
    page.fill("input[type=email]", f"{role}@example.org")
    page.fill("input[type=password]", SAMPLE_PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_url(re.compile("my-agenda"))


def test_what_is_starred_on_the_phone_is_there_with_what_clashes(site, phone):
    page = phone()
    star(page, site, RETREAT, AWARDS)
    button = block(page, AWARDS).get_by_role("button", name="Thêm vào lịch của tôi: Giải thưởng Số ASEAN")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.locator(".tabbar").get_by_role("link", name="Của tôi").click()
    becomes(lambda: mine(page), {RETREAT, AWARDS})
    clash = page.locator(".own__clashes li")
    expect(clash).to_have_count(1)
    expect(clash).to_contain_text("Phiên họp hẹp của các Bộ trưởng")
    expect(clash).to_contain_text("Giải thưởng Số ASEAN 2026")
    expect(clash).to_contain_text("13:00–13:45")
    expect(page.locator(".own__next")).to_contain_text("Tiếp theo, sau 1 giờ")
    block(page, RETREAT).get_by_role("button").click()
    expect(clash).to_have_count(0)
    expect(block(page, RETREAT)).to_be_visible()
    shows(page, site, {AWARDS})


def test_hours_of_opening_clash_with_nothing(site, phone):
    """The hall is open from 10:45 to 17:30: one goes there between meetings."""
    page = phone()
    star(page, site, HALL, RETREAT)
    shows(page, site, {HALL, RETREAT})
    expect(page.locator(".own__next li")).to_have_count(2)
    expect(page.locator(".own__clashes")).to_have_count(0)
    star(page, site, AWARDS)
    shows(page, site, {HALL, RETREAT, AWARDS})
    expect(page.locator(".own__clashes li")).to_have_count(1)
    expect(page.locator(".own__tag")).to_have_count(2)


def test_a_meeting_is_marked_on_its_own_page_too(site, phone):
    page = phone(locale="en-GB")
    page.goto(f"{site}/en/sessions/{JAPAN}/")
    button = page.get_by_role("button", name="Add to my agenda")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    shows(page, site, {JAPAN}, "en")


WORDS = {
    "vi": ("Thêm vào lịch của tôi", "Trạm 5G lưu động Jeepney", "Phiên họp hẹp của các Bộ trưởng"),
    "en": ("Add to my agenda", "Jeepney mobile 5G station", "Ministers' Retreat"),
}


@pytest.mark.parametrize(("lang", "width"), [("vi", 390), ("en", 1280), ("en", 390), ("vi", 1280)])
def test_a_demonstration_is_kept_from_its_page_and_found_among_the_meetings(site, opened, lang, width):
    """In order of time, with its clash; taken off again, it leaves."""
    add, station, retreat = WORDS[lang]
    page = opened(viewport={"width": width, "height": 844}, locale={"vi": "vi-VN", "en": "en-GB"}[lang])
    star(page, site, RETREAT, JAPAN, lang=lang)
    page.goto(f"{site}/{lang}/showcase/")
    page.locator("#demos").get_by_role("link", name=station).click()
    expect(page).to_have_url(f"{site}/{lang}/showcase/demos/{STATION}/")
    button = page.get_by_role("button", name=add)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name=add)).to_have_count(0)  # that is for who runs no scripts
    shows(page, site, {RETREAT, STATION, JAPAN}, lang)
    times = page.locator("[data-my-agenda] .day .tt__time").all_inner_texts()
    assert times == ["12:30", "13:30", "14:00"]
    clash = page.locator(".own__clashes li")
    expect(clash).to_have_count(1)
    expect(clash).to_contain_text(station)
    expect(clash).to_contain_text(retreat)
    expect(clash).to_contain_text("13:30–13:45")
    demo = page.locator('.ses:has(a[href*="/showcase/demos/"])')
    demo.get_by_role("button").click()
    expect(clash).to_have_count(0)
    shows(page, site, {RETREAT, JAPAN}, lang)


def test_a_demonstration_alone_makes_a_day_of_its_own(site, phone):
    page = phone()
    page.goto(f"{site}/vi/showcase/demos/")
    page.locator(f'.ses:has(a[href*="/{LATE}/"])').get_by_role("button").click()
    shows(page, site, {LATE})
    expect(page.locator("[data-my-agenda] .day")).to_have_count(1)
    expect(page.locator(".own__next")).to_contain_text("Sân khấu trình diễn")


def test_a_demonstration_goes_with_the_account_and_into_its_calendar(site, phone, laptop):
    desk = laptop(site, "programme")
    desk.goto(f"{site}/vi/showcase/demos/{STATION}/")
    desk.get_by_role("button", name="Thêm vào lịch của tôi").click()
    mobile = phone()
    sign_in(mobile, site, "programme")
    becomes(lambda: mine(mobile), {STATION})
    address = mobile.get_by_label("Địa chỉ lịch của Quý vị")
    expect(address).to_have_value(re.compile(r"\.ics$"))
    assert "Trạm 5G lưu động Jeepney" in calendar(address.input_value())


def test_a_closed_meeting_without_a_name_has_no_bookmark(site, phone):
    page = phone()
    page.goto(f"{site}/vi/agenda/2026-01-15/")
    named = page.locator(".ses:not(.ses--ghost):has(.ses__title a)").count()
    expect(page.locator(".ses .mine")).to_have_count(named)
    assert page.locator(".ses:not(.ses--ghost)").count() > named


def test_signing_in_joins_both_lists_and_two_devices_come_to_the_same(site, phone, laptop):
    desk = laptop(site, "protocol")
    star(desk, site, JAPAN)
    shows(desk, site, {JAPAN})
    mobile = phone()
    star(mobile, site, RETREAT)
    sign_in(mobile, site, "protocol")
    becomes(lambda: mine(mobile), {RETREAT, JAPAN})
    shows(desk, site, {RETREAT, JAPAN})
    block(desk, JAPAN).get_by_role("button").click()
    desk.wait_for_timeout(800)
    shows(mobile, site, {RETREAT})
    block(mobile, RETREAT).get_by_role("button").click()
    mobile.wait_for_timeout(800)
    shows(desk, site, set())
    expect(desk.locator("[data-my-agenda]")).to_contain_text("Chưa có phiên họp nào được đánh dấu")


def test_what_is_marked_without_a_network_is_sent_when_it_is_back(site, phone):
    page = phone(service_workers="allow")
    sign_in(page, site, "liaison")
    star(page, site, JAPAN)
    account = lambda: set(page.evaluate("fetch('/my-agenda/me').then((a) => a.json())")["stars"])  # noqa: E731
    becomes(lambda: len(account()), 1)
    page.context.set_offline(True)
    block(page, RETREAT).get_by_role("button").click()
    block(page, JAPAN).get_by_role("button").click()
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    retreat = block(page, RETREAT).get_attribute("data-star")
    becomes(account, {retreat})


@pytest.mark.parametrize("hours", [0, 26, -26])
def test_the_act_that_was_made_last_wins_whoever_comes_first(site, phone, laptop, hours):
    """What a phone did without a network is older than what was done since, whatever its own clock says."""
    mobile = phone(service_workers="allow")
    mobile.add_init_script(f"{{ const now = Date.now; Date.now = () => now() + {hours} * 3600_000; }}")
    sign_in(mobile, site, "organiser")
    becomes(lambda: mobile.evaluate("Boolean(JSON.parse(localStorage['my-agenda'] ?? '{}').owner)"), True)
    star(mobile, site)
    mobile.context.set_offline(True)
    for code in (JAPAN, RETREAT):
        block(mobile, code).get_by_role("button").click()
    mobile.wait_for_timeout(300)
    desk = laptop(site, "organiser")
    account = lambda: set(desk.evaluate("fetch('/my-agenda/me').then((a) => a.json())")["stars"])  # noqa: E731
    star(desk, site, JAPAN)
    becomes(account, {block(desk, JAPAN).get_attribute("data-star")})
    block(desk, JAPAN).get_by_role("button").click()
    becomes(account, set())
    mobile.context.set_offline(False)
    becomes(account, {block(mobile, RETREAT).get_attribute("data-star")})
    expect(block(mobile, JAPAN).get_by_role("button")).to_have_attribute("aria-pressed", "false")
    block(mobile, RETREAT).get_by_role("button").click()
    becomes(account, set())


def test_a_list_of_one_account_does_not_go_to_the_next(site, phone):
    page = phone()
    sign_in(page, site, "gate")
    star(page, site, JAPAN)
    shows(page, site, {JAPAN})
    page.context.clear_cookies()
    sign_in(page, site, "focal.jp")
    becomes(lambda: mine(page), set())
    state = page.evaluate("fetch('/my-agenda/me').then((a) => a.json())")
    assert (state["signed_in"], state["stars"]) == (True, [])


def test_a_phone_gets_a_calendar_address_that_follows_it(site, phone):
    page = phone()
    star(page, site, JAPAN)
    shows(page, site, {JAPAN})
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    address = page.get_by_label("Địa chỉ lịch của Quý vị")
    expect(address).to_have_value(re.compile(r"/agenda/[\w-]{24}\.ics$"))
    first = address.input_value()
    assert calendar(first).count("BEGIN:VEVENT") == 1
    star(page, site, RETREAT)
    becomes(lambda: calendar(first).count("BEGIN:VEVENT"), 2)
    shows(page, site, {JAPAN, RETREAT})
    page.get_by_role("button", name="Tạo địa chỉ mới").click()
    expect(address).not_to_have_value(first)
    assert calendar(address.input_value()).count("BEGIN:VEVENT") == 2
    with pytest.raises(urllib.error.HTTPError, match="404"):
        calendar(first)


def calendar(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
        return answer.read().decode()


def test_without_javascript_an_account_adds_and_removes_by_forms(site, phone):
    page = phone(javascript=False, locale="en-GB")
    page.goto(f"{site}/en/my-agenda/")
    expect(page.locator("main")).to_contain_text("Sign in, and it is kept on your account.")
    page.goto(f"{site}/accounts/sign-in/?next=/en/my-agenda/")
    page.fill("input[type=email]", "exhibitor@example.org")
    page.fill("input[type=password]", SAMPLE_PASSWORD)
    page.press("input[type=password]", "Enter")
    page.get_by_label("Add a meeting").select_option(
        label="15 January, 14:00 · 5th ASEAN-Japan Digital Ministers' Meeting"
    )
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-my-agenda] .ses__title")).to_have_text(
        "5th ASEAN-Japan Digital Ministers' Meeting"
    )
    page.get_by_role("button", name="Remove from my agenda").click()
    expect(page.locator("[data-my-agenda]")).to_contain_text("No meeting is marked yet")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ("Thêm vào lịch của tôi", "Bỏ khỏi lịch của tôi")),
        ("en", ("Add to my agenda", "Remove from my agenda")),
    ],
)
def test_without_javascript_a_demonstration_is_kept_from_its_page(site, phone, lang, words):
    add, remove = words
    page = phone(javascript=False, locale={"vi": "vi-VN", "en": "en-GB"}[lang])
    page.goto(f"{site}/{lang}/showcase/demos/{STATION}/")
    expect(page.get_by_role("button", name=add)).to_have_count(0)
    page.get_by_role("link", name=add).click()
    page.locator("main").get_by_role("link", name={"vi": "Đăng nhập", "en": "Sign in"}[lang]).first.click()
    page.fill("input[type=email]", {"vi": "protocol@example.org", "en": "exhibitor@example.org"}[lang])
    page.fill("input[type=password]", SAMPLE_PASSWORD)
    page.press("input[type=password]", "Enter")
    page.locator(".own__asked").get_by_role("button", name=add).click()
    title = page.locator("[data-my-agenda] .ses__title")
    expect(title).to_have_text(WORDS[lang][1])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name=remove).click()
    expect(title).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "lang", "width", "scheme"),
    [
        (path, *look)
        for path in ("my-agenda/", f"showcase/demos/{STATION}/", "showcase/demos/", "map/", "offline/")
        for look in (("vi", 390, "light"), ("en", 1280, "dark"), ("vi", 1280, "light"), ("en", 390, "dark"))
    ],
)
def test_the_pages_have_no_barrier(site, opened, path, lang, width, scheme):
    page = opened(viewport={"width": width, "height": 844}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    star(page, site, RETREAT, AWARDS, lang=lang)
    page.goto(f"{site}/{lang}/showcase/demos/{STATION}/")
    page.get_by_role("button", name=WORDS[lang][0]).click()
    page.goto(f"{site}/{lang}/{path}")
    if path == "my-agenda/":
        expect(page.locator(".own__clashes li")).to_have_count(3)
    assert barriers(page) == []
    assert complaints == []
    for narrower in (width, 320):
        page.set_viewport_size({"width": narrower, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= narrower


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_word_of_the_bar_at_the_thumb_wraps(site, phone, lang):
    page = phone()
    page.goto(f"{site}/{lang}/agenda/")
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".tabbar a")].map((tab) => {
             const range = document.createRange();
             range.selectNode(tab.lastChild);
             return range.getClientRects().length;
           })"""
    )
    assert lines == [1, 1, 1, 1, 1]
