"""Badges in a real browser: a signature becomes a receipt; a phone shows its badge until it is revoked."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.looking import barriers

_LINK = """
from datetime import timedelta
from adgmin.core import clock
from delegates.models import Badge, OwnLink
from delegates.portal.own_link import digest_of
now = clock.now()
bearer = Badge.objects.get(serial=2).delegate
OwnLink.objects.create(delegate=bearer, digest=digest_of("own"), sent_at=now, expires_at=now + timedelta(days=9))
"""


@pytest.fixture(scope="module")
def site(fresh_folder, fresh_site):
    """A copy of the module's own, with a link of one's own for the bearer of badge 2."""
    demonstration.manage(fresh_folder, "shell", "-c", _LINK)
    return fresh_site


def test_a_representative_signs_and_the_receipt_says_so(laptop, site):
    page = laptop(site, "organiser")
    page.goto(f"{site}/desk/badges/")
    assert barriers(page) == []
    page.goto(f"{site}/desk/badges/hand-over/MM/")
    assert barriers(page) == []
    page.fill("#receiver", "Daw Aye Aye Mon")
    field = page.locator("canvas").bounding_box()
    page.mouse.move(field["x"] + 20, field["y"] + 60)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(field["x"] + 30 + 20 * step, field["y"] + (30 if step % 2 else 90))
    page.mouse.up()
    page.get_by_role("button", name="Trao thẻ và lập biên nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("giấy tờ")
    kept = page.locator("[data-signature-value]").input_value()
    assert kept.count(",") > 16  # drawn once is drawn still
    page.fill("#document", "Hộ chiếu")
    page.get_by_role("button", name="Trao thẻ và lập biên nhận").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Biên nhận")
    expect(page.get_by_role("img", name="Chữ ký của Daw Aye Aye Mon")).to_be_visible()
    assert barriers(page) == []


def test_a_phone_shows_its_badge_until_it_is_revoked(phone, laptop, site, tmp_path):
    page = phone(color_scheme="dark")
    page.clock.install()
    page.goto(f"{site}/portal/me/own/")
    page.goto(f"{site}/portal/me/badge/")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d:\d\d$"))
    before = page.locator("[data-clock]").inner_text()
    expect(page.locator("[data-clock]")).not_to_have_text(before)
    assert (
        page.locator(".mbadge__turns").evaluate("each => getComputedStyle(each).animationName")
        == "mbadge-turn"
    )
    page.emulate_media(reduced_motion="reduce")
    assert page.locator(".mbadge__turns").evaluate("each => getComputedStyle(each).animationName") == "none"
    expect(page.locator("[data-word]")).to_have_text(re.compile(r"^\S+ \d\d$"))
    if zbarimg := shutil.which("zbarimg"):
        page.screenshot(path=tmp_path / "badge.png")
        read = subprocess.run(
            [zbarimg, "-q", "--raw", tmp_path / "badge.png"], capture_output=True, check=False
        )
        assert read.stdout.decode().startswith("ADG1:")
    desk = laptop(site, "organiser")
    desk.goto(f"{site}/desk/badges/?q=2")
    desk.locator("tbody th a").click()
    desk.fill("#reason", "Lạm dụng")
    desk.get_by_role("button", name="Thu hồi thẻ").click()
    assert barriers(desk) == []
    page.clock.fast_forward(70_000)  # the open page looks again by itself within a minute
    expect(page.get_by_role("heading", level=1)).to_have_text("Thẻ này không có giá trị")
    expect(page.locator(".mbadge__qr")).to_have_count(0)
    assert barriers(page) == []


def test_without_scripts_the_code_is_there_and_a_badge_is_handed_over(phone, signed_in, site):
    page = phone(javascript=False)
    page.context.add_cookies(signed_in(site, "organiser"))
    page.goto(f"{site}/desk/badges/hand-over/ASEC/")
    expect(page.get_by_text("Sau đó in biên nhận và ký trên giấy.")).to_be_visible()
    page.fill("#receiver", "Bà Hartini")
    page.fill("#document", "Hộ chiếu")
    page.get_by_role("button", name="Trao thẻ và lập biên nhận").click()
    expect(page.get_by_text("Chưa ký trên màn hình")).to_be_visible()
