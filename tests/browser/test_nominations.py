"""From the desk's invitation to the list of participants: by phone without JavaScript, by laptop with it."""

import re
import socket
import subprocess
import sys

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import expect

from tests.adgmin.core.uploads.made import picture
from tests.browser.demonstration import ROOT, environment
from tests.browser.looking import barriers


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


LATER = "2026-01-15T11:35+07:00"


class Postman:
    """Takes mails in."""

    def __init__(self) -> None:
        self.mails: list[str] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - the name that aiosmtpd calls
        import email
        import email.policy

        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append(message.get_body(("plain",)).get_content())
        return "250 OK"


def letters(folder) -> list[str]:
    """Send what waits in the outbox; return the texts."""
    postman = Postman()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    controller = Controller(postman, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        subprocess.run(
            [sys.executable, "manage.py", "send_mail", "-v", "0"], cwd=ROOT, check=True, capture_output=True,
            env={**environment(folder), "EMAIL_URL": f"smtp://127.0.0.1:{port}", "ADGMIN_CLOCK": LATER,
                 "MAIL_PER_MINUTE": "0"},
        )  # fmt: skip
    finally:
        controller.stop()
    return postman.mails


def go_on(page) -> None:
    page.locator(".wizard__go button[type=submit]").first.click()
    page.wait_for_load_state()  # what is counted next must be there


def fill_in(page, surname: str, role: str, *, with_script: bool = False) -> None:
    """Nominate a person, step by step."""
    page.select_option("[name=role]", role)
    page.select_option("[name=rank_band]", "5")
    page.fill("[name=position_en]", "Deputy Director")
    page.fill("[name=organisation_en]", "Ministry of Internal Affairs and Communications")
    go_on(page)
    page.fill("[name=passport_surname]", surname)
    page.fill("[name=passport_given]", "Akari")
    page.fill("[name=badge_name]", f"{surname} Akari")
    page.fill("[name=native_name]", "青木 明里")
    page.fill("[name=birth_date]", "1984-05-06")
    go_on(page)
    page.fill("[name=email]", "aoki@example.org")
    go_on(page)
    page.select_option("[name=type]", "diplomatic")
    page.fill("[name=number]", "SYN9900771")
    page.fill("[name=expiry]", "2031-03-04")
    go_on(page)
    for _step in ("travel", "needs", "sessions"):
        go_on(page)
    page.set_input_files("[name=photo]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    if with_script:
        page.locator("[data-frame] [data-background=plain]").wait_for()
        assert page.locator("[data-background=busy], [data-background=dark]").evaluate_all(
            "lines => lines.map((line) => line.hidden)"
        ) == [True, True]
    go_on(page)
    if with_script:
        page.locator(".told").wait_for()  # the framed part is sent a moment after the click
    if page.locator("[name=photo]").count():
        page.locator(".wizard__go a.btn--quiet").click()


def send(page) -> None:
    page.locator(".consent input").first.check()
    go_on(page)


@pytest.mark.parametrize("kind", ["phone", pytest.param("laptop", marks=pytest.mark.rare)])
def test_from_an_invitation_to_the_list(site, fresh_folder, laptop, phone, kind):
    with_script = kind == "laptop"
    surname, mail = (
        ("AOKI", "aoki.office@example.org") if with_script else ("IWATA", "iwata.office@example.org")
    )
    role = "adviser" if with_script else "security"

    desk = laptop(site, "organiser")
    desk.goto(f"{site}/desk/delegations/JP/focal-points/add/")
    desk.fill("[name=name]", "Office of Japan")
    desk.fill("[name=email]", mail)
    desk.locator("form.deskform button[type=submit], .decide__do button").first.click()
    expect(desk.locator("main")).to_contain_text(mail)
    (letter,) = [text for text in letters(fresh_folder) if "/portal/invitation/" in text]
    link = re.search(r"/portal/invitation/\S+", letter)[0]

    focal = laptop(site) if with_script else phone(javascript=False)
    focal.goto(site + link)
    if with_script:
        assert barriers(focal) == []
    for field in focal.locator("input[type=password]").all():
        field.fill("a-long-enough-pass-phrase-6")
    focal.locator(".door__form button.btn").click()
    expect(focal).to_have_url(re.compile("/portal/$"))
    focal.goto(site + link)
    expect(focal.locator("input[type=password]")).to_have_count(0)

    focal.goto(f"{site}/portal/delegations/JP/nominate/")
    fill_in(focal, surname, role, with_script=with_script)
    send(focal)
    expect(focal).to_have_url(re.compile(r"/portal/people/\d+/$"))
    pk = focal.url.rstrip("/").rpartition("/")[2]

    for office in ("organiser", "protocol", "security"):
        officer = laptop(site, office)
        officer.goto(f"{site}/desk/accreditation/{pk}/")
        officer.locator("button[value=approve]").first.click()
        officer.wait_for_load_state()
    focal.goto(f"{site}/portal/people/{pk}/")
    standing = focal.get_by_role("region", name="Tình trạng hồ sơ")
    expect(standing).to_contain_text("Đã chấp thuận")

    focal.goto(f"{site}/portal/people/{pk}/step/identity/")
    focal.fill("[name=passport_given]", "Akari Mei")
    go_on(focal)
    focal.locator("button[name=agreed]").click()
    focal.goto(f"{site}/portal/people/{pk}/")
    expect(standing).to_contain_text("Đang xem xét")
    officer = laptop(site, "security")
    officer.goto(f"{site}/desk/accreditation/{pk}/")
    expect(officer.locator("main")).to_contain_text("Akari Mei")
    officer.locator("button[value=approve]").first.click()
    officer.wait_for_load_state()

    desk.goto(f"{site}/desk/lists/participants/")
    names = desk.locator("main").inner_text()
    places = [names.find(name) for name in ("SATO Daisuke", f"{surname} Akari", "YOSHIDA Kenji")]
    assert (
        -1 < places[0] < places[1] < places[2]
    )  # by rank, whatever the role, and after those who came before


def test_over_the_quota_is_refused_in_words_and_kept_as_a_draft(site, laptop):
    focal = laptop(site, "focal.jp")
    focal.goto(f"{site}/portal/delegations/JP/nominate/")
    fill_in(focal, "UEDA", "delegate")
    send(focal)
    expect(focal.locator("main")).to_contain_text("chỉ tiêu")
    assert focal.locator(".consent input").first.is_checked()
    focal.goto(f"{site}/portal/")
    expect(focal.locator("main")).to_contain_text("UEDA Akari")
