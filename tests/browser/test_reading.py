"""A public paper in a real browser: found by words inside it, read as pictures, by keys, as text without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

PAPER = "documents/adgsom-6-inf-1"
LOOKS = [("en", 1280, "light"), ("vi", 390, "dark"), ("vi", 1280, "dark"), ("en", 390, "light")]


def test_words_inside_lead_to_the_page_that_is_drawn(opened, site):
    page = opened(viewport={"width": 390, "height": 800})
    words = opened(java_script_enabled=False)
    words.goto(f"{site}/en/{PAPER}/en/?view=text")
    inside = words.locator(".sheet__text").inner_text().split()[-3:]

    page.goto(f"{site}/en/documents/")
    page.get_by_role("searchbox").fill('"' + " ".join(inside) + '"')
    page.locator(".found-inside__page").first.click()

    expect(page).to_have_url(f"{site}/en/{PAPER}/en/#p1")
    picture = page.locator(".sheet__page").first
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth > 0"), "it is drawn"
    assert picture.bounding_box()["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_words_of_a_page_are_opened_by_keys(opened, site):
    page = opened(viewport={"width": 1280, "height": 800})
    page.goto(f"{site}/vi/{PAPER}/vi/")
    expect(page.locator(".reading__go")).to_have_count(0)  # there is one page alone
    page.locator(".sheet__words summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sheet__text").first).to_be_visible()


@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_no_page_of_it_has_a_barrier(opened, site, lang, width, scheme):
    page = opened(viewport={"width": width, "height": 860}, color_scheme=scheme)
    for path in (f"{PAPER}/{lang}/", f"{PAPER}/{lang}/?view=text", "documents/?q=asean"):
        page.goto(f"{site}/{lang}/{path}")
        page.wait_for_load_state("networkidle")
        assert barriers(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == width, path


def test_all_of_it_is_read_without_scripts(opened, site):
    page = opened(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto(f"{site}/vi/documents/?q=asean")
    expect(page.locator(".found-inside mark").first).to_be_visible()
    page.goto(f"{site}/vi/{PAPER}/vi/")
    page.get_by_text("Chỉ văn bản").click()
    expect(page.locator(".sheet__text")).to_be_visible()
    expect(page.locator(".sheet__page")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_text("Tải tệp PDF").click()
    assert download.value.suggested_filename == "ADGSOM-6-INF-1.vi.pdf"
