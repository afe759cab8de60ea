"""The workspace at the desk: every part is shown, edited with what was typed kept, and recorded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from delegates.delegations.history import history_for
from delegates.delegations.inviting import Person, add_focal_point
from delegates.models import ChecklistItem, Contact, Deadline, FocalPoint, Quota, SessionSeats

pytestmark = pytest.mark.django_db
BASE = "/desk/delegations/VN/"


@pytest.fixture
def desk(delegation, signed_in):
    return signed_in("organiser")


def test_quotas_are_set_unset_and_recorded(desk, delegation):
    values = {"head": "1", "alternate": "", "delegate": "5", "media": "2"}
    assert desk.post(f"{BASE}quotas/", values)["Location"] == BASE
    assert dict(delegation.quotas.values_list("role", "places")) == {"head": 1, "delegate": 5, "media": 2}
    acts = AuditRecord.objects.filter(model="delegates.quota").order_by("pk").values_list("verb", "changes")
    assert list(acts) == [("change", {"places": [3, 5]}), ("add", {"places": [None, 2]})]
    assert AuditRecord.objects.get(verb="take out").object_id == str(delegation.pk)


def test_a_wrong_number_is_told_and_what_was_typed_is_kept(desk):
    answer = desk.post(f"{BASE}quotas/", {"delegate": "-4", "media": "77"})
    assert answer.status_code == 422
    assert ('value="-4"' in answer.text, 'value="77"' in answer.text) == (True, True)
    assert dict(Quota.objects.values_list("role", "places"))["delegate"] == 3


def test_seats_by_session(desk, delegation, make_session):
    session = make_session("S1", "14:00", "15:00")
    assert "15/01, 14:00 · Phiên S1" in desk.get(f"{BASE}seats/").text
    desk.post(f"{BASE}seats/", {f"s{session.pk}": "4"})
    assert SessionSeats.objects.get().places == 4
    assert "Phiên S1" in desk.get(BASE).text


@pytest.mark.parametrize(
    ("path", "own"), [("/desk/delegations/deadlines/", False), (f"{BASE}deadlines/", True)]
)
def test_deadlines_for_all_and_for_one(desk, delegation, path, own):
    desk.post(path, {"photos": "2025-12-19T17:00"})
    deadline = Deadline.objects.get()
    assert (deadline.step, deadline.due_at.isoformat(), deadline.delegation) == (
        "photos", "2025-12-19T10:00:00+00:00", delegation if own else None,
    )  # fmt: skip
    assert "Thứ Sáu, 19/12/2025, 17:00" in desk.get(BASE).text
    bad = desk.post(path, {"photos": "tomorrow"})
    assert (bad.status_code, 'value="tomorrow"' in bad.text) == (422, True)


def test_the_liaison_officer_and_the_note_verbale(desk, delegation, make_user, settings, tmp_path):
    liaison = make_user("liaison", full_name="Trần Liên Lạc")
    desk.post(f"{BASE}liaison/", {"liaison": liaison.pk})
    desk.post(f"{BASE}note-verbale/", {"note_verbale": "NV 12/2025", "note_verbale_on": "2025-11-03"})
    delegation.refresh_from_db()
    assert (delegation.liaison, delegation.note_verbale, str(delegation.note_verbale_on)) == (
        liaison, "NV 12/2025", "2025-11-03",
    )  # fmt: skip
    page = desk.get(BASE).text
    assert "Trần Liên Lạc" in page
    assert "NV 12/2025" in page


def test_a_refused_paper_saves_nothing_of_the_note(desk, delegation):
    paper = SimpleUploadedFile("note.pdf", b"not a pdf", "application/pdf")
    answer = desk.post(f"{BASE}note-verbale/", {"note_verbale": "NV 1", "file": paper})
    assert answer.status_code == 422
    delegation.refresh_from_db()
    assert (delegation.note_verbale, delegation.files.count()) == ("", 0)
    assert 'value="NV 1"' in answer.text


def test_contacts_come_change_and_go(desk, delegation):
    refused = desk.post(f"{BASE}contacts/add/", {"name": "Đại sứ quán"})
    assert (refused.status_code, "Xin ghi số điện thoại" in refused.text) == (422, True)
    desk.post(f"{BASE}contacts/add/", {"name": "Đại sứ quán", "phone": "024 1"})
    contact = Contact.objects.get()
    desk.post(f"{BASE}contacts/{contact.pk}/", {"name": "Đại sứ quán", "phone": "024 2"})
    assert Contact.objects.get().phone == "024 2"
    desk.post(f"{BASE}contacts/{contact.pk}/", {"do": "take_out"})
    assert not Contact.objects.exists()
    assert AuditRecord.objects.get(verb="take out").note == "Đại sứ quán"


def test_the_checklist(desk, delegation):
    for text in ("  Đặt  xe ", ""):
        desk.post(f"{BASE}checklist/", {"do": "add", "text": text})
    item = ChecklistItem.objects.get()
    assert item.text == "Đặt xe"
    for verb in ("tick", "tick"):
        answer = desk.post(f"{BASE}checklist/", {"do": verb, "item": item.pk})
    assert answer["Location"] == f"{BASE}#checklist"
    item.refresh_from_db()
    assert item.done_by.email == "organiser@example.org"
    desk.post(f"{BASE}checklist/", {"do": "untick", "item": item.pk})
    assert desk.post(f"{BASE}checklist/", {"do": "burn", "item": item.pk}).status_code == 400
    assert desk.post(f"{BASE}checklist/", {"do": "tick", "item": "999"}).status_code == 404
    verbs = (
        AuditRecord.objects.filter(model="delegates.checklistitem")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == ["add", "tick", "untick"]


def test_a_focal_point_is_invited_handed_over_and_ended(desk, delegation):
    typed = {"name": "SATO", "email": "sato@example.org", "lang": "en"}
    desk.post(f"{BASE}focal-points/add/", typed)
    again = desk.post(f"{BASE}focal-points/add/", typed)
    assert (again.status_code, "đang là đầu mối của đoàn này" in again.text) == (422, True)
    sato = FocalPoint.objects.get()
    page = f"{BASE}focal-points/{sato.pk}/"
    desk.post(page, {"do": "change", "name": "SATO H.", "lang": "vi", "phone": "1"})
    sato.refresh_from_db()
    assert (sato.name, sato.lang, sato.email) == ("SATO H.", "vi", "sato@example.org")
    assert desk.post(page, {"do": "invite"})["Location"] == f"{BASE}#focal"
    assert sato.invitations.count() == 2
    refused = desk.post(
        page, {"do": "hand_over", "to-name": "X", "to-email": "sato@example.org", "to-lang": "en"}
    )
    assert (refused.status_code, "Xin nhập địa chỉ của người kế nhiệm" in refused.text) == (422, True)
    desk.post(
        page, {"do": "hand_over", "to-name": "SUZUKI", "to-email": "suzuki@example.org", "to-lang": "en"}
    )
    sato.refresh_from_db()
    assert str(sato.successor) == "SUZUKI"
    ended = desk.post(page, {"do": "end"})
    assert (ended.status_code, "đã chấm dứt" in ended.text) == (409, True)
    assert desk.post(page, {"do": "burn"}).status_code == 400
    assert desk.get(f"{BASE}focal-points/999/").status_code == 404


def test_the_history_tells_of_people_only_to_who_may_read_about_them(desk, delegate, make_user):
    AuditRecord.objects.create(
        at=clock.now(),
        verb="nominate",
        model="delegates.delegate",
        object_id=str(delegate.pk),
        label=delegate.badge_name,
    )
    desk.post(f"{BASE}quotas/", {"delegate": "5"})
    add_focal_point(delegate.delegation, Person("SATO", "sato@example.org"), by=None)
    told = {}
    for role in ("organiser", "programme"):
        reader = make_user(role, email=f"{role}2@example.org")
        told[role] = set(history_for(reader, delegate.delegation).values_list("model", flat=True))
    assert told == {
        "organiser": {
            "delegates.delegate",
            "delegates.quota",
            "delegates.focalpoint",
            "delegates.delegation",
        },
        "programme": {"delegates.quota", "delegates.delegation"},
    }
    assert "Nguyễn Thị Đào" in desk.get(f"{BASE}history/").text


def test_programme_staff_read_offices_and_no_names_or_addresses(delegation, signed_in):
    add_focal_point(delegation, Person("SATO", "sato@example.org", "Vụ Hợp tác", "Cooperation"), by=None)
    FocalPoint.objects.create(delegation=delegation, name="KATO", email="kato@example.org")
    page = signed_in("programme").get(BASE).text
    told = [word in page for word in ("Vụ Hợp tác", "SATO", "KATO", "sato@example.org", "kato@example.org")]
    assert told == [True, False, False, False, False]
    assert "Chưa gửi lời mời tới KATO." in signed_in("organiser").get(BASE).text


def test_the_page_costs_the_same_for_one_of_each_and_many(desk, delegation, make_session):
    def fill(number):
        for at in range(number):
            add_focal_point(delegation, Person(f"F{at}{number}", f"f{at}.{number}@example.org"), by=None)
            Contact.objects.create(delegation=delegation, name=f"C{at}", phone="1")
            ChecklistItem.objects.create(delegation=delegation, text="x", done_at=clock.now())
            session = make_session(
                f"S{at}{number}", f"{10 + at:02}:00", f"{10 + at:02}:50", room=f"R-{'AB'[number == 1]}"
            )
            SessionSeats.objects.create(delegation=delegation, session=session, places=1)

    fill(1)
    desk.get(BASE)
    with CaptureQueriesContext(connection) as few:
        desk.get(BASE)
    fill(3)
    with CaptureQueriesContext(connection) as many:
        desk.get(BASE)
    assert len(few) == len(many)


def test_seats_and_passes_of_the_whole_meeting_are_set_with_the_quotas_and_recorded(desk, delegation):
    page = desk.get(f"{BASE}quotas/").text
    assert 'name="table_seats"' in page
    desk.post(f"{BASE}quotas/", {"delegate": "3", "table_seats": "1", "back_seats": "4", "floaters": ""})
    delegation.refresh_from_db()
    assert (delegation.table_seats, delegation.back_seats, delegation.floaters) == (1, 4, 0)
    act = AuditRecord.objects.get(model="delegates.delegation", verb="change")
    assert act.changes == {"table_seats": [0, 1], "back_seats": [0, 4]}
    bad = desk.post(f"{BASE}quotas/", {"delegate": "9", "table_seats": "-1", "back_seats": "99999"})
    assert (bad.status_code, 'value="99999"' in bad.text) == (422, True)
    delegation.refresh_from_db()
    assert (delegation.table_seats, delegation.quotas.get(role="delegate").places) == (1, 3)


def test_who_may_not_change_a_delegation_sets_no_seats(delegation, signed_in):
    assert signed_in("security").post(f"{BASE}quotas/", {"table_seats": "9"}).status_code == 403
    delegation.refresh_from_db()
    assert delegation.table_seats == 0
