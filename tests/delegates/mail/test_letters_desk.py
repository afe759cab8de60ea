"""Writing letters at the desk: the words of a step, and a letter to many."""

import re

import pytest

from delegates.mail.letters import TEMPLATES
from delegates.models import BulkMail, MailTemplate, OutgoingMail
from tests.delegates.mail.test_bulk import WORDS as BULK
from tests.delegates.mail.test_bulk import people
from tests.delegates.mail.test_templates import WORDS

__all__ = ["people"]
pytestmark = pytest.mark.django_db
TEMPLATE = "/desk/messages/templates/asked/"
NEW = "/desk/messages/bulk/new/"


def test_all_letters_are_listed_and_one_is_changed(small, signed_in):
    client = signed_in("organiser")
    listed = client.get("/desk/messages/templates/").text
    assert all(f"/desk/messages/templates/{key}/" in listed for key in TEMPLATES)
    page = client.get(TEMPLATE)
    assert "Đề nghị bổ sung thông tin: SATO Hanako" in page.text
    assert client.post(TEMPLATE, {**WORDS, "do": "save", "version": ""})["Location"] == TEMPLATE
    assert "Hỏi SATO Hanako" in client.get(TEMPLATE).text
    late = client.post(TEMPLATE, {**WORDS, "do": "save", "version": ""})
    assert (late.status_code, "vừa có người khác sửa" in late.text) == (422, True)
    client.post(TEMPLATE, {"do": "standard"})
    assert not MailTemplate.objects.exists()
    assert client.get("/desk/messages/templates/nothing/").status_code == 404


def test_a_preview_saves_nothing_and_a_refusal_keeps_what_was_typed(small, signed_in):
    client = signed_in("organiser")
    seen = client.post(TEMPLATE, {**WORDS, "subject_vi": "Thử {person}", "do": "preview"})
    assert (seen.status_code, "Nhỏ 1: Thử SATO Hanako" in seen.text) == (200, True)
    wrong = client.post(TEMPLATE, {**WORDS, "body_vi": "Vì {ly_do}", "do": "save", "version": ""})
    assert wrong.status_code == 422
    assert "“{ly_do}” không dùng được ở đây." in wrong.text
    assert "Thư phải có “{reason}”" in wrong.text
    assert "Vì {ly_do}</textarea>" in wrong.text
    assert not MailTemplate.objects.exists()


def test_a_letter_to_many_is_written_looked_at_sent_and_stopped(people, signed_in):
    client = signed_in("organiser")
    wrong = client.post(NEW, {**BULK, "body_vi": "{reason}", "delegation": "VN"})
    assert (wrong.status_code, "không dùng được ở đây" in wrong.text) == (422, True)
    answer = client.post(NEW, {**BULK, "delegation": "VN"})
    bulk = BulkMail.objects.get()
    page = f"/desk/messages/bulk/{bulk.pk}/"
    assert (answer["Location"], bulk.query) == (page, "delegation=VN")
    first = client.get(page).text
    assert ("3 người có địa chỉ thư điện tử" in first, "1 người không có địa chỉ" in first) == (True, True)
    assert "Small 1: To P0" in first
    assert "Small 1: To P2" in client.get(f"{page}?reader=3").text
    assert client.get(f"{page}edit/").status_code == 200
    stale = client.post(f"{page}decide/", {"do": "send", "expected": "2"})
    assert (stale.status_code, "hiện có 3 người" in stale.text) == (409, True)
    mark = re.search(r'name="expected" value="(\w+)"', stale.text)[1]
    client.post(f"{page}decide/", {"do": "send", "expected": mark})
    assert OutgoingMail.objects.filter(state="queued").count() == 3
    assert client.get(f"{page}edit/")["Location"] == page
    client.post(f"{page}decide/", {"do": "stop"})
    assert OutgoingMail.objects.filter(state="withheld").count() == 3
    assert bulk.subject_vi in client.get("/desk/messages/bulk/").text
    assert client.get("/desk/messages/bulk/999/").status_code == 404


@pytest.mark.parametrize(
    "query", ["state=waiting", "state=admitted", "state=on_hold", "problem=no_email", "rank=2"]
)
def test_no_filter_of_the_list_is_lost_on_the_way(people, signed_in, query):
    client, (name, value) = signed_in("organiser"), query.split("=")
    page = client.get(f"{NEW}?{query}").text
    assert f'<option value="{value}" selected>' in page
    client.post(NEW, {**BULK, name: value})
    kept = BulkMail.objects.get()
    assert kept.query == query
    assert f"<li>{value}</li>" not in client.get(f"/desk/messages/bulk/{kept.pk}/").text  # in words


def test_the_filter_of_the_list_is_taken_over(people, signed_in):
    page = signed_in("organiser").get(f"{NEW}?delegation=VN&role=delegate&q=P1").text
    assert '<option value="VN" selected>' in page
    assert '<option value="delegate" selected>' in page
    assert 'value="P1"' in page
