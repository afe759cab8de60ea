"""A text on its way in a browser: pasted, argued over by two delegations, adopted, published, read by everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.looking import barriers

ENGLISH = "1. We met in Ha Noi.\n\n2. We welcome safe and open data flows.\n\n3. We thank the Chair."
VIETNAMESE = (
    "1. Chúng tôi họp tại Hà Nội.\n\n2. Chúng tôi hoan nghênh dữ liệu an toàn.\n\n3. Chúng tôi cảm ơn."
)
MEETINGS = (("endorsed", "SOM-05"), ("submitted", "MIN-PLEN"), ("adopted", "MIN-CLOSED"))
LOOKS = [("vi", 390, "light"), ("en", 390, "dark"), ("vi", 1280, "dark"), ("en", 1280, "light")]
_FOCAL_POINTS = """
import django
django.setup()
from django.contrib.auth.models import Group
from adgmin.core.models import User
from delegates.management.sample_people import SAMPLE_PASSWORD
from delegates.models import FocalPoint
for code in ("TH", "MY"):
    user = User.objects.create_user(f"focal.{code.lower()}@example.org", SAMPLE_PASSWORD, full_name=f"Focal {code}")
    user.groups.add(Group.objects.get(name="focal point"))
    assert FocalPoint.objects.filter(delegation__code=code, email=user.email).update(user=user) == 1
"""


@pytest.fixture(scope="module")
def site(fresh_site, fresh_folder):
    """A copy of the module's own, for these journeys write; Thailand and Malaysia have their focal points."""
    demonstration.run(fresh_folder, "-c", _FOCAL_POINTS)
    return fresh_site


def made(admin, site, code: str) -> None:
    """Staff add an outcome among the records."""
    admin.goto(f"{site}/admin/events/outcome/add/")
    admin.select_option("[name=edition]", index=1)
    admin.fill("[name=code]", code)
    admin.fill("[name=title_vi]", f"Văn kiện {code}")
    admin.fill("[name=title_en]", f"Text {code}")
    admin.select_option("[name=kind]", "guidelines")
    admin.select_option("[name=stage]", "drafted")
    admin.select_option("[name=marking]", "public")
    admin.locator("[name=_save]").click()
    expect(admin).to_have_url(re.compile(r"/admin/events/outcome/(\?.*)?$"))


def pasted(desk, site, code: str) -> None:
    """The drafting officer pastes the text in both languages, and records that it is drafted."""
    desk.goto(f"{site}/desk/outcomes/{code}/")
    desk.fill("#english", ENGLISH)
    desk.fill("#vietnamese", VIETNAMESE)
    desk.locator("button[value=paste]").click()
    expect(desk.locator(".para__both")).to_have_count(3)
    step(desk, "drafted")


def step(desk, stage: str, meeting: str = "") -> None:
    """Record the next step, in a meeting."""
    desk.select_option("#stage", stage)
    if meeting:
        desk.select_option("#session", meeting)
    desk.locator(".deskform button[value=step]").click()
    expect(desk.locator(".told")).to_be_visible()


def proposes(focal, site, delegation: str, code: str, proposed: str) -> None:
    """A focal point asks for other words in the second paragraph."""
    focal.goto(f"{site}/portal/delegations/{delegation}/outcomes/{code}/")
    focal.select_option("#kind", "replace")
    focal.select_option("#key", "2")
    focal.fill("#words", "safe")
    focal.fill("#proposed", proposed)
    focal.locator("button[value=propose]").click()
    expect(focal.locator(".bracket ins", has_text=proposed)).to_be_visible()


def answers(focal, site, delegation: str, code: str, stance: str) -> None:
    """A focal point takes a position on what another delegation proposes."""
    focal.goto(f"{site}/portal/delegations/{delegation}/outcomes/{code}/")
    focal.locator("select[name=stance]").first.select_option(stance)
    focal.locator("button[value=position]").first.click()
    expect(focal.locator(".told")).to_be_visible()


def argued(opened, signed_in, site, desk, code: str, **options) -> None:
    """Two delegations propose for the same words and answer each other; the officer settles it."""
    malaysia, thailand = (opened(**options) for _ in range(2))
    for page, role in ((malaysia, "focal.my"), (thailand, "focal.th")):
        page.context.add_cookies(signed_in(site, role))
    proposes(malaysia, site, "MY", code, "trusted")
    proposes(thailand, site, "TH", code, "secure")
    answers(malaysia, site, "MY", code, "opposes")
    answers(thailand, site, "TH", code, "can_accept")

    desk.goto(f"{site}/desk/outcomes/open/")
    lines = desk.locator("tbody tr", has=desk.locator(f"a[href$='/{code}/']"))
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="trusted")).to_contain_text("MY, TH")
    desk.goto(f"{site}/desk/outcomes/{code}/")
    bracket = desk.locator(".bracket ins", has_text="trusted")
    expect(bracket).to_be_visible()
    desk.locator("button[value=agree]").first.click()
    expect(desk.locator(".para__both").nth(1)).to_contain_text("We welcome trusted and open data flows.")
    desk.locator("button[value=refuse]").first.click()
    expect(desk.locator(".bracket")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=pytest.mark.rare)])
