"""The list of participants at the desk: read by who sees people, handed out to who may export."""

import pytest

from adgmin.core.models import AuditRecord

from .reading import docx_rows, pdf_text, xlsx_rows

PAGE = "/desk/lists/participants/"
SECRETS = (
    "secret@example.org",
    "Bản ngữ",
    "Ms. Never",
    "Đại biểu / ",
    "Trưởng đoàn",
    "L-1",
    "0912345678",
    "Phở",
)


@pytest.fixture
def people(nominated):
    from adgmin.core import clock
    from delegates.models import Consent, ConsentText, Travel

    text = ConsentText.objects.create(purpose="list", version=1, since=clock.now())
    head = nominated(
        "VN",
        "head",
        "Đào",
        honorific="Ms.",
        native_name="Bản ngữ",
        email="secret@example.org",
        phone="0912345678",
    )
    Travel.objects.create(delegate=head, hotel="Phở Hotel")
    nominated("VN", "delegate", "Never", honorific="Ms.")
    nominated("TH", "delegate", "Waiting", state="submitted")
    Consent.objects.create(delegate=head, text=text, lang="vi", given_at=clock.now())


def test_the_page_shows_each_language_and_both(signed_in, people, at_demo_time):
    client = signed_in("protocol")
    for lang, heading, position in (
        ("vi", "Đoàn Việt Nam", "Vụ trưởng"),
        ("en", "Delegation of Viet Nam", "Director"),
    ):
        page = client.get(PAGE, {"lang": lang}).content.decode()
        assert f">{heading}</h2>" in page
        assert f'<td lang="{lang}"><span>{position}</span></td>' in page
        assert "Waiting" not in page
    both = client.get(PAGE, {"lang": "both", "waiting": "1"}).content.decode()
    assert "Đoàn Việt Nam / Delegation of Viet Nam" in both
    assert '<th scope="row">Waiting *</th>' in both
    assert "Cập nhật đến 11h05, Thứ Năm, ngày 15/01/2026 / As of 11:05 on Thursday, 15 January 2026" in both


def test_the_public_version_leaks_nothing(signed_in, people):
    client = signed_in("organiser")
    asked = {"public": "1", "lang": "both", "waiting": "1"}
    page = client.get(PAGE, asked).content.decode()
    told = page.split('<div class="pane">')[1].split("</main>")[0]
    full = client.get(PAGE, {"lang": "both", "waiting": "1"}).content.decode()
    assert [word for word in ("Bản ngữ", "Ms. Never", "Trưởng đoàn", "Waiting") if word not in full] == []
    files = {kind: client.get(f"{PAGE}list.{kind}", asked).content for kind in ("pdf", "docx", "xlsx")}
    texts = [told, pdf_text(files["pdf"]), str(docx_rows(files["docx"])), str(xlsx_rows(files["xlsx"]))]
    for text in texts:
        assert "Đào" in text
        assert [
            secret for secret in (*SECRETS, "Waiting") if secret.replace(" ", "") in "".join(text.split())
        ] == []


def test_files_are_for_who_may_export_and_each_is_recorded(signed_in, people):
    assert signed_in("security").get(PAGE).status_code == 200
    assert signed_in("programme").get(PAGE).status_code == 403
    client = signed_in("protocol")
    response = client.get(f"{PAGE}list.xlsx", {"lang": "en", "waiting": "1"})
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert response["Content-Disposition"].startswith('attachment; filename="participants-full-en-')
    assert "no-store" in response["Cache-Control"]
    act = AuditRecord.objects.get(verb="exported list of participants")
    assert (act.actor, act.note) == ("protocol@example.org", ".xlsx, en, full, 3 participants")


def test_no_edition_has_no_list(signed_in):
    assert signed_in("protocol").get(PAGE).status_code == 404
