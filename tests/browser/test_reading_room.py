"""A delegate in the reading room: by own link, what is new, a restricted paper, kept, read without a network."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import demonstration
from tests.browser.looking import barriers

OWN = "/portal/me/papers/"
PAPER = f"{OWN}paper/adgsom-6-dlg-jp/"
_LINK = """
from datetime import timedelta
from adgmin.core import clock
from delegates.models import Delegate, OwnLink
from delegates.accreditation.states import ADMITTED
from delegates.papers.readers import of_delegate
from delegates.papers.visiting import see_all
from delegates.portal.own_link import digest_of
now = clock.now()
head = Delegate.objects.get(delegation__code="JP", role="head", accreditation__state__in=ADMITTED)
OwnLink.objects.create(delegate=head, digest=digest_of("own"), sent_at=now, expires_at=now + timedelta(days=9))
see_all(of_delegate(head), [], now=now - timedelta(hours=3))
"""
_REVOKED = """
from delegates.models import Accreditation
Accreditation.objects.filter(delegate__delegation__code="JP").update(state="revoked")
"""
LANGUAGES = {
    "vi-VN": {"new": "tài liệu mới kể từ", "keep": "Lưu vào thiết bị này", "kept": "Đã lưu trên thiết bị này",
              "off": "Không có mạng", "pack": "Tất cả trong một tệp PDF", "gone": "không còn quyền đọc"},
    "en-GB": {"new": "new since your last visit", "keep": "Keep on this device", "kept": "Kept on this device",
              "off": "There is no network", "pack": "All as one PDF", "gone": "No longer open to you"},
}  # fmt: skip


@pytest.fixture(scope="module")
def site(fresh_folder, fresh_site):
    """A copy of the module's own, with a link of one's own for the head of Japan, who was here three hours ago."""
    demonstration.manage(fresh_folder, "shell", "-c", _LINK)
    return fresh_site


def entered(make_page, site, **options):
    page = make_page(**options)
    page.goto(f"{site}/portal/me/own/")
    page.goto(f"{site}{OWN}")
    return page


def keep(page, said) -> None:
    button = page.locator("button[data-keep]").first
    expect(button).to_be_visible()
    button.click()
    expect(button).to_contain_text(said["kept"], timeout=20_000)


def read_without_a_network(page, site, said) -> None:
    """From the address of the room, which leads to what is kept."""
    page.goto(f"{site}{OWN}kept/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(f"{site}{OWN}")
    expect(page).to_have_url(f"{site}{OWN}kept/")
    expect(page.get_by_text(said["off"], exact=True)).to_be_visible()
    assert barriers(page) == []
    page.locator("[data-copies] a").first.click()
    expect(page.locator("canvas[data-drawn='1']")).to_be_visible()
    page.locator(".sheet__words summary").first.click()
    expect(page.locator(".sheet__text").first).to_contain_text("ASEAN Digital Masterplan")
    assert barriers(page) == []


def drawn(page) -> int:
    """How many colours the picture has: that it is one, and no empty sheet."""
    return page.evaluate(
        "() => { const one = document.querySelector('canvas'); const data = one.getContext('2d')"
        ".getImageData(0, 0, one.width, 200).data; return new Set(data).size; }"
    )


def test_a_delegate_reads_keeps_and_reads_on_without_a_network(phone, site):
    said = LANGUAGES["vi-VN"]
    page = entered(phone, site, service_workers="allow")
    expect(page.get_by_role("heading", name=re.compile(said["new"]))).to_be_visible()
    assert barriers(page) == []
    page.goto(f"{site}{PAPER}")
    assert barriers(page) == []
    keep(page, said)
    page.goto(f"{site}{PAPER}en/")
    mark = re.search(r"[2-9A-HJKMNP-TV-Z]{8}", page.locator("p.room__mark").inner_text())
    assert mark
    expect(page.locator(".sheet__page").first).to_be_visible()
    assert barriers(page) == []
    read_without_a_network(page, site, said)
    assert drawn(page) > 20


@pytest.mark.rare
def test_on_a_laptop_in_english_with_the_pack_until_the_right_ends(laptop, site, fresh_folder):
    said = LANGUAGES["en-GB"]
    page = entered(lambda **options: laptop(site, **options), site, service_workers="allow", locale="en-GB")
    assert barriers(page) == []
    with page.expect_download() as download:
        page.locator("#DLG-JP").get_by_role("button", name=re.compile(said["pack"])).click()
    pages = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages
    assert "ADGSOM/6/DLG/JP" in pages[0].extract_text()
    assert all("Copy for: INOUE Haruka" in one.extract_text() for one in pages)
    page.locator("#DLG-JP [data-keep-shelf]").click()
    expect(page.locator("#DLG-JP [data-told]")).to_contain_text(said["kept"], timeout=20_000)
    page.goto(f"{site}{PAPER}compare/")
    assert barriers(page) == []
    read_without_a_network(page, site, said)
    page.context.set_offline(False)
    demonstration.manage(fresh_folder, "shell", "-c", _REVOKED)
    page.goto(f"{site}{OWN}kept/")
    expect(page.locator("[data-say]")).to_contain_text(said["gone"])
    expect(page.locator("[data-copies] li")).to_have_count(0)


@pytest.mark.rare
def test_reading_needs_no_script(phone, site):
    page = entered(phone, site, javascript=False)
    page.goto(f"{site}{OWN}paper/adgsom-6-inf-1/")
    page.get_by_role("link", name=re.compile("^Đọc")).first.click()
    expect(page.locator(".sheet__page").first).to_be_visible()
    page.get_by_role("link", name="Chỉ văn bản").click()
    expect(page.locator(".sheet__text").first).to_be_visible()
    expect(page.locator("[data-keep]").first).to_be_hidden()
