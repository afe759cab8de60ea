"""From the desk's invitation to a published profile: by phone without JavaScript, by laptop; no barrier on any page.

`invited`, `comes_in`, `writes` and `accepts` are steps of their own, so that a journey can go on from each.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers
from tests.browser.test_nominations import letters
from tests.events.pictures.made import drawing

DESK = "/desk/showcase/exhibitors/"
LOOKS = [("vi", 1280, "light"), ("en", 390, "dark")]


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def invited(desk, site, name: str, email: str) -> str:
    """Staff invite an exhibitor; return the address of its page at the desk."""
    desk.goto(f"{site}{DESK}invite/")
    desk.fill("[name=name_vi]", name)
    desk.fill("[name=name_en]", name)
    desk.fill("[name=contact]", "Nguyễn Hải Yến")
    desk.fill("[name=email]", email)
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk.locator("h1")).to_have_text(name)
    return desk.url


def comes_in(page, site, folder) -> None:
    """The contact opens the link of the letter and chooses a password."""
    (letter,) = [text for text in letters(folder) if "/portal/showcase/invitation/" in text]
    page.goto(site + re.search(r"/portal/showcase/invitation/\S+", letter)[0])
    for field in page.locator("input[type=password]").all():
        field.fill("a-long-enough-pass-phrase-6")
    page.locator(".door__form button.btn").click()
    expect(page).to_have_url(re.compile(r"/portal/showcase/[\w-]+/$"))


def writes(page, product: str) -> None:
    """The exhibitor writes the profile and a product with its picture, and sends it."""
    home = page.url
    page.goto(f"{home}profile/")
    page.fill("[name=profile_vi]", "Nhóm nghiên cứu cảm biến nước.")
    page.fill("[name=profile_en]", "A group that makes water sensors.")
    page.locator("[name=themes]").first.check()
    page.locator("form:has([name=profile_vi]) button.btn").first.click()
    page.goto(f"{home}products/add/")
    for lang in ("vi", "en"):
        page.fill(f"[name=name_{lang}]", product)
        page.fill(f"[name=description_{lang}]", "A sensor on a mast.")
    page.locator("[name=themes]").first.check()
    page.locator("form:has([name=name_vi]) button.btn").first.click()
    page.set_input_files("[name=file]", {"name": "a.png", "mimeType": "image/png", "buffer": drawing()})
    page.fill("[name=alt_vi]", "Cảm biến trên cột")
    page.fill("[name=alt_en]", "A sensor on a mast")
    page.locator("form[enctype] button.btn").first.click()
    expect(page.locator(".booth__picture img")).to_be_visible()
    page.goto(home)
    page.locator("form[action$='submit/'] button").click()
    expect(page.locator("form[action$='submit/']")).to_have_count(0)


def accepts(desk, address: str) -> None:
    """Staff read what was submitted, and accept it."""
    desk.goto(address)
    expect(desk.locator(".review ins").first).to_be_visible()
    desk.locator("button[value=accept]").click()
    expect(desk.locator("button[value=accept]")).to_have_count(0)


@pytest.mark.parametrize("kind", ["phone", pytest.param("laptop", marks=pytest.mark.rare)])
def test_from_an_invitation_to_an_accepted_profile(site, fresh_folder, laptop, phone, kind):
    name = f"Water Sensors {kind}"
    desk = laptop(site, "programme")
    address = invited(desk, site, name, f"{kind}@example.org")
    exhibitor = laptop(site) if kind == "laptop" else phone(javascript=False)
    comes_in(exhibitor, site, fresh_folder)
    writes(exhibitor, f"Sensor {kind}")
    accepts(desk, address)
    public = phone(javascript=False)
    slug = address.rstrip("/").rpartition("/")[2]
    assert public.goto(f"{site}/vi/showcase/{slug}/").status == 404, "not before a release"
    exhibitor.reload()
    expect(exhibitor.locator(".kicker")).to_contain_text("Đã chấp nhận")


@pytest.mark.rare
@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_no_page_has_a_barrier(site, opened, signed_in, lang, width, scheme):
    def look(role: str, paths) -> None:
        page = opened(viewport={"width": width, "height": 900}, color_scheme=scheme,
                      locale=f"{lang}-VN")  # fmt: skip
        if role:
            page.context.add_cookies(signed_in(site, role))
            page.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])
        for path in paths:
            page.goto(f"{site}{path}")
            assert barriers(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    page = opened()
    page.goto(f"{site}/{lang}/showcase/")
    exhibitor = page.get_attribute("ol.booths li a", "href")
    page.goto(f"{site}{exhibitor}")
    product = page.get_attribute(".products h3 a", "href")
    look("", (exhibitor, product, f"/{lang}/showcase/apply/", f"/{lang}/showcase/apply/sent/"))
    page = opened()
    page.context.add_cookies(signed_in(site, "exhibitor"))
    page.goto(f"{site}/portal/showcase/")
    home = page.url.removeprefix(site)
    look(
        "exhibitor",
        (home, *(f"{home}{path}" for path in ("profile/", "products/add/", "needs/", "staff/add/"))),
    )
    look("programme", (DESK, f"{DESK}invite/", f"{DESK}lac-viet-language-lab/", f"{DESK}mekong-data-centre/"))
