"""Delegates under /admin/: quotas hold, and what is sensitive stays hidden until asked for with a reason."""

import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from delegates.accreditation.models import Accreditation, Recheck
from delegates.accreditation.transitions import accredit, open_accreditation
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate, Needs, Nomination, TravelDocument

pytestmark = pytest.mark.django_db
SECRETS = ("P9876543", "2031-05-06", "1979-11-12", "gluten", "wheelchair")


@pytest.fixture
def person(edition):
    delegate = Delegate.objects.create(
        delegation=Delegation.objects.get(code="JP"),
        ref="J1",
        role="head",
        passport_given="Aiko",
        badge_name="Aiko Sato",
        rank_band=1,
    )
    TravelDocument.objects.create(
        delegate=delegate, type="official", number=SECRETS[0], expiry=SECRETS[1], birth_date=SECRETS[2]
    )
    Needs.objects.create(delegate=delegate, dietary=SECRETS[3], accessibility=SECRETS[4])
    return delegate


def fields_of(**changes):
    empty = {
        f"{name}-{part}_FORMS": 0
        for name in ("accreditation", "nomination", "travel", "travel_document", "needs")
        for part in ("TOTAL", "INITIAL")
    }
    return {
        "ref": "N1",
        "rank_band": 6,
        "order": 1,
        "badge_name": "Nguyễn Thị Lan",
        "passport_given": "THI LAN",
        "gender": "F",
        "role": "delegate",
        "source": "",
        **empty,
        **changes,
    }


def add(client, **changes):
    return client.post("/admin/delegates/delegate/add/", fields_of(**changes))


def test_a_person_entered_here_is_nominated_and_waits_for_a_decision(edition, make_user, client):
    user = make_user("organiser")
    client.force_login(user)
    assert add(client, delegation=Delegation.objects.get(code="TH").pk).status_code == 302
    made = Delegate.objects.get(ref="N1")
    assert (made.nomination.way, made.nomination.submitted_by) == (Nomination.Way.DESK, user)
    assert made.accreditation.state == "submitted"
    assert set(AuditRecord.objects.values_list("verb", "model")) >= {
        ("add", "delegates.delegate"),
        ("submit", "delegates.accreditation"),
    }


def test_a_second_head_and_a_full_quota_are_refused_in_words(person, signed_in):
    client = signed_in("organiser")
    japan = person.delegation
    japan.quotas.filter(role="adviser").update(places=0)
    second = add(client, delegation=japan.pk, role="head")
    full = add(client, delegation=japan.pk, role="adviser")
    assert "role" in second.context["adminform"].form.errors
    assert "role" in full.context["adminform"].form.errors
    assert Delegate.objects.count() == 1


def test_search_without_marks_finds_the_person(edition, signed_in):
    client = signed_in("organiser")
    add(client, delegation=Delegation.objects.get(code="TH").pk)
    found = client.get("/admin/delegates/delegate/", {"q": "NGUYEN lan"}).context["cl"].result_list
    assert [delegate.ref for delegate in found] == ["N1"]


@pytest.mark.parametrize("role", ["administrator", "organiser", "protocol"])
def test_no_list_form_history_or_search_shows_what_is_sensitive(role, person, signed_in):
    client = signed_in(role)
    pages = [
        "/admin/delegates/delegate/",
        f"/admin/delegates/delegate/{person.pk}/change/",
        f"/admin/delegates/delegate/{person.pk}/history/",
        "/admin/delegates/traveldocument/",
        f"/admin/delegates/traveldocument/{person.travel_document.pk}/change/",
        "/admin/delegates/needs/",
        f"/admin/delegates/needs/{person.needs.pk}/change/",
        f"/admin/delegates/traveldocument/{person.travel_document.pk}/sensitive/",
    ]
    told = "".join(client.get(page).content.decode() for page in pages)
    assert [secret for secret in SECRETS if secret in told] == []
    assert ("•••• 543" in told) == (role != "protocol")
    assert not list(client.get("/admin/delegates/delegate/", {"q": SECRETS[0]}).context["cl"].result_list)
    assert not AuditRecord.objects.filter(verb="read").exists()


def test_a_draft_is_in_none_of_the_records(person, signed_in):
    client, accreditation = signed_in("administrator"), open_accreditation(person, by=None, at=clock.now())
    Nomination.objects.create(delegate=person, submitted_at=clock.now())
    records = {
        "delegate": person.pk, "accreditation": accreditation.pk, "traveldocument": person.travel_document.pk,
        "needs": person.needs.pk, "nomination": person.nomination.pk,
    }  # fmt: skip
    for state, seen in (("submitted", 1), ("draft", 0)):
        Accreditation.objects.update(state=state)
        for model, pk in records.items():
            page = f"/admin/delegates/{model}/"
            assert client.get(page).context["cl"].result_count == seen, (state, model)
            assert client.get(f"{page}{pk}/change/").status_code == (200 if seen else 302), (state, model)
    assert (
        client.post(f"{DOCUMENTS}{person.travel_document.pk}/sensitive/", {"reason": "x"}).status_code == 404
    )


