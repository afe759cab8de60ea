"""The queue and its triage in the browser's view: forms without scripts, refusals, the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from delegates.accreditation import transitions
from delegates.accreditation.marks import current_mark
from delegates.models import Accreditation, Comment, Delegate, SavedFilter, TravelDocument
from delegates.nominations.editing import change_delegate, change_document

QUEUE = "/desk/accreditation/"


def seen_of(accreditation):
    accreditation = Accreditation.objects.get(pk=accreditation.pk)
    return f"{accreditation.state}:{current_mark(Delegate.objects.get(pk=accreditation.delegate_id))}"


def states():
    return list(Accreditation.objects.order_by("delegate").values_list("state", flat=True))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_the_person_take_the_same_queries_for_any_number(crowd, signed_in, number):
    people = crowd(number)
    client = signed_in("organiser")
    counts = []
    for path in (QUEUE, f"{QUEUE}{people[0].delegate_id}/"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))
    assert counts == [12, 18]


def test_the_queue_shows_who_is_late_changed_and_in_whose_hands(crowd, signed_in):
    (one,) = crowd(1)
    transitions.accredit(one, by=None)
    change_delegate(one.delegate, by=None, role="adviser")
    Accreditation.objects.update(due_at="2026-01-01T00:00+07:00")
    client = signed_in("protocol")
    (row,) = client.get(QUEUE).context["page"].rows
    assert (row.has_rechecks, row.is_late, row.assigned_to) == (True, True, None)
    text = client.get(f"{QUEUE}{one.delegate_id}/").content.decode()
    assert "<del>Đại biểu</del>" in text
    assert "<ins>Cố vấn</ins>" in text


def test_one_after_the_other(crowd, signed_in):
    first, second, third = crowd(3)
    client = signed_in("organiser")
    there = f"{QUEUE}{first.delegate_id}/decide/"
    query = "check=secretariat&role=delegate"
    answer = client.post(there, {"verb": "approve", "seen": seen_of(first), "query": query})
    assert answer["Location"] == f"{QUEUE}{second.delegate_id}/?{query}"
    values = {"verb": "refuse", "seen": seen_of(third), "query": query, "reason": "No note verbale"}
    assert client.post(f"{QUEUE}{third.delegate_id}/decide/", values)["Location"].startswith(
        f"{QUEUE}{second.delegate_id}/"
    )
    assert states() == ["protocol_check", "submitted", "refused"]
    values = {"verb": "ask", "seen": seen_of(second), "query": query, "reason": "Which passport?"}
    last = client.post(f"{QUEUE}{second.delegate_id}/decide/", values)
    assert last["Location"] == f"{QUEUE}?{query}"


def test_a_reason_is_asked_for_and_what_was_typed_stays(crowd, signed_in):
    (one,) = crowd(1)
    client = signed_in("organiser")
    there = f"{QUEUE}{one.delegate_id}/decide/"
    answer = client.post(there, {"verb": "refuse", "seen": seen_of(one)})
    assert (answer.status_code, [problem.code for problem in answer.context["problems"]]) == (
        409,
        ["reason_missing"],
    )
    stale = client.post(there, {"verb": "refuse", "seen": "protocol_check:x", "reason": "Không có công hàm"})
    assert stale.status_code == 409
    assert "Không có công hàm" in stale.content.decode()
    assert client.post(there, {"verb": "revoke", "seen": seen_of(one)}).status_code == 400
    assert states() == ["submitted"]


@pytest.mark.parametrize("change", ["person", "passport"])
def test_nothing_is_decided_on_what_has_changed_since(crowd, signed_in, change):
    (one,) = crowd(1)
    seen, client = seen_of(one), signed_in("organiser")
    if change == "person":
        change_delegate(one.delegate, by=None, passport_given="Other")
    else:
        change_document(one.delegate, by=None, number="X1234567")
    answer = client.post(f"{QUEUE}{one.delegate_id}/decide/", {"verb": "approve", "seen": seen})
    assert [problem.code for problem in answer.context["problems"]] == ["changed_meanwhile"]
    assert states() == ["submitted"]


def test_hidden_data_one_group_at_a_time_with_a_reason(crowd, signed_in):
    (one,) = crowd(1)
    TravelDocument.objects.create(delegate=one.delegate, number="C1234567", birth_date="1990-01-02")
    AuditRecord.objects.all().delete()
    client, there = signed_in("organiser"), f"{QUEUE}{one.delegate_id}/shown/"
    text = client.get(f"{QUEUE}{one.delegate_id}/").content.decode()
    assert "C1234567" not in text
    assert "•••• 567" in text
    assert client.post(there, {"group": "passport", "why": " "}).status_code == 422
    assert not AuditRecord.objects.exists()
    shown = client.post(there, {"group": "passport", "why": "Visa on arrival"})
    assert "C1234567" in shown.content.decode()
    assert "1990-01-02" not in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    act = AuditRecord.objects.get()
    assert (act.verb, act.note, act.user.email) == (
        "read passport",
        "Visa on arrival",
        "organiser@example.org",
    )
    assert client.post(there, {"group": "everything", "why": "x"}).status_code == 400
    assert signed_in("protocol").post(there, {"group": "passport", "why": "x"}).status_code == 403


def test_many_at_once_each_with_its_outcome(crowd, signed_in):
    first, second, third = crowd(3)
    chosen = [f"{one.delegate_id}:{seen_of(one)}" for one in (first, second, third)]
    transitions.approve(second, by=None)
    answer = signed_in("organiser").post(
        f"{QUEUE}many/", {"verb": "approve", "chosen": [*chosen, "4711:x:y", "nonsense"]}
    )
    assert [(one.done, one.delegate and one.delegate.ref) for one in answer.context["outcomes"]] == [
        (True, "VN0"), (False, "VN1"), (True, "VN2"), (False, None),
    ]  # fmt: skip
    assert states() == ["protocol_check"] * 3
    assert (answer.context["done"], answer.context["failed"]) == (2, 2)


def test_many_without_a_reason_and_nobody_chosen(crowd, signed_in):
    (one,) = crowd(1)
    client = signed_in("organiser")
    chosen = f"{one.delegate_id}:{seen_of(one)}"
    answer = client.post(f"{QUEUE}many/", {"verb": "refuse", "chosen": chosen})
    assert [outcome.done for outcome in answer.context["outcomes"]] == [False]
    assert client.post(f"{QUEUE}many/", {"verb": "refuse"}).status_code == 302
    assert client.post(f"{QUEUE}many/", {"verb": "revoke", "chosen": chosen}).status_code == 400
    assert states() == ["submitted"]


def test_assigning_and_due_time(crowd, signed_in, make_user):
    first, second = crowd(2)
    officer, client = make_user("organiser", email="o@example.org"), signed_in("administrator")
    chosen = [f"{one.delegate_id}:{seen_of(one)}" for one in (first, second)]
    client.post(f"{QUEUE}many/", {"verb": "assign", "officer": officer.pk, "chosen": chosen})
    assert set(Accreditation.objects.values_list("assigned_to", flat=True)) == {officer.pk}
    stranger = make_user("gate")
    assert (
        client.post(f"{QUEUE}many/", {"verb": "assign", "officer": stranger.pk, "chosen": chosen}).status_code
        == 404
    )
    there = f"{QUEUE}{first.delegate_id}/care/"
    answer = client.post(there, {"officer": "", "due": "2026-01-20T17:00", "query": "late=1"})
    assert answer["Location"] == f"{QUEUE}{first.delegate_id}/?check=secretariat&late=1"
    first.refresh_from_db()
    assert (first.assigned_to, first.due_at.isoformat()) == (None, "2026-01-20T10:00:00+00:00")
    assert client.post(there, {"officer": str(stranger.pk)}).status_code == 400
    assert client.post(there, {"due": "tomorrow"}).status_code == 400


def test_comments_from_triage_and_from_the_page(crowd, signed_in):
    (one,) = crowd(1)
    client, there = signed_in("organiser"), f"{QUEUE}{one.delegate_id}/comments/"
    answer = client.post(there, {"text": "Hộ chiếu nào?", "audience": "focal_point", "back": "person"})
    assert answer["Location"] == f"/desk/delegates/{one.delegate_id}/#comments"
    client.post(there, {"text": "Between us", "audience": "internal"})
    client.post(there, {"text": " ", "audience": "internal"})
    assert client.post(there, {"text": "x", "audience": "world"}).status_code == 400
    assert list(Comment.objects.values_list("text", "audience")) == [
        ("Hộ chiếu nào?", "focal_point"), ("Between us", "internal"),
    ]  # fmt: skip
    for path in (f"{QUEUE}{one.delegate_id}/", f"/desk/delegates/{one.delegate_id}/"):
        assert "Hộ chiếu nào?" in client.get(path).content.decode()


def test_keeping_a_filter_from_the_page(crowd, signed_in):
    client = signed_in("organiser")
    values = {"name": "Late heads", "query": "role=head&late=1&evil=1", "shared": "1"}
    assert (
        client.post(f"{QUEUE}filters/", values)["Location"] == f"{QUEUE}?check=secretariat&role=head&late=1"
    )
    kept = SavedFilter.objects.get()
    assert (kept.query, kept.shared) == ("check=secretariat&role=head&late=1", True)
    assert "Late heads" in client.get(QUEUE).content.decode()
    assert signed_in("protocol").post(f"{QUEUE}filters/{kept.pk}/").status_code == 404
    assert client.post(f"{QUEUE}filters/{kept.pk}/").status_code == 302
    assert not SavedFilter.objects.exists()


def test_who_may_not(crowd, signed_in):
    (one,) = crowd(1)
    for role in ("programme", "gate", "focal point"):
        client = signed_in(role)
        assert client.get(QUEUE).status_code == 403
        assert client.post(f"{QUEUE}many/", {"verb": "approve"}).status_code == 403
    assert signed_in("organiser").get(f"{QUEUE}4711/").status_code == 404
    Accreditation.objects.update(state="draft")
    assert signed_in("administrator").get(f"{QUEUE}{one.delegate_id}/").status_code == 404
