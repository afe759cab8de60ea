"""Mails, their list at the desk and the pages to subscribe, in a real browser: no barrier at any width or language."""

import os
import re
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from tests.browser.demonstration import ROOT, environment
from tests.browser.looking import barriers

_MOVE_AND_RELEASE = """
import datetime as dt
from delegates.mail.composing import compose
from delegates.mail.outbox import keep_words
from delegates.models import OutgoingMail
from events.agenda.editing import change_session
from events.models import Edition, Session
from events.releases.releasing import release
late = Session.objects.get(code="MIN-JP")
quarter = dt.timedelta(minutes=15)
change_session(late, by=None, start=late.start + quarter, end=late.end + quarter)
change_session(Session.objects.get(code="MIN-CN"), by=None, status="cancelled")
release(Edition.objects.get(), by=None, override_reason="shown")
for mail in OutgoingMail.objects.filter(delegation__in=["JP", "VN"]):
    keep_words(mail, compose(mail))
failed = OutgoingMail.objects.filter(delegation="JP").first()
OutgoingMail.objects.filter(pk=failed.pk).update(
    state="failed", trouble="refused", attempts=1, last_error="550 5.1.1 No such person here"
)
"""


@pytest.fixture(scope="module")
def mailed(fresh_folder, fresh_site):
    """A demonstration in which a release has told people, a day before it."""
    earlier = {**environment(fresh_folder), "ADGMIN_CLOCK": "2026-01-13T07:00+07:00"}
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", _MOVE_AND_RELEASE], cwd=ROOT, env=earlier,
        check=True, capture_output=True,
    )  # fmt: skip
    return fresh_site


def _speak(page, site, lang):
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": site}])


def _shot(page, name):
    """Keep a picture for people when ADGMIN_PICTURES names a folder."""
    if folder := os.environ.get("ADGMIN_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("lang", "width", "scheme"), [("vi", 1280, "light"), ("en", 390, "dark"), ("vi", 390, "light")]
)
def test_the_outbox_and_a_mail_have_no_barrier(mailed, laptop, lang, width, scheme):
    page = laptop(mailed, "organiser", color_scheme=scheme)
    _speak(page, mailed, lang)
    page.set_viewport_size({"width": width, "height": 900})
    for name, query in (("outbox", ""), ("failed", "?state=failed"), ("none", "?q=nobody")):
        page.goto(f"{mailed}/desk/messages/{query}")
        _shot(page, f"{name}-{lang}-{width}-{scheme}")
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{mailed}/desk/messages/?state=failed")
    page.locator("#results tbody th a").first.click()
    expect(page.locator(".mailtext")).to_contain_text("2026")
    _shot(page, f"message-{lang}-{width}-{scheme}")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mail_is_tried_again_and_withheld_without_javascript(mailed, laptop):
    page = laptop(mailed, "programme", java_script_enabled=False)
    page.goto(f"{mailed}/desk/messages/?state=failed")
    expect(page.locator("#results")).not_to_contain_text("@")
    page.locator("#results tbody th a").first.click()
    page.get_by_role("button", name="Gửi lại").click()
    expect(page.get_by_role("status")).to_contain_text("Thư sẽ được gửi khi đến lượt.")
    page.get_by_role("button", name="Không gửi").click()
    expect(page.locator(".desk__top .state")).to_have_text("Không gửi")
    page.get_by_role("button", name="Gửi lại").click()


@pytest.mark.parametrize("width", [390, 600])
@pytest.mark.parametrize("delegation", ["JP", "VN"])
def test_a_mail_reads_well_in_a_mail_program(mailed, laptop, width, delegation):
    page = laptop(mailed, "organiser")
    page.goto(f"{mailed}/desk/messages/?q={delegation}&state=queued")
    address = page.locator("#results tbody th a").first.get_attribute("href")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    html = page.request.get(f"{mailed}{address}formatted/").text()
    reader = page.context.browser.new_page(viewport={"width": width, "height": 800})
    try:
        reader.set_content(html)
        _shot(reader, f"mail-{delegation}-{width}")
        assert barriers(reader) == []
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
        assert reader.locator("a").count() == 1
        assert reader.locator("img").count() == 0
        assert reader.locator("h1").count() == 1
        expect(reader.locator("html")).to_have_attribute("lang", "vi" if delegation == "VN" else "en")
    finally:
        reader.close()
    page.goto(f"{mailed}{address}formatted/")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1").evaluate("node => getComputedStyle(node).fontSize") == "27px"
    assert complaints == []


@pytest.mark.parametrize(("lang", "scheme"), [("vi", "light"), ("en", "dark")])
def test_subscribing_has_no_barrier(mailed, phone, lang, scheme):
    page = phone(color_scheme=scheme)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{mailed}/{lang}/changes/")
    page.locator("a[href$='/subscribe/']").click()
    _shot(page, f"subscribe-{lang}-{scheme}")
    assert barriers(page) == []
    assert complaints == []
    page.fill("input[type=email]", "no address")
    page.locator("main button[type=submit]").click()
    expect(page.locator("#email-error")).to_be_visible()
    expect(page.locator("input[type=email]")).to_have_value("no address")
    _shot(page, f"subscribe-wrong-{lang}-{scheme}")
    assert barriers(page) == []
    page.fill("input[type=email]", f"{lang}.{int(time.time())}@example.org")
    page.select_option("select", "party:JP")
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(re.compile("/subscribe/sent/$"))
    _shot(page, f"subscribe-sent-{lang}-{scheme}")
    assert barriers(page) == []
    for name in ("confirm", "end"):
        page.goto(f"{mailed}/{lang}/subscribe/{name}/unknown/")
        assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
