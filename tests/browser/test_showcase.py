"""The showcase from end to end: an exhibitor is invited, comes in, is accepted and gets a booth; the programme is
released; everybody finds the booth, and a delegate books a demonstration there by their own link."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.looking import barriers
from tests.browser.test_exhibitors import accepts, comes_in, invited, writes
from tests.browser.test_hall import stands

HALL = "/desk/showcase/hall/"
# A guided demonstration at the new booth, and a link of one's own for an accredited person.
_SLOT = """
from datetime import timedelta
from adgmin.core import clock
from delegates.accreditation.states import ADMITTED
from delegates.models import Delegate, OwnLink
from delegates.portal.own_link import digest_of
from events.models import DemoSlot, Product
product = Product.objects.get(exhibitor__slug="{slug}")
start = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
DemoSlot.objects.create(
    edition=product.edition, code="{code}", product=product, booth=product.exhibitor.booth, capacity=6, start=start,
    end=start + timedelta(minutes=30), language="en",
)
person = Delegate.objects.filter(delegation__code="{party}", accreditation__state__in=ADMITTED).order_by("pk").first()
OwnLink.objects.create(
    delegate=person, digest=digest_of("{code}"), sent_at=clock.now(), expires_at=clock.now() + timedelta(days=9)
)
"""
LOOKS = {
    "phone": {
        "lang": "vi", "party": "JP", "booth": "S01", "x": "36", "demo": "DEMO-S1", "javascript": False,
        "accepted": "Đã chấp nhận", "book": "Đặt chỗ", "booked": "Quý vị đã có chỗ", "left": "còn 5 chỗ",
    },
    "laptop": {
        "lang": "en", "party": "KR", "booth": "S02", "x": "39.5", "demo": "DEMO-S2", "javascript": True,
        "accepted": "Accepted", "book": "Book a place", "booked": "You have a place", "left": "5 places left",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


@pytest.fixture
def sound(opened):
    """Look at a page as it is now: sound(page). A page without JavaScript is looked at by a twin that has it."""
    twins = {}

    def look(page) -> None:
        size = page.viewport_size
        locale = page.evaluate("navigator.language")
        twin = twins.get((size["width"], locale)) or opened(viewport=size, locale=locale)
        twins[size["width"], locale] = twin
        twin.context.clear_cookies()
        twin.context.add_cookies(page.context.cookies())
        twin.goto(page.url)
        assert barriers(twin) == [], page.url
        for one in (page, twin):
            assert one.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    return look


def says_its_needs(page, home: str, sound) -> None:
    """The exhibitor orders power and furniture."""
    page.goto(f"{home}needs/")
    page.fill("[name=power_kw]", "3")
    page.fill("[name=tables]", "2")
    sound(page)
    page.locator("form:has([name=power_kw]) button.btn").first.click()
    expect(page.locator("[aria-labelledby=needs]")).to_contain_text("3")


def places(desk, site: str, name: str, look: dict, sound) -> None:
    """Staff place a new booth for the exhibitor by the form; with JavaScript it is moved on by keys."""
    desk.goto(f"{site}{HALL}")
    code = look["booth"]
    for field, value in (
        ("code", code),
        ("x", look["x"]),
        ("y", "8"),
        ("w", "2.5"),
        ("h", "3"),
        ("power_kw", "3"),
    ):
        desk.fill(f"#id_{field}", value)
    desk.select_option("#id_exhibitor", label=name)
    desk.click("button[value=save]")
    stand = desk.locator(f".stand[data-booth={code}]")
    expect(stand).to_have_attribute("aria-label", re.compile(f"^{code}: {name},"))
    if look["javascript"]:
        desk.goto(f"{site}{HALL}")
        expect(desk.locator("#halldesk[data-ready]")).to_be_attached()
        before = stands(desk, code)
        stand.focus()
        for key in ("Enter", "ArrowUp", "Enter"):
            desk.keyboard.press(key)
        expect(desk.locator(f".stand[data-booth={code}]:not([data-y='{before[1]}'])")).to_be_attached()
        assert stands(desk, code)[1] < before[1]
    sound(desk)


def releases(desk, site: str) -> None:
    """Staff release the programme."""
    desk.goto(f"{site}/desk/programme/review/")
    desk.fill("[name=note_vi]", "Thêm một gian hàng")
    desk.fill("[name=note_en]", "One more booth")
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk).to_have_url(re.compile(r"/desk/programme/releases/\d+/$"))


def finds(reader, site: str, name: str, slug: str, look: dict, sound) -> None:
    """A visitor finds the booth in the list, on the plan, on its own page, and what is shown there."""
    lang, code = look["lang"], look["booth"]
    reader.goto(f"{site}/{lang}/showcase/?q={code}")
    link = reader.locator(f".plan__pan .plan a[data-booth={code}]")
    expect(link).to_have_accessible_name(re.compile(f"^{code} {name}"))
    expect(reader.locator("ol.booths li a", has_text=name)).to_be_visible()
    sound(reader)
    reader.goto(f"{site}/{lang}/showcase/{slug}/")
    expect(reader.locator("h1")).to_have_text(name)
    expect(reader.locator(".party__code")).to_contain_text(code)
    expect(reader.locator(".plan--mini .booth--on")).to_be_attached()
    sound(reader)
    reader.locator(".products h3 a").click()
    expect(reader.locator(".shown__picture img")).to_be_visible()
    sound(reader)
    reader.goto(f"{site}/{lang}/showcase/demos/{look['demo']}/")
    expect(reader.locator(".leadnotes")).to_contain_text("6")
    expect(reader.locator(".lead__facts")).to_contain_text(code)
    sound(reader)


def books(visitor, site: str, product: str, look: dict, sound) -> None:
    """An accredited person books a place by their own link, and sees it as booked."""
    visitor.goto(f"{site}/portal/me/{look['demo']}/")
    visitor.goto(f"{site}/portal/me/demos/")
    line = visitor.locator(".consent", has_text=product)
    sound(visitor)
    line.get_by_role("button", name=look["book"]).click()
    expect(line.locator(".st")).to_have_text(look["booked"])
    expect(line).to_contain_text(look["left"])
    sound(visitor)
    visitor.reload()
    expect(line.locator(".st")).to_have_text(look["booked"])


@pytest.mark.parametrize("kind", ["phone", pytest.param("laptop", marks=pytest.mark.rare)])
def test_from_an_invitation_to_a_booked_demonstration(site, fresh_folder, laptop, phone, sound, kind):
    look = LOOKS[kind]
    locale = {"vi": "vi-VN", "en": "en-GB"}[look["lang"]]

    def visiting():
        if kind == "laptop":
            return laptop(site, locale=locale)
        return phone(javascript=False, locale=locale)

    name, product = f"Mekong Lens {kind}", f"River lens {kind}"
    desk = laptop(site, "programme", java_script_enabled=look["javascript"])
    address = invited(desk, site, name, f"lens-{kind}@example.org")
    slug = address.rstrip("/").rpartition("/")[2]
    exhibitor = visiting()
    comes_in(exhibitor, site, fresh_folder)
    home = exhibitor.url
    writes(exhibitor, product)
    says_its_needs(exhibitor, home, sound)
    accepts(desk, address)
    sound(desk)
    places(desk, site, name, look, sound)
    demonstration.manage(
        fresh_folder, "shell", "-c", _SLOT.format(slug=slug, code=look["demo"], party=look["party"])
    )
    reader = visiting()
    assert reader.goto(f"{site}/{look['lang']}/showcase/{slug}/").status == 404, "not before a release"
    releases(desk, site)
    finds(reader, site, name, slug, look, sound)
    books(visiting(), site, product, look, sound)
    exhibitor.goto(home)
    expect(exhibitor.locator(".kicker")).to_contain_text(look["accepted"])
    expect(exhibitor.locator(".kicker")).to_contain_text(look["booth"])
    sound(exhibitor)
