"""Nominating many by a workbook: one's own delegation only, and nothing told of any other."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from delegates.models import Delegate
from tests.delegates.imports.workbooks import good, table, workbook
from tests.delegates.portal.conftest import make_draft
from tests.small import released

HERE = "/portal/delegations/VN/workbook/"


@pytest.fixture(autouse=True)
def _spool(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


def upload(client, rows):
    file = SimpleUploadedFile("people.xlsx", workbook(table(rows)))
    answer = client.post(HERE, {"file": file})
    return answer["Location"]


def row(number, **changes):
    return good(number, sessions_wanted=None, **changes)


def test_the_form_names_the_delegation_and_its_empty_lines_are_ignored(at_work):
    data = at_work.client.get(f"{HERE}form.xlsx?lang=en").getvalue()
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    at = heads.index("Delegation code")
    assert [sheet.cell(line, at + 1).value for line in (2, 11, 12)] == ["VN", "VN", None]
    assert sheet.cell(2, heads.index("Ref.") + 1).value == "VN-N01"
    assert len(sheet.data_validations.dataValidation) > 5
    for column, value in enumerate(table([row(1, ref="VN-N01")])[1], start=1):
        heading = table([row(1)])[0][column - 1]
        sheet.cell(2, heads.index(heading) + 1).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    answer = at_work.client.post(HERE, {"file": SimpleUploadedFile("f.xlsx", buffer.getvalue())})
    outcome = at_work.client.get(answer["Location"]).context["outcome"]
    assert [(one.action, one.entry.ref) for one in outcome.plan.rows] == [("created", "VN-N01")]


def test_preview_then_commit_writes_all_or_what_is_accepted(at_work):
    where = upload(at_work.client, [row(1), row(2), row(3, email="no")])
    page = at_work.client.get(where)
    assert Delegate.objects.count() == 0
    digest = page.context["digest"]
    stale = at_work.client.post(f"{where}commit/", {"rows": "accepted", "outcome": "other"})
    assert (stale["Location"], Delegate.objects.count()) == (where, 0)
    assert (
        at_work.client.post(f"{where}commit/", {"rows": "accepted", "outcome": digest})["Location"]
        == "/portal/"
    )
    states = Delegate.objects.values_list("accreditation__state", "nomination__submitted_by", "is_active")
    assert list(states) == [("submitted", at_work.user.pk, True)] * 2


def test_a_row_of_another_delegation_is_refused_as_one_that_is_nowhere(at_work):
    where = upload(at_work.client, [row(1, delegation="TH"), row(2, delegation="XX")])
    found = at_work.client.get(where).context["outcome"].findings
    assert [one.code for one in found] == ["unknown_delegation", "unknown_delegation"]
    assert str(found[0].sentence).replace("TH", "XX") == str(found[1].sentence)


def test_people_of_another_delegation_are_not_recognised(at_work):
    own = {"badge_name": "Nguyễn Thị Đào 1", "email": "p1@vn.example.org"}
    stranger = make_draft(at_work.other, at_work.stranger, **own)
    Delegate.objects.filter(pk=stranger.pk).update(ref="T1")
    stranger.travel_document.number, stranger.travel_document.birth_date = "SYN800001", "1980-01-02"
    stranger.travel_document.save()
    where = upload(at_work.client, [row(1)])
    page = at_work.client.get(where)
    assert [(one.action, one.entry.ref) for one in page.context["outcome"].plan.rows] == [
        ("created", "VN-T1")
    ]
    assert page.context["outcome"].findings == []
    at_work.client.post(f"{where}commit/", {"rows": "all", "outcome": page.context["digest"]})
    stranger.refresh_from_db()
    assert (stranger.ref, stranger.delegation.code) == ("T1", "TH")
    assert Delegate.objects.get(delegation=at_work.delegation).ref == "VN-T1"


def test_a_hidden_session_is_as_unknown_as_one_that_is_nowhere(at_work, make_session):
    make_session("S-OPEN", "09:00", "10:00", access="public")
    make_session("S-SECRET", "11:00", "12:00", access="restricted", disclosure="hidden")
    make_session("S-CLOSED", "13:00", "14:00", access="restricted", disclosure="unnamed")
    released(at_work.delegation.edition)
    wanted = "S-OPEN; S-SECRET; S-CLOSED; S-NOWHERE"
    where = upload(at_work.client, [good(1, sessions_wanted=wanted)])
    outcome = at_work.client.get(where).context["outcome"]
    told = [finding.values["read"] for finding in outcome.findings if finding.code == "unknown_session"]
    assert told == ["S-SECRET", "S-CLOSED", "S-NOWHERE"]
    assert outcome.plan.rows[0].entry.sessions_wanted == ("S-OPEN",)


def test_over_the_quota_is_refused(at_work):
    where = upload(at_work.client, [row(number) for number in range(1, 5)])
    outcome = at_work.client.get(where).context["outcome"]
    assert [one.action for one in outcome.plan.rows] == ["created"] * 3 + ["refused"]
    assert [one.code for one in outcome.findings if one.severity == "error"] == ["role_over_quota"]


def test_a_workbook_with_a_mark_of_state_secrets_is_not_kept(at_work, settings, tmp_path):
    file = SimpleUploadedFile("Danh sach - TUYET MAT.xlsx", workbook(table([row(1)])))
    answer = at_work.client.post(HERE, {"file": file})
    assert (answer.status_code, "Tuyệt mật" in answer.content.decode()) == (422, True)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_is_no_workbook_is_refused(at_work):
    for data in (b"", b"%PDF-1.4"):
        answer = at_work.client.post(HERE, {"file": SimpleUploadedFile("x.xlsx", data)})
        assert answer.status_code == 422
    assert at_work.client.post(HERE).status_code == 422
