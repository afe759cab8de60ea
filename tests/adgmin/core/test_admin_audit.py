"""Every write under /admin/ is written down: who, from, to."""

import pytest

from adgmin.core.models import AuditRecord, User
from events.documents.models import Outcome
from events.editions.models import GlossaryTerm
from events.parties.models import Party, PartyAlias

pytestmark = pytest.mark.django_db


def last(verb: str, model: str) -> AuditRecord:
    return AuditRecord.objects.get(verb=verb, model=model)


def sent(page) -> dict:
    """What a browser would send back from a form as it stands."""
    data = {}
    for form in (page.context["adminform"].form, *(f.management_form for f in _formsets(page)), *_rows(page)):
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            name = field.html_name
            if hasattr(field.field.widget, "decompress"):
                for number, part in enumerate(field.field.widget.decompress(value)):
                    data[f"{name}_{number}"] = part if part is not None else ""
            else:
                data[name] = value
    return data


def _formsets(page):
    return [inline.formset for inline in page.context["inline_admin_formsets"]]


def _rows(page):
    return [form for formset in _formsets(page) for form in formset.forms]


def test_a_change_keeps_from_and_to(edition, make_user, client):
    user = make_user("programme", full_name="Phạm Thị Mai")
    client.force_login(user)
    term = GlossaryTerm.objects.get(code="HOD")
    path = f"/admin/events/glossaryterm/{term.pk}/change/"
    answer = client.post(path, {**sent(client.get(path)), "term_en": "Head of the Delegation"})
    assert answer.status_code == 302
    record = last("change", "events.glossaryterm")
    assert (record.user, record.actor, record.object_id) == (user, "Phạm Thị Mai", str(term.pk))
    assert record.changes == {"term_en": ["Head of Delegation", "Head of the Delegation"]}


def test_saving_without_a_change_writes_nothing(edition, signed_in):
    client = signed_in("programme")
    term = GlossaryTerm.objects.first()
    path = f"/admin/events/glossaryterm/{term.pk}/change/"
    assert client.post(path, sent(client.get(path))).status_code == 302
    assert not AuditRecord.objects.filter(model="events.glossaryterm").exists()


def test_rows_below_a_record_are_written_down_one_by_one(edition, signed_in):
    client = signed_in("administrator")
    party = Party.objects.get(code="JP")
    party.aliases.all().delete()
    PartyAlias.objects.create(party=party, text="Japon")
    path = f"/admin/events/party/{party.pk}/change/"
    data = sent(client.get(path))
    data |= {
        "aliases-0-text": "Giappone",
        "aliases-TOTAL_FORMS": 2,
        "aliases-1-text": "Nippon",
        "aliases-1-party": party.pk,
    }
    assert client.post(path, data).status_code == 302
    assert last("change", "events.partyalias").changes == {"text": ["Japon", "Giappone"]}
    assert last("add", "events.partyalias").changes["text"] == [None, "Nippon"]


def test_many_to_many_links_are_compared_too(edition, signed_in):
    client = signed_in("programme")
    outcome = Outcome.objects.filter(with_parties__isnull=True).first()
    path = f"/admin/events/outcome/{outcome.pk}/change/"
    japan = Party.objects.get(code="JP")
    assert client.post(path, {**sent(client.get(path)), "with_parties": [japan.pk]}).status_code == 302
    assert last("change", "events.outcome").changes == {"with_parties": [[], ["Nhật Bản"]]}


def test_deleting_one_and_several_keeps_what_they_were(edition, signed_in):
    client = signed_in("programme")
    one, two, three = GlossaryTerm.objects.all()[:3]
    client.post(f"/admin/events/glossaryterm/{one.pk}/delete/", {"post": "yes"})
    assert last("delete", "events.glossaryterm").changes["term_en"] == [one.term_en, None]
    chosen = {"action": "delete_selected", "_selected_action": [two.pk, three.pk], "post": "yes"}
    client.post("/admin/events/glossaryterm/", chosen)
    gone = AuditRecord.objects.filter(verb="delete", model="events.glossaryterm").values_list(
        "object_id", flat=True
    )
    assert set(gone) == {str(one.pk), str(two.pk), str(three.pk)}
    assert not GlossaryTerm.objects.filter(pk__in=[one.pk, two.pk, three.pk]).exists()


def test_the_history_of_a_record_is_read_from_the_audit(edition, signed_in):
    client = signed_in("programme")
    client.cookies["django_language"] = "en"
    term = GlossaryTerm.objects.get(code="HOD")
    path = f"/admin/events/glossaryterm/{term.pk}/change/"
    client.post(path, {**sent(client.get(path)), "term_en": "Chief"})
    html = client.get(f"/admin/events/glossaryterm/{term.pk}/history/").content.decode()
    assert "<td>Head of Delegation</td><td>Chief</td>" in html


def test_a_password_set_for_somebody_is_recorded_without_the_password(make_user, client):
    client.force_login(make_user("administrator"))
    other = make_user("gate")
    data = {"password1": "zu-lang-zu-merken-9", "password2": "zu-lang-zu-merken-9", "usable_password": "true"}
    answer = client.post(f"/admin/core/user/{other.pk}/password/", data)
    assert answer.status_code == 302
    record = last("password", "core.user")
    assert (record.object_id, record.changes) == (str(other.pk), {})


def test_a_role_given_is_recorded(make_user, client):
    from django.contrib.auth.models import Group

    client.force_login(make_user("administrator"))
    other = make_user("gate")
    path = f"/admin/core/user/{other.pk}/change/"
    group = Group.objects.get(name="liaison")
    data = {"email": other.email, "full_name": "", "is_active": "on", "groups": [group.pk]}
    assert client.post(path, data).status_code == 302
    assert last("change", "core.user").changes == {"groups": [["gate"], ["liaison"]]}


def test_an_administrator_neither_changes_nor_deletes_a_superuser(make_user, client):
    client.force_login(make_user("administrator"))
    chief = make_user("", email="chief@example.org", is_superuser=True)
    assert client.post(f"/admin/core/user/{chief.pk}/password/", {}).status_code == 403
    assert client.post(f"/admin/core/user/{chief.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=chief.pk, is_superuser=True).exists()
