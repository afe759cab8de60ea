"""The desk's pages: choose, preview, take in; one's own file only; nothing written that was not shown."""

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from adgmin.core import spool
from adgmin.core.models import AuditRecord
from delegates.models import Delegate
from tests.delegates.imports.workbooks import MESSY, SAMPLE, good, previewed, table, workbook

CHOOSE = "/desk/delegates/import/"


def upload(client, data, name="list.xlsx"):
    return client.post(CHOOSE, {"file": SimpleUploadedFile(name, data)})


def outcome_on(page):
    return page.context["digest"]


def test_choose_preview_take_in(people, signed_in):
    client = signed_in("organiser")
    answer = upload(client, SAMPLE.read_bytes())
    assert answer.status_code == 302
    page = client.get(answer.url)
    assert page.status_code == 200
    assert Delegate.objects.count() == 0
    done = client.post(answer.url + "commit/", {"outcome": outcome_on(page), "rows": "all"})
    assert done.url == reverse("desk-delegates")
    assert Delegate.objects.count() == 300
    assert client.get(answer.url).status_code == 302
    assert AuditRecord.objects.filter(verb="taken in", user__email="organiser@example.org").count() == 300


def test_refused_rows_stay_out(people, signed_in):
    client = signed_in("organiser")
    address = upload(client, MESSY.read_bytes()).url
    page = client.get(address)
    text = page.content.decode()
    assert "<script>alert" not in text
    assert "SYN9" not in text
    refused = client.post(address + "commit/", {"outcome": outcome_on(page), "rows": "all"})
    assert refused.url == address
    assert Delegate.objects.count() == 0
    client.post(address + "commit/", {"outcome": outcome_on(page), "rows": "accepted"})
    assert Delegate.objects.count() == 27


def test_nothing_is_written_when_the_records_changed_meanwhile(people, signed_in):
    client = signed_in("organiser")
    address = upload(client, workbook(table([good()]))).url
    digest = outcome_on(client.get(address))
    other = upload(client, workbook(table([good()]))).url
    client.post(other + "commit/", {"outcome": outcome_on(client.get(other)), "rows": "all"})
    changed = client.post(address + "commit/", {"outcome": digest, "rows": "all"}, follow=True)
    assert changed.redirect_chain[-1][0] == address
    assert Delegate.objects.count() == 1


def test_changes_are_shown_field_by_field_without_sensitive_values(people, signed_in):
    client = signed_in("organiser")
    first = upload(client, workbook(table([good()]))).url
    client.post(first + "commit/", {"outcome": outcome_on(client.get(first)), "rows": "all"})
    second = upload(client, workbook(table([good(position_en="Director", passport_number="SYN999999")]))).url
    text = client.get(second).content.decode()
    assert "<del>Officer</del> → <ins>Director</ins>" in text
    assert "SYN999999" not in text
    assert "•••" in text


def test_a_file_that_cannot_be_read(people, signed_in):
    client = signed_in("organiser")
    page = upload(client, b"nothing")
    assert page.status_code == 422
    assert "dòng tiêu đề" in page.content.decode()
    assert client.post(CHOOSE).status_code == 422


@pytest.mark.parametrize("role", ["programme", "protocol", "gate", "focal point"])
def test_others_may_not(people, signed_in, role):
    client = signed_in(role)
    assert client.get(CHOOSE).status_code == 403
    assert upload(client, SAMPLE.read_bytes()).status_code == 403


def test_visitor_is_sent_to_sign_in(people, client):
    assert client.get(CHOOSE).status_code == 302


def test_file_of_another_user_is_not_there(people, signed_in):
    address = upload(signed_in("organiser"), SAMPLE.read_bytes()).url
    other = signed_in("administrator")
    assert other.get(address).url == reverse("desk-import")
    assert other.post(address + "commit/", {"rows": "all"}).url == reverse("desk-import")
    assert other.post(address + "cancel/").status_code == 404
    assert Delegate.objects.count() == 0


def test_cancel_deletes_the_file(people, signed_in, settings):
    client = signed_in("organiser")
    address = upload(client, SAMPLE.read_bytes()).url
    client.post(address + "cancel/")
    assert not (settings.PRIVATE_ROOT / "imports" / address.split("/")[-2]).exists()


def test_held_file_is_encrypted_and_swept(make_user, settings, monkeypatch):
    user = make_user("organiser")
    token = spool.hold("a.csv", b"Ref.,Passport number", by=user)
    path = settings.PRIVATE_ROOT / "imports" / token
    assert b"Passport" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert spool.fetch(token, by=user).data == b"Ref.,Passport number"
    monkeypatch.setattr(spool, "KEPT_SECONDS", -1)
    spool.sweep()
    assert spool.fetch(token, by=user) is None


def test_a_finding_leads_to_the_page_of_its_row(people, signed_in):
    client = signed_in("organiser")
    address = upload(client, SAMPLE.read_bytes()).url
    page = client.get(address, {"row": "250"})
    assert page.context["page"] == 3
    assert 'id="row-250"' in page.content.decode()


def test_filters_and_pages(people, signed_in):
    client = signed_in("organiser")
    address = upload(client, MESSY.read_bytes()).url
    assert {row.action for row in client.get(address, {"show": "refused"}).context["rows"]} == {"refused"}
    assert client.get(address, {"show": "nonsense", "page": "9999999999"}).status_code == 200


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_template_can_be_filled_in_and_taken_in(people, signed_in, lang, tmp_path):
    answer = signed_in("organiser").get("/desk/delegates/import/template.xlsx", {"lang": lang})
    (tmp_path / "template.xlsx").write_bytes(answer.content)
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    sheet = book.worksheets[0]
    heads, *rows = table([good()], lang)
    at = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in zip(heads, rows[0], strict=True):
        sheet.cell(2, at[heading], value)
    book.save(tmp_path / "filled.xlsx")
    outcome = previewed((tmp_path / "filled.xlsx").read_bytes())
    assert outcome.plan.count("created") == 1
    assert len(sheet.data_validations.dataValidation) == 7
