"""Versions at the desk: kept by a POST, read, handed out, compared."""

import pytest

from adgmin.core.models import AuditRecord
from delegates.models import Delegate, ListVersion

from .reading import docx_rows

VERSIONS = "/desk/lists/participants/versions/"


@pytest.fixture
def client_of(signed_in, nominated):
    nominated("VN", "head", "First", position_en="Minister")
    return signed_in("protocol")


def test_a_version_is_kept_read_and_compared(client_of, nominated):
    client = client_of
    assert "Chưa lưu phiên bản nào" in client.get(VERSIONS).content.decode()
    assert client.get(f"{VERSIONS}keep/").status_code == 405
    kept = client.post(f"{VERSIONS}keep/", {"note": "Gửi <nhà in>"}, follow=True)
    assert "Đã lưu phiên bản 1." in kept.content.decode()
    assert "Gửi &lt;nhà in&gt;" in kept.content.decode()
    refused = client.post(f"{VERSIONS}keep/", {"note": "Lần nữa"})
    assert refused.status_code == 409
    assert "Không có thay đổi so với phiên bản 1." in refused.content.decode()
    assert 'value="Lần nữa"' in refused.content.decode()
    nominated("VN", "delegate", "Second")
    Delegate.objects.filter(badge_name="First").update(position_en="Prime Minister")
    client.post(f"{VERSIONS}keep/")
    for address in (f"{VERSIONS}changes/?from=1&to=2", f"{VERSIONS}changes/?from=1"):
        page = client.get(address).content.decode()
        assert "<del>Minister</del>" in page
        assert "<ins>Prime Minister</ins>" in page
        assert "Bổ sung: Second (Đoàn Việt Nam, Đại biểu)." in page
    shown = client.get(f"{VERSIONS}1/", {"lang": "en"}).content.decode()
    assert "<span>Minister</span>" in shown
    assert "Second" not in shown.split('<div class="pane">')[1]
    assert "Gửi &lt;nhà in&gt;" in shown
    public = client.get(f"{VERSIONS}1/", {"public": "1"}).content.decode()
    assert ("First" in public, "nhà in" in public) == (True, False)
    response = client.get(f"{VERSIONS}1/list.docx", {"lang": "en", "public": "1"})
    assert [row[1] for row in docx_rows(response.content)] == [["Full name"], ["First"]]
    assert "participants-public-en-v1-" in response["Content-Disposition"]
    assert AuditRecord.objects.get(verb="exported list of participants").note == (
        ".docx, en, public, version 1, 1 participants"
    )


def test_what_is_not_there_is_not_found(client_of):
    for address in ("9/", "9/list.pdf"):
        assert client_of.get(VERSIONS + address).status_code == 404
    assert client_of.get(f"{VERSIONS}changes/").status_code == 200
    client_of.post(f"{VERSIONS}keep/")
    assert client_of.get(f"{VERSIONS}changes/?from=7").status_code == 404
    assert client_of.get(f"{VERSIONS}changes/?from=x&to=²").status_code == 200


def test_security_reads_the_list_but_no_versions(signed_in, client_of):
    client = signed_in("security")
    for address in ("", "changes/"):
        assert client.get(VERSIONS + address).status_code == 403
    assert client.post(f"{VERSIONS}keep/").status_code == 403
    assert not ListVersion.objects.exists()