def test_reading_takes_a_reason_and_is_written_down(person, make_user, client):
    user = make_user("organiser")
    client.force_login(user)
    path = f"/admin/delegates/traveldocument/{person.travel_document.pk}/sensitive/"
    assert SECRETS[0] not in client.post(path, {"reason": ""}).content.decode()
    assert not AuditRecord.objects.filter(verb="read").exists()
    page = client.post(path, {"reason": "Visa on arrival"})
    assert SECRETS[0] in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    record = AuditRecord.objects.get(verb="read")
    assert (record.user, record.model, record.note) == (user, "delegates.traveldocument", "Visa on arrival")
    assert not any(secret in str(record.changes) + record.label for secret in SECRETS)


def test_who_may_not_read_is_refused(person, signed_in):
    client = signed_in("protocol")
    path = f"/admin/delegates/needs/{person.needs.pk}/sensitive/"
    assert client.post(path, {"reason": "x"}).status_code == 403
    assert not AuditRecord.objects.filter(verb="read").exists()


def test_a_change_of_hidden_values_is_recorded_without_them(person, signed_in):
    client = signed_in("organiser")
    path = f"/admin/delegates/needs/{person.needs.pk}/sensitive/"
    answer = client.post(path, {"save": "1", "dietary": "halal", "accessibility": "wheelchair"})
    assert answer.status_code == 302
    assert Needs.objects.get().dietary == "halal"
    record = AuditRecord.objects.get(verb="change", model="delegates.needs")
    assert record.changes == {"dietary": ["•••", "•••"]}


DOCUMENTS = "/admin/delegates/traveldocument/"


@pytest.mark.parametrize("way", ["add", "delete", "several"])
def test_a_passport_that_comes_or_goes_here_is_checked_again(way, person, signed_in):
    accreditation = accredit(open_accreditation(person, by=None, at=clock.now()), by=None)
    client, pk = signed_in("administrator"), person.travel_document.pk
    if way == "add":
        person.travel_document.delete()
        client.post(f"{DOCUMENTS}add/", {"delegate": person.pk, "type": "ordinary", "number": "X1"})
    elif way == "delete":
        client.post(f"{DOCUMENTS}{pk}/delete/", {"post": "yes"})
    else:
        client.post(DOCUMENTS, {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})
    assert TravelDocument.objects.count() == (way == "add")
    accreditation.refresh_from_db()
    assert accreditation.state == "security_clearance"


def test_what_is_no_day_is_refused(person, signed_in):
    client, path = signed_in("organiser"), f"{DOCUMENTS}{person.travel_document.pk}/sensitive/"
    before = TravelDocument.objects.get().birth_date
    for day in ("banana", "03/02/1980", "1980-02-30", "19800203"):
        assert client.post(path, {"save": "1", "birth_date": day, "expiry": day}).status_code == 200
        assert TravelDocument.objects.get().birth_date == before
    client.post(path, {"save": "1", "birth_date": "1980-02-03", "number": "X1"})
    assert TravelDocument.objects.get().birth_date == "1980-02-03"


def test_a_changed_passport_is_checked_again(person, signed_in):
    open_accreditation(person, by=None, at=clock.now())
    Accreditation.objects.update(state="approved", needs=[])
    path = f"/admin/delegates/traveldocument/{person.travel_document.pk}/sensitive/"
    values = {"save": "1", "number": "X1234567", "expiry": SECRETS[1], "birth_date": SECRETS[2]}
    assert signed_in("organiser").post(path, values).status_code == 302
    assert Accreditation.objects.get().state == "security_clearance"
    assert "X1234567" not in Recheck.objects.get().changes


def test_a_delegate_is_saved_without_touching_what_is_hidden(person, signed_in):
    client = signed_in("organiser")
    open_accreditation(person, by=None, at=clock.now())
    Accreditation.objects.update(state="approved", needs=[])
    page = client.get(f"/admin/delegates/delegate/{person.pk}/change/")
    data = {"travel_document-0-type": "diplomatic"}
    for inline in page.context["inline_admin_formsets"]:
        for field in inline.formset.management_form:
            data[field.html_name] = field.value()
        for row in inline.formset.forms:
            keys = [row[name] for name in row.fields if name in ("id", "delegate")]
            data |= {field.html_name: field.value() or "" for field in keys}
    changes = {"delegation": person.delegation_id, "ref": "J1", "role": "head", "badge_name": "AIKO Sato"}
    answer = client.post(f"/admin/delegates/delegate/{person.pk}/change/", fields_of() | data | changes)
    assert answer.status_code == 302, [f.errors for f in answer.context["inline_admin_formsets"]]
    document = TravelDocument.objects.get()
    assert (document.type, document.number, document.birth_date) == ("diplomatic", SECRETS[0], SECRETS[2])
    assert Needs.objects.get().dietary == SECRETS[3]
    # The form sends another rank and another name, too: the rank is looked at first.
    assert Accreditation.objects.get().state == "protocol_check"


def test_the_accreditation_is_read_here_and_decided_at_the_desk(edition, signed_in):
    client = signed_in("administrator")
    add(client, delegation=Delegation.objects.get(code="TH").pk)
    accreditation = Accreditation.objects.get()
    path = f"/admin/delegates/accreditation/{accreditation.pk}/change/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"state": "accredited"}).status_code == 403
