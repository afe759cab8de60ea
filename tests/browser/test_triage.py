"""Deciding by single keys in a real browser: one after the other, silent while writing, switched off on wish."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for this journey writes."""
    return fresh_site


def test_a_desk_decides_by_keys(laptop, site):
    page = laptop(site, "organiser", locale="en")
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": site}])
    page.goto(f"{site}/desk/accreditation/")
    assert barriers(page) == []
    names = page.locator("tbody th a").all_inner_texts()
    page.get_by_role("link", name="One after the other").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(names[0])
    assert barriers(page) == []
    page.keyboard.press("n")
    expect(heading).to_have_text(names[1])
    page.keyboard.press("p")
    expect(heading).to_have_text(names[0])
    page.keyboard.press("r")
    expect(page.locator("#reason")).to_be_focused()
    expect(page.locator("[data-told]")).to_contain_text("Refuse")
    page.keyboard.type("An answer with a, n and r")
    page.keyboard.press("Control+Enter")
    expect(heading).to_have_text(names[1])
    expect(page.get_by_text(f"{names[0]}: Refused.")).to_be_visible()
    page.keyboard.press("a")
    expect(heading).to_have_text(names[2])
    page.get_by_label("Single keys").uncheck()
    expect(page.locator("kbd:visible")).to_have_count(0)
    page.keyboard.press("n")
    expect(heading).to_have_text(names[2])


def test_by_phone_in_the_dark(phone, signed_in, site):
    page = phone(color_scheme="dark")
    page.context.add_cookies(signed_in(site, "organiser"))
    page.goto(f"{site}/desk/accreditation/")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile(r"/desk/accreditation/\d+/\?check=secretariat"))
    assert barriers(page) == []
    page.goto(f"{site}/desk/delegates/duplicates/")
    assert barriers(page) == []
