"""Demonstrations in a real browser: no barrier on any of their pages, and a cancelled one reaches a reader at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.looking import barriers

LOOKS = [("vi", 390, "light"), ("en", 1280, "light"), ("vi", 1280, "dark"), ("en", 390, "dark")]
PUBLIC = (
    "/{lang}/showcase/demos/",
    "/{lang}/showcase/demos/DEMO-24/",
    "/{lang}/showcase/giaydo/",
    "/{lang}/showcase/giaydo/p-06/",
    "/{lang}/showcase/awards/",
    "/{lang}/changes/",
)
DESK = (
    "/desk/live/",
    "/desk/showcase/demos/DEMO-14/",
    "/desk/showcase/demos/DEMO-24/bookings/",
    "/desk/showcase/demos/DEMO-24/bookings/?q=nguyen",
    "/desk/showcase/demos/DEMO-24/bookings/cancel/",
)
BOOTH = ("/portal/showcase/banyanstack/", "/portal/showcase/banyanstack/demos/")
OWN = ("/portal/me/see-demos/", "/portal/me/demos/")
_READY = """
from datetime import timedelta
from adgmin.core import clock
from delegates.models import DemoBooking, OwnLink
from delegates.portal.own_link import digest_of
from events.models import CategoryResult, Edition
from events.releases.publishing import publish_current
OwnLink.objects.create(
    delegate=DemoBooking.objects.filter(state="waiting").first().delegate, digest=digest_of("see-demos"),
    sent_at=clock.now(), expires_at=clock.now() + timedelta(days=9),
)
CategoryResult.objects.update(publish_at=clock.now() - timedelta(minutes=1))
publish_current(Edition.objects.get())
"""


@pytest.fixture(scope="module")
def site(fresh_folder, fresh_site):
    """A copy of the module's own, for something is cancelled in it; who waits has a link, and the winners are known."""
    demonstration.manage(fresh_folder, "shell", "-c", _READY)
    return fresh_site


@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
@pytest.mark.parametrize(
    ("role", "paths"), [("", PUBLIC), ("programme", DESK), ("exhibitor", BOOTH), ("", OWN)],
    ids=["public", "desk", "booth", "own"],
)  # fmt: skip
def test_no_page_of_demonstrations_has_a_barrier(opened, signed_in, site, role, paths, lang, width, scheme):
    page = opened(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])
    if role:
        page.context.add_cookies(signed_in(site, role))
    found = {}
    for path in paths:
        assert page.goto(site + path.format(lang=lang)).status == 200, path
        found[path] = barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert {path: each for path, each in found.items() if each} == {}


def test_the_list_for_the_door_is_one_sheet_without_the_tools(laptop, site, tmp_path):
    page = laptop(site, "programme")
    page.goto(f"{site}{DESK[2]}")
    page.emulate_media(media="print")
    expect(page.locator(".tickbox").first).to_be_visible()
    expect(page.locator(".onpaper")).to_be_visible()
    for tool in ("form", "#add", "#stop"):
        expect(page.locator(tool).first).to_be_hidden()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(sheets) == 1


def test_one_cancelled_at_the_desk_is_cancelled_where_a_reader_looks(phone, laptop, site):
    reader = phone(locale="vi-VN")
    reader.goto(f"{site}/vi/showcase/demos/DEMO-14/")
    expect(reader.locator(".lead__tags .tag--bad")).to_have_count(0)
    desk = laptop(site, "programme")
    desk.goto(f"{site}/desk/showcase/demos/DEMO-14/")
    desk.click("button[value=cancel]")
    expect(desk.locator("[role=status]").first).to_contain_text("Công chúng đã thấy")
    # The open page takes it over by itself.
    expect(reader.locator(".leadnotes")).to_contain_text("Buổi trình diễn này không diễn ra", timeout=30_000)
    desk.click("button[value=restore]")
    expect(reader.locator(".lead__tags .tag--bad")).to_have_count(0, timeout=30_000)
