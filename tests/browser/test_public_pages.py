"""What the public site does in a real browser: no barrier, no sideways scrolling, search in place, paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

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
    "documents/adgmin-6-inf-1/",
    "practical/",
)
MISSING = "sessions/NOTHING/"
LOOKS = [("en", 1280, "light"), ("vi", 1280, "dark"), ("vi", 390, "light"), ("en", 390, "dark")]


def in_looks() -> Iterator:
    """Give every page in every look, the lesser ones in two; one of each page is of the core, each look in turn."""
    pages = [*((path, LOOKS) for path in PAGES), *((path, LOOKS[1:3]) for path in (*MORE_PAGES, MISSING))]
    for number, (path, looks) in enumerate(pages):
        for place, look in enumerate(looks):
            rare = () if place == number % len(looks) else (pytest.mark.rare,)
            yield pytest.param(path, *look, marks=rare)


@pytest.fixture
def visit(opened, site):
    """Open a page: visit("agenda/", lang="vi", width=390, scheme="dark")."""

    def open_page(path: str, *, lang: str = "en", width: int = 1280, scheme: str = "light"):
        page = opened(viewport={"width": width, "height": 860}, color_scheme=scheme)
        page.complaints = []
        page.on(
            "console",
            lambda message: page.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{site}/{lang}/{path.lstrip('/')}")
        return page

    return open_page


@pytest.mark.parametrize(("path", "lang", "width", "scheme"), list(in_looks()))
def test_no_page_has_a_barrier(visit, path, lang, width, scheme):
    page = visit(path, lang=lang, width=width, scheme=scheme)
    assert barriers(page) == []
    assert len(page.complaints) == (path == MISSING), page.complaints


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


def test_nothing_scrolls_sideways(visit, site):
    page, found = visit("/", lang="vi", width=320), {}
    for path in PAGES + MORE_PAGES:
        page.goto(f"{site}/vi/{path.lstrip('/')}")
        for width in (320, 390, 800, 1280):
            page.set_viewport_size({"width": width, "height": 860})
            found[path, width] = page.evaluate("document.documentElement.scrollWidth")
    assert [(*where, wide) for where, wide in found.items() if wide > where[1]] == []


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


def test_a_word_of_three_hundred_letters_never_widens_a_page(visit):
    for path, words in (
        ("sessions/MIN-OPEN/", "h1, main p"),
        ("agenda/2026-01-12/", "h4 a"),
        ("changes/", "h3, main p"),
    ):
        page = visit(path, width=390)
        page.eval_on_selector_all(
            words, "(all) => all.forEach((one) => { one.textContent = 'W'.repeat(300); })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path
