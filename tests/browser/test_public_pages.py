"""What the public site does in a real browser: no barrier, no sideways scrolling, search in place, paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = (
    "/",
    "agenda/",
    "agenda/2026-01-12/?partner=JP",
    "agenda/?q=asean",
    "sessions/MIN-OPEN/",
    "sessions/MIN-JP/",
)
MORE_PAGES = (
    "partners/",
    "partners/JP/",
    "showcase/",
    "showcase/otterbay/",
    "documents/",
    "practical/",
)
LOOKS = [("en", 1280, "light"), ("vi", 1280, "dark"), ("vi", 390, "light"), ("en", 390, "dark")]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def visit(browser, site):
    """Open a page: visit("agenda/", lang="vi", width=390, scheme="dark")."""
    contexts = []

    def open_page(path: str, *, lang: str = "en", width: int = 1280, scheme: str = "light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 860}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on(
            "console",
            lambda message: page.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{site}/{lang}/{path.lstrip('/')}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "lang", "width", "scheme"),
    [(path, *look) for path in PAGES for look in LOOKS]
    + [(path, *look) for path in MORE_PAGES for look in LOOKS[1:3]]
    + [("sessions/NOTHING/", *look) for look in LOOKS[1:3]],
)
def test_no_page_has_a_barrier(visit, path, lang, width, scheme):
    page = visit(path, lang=lang, width=width, scheme=scheme)
    found = Axe().run(page, options=WCAG)
    assert [
        (v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found.response["violations"]
    ] == []
    assert len(page.complaints) == (path == "sessions/NOTHING/"), page.complaints


def test_the_keyboard_shows_where_it_is_on_the_grid(visit):
    page = visit("agenda/2026-01-15/")
    block = page.locator('.ses:has(a[href="/en/sessions/MIN-RETREAT/"])')
    page.mouse.move(0, 0)
    block.scroll_into_view_if_needed()
    before = block.screenshot()
    page.locator('a[href="/en/sessions/MIN-OPEN/"]').focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.pathname") == "/en/sessions/MIN-RETREAT/":
            break
    assert block.screenshot() != before


@pytest.mark.parametrize("path", PAGES + MORE_PAGES)
def test_nothing_scrolls_sideways(visit, path):
    page = visit(path, lang="vi", width=320)
    for width in (320, 390, 800, 1280):
        page.set_viewport_size({"width": width, "height": 860})
        assert (width, page.evaluate("document.documentElement.scrollWidth")) <= (width, width)


def test_a_search_answers_in_place_and_can_be_shared(visit, site):
    page = visit("agenda/2026-01-13/")
    page.locator("input[name=q]").press_sequentially("nhat ban", delay=20)
    expect(page.get_by_role("link", name="ADGSOM dialogue session with Japan")).to_be_visible()
    expect(page).to_have_url(f"{site}/en/agenda/?q=nhat+ban")
    expect(page.locator("h1")).to_have_text("Agenda of the week")
    expect(page.locator("input[name=q]")).to_be_focused()
    page.get_by_role("link", name="Clear the search").click()
    expect(page.locator(".tt")).to_be_visible()


def test_the_grid_places_blocks_by_time_and_the_list_takes_over_on_a_phone(visit):
    wide = visit("agenda/2026-01-15/")
    heads = wide.locator(".tt__rooms .room")
    assert heads.first.is_visible()
    plenary, retreat = (
        wide.locator(f'.ses:has(a[href="/en/sessions/{code}/"])').bounding_box()
        for code in ("MIN-PLEN", "MIN-RETREAT")
    )
    row = wide.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6")
    assert retreat["y"] - plenary["y"] == pytest.approx(21 * row, abs=2)  # 10:45 to 12:30
    phone = visit("agenda/2026-01-15/", width=390)
    assert not phone.locator(".tt__rooms .room").first.is_visible()
    assert not phone.get_by_role("link", name="Opening ceremony of the 6th ASEAN Digital").is_visible()
    phone.get_by_label("Show the 2 meetings that have ended").check()
    expect(phone.get_by_role("link", name="Opening ceremony of the 6th ASEAN Digital")).to_be_visible()


def test_the_appearance_chosen_stays(visit):
    page = visit("agenda/")
    page.get_by_role("button", name="Dark appearance").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_role("button", name="Light appearance")).to_be_visible()


def test_one_day_prints_on_one_sheet(visit):
    page = visit("agenda/2026-01-15/", lang="vi", scheme="dark")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    week = visit("agenda/?q=", lang="vi")
    assert week.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 5
