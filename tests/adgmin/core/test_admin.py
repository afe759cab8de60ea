"""The pages of records: who may open which, in how many queries, in which languages."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adgmin.core.models import AuditRecord, User
from adgmin.core.roles import PERMISSIONS, STAFF_ROLES, Role
from delegates.accreditation.models import Accreditation
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate
from events.agenda.models import Session
from events.documents.models import Document
from events.editions.models import GlossaryTerm
from events.parties.models import Party
from events.venues.models import Room

pytestmark = pytest.mark.django_db


def registered() -> list:
    return list(admin.site._registry)


def list_of(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def form_of(record) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=(record.pk,))


@pytest.mark.parametrize("role", Role.values)
def test_each_role_opens_exactly_the_lists_its_permissions_name(role, signed_in):
    client = signed_in(role)
    answers = {model._meta.label_lower: client.get(list_of(model)).status_code for model in registered()}
    expected = {}
    for model in registered():
        app, name = model._meta.app_label, model._meta.model_name
        may = {f"{app}.view_{name}", f"{app}.change_{name}"} & set(PERMISSIONS[role])
        expected[model._meta.label_lower] = (
            200 if role in STAFF_ROLES and may else 403 if role in STAFF_ROLES else 302
        )
    assert answers == expected


def test_who_has_no_desk_is_refused_at_the_door_of_the_records(signed_in):
    answer = signed_in("gate").get("/admin/login/?next=/admin/")
    assert answer.status_code == 403


def test_a_stranger_is_sent_to_the_one_sign_in_page(client):
    answer = client.get("/admin/events/session/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/sign-in/?next=/admin/events/session/"


@pytest.mark.parametrize(
    ("language", "models"), [("vi", set()), ("en", {Session, GlossaryTerm, Delegate})], ids=["vi", "en"]
)
def test_every_list_and_form_opens_for_the_administrator(language, models, edition, signed_in):
    """Every one in Vietnamese; the sentences of the second language are proven on a few."""
    client = signed_in("administrator")
    client.cookies["django_language"] = language
    for model, page in admin.site._registry.items():
        if models and model not in models:
            continue
        assert client.get(list_of(model)).status_code == 200, model
        first = model._base_manager.first()
        if first is not None:
            assert client.get(form_of(first)).status_code == 200, model
        if page.has_add_permission(_request_of(client)):
            assert client.get(list_of(model) + "add/").status_code == 200, model


def _request_of(client):
    return type("Request", (), {"user": User.objects.get(pk=client.session["_auth_user_id"])})()


def test_the_menu_is_by_capability_and_only_what_the_role_may_see(signed_in):
    page = signed_in("programme").get("/admin/")
    groups = {
        group["app_label"]: [row["object_name"] for row in group["models"]]
        for group in page.context["app_list"]
    }
    assert list(groups) == ["meeting", "programme", "documents", "showcase", "awards", "people"]
    assert groups["programme"] == [
        "Session",
        "AgendaItem",
        "Topic",
        "InterpreterTeam",
        "RoomBooking",
        "RoomClosure",
        "LevelWindow",
        "KindTurnover",
    ]
    assert groups["people"] == ["Delegation", "Quota", "RoomStaff"]


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/events/session/", "/admin/events/session/add/", "/accounts/sign-in/"]
)
def test_no_page_carries_a_style_or_script_of_its_own(path, edition, signed_in, client):
    html = (client if "sign-in" in path else signed_in("administrator")).get(path).content.decode()
    assert not re.findall(r"<style|\sstyle=|\son\w+=\"|javascript:", html)
    assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", html)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)


def test_the_form_shows_both_languages_in_one_row(edition, signed_in):
    page = signed_in("programme").get(form_of(Session.objects.first()))
    rows = [list(line.fields) for fieldset in page.context["adminform"] for line in fieldset]
    assert ["title_vi", "title_en"] in rows
    assert ["abstract_vi", "abstract_en"] in rows


def test_what_is_missing_is_marked_in_the_list_the_filter_and_the_form(edition, signed_in):
    term = GlossaryTerm.objects.first()
    term.term_en = ""
    term.save()
    client = signed_in("programme")
    client.cookies["django_language"] = "en"
    listed = client.get(list_of(GlossaryTerm), {"missing": "en"})
    assert [row.pk for row in listed.context["cl"].result_list] == [term.pk]
    assert '<span class="mark mark--warn">English is missing</span>' in listed.content.decode()
    complete = client.get(list_of(GlossaryTerm), {"missing": "none"}).context["cl"].result_list
    assert term.pk not in {row.pk for row in complete}
    assert len(complete) == GlossaryTerm.objects.count() - 1
    form = client.get(form_of(term)).content.decode()
    assert re.search(r'<input[^>]*name="term_en"[^>]*data-missing="en"', form)
    assert not re.search(r'<input[^>]*name="term_vi"[^>]*data-missing', form)


def test_a_text_in_neither_language_is_refused(edition, signed_in):
    topic_count = edition.topic_set.count()
    data = {"edition": edition.pk, "code": "NEW", "group": "ministerial", "sort_order": 1, "source": ""}
    page = signed_in("programme").post("/admin/events/topic/add/", data)
    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == ["name_vi"]
    assert edition.topic_set.count() == topic_count


def test_a_search_without_marks_finds_vietnamese_names(edition, signed_in):
    page = signed_in("programme").get(list_of(Party), {"q": "NHAT ban"})
    assert [party.code for party in page.context["cl"].result_list] == ["JP"]


def test_a_search_without_marks_works_in_tables_without_a_folded_column(edition, signed_in):
    page = signed_in("programme").get(list_of(GlossaryTerm), {"q": "truong doan"})
    assert [term.code for term in page.context["cl"].result_list] == ["HOD"]


def people(edition, number: int) -> None:
    delegation = Delegation.objects.first()
    for place in range(number):
        person = Delegate.objects.create(
            delegation=delegation,
            ref=f"T{place:04}",
            role="delegate",
            passport_given="A",
            badge_name=f"Nguyễn {place}",
        )
        Accreditation.objects.create(delegate=person, since=edition_start(edition))


def edition_start(edition):
    return Session.objects.earliest("start").start


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_list_of_delegates_takes_the_same_queries_at_any_length(number, edition, signed_in):
    people(edition, number)
    client = signed_in("organiser")
    with CaptureQueriesContext(connection) as caught:
        page = client.get(list_of(Delegate), {"q": "nguyen"})
    assert len(page.context["cl"].result_list) == min(number, 50)
    assert len(caught) == QUERIES_OF_DELEGATES


@pytest.mark.parametrize("kept", [1, 3, None])
def test_the_list_of_sessions_takes_the_same_queries_at_any_length(kept, edition, signed_in):
    if kept:
        some = Session.objects.order_by("start").values_list("pk", flat=True)[:kept]
        Document.objects.all().delete()  # a session is not deleted under its papers
        Session.objects.exclude(pk__in=list(some)).delete()
    client = signed_in("programme")
    with CaptureQueriesContext(connection) as caught:
        page = client.get(list_of(Session))
    assert len(page.context["cl"].result_list) == (kept or 50)
    assert len(caught) == QUERIES_OF_SESSIONS


# user and session, permissions (2), choices of the filters, days of the head line, count, rows
QUERIES_OF_DELEGATES = 7
QUERIES_OF_SESSIONS = 9


def test_only_administrators_change_where_a_record_comes_from(edition, signed_in):
    room = Room.objects.first()
    assert "source" in signed_in("administrator").get(form_of(room)).context["adminform"].form.fields
    assert "source" not in signed_in("programme").get(form_of(room)).context["adminform"].form.fields


def test_nobody_writes_the_audit_record(make_user, client):
    chief = make_user("administrator", is_superuser=True)
    client.force_login(chief)
    record = AuditRecord.objects.create(
        at="2026-01-15T11:05+07:00", verb="change", model="core.user", object_id="1"
    )
    assert client.get(form_of(record)).status_code == 200
    assert client.post(form_of(record), {"verb": "other"}).status_code == 403
    assert client.get(f"{list_of(AuditRecord)}{record.pk}/delete/").status_code == 403
    assert client.get(f"{list_of(AuditRecord)}add/").status_code == 403