def test_a_text_goes_its_way_to_everybody(site, opened, laptop, phone, signed_in, javascript):
    code = f"OUT-WAY-{javascript}".upper()
    made(laptop(site, "administrator"), site, code)
    desk = laptop(site, "programme", java_script_enabled=javascript)
    pasted(desk, site, code)
    size = {"width": 390, "height": 844}
    argued(opened, signed_in, site, desk, code, viewport=size, java_script_enabled=javascript)

    public = phone(javascript=False)
    for stage, meeting in MEETINGS:
        step(desk, stage, meeting)
        assert public.goto(f"{site}/vi/outcomes/{code}/").status == 404, stage
    desk.locator("button[value=publish]").click()
    expect(desk.locator("button[value=unpublish]")).to_be_visible()

    public.goto(f"{site}/en/outcomes/")
    public.get_by_role("link", name=f"Text {code}").click()
    expect(public.locator("h1")).to_have_text(f"Text {code}")
    pair = public.locator(".para__both").nth(1)
    expect(pair.locator("p[lang=en]")).to_contain_text("We welcome trusted and open data flows.")
    expect(pair.locator("p[lang=vi]")).to_contain_text("Chúng tôi hoan nghênh dữ liệu an toàn.")
    wide = laptop(site)
    wide.goto(f"{site}/vi/outcomes/{code}/")
    left, right = (wide.locator(".para__both").first.locator("p").nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"], "side by side"
    assert left["x"] < right["x"]

    desk.locator("button[value=unpublish]").click()
    expect(desk.locator("button[value=publish]")).to_be_visible()
    assert public.goto(f"{site}/en/outcomes/{code}/").status == 404


@pytest.fixture(scope="module")
def shown(site, browser, signed_in):
    """One text under negotiation and one that is out; made once for all looks."""
    context = browser.new_context(service_workers="block", locale="vi-VN")
    desk = context.new_page()
    for code in ("OUT-OPEN", "OUT-OUT"):
        context.add_cookies(signed_in(site, "administrator"))
        made(desk, site, code)
        context.add_cookies(signed_in(site, "programme"))
        pasted(desk, site, code)
        pledge = desk.locator("details", has=desk.locator("button[value=commit]"))
        pledge.locator("summary").first.click()
        pledge.locator("[name=english]").fill("Set up a network of cable operators.")
        pledge.locator("[name=vietnamese]").fill("Lập mạng lưới các nhà khai thác cáp.")
        pledge.locator("[name=deadline]").fill("2026-12-31")
        pledge.locator("button[value=commit]").click()
        if code == "OUT-OUT":
            for stage, meeting in MEETINGS:
                step(desk, stage, meeting)
            desk.locator("button[value=publish]").click()
    for role, delegation in (("focal.th", "TH"), ("focal.my", "MY")):
        context.add_cookies(signed_in(site, role))
        proposes(desk, site, delegation, "OUT-OPEN", f"trusted ({delegation})")
    answers(desk, site, "MY", "OUT-OPEN", "opposes")
    context.close()
    return site


@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_no_barrier_on_any_page_of_outcomes(shown, opened, signed_in, lang, width, scheme):
    pages = {
        "programme": [
            f"/desk/outcomes/{rest}" for rest in ("", "open/", "commitments/", "OUT-OPEN/", "OUT-OUT/")
        ],
        "focal.th": [f"/portal/delegations/TH/outcomes/{rest}" for rest in ("", "OUT-OPEN/", "OUT-OUT/")],
        "": [f"/{lang}/outcomes/", f"/{lang}/outcomes/OUT-OUT/"],
    }
    page = opened(
        viewport={"width": width, "height": 860}, color_scheme=scheme,
        locale="vi-VN" if lang == "vi" else "en-GB",
    )  # fmt: skip
    found = {}
    for role, paths in pages.items():
        page.context.clear_cookies()
        if role:
            page.context.add_cookies(signed_in(shown, role))
            page.context.add_cookies([{"name": "django_language", "value": lang, "url": shown}])
        for path in paths:
            assert page.goto(f"{shown}{path}").status == 200, path
            expect(page.locator("html")).to_have_attribute("lang", lang)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            if broken := barriers(page):
                found[path] = broken
    assert found == {}
