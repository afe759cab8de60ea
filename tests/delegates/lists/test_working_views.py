"""Working lists at the desk: offered to whom, handed out, kept; sensitive ones only for a reason."""

import pytest

from adgmin.core.models import AuditRecord
from delegates.models import Needs, SavedFilter

from .reading import xlsx_rows

LISTS = "/desk/lists/"


@pytest.fixture
def person(nominated):
    made = nominated("VN", "head", "=HYPERLINK(1)", email="secret@example.org")
    Needs.objects.create(delegate=made, dietary="halal")
    return made


def test_a_list_is_shown_and_handed_out(signed_in, person):
    client = signed_in("protocol")
    assert "Xin chọn một danh sách" in client.get(LISTS).content.decode()
    page = client.get(LISTS, {"by": "role"}).content.decode()
    assert ">Trưởng đoàn <span" in page
    assert "=HYPERLINK(1)</a></th>" in page
    response = client.get(f"{LISTS}list.xlsx", {"by": "role", "state": "admitted"})
    assert list(xlsx_rows(response.content)[3].values())[1:3] == ["Trưởng đoàn", "=HYPERLINK(1)"]
    assert AuditRecord.objects.get(verb="exported list").note == "by=role&state=admitted, 1 persons"
    assert client.get(f"{LISTS}list.xlsx").status_code == 404


def test_who_may_not_see_needs_is_not_offered_that_list(signed_in, person):
    client = signed_in("protocol")
    assert "by=diet" not in client.get(LISTS).content.decode()
    assert client.get(LISTS, {"by": "diet"}).status_code == 404
    assert client.get(f"{LISTS}list.xlsx", {"by": "diet"}).status_code == 404
    assert client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "Cook"}).status_code == 403
    client.post(f"{LISTS}saved/", {"by": "diet", "name": "Food"})
    assert not SavedFilter.objects.exists()


def test_needs_are_shown_for_a_reason_that_is_recorded(signed_in, person):
    client = signed_in("organiser")
    before = client.get(LISTS, {"by": "diet"}).content.decode()
    assert "Halal" not in before
    refused = client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "  "})
    assert refused.status_code == 422
    assert "Halal" not in refused.content.decode()
    assert client.get(f"{LISTS}list.xlsx", {"by": "diet"}).status_code == 404
    assert not AuditRecord.objects.filter(verb__contains="sensitive").exists()
    page = client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "Tiệc chiêu đãi"}).content.decode()
    assert "Halal" in page
    response = client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "Gửi bếp", "do": "xlsx"})
    assert "Halal" in str(xlsx_rows(response.content))
    acts = AuditRecord.objects.filter(verb__contains="sensitive").order_by("pk")
    assert [(act.verb, act.actor, act.note) for act in acts] == [
        ("read sensitive list", "organiser@example.org", "by=diet, 1 persons: Tiệc chiêu đãi"),
        ("exported sensitive list", "organiser@example.org", "by=diet, 1 persons: Gửi bếp"),
    ]
    assert client.post(f"{LISTS}sensitive/", {"by": "role", "reason": "x"}).status_code == 404


def test_security_reads_needs_but_takes_nothing_out(signed_in, person):
    client = signed_in("security")
    assert client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "Check"}).status_code == 200
    assert (
        client.post(f"{LISTS}sensitive/", {"by": "diet", "reason": "Check", "do": "xlsx"}).status_code == 403
    )
    assert client.get(f"{LISTS}list.xlsx", {"by": "role"}).status_code == 403


def test_a_list_is_kept_shared_and_deleted(signed_in, person):
    mine, other = signed_in("organiser"), signed_in("protocol")
    mine.post(f"{LISTS}saved/", {"by": "hotel", "state": "admitted", "name": "Khách sạn", "junk": "1"})
    mine.post(f"{LISTS}saved/", {"by": "diet", "name": "Bữa tối", "shared": "1"})
    mine.post(f"{LISTS}saved/", {"by": "role", "name": "Chung", "shared": "1"})
    assert [(one.page, one.name, one.query) for one in SavedFilter.objects.order_by("pk")] == [
        ("lists", "Khách sạn", "by=hotel&state=admitted"),
        ("lists", "Bữa tối", "by=diet"),
        ("lists", "Chung", "by=role"),
    ]
    page = mine.get(LISTS).content.decode()
    assert 'href="/desk/lists/?by=hotel&amp;state=admitted"' in page
    theirs = other.get(LISTS).content.decode()
    # The other sees what is shared, not what is another's own, and no list that is not offered.
    assert ('?by=role">' in theirs, "state=admitted" in theirs, "Bữa tối" in theirs) == (True, False, False)
    assert "Chung" in theirs
    kept = SavedFilter.objects.get(name="Chung")
    assert other.post(f"{LISTS}saved/{kept.pk}/forget/").status_code == 404
    assert mine.post(f"{LISTS}saved/{kept.pk}/forget/").status_code == 302
    assert not SavedFilter.objects.filter(name="Chung").exists()
