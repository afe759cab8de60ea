"""Releases in a real browser: edit, review, release, and the public page follows; no barrier on any of the pages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers

REVIEW = "/desk/programme/review/"
DESK = (
    REVIEW,
    "/desk/programme/releases/",
    "/desk/programme/releases/1/",
    "/desk/programme/releases/1/again/",
    "/desk/programme/releases/1/?with=2",
)
LOOKS = [("vi", 1280, "light"), ("en", 1280, "dark"), ("vi", 390, "dark"), ("en", 390, "light")]


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def retitle(desk, site: str, title: str) -> None:
    """Change a title of the draft at the desk."""
    desk.goto(f"{site}/desk/programme/DLG-ITU/")
    desk.fill("[name=title_en]", title)
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk.locator(".told")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=pytest.mark.rare)])
def test_a_change_is_reviewed_released_and_read_by_everybody(site, laptop, phone, javascript):
    desk, public = laptop(site, "programme", java_script_enabled=javascript), phone(javascript=javascript)
    public.goto(f"{site}/en/sessions/DLG-ITU/")
    old = public.locator("h1").inner_text()
    new = f"Dialogue with the ITU, release {javascript}"
    retitle(desk, site, new)
    public.reload()
    expect(public.locator("h1")).to_have_text(old)

    desk.goto(f"{site}/desk/programme/")
    desk.locator(".draft a").click()
    line = desk.locator(".chg", has_text="DLG-ITU").locator(".diff > div", has=desk.locator("del"))
    expect(line.locator("del")).to_have_text(old)
    expect(line.locator("ins")).to_have_text(new)
    desk.fill("[name=note_vi]", "Đổi tên phiên đối thoại")
    desk.fill("[name=note_en]", "A dialogue has a new name")
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk).to_have_url(re.compile(r"/desk/programme/releases/\d+/$"))
    desk.get_by_role("link", name="Xem trang công khai").or_(desk.locator(".told a")).first.click()
    expect(desk).to_have_url(re.compile(r"/vi/changes/#release-\d+$"))
    expect(desk.locator("main")).to_contain_text("Đổi tên phiên đối thoại")

    public.reload()
    expect(public.locator("h1")).to_have_text(new)
    public.goto(f"{site}/en/changes/")
    entry = public.locator(".rel").first
    expect(entry).to_contain_text("A dialogue has a new name")
    expect(entry.locator(".chg del")).to_have_text(old)
    expect(entry.locator(".chg ins")).to_have_text(new)
    entry.locator(".chg h3 a").click()
    expect(public).to_have_url(f"{site}/en/sessions/DLG-ITU/")


def test_two_release_at_once_and_the_second_is_told_and_keeps_what_was_typed(site, laptop):
    one, other = laptop(site, "programme"), laptop(site, "administrator")
    retitle(one, site, "Seen by both")
    for page in (one, other):
        page.goto(f"{site}{REVIEW}")
        page.fill("[name=note_vi]", "Ghi chú của tôi")
        page.fill("[name=note_en]", "My note")
    one.locator("form.deskform button[type=submit]").click()
    expect(one).to_have_url(re.compile(r"/releases/\d+/$"))
    retitle(one, site, "Changed once more")
    other.locator("form.deskform button[type=submit]").click()
    expect(other.get_by_role("alert")).to_contain_text("đã phát hành bản số")
    expect(other.get_by_role("alert")).to_contain_text("made release")
    expect(other.locator("[name=note_en]")).to_have_value("My note")
    expect(other.locator(".chg ins")).to_have_text("Changed once more")
    other.locator("form.deskform button[type=submit]").click()
    expect(other).to_have_url(re.compile(r"/releases/\d+/$"))


def test_an_old_release_is_taken_up_again(site, laptop, phone):
    desk, public = laptop(site, "programme"), phone()
    desk.goto(f"{site}/desk/programme/releases/1/")
    desk.locator(".desk__acts a").click()
    first = desk.locator(".chg", has_text="DLG-ITU").locator("ins").inner_text()
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk.locator(".told")).to_be_visible()
    public.goto(f"{site}/en/sessions/DLG-ITU/")
    expect(public.locator("h1")).to_have_text(first)
    desk.goto(f"{site}/desk/programme/")
    expect(desk.locator(".draft")).to_be_visible()


def test_a_room_changes_and_its_release_shows_it(site, laptop, phone):
    desk, public = laptop(site, "programme"), phone()
    public.goto(f"{site}/vi/sessions/DLG-ITU/")
    expect(public.locator(".lead")).to_contain_text("Tam Đảo")
    desk.goto(f"{site}/desk/programme/DLG-ITU/")
    desk.select_option("select[name=room]", label="Phòng Đối thoại Ba Vì")
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk.locator(".desk__top")).to_contain_text("Ba Vì")
    public.reload()
    expect(public.locator(".lead")).to_contain_text("Tam Đảo")
    desk.goto(f"{site}/desk/programme/review/")
    desk.locator("form.deskform button[type=submit]").click()
    expect(desk).to_have_url(re.compile(r"/desk/programme/releases/\d+/$"))
    public.reload()
    expect(public.locator(".lead")).to_contain_text("Ba Vì")


@pytest.fixture(scope="module")
def desk(browser, site, signed_in):
    """One administrator, signed in once."""
    context = browser.new_context(locale="vi-VN", service_workers="block")
    context.add_cookies(signed_in(site, "administrator"))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [*DESK, "/{lang}/changes/"])
@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_no_page_has_a_barrier(desk, site, path, lang, width, scheme):
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    desk.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{site}{path.format(lang=lang)}")
    assert barriers(desk) == []
    assert complaints == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
