import pytest

from adgmin.core.models import AuditRecord
from delegates.models import Delegate, Needs, TravelDocument
from delegates.nominations.editing import change_delegate, version_of


@pytest.fixture
def address(delegate):
    TravelDocument.objects.create(delegate=delegate, number="C1234567", birth_date="1990-01-02")
    Needs.objects.create(delegate=delegate, dietary="Ăn chay")
    return f"/desk/delegates/{delegate.pk}/"


def form_of(person, **fields):
    plain = (
        "ref",
        "role",
        "honorific",
        "badge_name",
        "passport_surname",
        "passport_given",
        "native_name",
        "position_vi",
        "position_en",
        "organisation_vi",
        "organisation_en",
        "rank_band",
        "order",
        "gender",
        "email",
        "phone",
    )
    given = {name: getattr(person, name) for name in plain}
    return {
        **given,
        "delegation": person.delegation_id,
        "nationality": "VN",
        "version": version_of(person),
        **fields,
    }


def test_the_page_hides_passport_and_needs(address, signed_in):
    text = signed_in("organiser").get(address).content.decode()
    assert "Nguyễn Thị Đào" in text
    for secret in ("C1234567", "1990-01-02", "Ăn chay"):
        assert secret not in text
    assert not AuditRecord.objects.exists()


@pytest.mark.parametrize(
    ("group", "shown"), [("passport", "C1234567"), ("birth", "1990-01-02"), ("needs", "Ăn chay")]
)
def test_showing_one_group_is_recorded_with_its_reason(address, signed_in, group, shown):
    answer = signed_in("organiser").post(f"{address}sensitive/", {"group": group, "why": "Visa on arrival"})
    text = answer.content.decode()
    assert [secret for secret in ("C1234567", "1990-01-02", "Ăn chay") if secret in text] == [shown]
    assert "no-store" in answer["Cache-Control"]
    act = AuditRecord.objects.get()
    assert (act.verb, act.model, act.label, act.note, act.changes, act.user.email) == (
        f"read {group}",
        "delegates.delegate",
        "Nguyễn Thị Đào",
        "Visa on arrival",
        {},
        "organiser@example.org",
    )


@pytest.mark.parametrize(
    ("given", "status"), [({"group": "passport"}, 422), ({"group": "all", "why": "x"}, 400)]
)
def test_without_a_reason_or_a_group_nothing_is_shown(address, signed_in, given, status):
    answer = signed_in("organiser").post(f"{address}sensitive/", given)
    assert answer.status_code == status
    assert "C1234567" not in answer.content.decode()
    assert not AuditRecord.objects.exists()


def test_protocol_may_not_show_them(address, signed_in):
    assert signed_in("protocol").post(f"{address}sensitive/").status_code == 403
    assert not AuditRecord.objects.exists()


def test_they_are_not_shown_by_a_link(address, signed_in):
    assert signed_in("organiser").get(f"{address}sensitive/").status_code == 405


def test_nobody_is_not_found(db, signed_in):
    assert signed_in("organiser").get("/desk/delegates/4711/").status_code == 404


def test_a_change_is_written_and_recorded(address, delegate, signed_in):
    answer = signed_in("organiser").post(f"{address}edit/", form_of(delegate, badge_name="NGUYỄN thị Đào"))
    assert answer["Location"] == address
    person = Delegate.objects.get()
    assert (person.badge_name, person.folded.split()[:3]) == ("NGUYỄN thị Đào", ["nguyen", "thi", "dao"])
    act = AuditRecord.objects.get()
    assert act.changes == {"badge_name": ["Nguyễn Thị Đào", "NGUYỄN thị Đào"], "nationality": ["", "VN"]}


def test_a_decomposed_name_is_stored_composed(address, delegate, signed_in):
    import unicodedata

    signed_in("organiser").post(
        f"{address}edit/", form_of(delegate, badge_name=unicodedata.normalize("NFD", "Lê Hữu Ước"))
    )
    assert Delegate.objects.get().badge_name == "Lê Hữu Ước"


def test_a_stale_form_is_refused_with_who_and_what(address, delegate, make_user, signed_in):
    old = form_of(delegate, badge_name="Mine")
    change_delegate(delegate, by=make_user("administrator", full_name="Lê Thu Hà"), phone="+84 1")
    client = signed_in("organiser")
    answer = client.post(f"{address}edit/", old)
    assert answer.status_code == 409
    (problem,) = answer.context["problems"]
    assert problem.code == "changed_meanwhile"
    assert "Lê Thu Hà" in problem.message.en
    assert "+84 1" in problem.message.en
    assert 'value="Mine"' in answer.content.decode()
    assert Delegate.objects.get().badge_name == "Nguyễn Thị Đào"
    again = {**old, "version": answer.context["version"]}
    assert client.post(f"{address}edit/", again).status_code == 302
    assert Delegate.objects.get().badge_name == "Mine"


def test_becoming_a_second_head_is_refused(address, delegate, signed_in):
    Delegate.objects.create(
        delegation=delegate.delegation, ref="R2", role="head", passport_given="A", badge_name="A", rank_band=1
    )
    answer = signed_in("organiser").post(f"{address}edit/", form_of(delegate, role="head"))
    assert answer.status_code == 409
    assert [problem.code for problem in answer.context["problems"]] == ["second_head"]
    assert Delegate.objects.get(ref="R1").role == "delegate"


def test_a_reference_belongs_to_one_person(address, delegate, signed_in):
    Delegate.objects.create(
        delegation=delegate.delegation, ref="R2", role="alternate", passport_given="A", badge_name="A"
    )
    answer = signed_in("organiser").post(f"{address}edit/", form_of(delegate, ref="R2"))
    assert [problem.code for problem in answer.context["problems"]] == ["ref_taken"]


def test_saving_without_a_change_leaves_no_record(delegate):
    change_delegate(delegate, by=None, phone=delegate.phone)
    assert not AuditRecord.objects.exists()


@pytest.mark.parametrize("role", ["programme", "gate", "focal point"])
def test_who_may_not_change(address, delegate, signed_in, role):
    assert signed_in(role).post(f"{address}edit/", form_of(delegate, badge_name="X")).status_code == 403
    assert Delegate.objects.get().badge_name == "Nguyễn Thị Đào"


def test_the_database_has_the_last_word_on_the_head(delegation):
    from django.db import IntegrityError, transaction

    values = {"delegation": delegation, "role": "head", "passport_given": "A", "badge_name": "A"}
    Delegate.objects.create(ref="H1", **values)
    with pytest.raises(IntegrityError, match=r"delegates_one_head|delegation_id"), transaction.atomic():
        Delegate.objects.create(ref="H2", **values)


def test_the_refusal_of_the_database_becomes_words(delegation):
    from adgmin.core.problems import Refused
    from delegates.nominations.editing import refusing_second_head

    values = {"delegation": delegation, "role": "head", "passport_given": "A", "badge_name": "A"}
    Delegate.objects.create(ref="H1", **values)
    with pytest.raises(Refused) as refusal, refusing_second_head(delegation):
        Delegate.objects.create(ref="H2", **values)
    assert [problem.code for problem in refusal.value.problems] == ["second_head"]
