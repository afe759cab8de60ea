import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from delegates.models import Accreditation, Delegate, Delegation, Nomination, Quota
from delegates.privacy.files import take_photo
from tests.adgmin.core.uploads.made import picture

LIST = "/desk/delegates/"


def names(answer):
    return [row.name for row in answer.context["page"].rows]


@pytest.mark.parametrize("number", [1, 3, 300])
@pytest.mark.parametrize(
    "query", ["", "?q=nguyen+dao", "?columns=arrival&columns=hotel&columns=state&sort=name"]
)
def test_the_list_takes_the_same_queries_for_any_number(people, signed_in, number, query):
    people(number)
    client = signed_in("organiser")
    client.get(LIST + query)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(LIST + query)
    assert answer.context["page"].count == number
    assert len(queries) == {"": 9, "?q=nguyen+dao": 10}.get(query, 9)


@pytest.mark.parametrize("typed", ["nguyen thi dao", "NGUYỄN ĐÀO", "dao thi", "r1", "Chuyên viên", "vn dao"])
def test_search_ignores_marks_case_and_order(delegate, signed_in, typed):
    assert names(signed_in("organiser").get(LIST, {"q": typed})) == ["Nguyễn Thị Đào"]


@pytest.mark.parametrize("typed", ["tran", "nguyen binh", "!!"])
def test_search_finds_nobody_else(delegate, signed_in, typed):
    answer = signed_in("organiser").get(LIST, {"q": typed})
    assert names(answer) == []
    assert answer.context["page"].count == 0


def test_filters(delegate, signed_in):
    Accreditation.objects.create(delegate=delegate, since=delegate.created)
    client = signed_in("organiser")
    for query in (
        "delegation=VN",
        "role=delegate",
        "state=submitted",
        "state=waiting",
        "rank=6",
        "problem=no_photo",
        "problem=no_arrival",
    ):
        assert names(client.get(f"{LIST}?{query}")) == ["Nguyễn Thị Đào"], query
    for query in (
        "delegation=JP",
        "role=head",
        "state=accredited",
        "state=admitted",
        "rank=1",
        "problem=no_email",
        "problem=over_quota",
        "nationality=JP",
    ):
        assert names(client.get(f"{LIST}?{query}")) == [], query


