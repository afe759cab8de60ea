"""A visit to a booth: the exhibitor notes it, the visitor chooses and takes back, the exhibitor's list follows."""

import pytest
from playwright.sync_api import expect

from tests.browser import doors
from tests.browser.looking import barriers
from tests.browser.middleman import between

ME = "/portal/me/visits/"
PREPARE = """
from datetime import timedelta
from adgmin.core import clock
from delegates.models import BoothVisit, OwnLink, Sharing
from delegates.portal.own_link import digest_of
BoothVisit.objects.all().delete()
Sharing.objects.all().delete()
badges = Badge.objects.live().filter(edition=edition, category="DEL", delegate__booth_staff=None)
until = clock.now() + timedelta(days=9)
for name, badge in zip(("phone", "laptop", "late", "later"), badges.order_by("serial"), strict=False):
    person = badge.delegate
    OwnLink.objects.create(
        delegate=person, digest=digest_of(f"own-{name}"), sent_at=clock.now(), expires_at=until
    )
    told[name] = {"serial": badge.serial, "code": badge.code, "name": person.badge_name, "email": person.email}
told["slug"] = "banyanstack"
"""
NOTED = """
from delegates.models import BoothVisit
told = list(BoothVisit.objects.values_list("delegate__badges__serial", flat=True))
"""
SAID = {
    "vi": {"thanks": "người mang thẻ sẽ quyết định", "none": "Chưa có ai",
           "back": "từ nay thấy những gì quý vị đã chọn", "nothing": "không thấy gì về quý vị"},
    "en": {"thanks": "its bearer now decides what you see", "none": "Nobody yet",
           "back": "now sees what you chose", "nothing": "sees nothing of you"},
}  # fmt: skip
# Whether the browser would ask before it leaves the page.
LEAVING = "!dispatchEvent(new Event('beforeunload', {cancelable: true}))"
LOST = "There is no network. What was shown waits here (2) and is sent as soon as there is one; keep this page open."


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


@pytest.fixture(scope="module")
def people(fresh_folder, site):
    """Four delegates with badges and links of their own."""
    return doors.act(fresh_folder, PREPARE)


LOOKS = {
    "phone": {"locale": "vi-VN", "color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    "laptop": {"locale": "en-GB", "color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
}  # fmt: skip


@pytest.fixture
def at_booth(opened, signed_in, people):
    """Open an exhibitor's page of visits: at_booth(address, "phone")."""

    def open_page(address: str, kind: str, **options):
        page = opened(**LOOKS[kind], **options)
        page.context.add_cookies(signed_in(address, "exhibitor"))
        page.goto(f"{address}/portal/showcase/{people['slug']}/visits/")
        return page

    return open_page


def note(page, shown: str) -> None:
    """As typed by hand, or by a scanner that is a keyboard."""
    page.fill("[name=shown]", shown)
    page.press("[name=shown]", "Enter")


@pytest.mark.parametrize(("kind", "lang"), [("phone", "vi"), ("laptop", "en")])
def test_a_visit_is_noted_shared_and_taken_back(site, people, at_booth, opened, kind, lang):
    """On the phone by the number and without JavaScript, on the laptop by the code."""
    said, who = SAID[lang], people[kind]
    booth = at_booth(site, kind, java_script_enabled=kind == "laptop")
    note(booth, str(who["serial"]) if kind == "phone" else who["code"])
    expect(booth.locator("main")).to_contain_text(said["thanks"])
    expect(booth.locator("main")).to_contain_text(said["none"])
    expect(booth.locator("main")).not_to_contain_text(who["name"])
    person = opened(**LOOKS[kind])
    person.goto(f"{site}/portal/me/own-{kind}/")
    person.goto(f"{site}{ME}")
    assert barriers(person) == []
    person.locator("[name=email]").check()
    person.locator("form:has([name=email]) button:not([name])").click()
    expect(person.locator("main")).to_contain_text(said["back"])
    booth = at_booth(site, kind)
    expect(booth.locator("main")).to_contain_text(who["name"])
    expect(booth.locator("main")).to_contain_text(who["email"])
    assert barriers(booth) == []
    assert booth.evaluate("document.documentElement.scrollWidth <= innerWidth")
    person.locator("button[value=nothing]").click()
    expect(person.locator("main")).to_contain_text(said["nothing"])
    booth.reload()
    expect(booth.locator("main")).to_contain_text(said["none"])
    expect(booth.locator("main")).not_to_contain_text(who["email"])


def test_what_is_shown_without_a_network_waits_and_is_sent(site, people, fresh_folder, at_booth):
    late, later = people["late"]["serial"], people["later"]["serial"]
    with between(site) as middleman:
        page = at_booth(middleman.address, "laptop")
        middleman.cut = "/"
        for shown in (late, later, late):
            note(page, str(shown))
        expect(page.locator("[data-told]")).to_have_text(LOST)
        assert {late, later}.isdisjoint(doors.act(fresh_folder, NOTED))
        assert page.evaluate(LEAVING), "who leaves is told that something waits"
        middleman.cut = ""
        expect(page.locator("[data-told]")).to_contain_text(SAID["en"]["thanks"], timeout=15_000)
        assert {late, later} <= set(doors.act(fresh_folder, NOTED))
        assert not page.evaluate(LEAVING), "nothing waits any more"


def test_whose_session_is_over_is_told_that_nothing_was_noted(site, people, at_booth):
    page = at_booth(site, "laptop")
    page.context.clear_cookies()
    note(page, "9")
    expect(page.locator("[data-told]")).to_contain_text("Not noted: load this page anew")
