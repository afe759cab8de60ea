"""Papers in a real browser: made at the desk, held back, let out, read by everybody; no barrier on any of the pages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers
from tests.events.documents.made import pdf_of

DESK = (
    "/desk/papers/",
    "/desk/papers/new/",
    "/desk/papers/adgsom-6-wp-4/",
    "/desk/papers/adgmin-6-wp-5/",
    "/desk/papers/adgsom-6-wp-4/compare/",
    "/desk/papers/adgsom-6-wp-4/compare/?view=inline",
)
PORTAL = ("/portal/delegations/JP/interventions/", "/portal/delegations/JP/interventions/adgmin-6-st1/")
LOOKS = [("vi", 1280, "light"), ("en", 390, "dark")]


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def pdf(*pages):
    return {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": pdf_of(*pages)}


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=pytest.mark.rare)])
def test_a_paper_is_made_held_back_let_out_and_read(site, laptop, phone, javascript):
    title = f"Practical notes {javascript}"
    desk, public = laptop(site, "programme", java_script_enabled=javascript), phone(javascript=javascript)
    desk.goto(f"{site}/desk/papers/new/")
    desk.fill("[name=title_en]", title)
    desk.select_option("[name=kind]", "information")
    desk.select_option("[name=marking]", "public")
    desk.locator("form.deskform button[type=submit]").click()
    slug = re.search(r"papers/([\w-]+)/$", desk.url)[1]

    desk.set_input_files("[name=file_en]", pdf("Buses leave at eight."))
    desk.locator("form[enctype] button[type=submit]").click()
    desk.locator("details", has=desk.locator("[name=until]")).locator("summary").click()
    desk.fill("[name=until]", "2026-01-16T18:00")
    desk.locator("button[value=embargo]").click()
    desk.locator("button[value=issue]").click()
    expect(desk.locator(".audience")).to_contain_text("18:00")

    public.goto(f"{site}/en/documents/")
    expect(public.locator("main")).not_to_contain_text(title)
    assert public.goto(f"{site}/en/documents/{slug}/").status == 404

    desk.locator("button[value=lift]").click()
    public.goto(f"{site}/en/documents/")
    public.get_by_role("link", name=title).click()
    expect(public.locator("h1")).to_have_text(title)
    expect(public.locator(".paper__files")).to_contain_text("1 page")


@pytest.mark.rare
@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_no_barrier_on_the_pages_of_papers(site, opened, signed_in, lang, width, scheme):
    page = opened(
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
        locale="vi-VN" if lang == "vi" else "en-GB",
    )
    found = {}
    for role, paths in (("programme", DESK), ("focal.jp", PORTAL)):
        page.context.clear_cookies()
        page.context.add_cookies(signed_in(site, role))
        for path in paths:
            page.goto(f"{site}{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            if broken := barriers(page):
                found[path] = broken
    assert found == {}