def test_who_sent_a_photograph_does_not_lack_one(delegate, signed_in, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    take_photo(delegate, SimpleUploadedFile("a.jpg", picture()), by=None)
    assert names(signed_in("organiser").get(f"{LIST}?problem=no_photo")) == []


def test_over_quota_is_found(delegate, signed_in):
    Quota.objects.filter(role="delegate").update(places=0)
    assert names(signed_in("organiser").get(f"{LIST}?problem=over_quota")) == ["Nguyễn Thị Đào"]


def test_protocol_order_is_the_standard(delegation, delegate, signed_in):
    for ref, role, rank, order in (("R2", "head", 1, 9), ("R3", "delegate", 2, 1), ("R4", "alternate", 3, 1)):
        Delegate.objects.create(
            delegation=delegation,
            ref=ref,
            role=role,
            passport_given="X",
            badge_name=f"{role} {ref}",
            rank_band=rank,
            order=order,
        )
    client = signed_in("organiser")
    assert names(client.get(LIST)) == ["head R2", "alternate R4", "delegate R3", "Nguyễn Thị Đào"]
    assert names(client.get(f"{LIST}?sort=name"))[0] in {"Nguyễn Thị Đào", "alternate R4"}
    assert names(client.get(f"{LIST}?sort=nonsense"))[0] == "head R2"


def test_pages_are_kept_within_what_there_is(people, signed_in):
    people(120)
    client = signed_in("organiser")
    assert len(names(client.get(f"{LIST}?page=3"))) == 20
    assert client.get(f"{LIST}?page=99").context["page"].number == 3
    assert client.get(f"{LIST}?page=x").context["page"].number == 1


def test_chosen_columns_are_remembered(delegate, signed_in):
    client = signed_in("organiser")
    client.get(f"{LIST}?columns=email&columns=ref&columns=nonsense")
    answer = client.get(LIST)
    assert [column.key for column in answer.context["columns"]] == ["ref", "email"]
    assert "dao@example.org" in answer.content.decode()


def test_the_list_is_never_kept_by_a_cache(delegate, signed_in):
    assert "no-store" in signed_in("organiser").get(LIST)["Cache-Control"]


@pytest.mark.parametrize("role", ["programme", "gate", "liaison", "focal point", "exhibitor"])
@pytest.mark.parametrize("path", [LIST, f"{LIST}add/", f"{LIST}1/", f"{LIST}1/edit/"])
def test_who_may_not_see_people(db, signed_in, role, path):
    assert signed_in(role).get(path).status_code == 403


def test_who_has_not_signed_in_is_asked_to(db, client):
    answer = client.get(LIST)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/sign-in/?next=/desk/delegates/")


def typed(delegation, **fields):
    return {
        "delegation": delegation.pk,
        "role": "head",
        "badge_name": "Trần Văn Bình",
        "passport_given": "VAN BINH",
        "passport_surname": "TRAN",
        "rank_band": "1",
        "order": "1",
        "gender": "M",
        "nationality": "vn",
        **fields,
    }


def test_adding_a_person_by_hand(delegation, signed_in):
    answer = signed_in("organiser").post(f"{LIST}add/", typed(delegation))
    person = Delegate.objects.get()
    assert answer["Location"] == f"/desk/delegates/{person.pk}/"
    assert (person.badge_name, person.nationality, person.accreditation.state) == (
        "Trần Văn Bình",
        "VN",
        "submitted",
    )
    assert Nomination.objects.get().way == "desk"
    assert list(AuditRecord.objects.order_by("pk").values_list("verb", flat=True)) == ["nominate", "submit"]


def test_a_second_head_is_refused_in_words_and_nothing_is_lost(delegation, signed_in):
    client = signed_in("organiser")
    client.post(f"{LIST}add/", typed(delegation))
    answer = client.post(f"{LIST}add/", typed(delegation, badge_name="Lê Thị Mai"))
    assert answer.status_code == 409
    assert [problem.code for problem in answer.context["problems"]] == ["second_head"]
    assert "Lê Thị Mai" in answer.content.decode()
    assert Delegate.objects.count() == 1


def test_a_full_quota_is_refused(delegation, signed_in):
    Quota.objects.filter(role="delegate").update(places=0)
    answer = signed_in("organiser").post(f"{LIST}add/", typed(delegation, role="delegate"))
    assert [problem.code for problem in answer.context["problems"]] == ["role_over_quota"]
    assert not Delegate.objects.exists()


def test_what_is_missing_is_marked_at_its_field(delegation, signed_in):
    answer = signed_in("organiser").post(
        f"{LIST}add/", typed(delegation, passport_surname="", nationality="Việt")
    )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"passport_surname", "nationality"}


def test_protocol_may_not_add(delegation, signed_in):
    assert signed_in("protocol").post(f"{LIST}add/", typed(delegation)).status_code == 403


def test_an_empty_list_says_what_would_be_here(db, signed_in):
    assert 'class="blank"' in signed_in("organiser").get(LIST).content.decode()
    assert Delegation.objects.count() == 0


def test_drafts_are_left_out_of_the_list_the_page_and_the_export(delegate, signed_in):
    Accreditation.objects.create(delegate=delegate, since=delegate.created, state="draft")
    client = signed_in("organiser")
    assert names(client.get(LIST)) == []
    assert client.get(f"{LIST}{delegate.pk}/").status_code == 404
    assert b"Nguy" not in b"".join(client.get(f"{LIST}export.csv").streaming_content)
    Accreditation.objects.update(state="submitted")
    assert names(client.get(LIST)) == ["Nguyễn Thị Đào"]
