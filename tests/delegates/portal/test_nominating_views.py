"""A focal point nominates somebody step by step; what is wrong is told and what was typed stays."""

import datetime as dt
import unicodedata

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegates.models import Deadline, Delegate, PrivateFile, Quota, SessionSeats
from delegates.portal.forms_identity import IdentityForm
from delegates.portal.missing import later, missing
from delegates.portal.writing import send
from tests.delegates.portal.conftest import IDENTITY, ROLE, make_draft
from tests.small import released


def url(person, step):
    return f"/portal/people/{person.pk}/step/{step}/"


def test_from_nothing_to_sent(at_work):
    client = at_work.client
    answer = client.post("/portal/delegations/VN/nominate/", ROLE)
    person = Delegate.objects.get()
    assert answer["Location"] == url(person, "identity")
    assert (person.accreditation.state, person.is_active, person.ref) == ("draft", False, "D00001")
    pages = {
        "identity": IDENTITY,
        "contact": {"email": "hoa@example.org", "emergency_name": "Ba", "emergency_phone": "1"},
        "document": {"type": "official", "number": "SYN1234567", "expiry": "2030-01-01"},
        "travel": {"arrival_at": "2026-01-14T09:30", "arrival_flight": "VN 311"},
        "needs": {"dietary": "halal", "health": "Asthma"},
        "sessions": {},
    }
    order = [*pages, "photo"]
    for at, (step, data) in enumerate(pages.items()):
        assert client.post(url(person, step), data)["Location"] == url(person, order[at + 1]), step
    person = Delegate.objects.get()
    assert [one.step for one in missing(person)] == ["send"]
    refused = client.post(url(person, "send"), {})
    assert refused.status_code == 409
    assert Delegate.objects.get().accreditation.state == "draft"
    consent = missing(person)[0].field
    assert client.post(url(person, "send"), {consent: "1"})["Location"] == f"/portal/people/{person.pk}/"
    person = Delegate.objects.get()
    assert (person.accreditation.state, person.is_active) == ("submitted", True)
    assert (person.nomination.way, person.nomination.submitted_by) == ("portal", at_work.user)
    assert person.consents.get().given_by == at_work.user
    assert person.travel.arrival_at == dt.datetime(2026, 1, 14, 2, 30, tzinfo=dt.UTC)
    assert (person.travel_document.number, person.needs.health) == ("SYN1234567", "Asthma")


def test_a_refused_sending_keeps_no_consent(at_work):
    draft = make_draft(at_work.delegation, at_work.user, complete=False)
    field = next(one.field for one in missing(draft) if one.step == "send")
    answer = at_work.client.post(url(draft, "send"), {field: "1"})
    assert answer.status_code == 409
    assert not draft.consents.exists()
    assert f'id="id_{field}" name="{field}" value="1" checked' in answer.content.decode()


def test_what_is_wrong_is_told_once_above_and_beside_the_field(at_work, draft):
    answer = at_work.client.post(url(draft, "identity"), {**IDENTITY, "single_name": "on", "nationality": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Lỗi: " in page
    assert 'href="#id_passport_surname"' in page
    assert 'href="#id_nationality"' in page
    assert 'value="THI HOA"' in page
    assert page.count("aria-invalid") == 2


def test_a_draft_may_wait_for_what_is_missing_but_not_keep_what_is_wrong(at_work):
    draft = make_draft(at_work.delegation, at_work.user, complete=False)
    kept = at_work.client.post(url(draft, "identity"), {"badge_name": "Hoa", "gender": "F", "later": "1"})
    assert kept["Location"] == f"/portal/people/{draft.pk}/"
    assert Delegate.objects.get().badge_name == "Hoa"
    wrong = at_work.client.post(url(draft, "contact"), {"email": "hoa@", "later": "1"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("step", "data", "field"),
    [
        ("document", {"type": "official", "number": "X1", "expiry": "2026-01-01"}, "expiry"),
        ("travel", {"arrival_at": "2026-01-14T09:30", "departure_at": "2026-01-13T09:30"}, "departure_at"),
        ("identity", {**IDENTITY, "birth_date": "2025-01-01"}, "birth_date"),
        ("identity", {**IDENTITY, "badge_name": "Hoa\x07"}, "badge_name"),
        ("role", {**ROLE, "role": "media"}, "role"),
    ],
)
def test_what_cannot_be_is_refused(at_work, draft, step, data, field):
    answer = at_work.client.post(url(draft, step), data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_hidden_values_are_never_printed_again(at_work, draft):
    page = at_work.client.get(url(draft, "document")).content.decode()
    assert "SYN1234567" not in page
    assert "2030-01-01" not in page
    assert "•••• 567" in page
    at_work.client.post(url(draft, "document"), {"type": "diplomatic"})
    document = Delegate.objects.get().travel_document
    assert (document.type, document.number, document.expiry) == ("diplomatic", "SYN1234567", "2030-01-01")


def test_a_hidden_value_that_nobody_needs_can_be_forgotten(at_work, draft):
    at_work.client.post(url(draft, "needs"), {"health": "Asthma", "firearms": "none"})
    at_work.client.post(url(draft, "needs"), {"forget_health": "on"})
    person = Delegate.objects.get()
    assert (person.needs.health, person.declarations.firearms) == ("", "none")


def test_the_quota_is_refused_in_words_and_the_draft_stays(at_work):
    at_work.delegation.quotas.filter(role="delegate").update(places=0)
    draft = make_draft(at_work.delegation, at_work.user)
    with override("en"):
        answer = at_work.client.post(url(draft, "send"), headers={"accept-language": "en"})
    assert answer.status_code == 409
    assert "1 in the role “Delegate”, but its quota is 0" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.accreditation.state, draft.is_active) == ("draft", False)
    assert not hasattr(draft, "nomination")


def test_a_draft_is_kept_while_it_is_typed(at_work):
    draft = make_draft(at_work.delegation, at_work.user, complete=False)
    seen = at_work.client.get(url(draft, "contact")).context["version"]

    def keep(version, **data):
        return at_work.client.post(
            url(draft, "contact"), {"version": version, **data}, headers={"x-keep": "draft"}
        )

    first = keep(seen, phone="+84 1").json()
    assert (first["kept"], first["said"], Delegate.objects.get().phone) == (
        True,
        "Đã lưu bản nháp lúc 11:05",
        "+84 1",
    )
    assert keep(first["version"], phone="+84 1", email="no").json() == {"kept": False}
    assert keep(seen, phone="+84 2").status_code == 409
    assert Delegate.objects.get().phone == "+84 1"


def test_two_editors_do_not_overwrite_each_other(at_work, draft):
    seen = at_work.client.get(url(draft, "contact")).context["version"]
    at_work.client.post(url(draft, "contact"), {"email": "one@example.org", "version": seen})
    late = at_work.client.post(url(draft, "contact"), {"email": "two@example.org", "version": seen})
    assert late.status_code == 409
    assert Delegate.objects.get().email == "one@example.org"


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).filter(
    lambda t: t == t.strip()
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=NAMES)
def test_no_name_is_changed_but_to_its_normal_form(at_work, name):
    wanted = unicodedata.normalize("NFC", name)
    form = IdentityForm(
        {**IDENTITY, **dict.fromkeys(("passport_given", "badge_name", "native_name", "list_name"), name)},
        delegate=Delegate(delegation=at_work.delegation, role="delegate"),
    )
    assert form.is_valid() == (wanted == wanted.strip() and bool(wanted)), form.errors
    if form.is_valid():
        values = form.values()[""]
        assert {values[key] for key in ("passport_given", "badge_name", "native_name", "list_name")} == {
            wanted
        }


def test_a_name_in_any_script_is_stored_as_typed(at_work, draft):
    typed = {"badge_name": "ដេត វ៉ាន់ Ṣẹ́gun d’Ó", "native_name": "นาย สมชาย 陳大文", "passport_surname": "đẶNG"}
    at_work.client.post(url(draft, "identity"), {**IDENTITY, **typed})
    stored = Delegate.objects.values(*typed).get()
    assert stored == {key: unicodedata.normalize("NFC", value) for key, value in typed.items()}


def test_the_first_page_in_fixed_queries(at_work, draft, django_assert_num_queries):
    with django_assert_num_queries(12):
        at_work.client.get("/portal/")
    for number in range(3):
        make_draft(at_work.delegation, at_work.user, badge_name=f"P{number}")
    with django_assert_num_queries(12):
        page = at_work.client.get("/portal/").content.decode()
    assert "4 bản nháp chưa gửi" in page


@pytest.mark.parametrize("number", [1, 3])
def test_people_who_were_sent_cost_no_query_each(number, at_work, sent, django_assert_num_queries):
    Quota.objects.filter(role="delegate").update(places=9)
    for more in range(number - 1):
        send(make_draft(at_work.delegation, at_work.user, badge_name=f"P{more}"), by=at_work.user)
    with django_assert_num_queries(12):
        page = at_work.client.get("/portal/")
    assert len(page.context["overviews"][0].people) == number


def test_the_first_page_tells_deadlines_and_what_is_asked(at_work, sent):
    edition = at_work.delegation.edition
    day = dt.datetime(2026, 1, 20, 17, tzinfo=dt.UTC)
    Deadline.objects.create(edition=edition, step="photos", due_at=day)
    own = Deadline.objects.create(
        edition=edition, delegation=at_work.delegation, step="photos", due_at=day.replace(day=10)
    )
    Deadline.objects.create(edition=edition, delegation=at_work.other, step="travel", due_at=day)
    overview = at_work.client.get("/portal/").context["overviews"][0]
    assert [(due.step, due.due_at, due.is_past, due.is_own) for due in overview.deadlines] == [
        ("photos", own.due_at, True, True)
    ]
    assert overview.lacks_head
    assert [one.delegate.pk for one in overview.without_photo] == [sent.pk]
    PrivateFile.objects.create(delegate=sent, kind="photo", media_type="image/jpeg", size=1, uploaded_at=day)
    assert [one.step for one in later(sent)] == ["travel", "contact"]


def test_only_released_sessions_that_are_open_to_the_role_are_offered(at_work, draft, make_session):
    make_session("S-OPEN", "09:00", "10:00", access="public")
    make_session("S-HEADS", "10:30", "11:00", access="restricted", categories=["head"])
    make_session("S-MINE", "11:30", "12:00", access="restricted", categories=["delegate"])
    make_session(
        "S-SECRET", "13:00", "14:00", access="restricted", categories=["delegate"], disclosure="hidden"
    )
    released(at_work.delegation.edition)
    make_session("S-LATER", "15:00", "16:00", access="public")
    offered = at_work.client.get(url(draft, "sessions")).context["form"].fields["sessions_wanted"].choices
    assert [code for code, _label in offered] == ["S-OPEN", "S-MINE"]
    draft.sessions_wanted = ["S-SECRET"]
    draft.save()
    at_work.client.post(url(draft, "sessions"), {"sessions_wanted": ["S-OPEN"]})
    assert Delegate.objects.get().sessions_wanted == ["S-OPEN", "S-SECRET"]
    refused = at_work.client.post(url(draft, "sessions"), {"sessions_wanted": ["S-HEADS"]})
    assert refused.status_code == 422


def test_the_seats_of_the_delegation_are_told_beside_the_sessions(at_work, draft, make_session):
    session = make_session("S-OPEN", "09:00", "10:00", access="public", title_vi="Khai mạc")
    hidden = make_session(
        "S-SECRET", "11:00", "12:00", access="restricted", disclosure="hidden", title_vi="Kín"
    )
    released(at_work.delegation.edition)
    for one in (session, hidden):
        SessionSeats.objects.create(delegation=at_work.delegation, session=one, places=1)
    page = at_work.client.get(url(draft, "sessions")).content.decode()
    assert "Đoàn có 1 ghế; 0 người khác trong đoàn đã đăng ký" in page
    for number in range(2):
        other = make_draft(
            at_work.delegation, at_work.user, sessions_wanted=["S-OPEN", "S-SECRET"], order=number
        )
        send(other, by=at_work.user)
    assert "many__full" in at_work.client.get(url(draft, "sessions")).content.decode()
    first = at_work.client.get("/portal/")
    assert [(use.title, use.wanted, use.places) for use in first.context["overviews"][0].seats] == [
        ("Khai mạc", 2, 1)
    ]
    assert "2 người đăng ký, 1 ghế" in first.content.decode()


def test_people_come_by_the_hundred(at_work, monkeypatch):
    monkeypatch.setattr("delegates.portal.views.PER_PAGE", 2)
    monkeypatch.setattr("delegates.portal.views.MOST_NAMED", 1)
    for number in range(3):
        make_draft(at_work.delegation, at_work.user, complete=False, badge_name=f"P{number}")
    page = at_work.client.get("/portal/").content.decode()
    assert ("và 2 người khác" in page, "?page-VN=2" in page, page.count("folk__one")) == (True, True, 2)
    for wanted in ("2", "99", "x", "-1", "٢"):
        assert at_work.client.get(f"/portal/?page-VN={wanted}").status_code == 200
    assert at_work.client.get("/portal/?page-VN=2").content.decode().count("folk__one") == 1


def test_a_scan_that_is_kept_is_said(at_work, draft):
    assert "Đã lưu một bản chụp" not in at_work.client.get(url(draft, "document")).content.decode()
    day = dt.datetime(2026, 1, 10, tzinfo=dt.UTC)
    PrivateFile.objects.create(
        delegate=draft, kind="passport", media_type="image/jpeg", size=1, uploaded_at=day
    )
    assert "Đã lưu một bản chụp" in at_work.client.get(url(draft, "document")).content.decode()
