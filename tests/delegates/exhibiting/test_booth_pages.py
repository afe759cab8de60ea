"""The exhibitor's own pages: what is theirs, and nothing of others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from delegates.exhibiting.staffing import add_staff
from delegates.models import BoothStaff, Delegation, Quota
from events.models import BoothNeeds, Entry, Exhibitor
from events.pictures.storing import PICTURES
from events.showcase.standing import Standing
from tests.delegates.exhibiting.made import ALT, PRODUCT, WORDS, accepted, complete, preparing
from tests.events.crawling import body_of
from tests.events.pictures.made import upload
from tests.small import released


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings, at_demo_time):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def group(small):
    made = Delegation.objects.create(
        edition=small, code="EXHIB", kind="exhibitors", name_vi="Đơn vị", name_en="Exhibitors", sort_order=9
    )
    Quota.objects.create(delegation=made, role="exhibitor", places=9)
    return made


@pytest.fixture
def own(small, make_user, make_session):
    make_session("S-1", "09:00", "10:00", access="public")
    released(small)
    return preparing(small, user=make_user("exhibitor"))


@pytest.fixture
def exhibitor(own):
    from delegates.exhibiting.models import ExhibitorContact

    client = Client()
    client.force_login(ExhibitorContact.objects.get(exhibitor=own).user)
    return client


@pytest.fixture
def other(small, own):
    made = preparing(small, name="Company Other", email="other@example.org")
    complete(made)
    return made


def base(exhibitor) -> str:
    return f"/portal/showcase/{exhibitor.slug}/"


def test_a_profile_is_written_page_by_page_and_sent(exhibitor, own):
    assert exhibitor.get("/portal/").headers["Location"] == "/portal/showcase/"
    assert exhibitor.get("/portal/showcase/").headers["Location"] == base(own)
    assert exhibitor.post(f"{base(own)}submit/").status_code == 409
    half = {"name_vi": "Chỉ tên", "name_en": ""}
    assert exhibitor.post(f"{base(own)}profile/", half).status_code == 302
    assert Entry.objects.get().content["name_vi"] == "Chỉ tên"
    exhibitor.post(
        f"{base(own)}profile/", {**WORDS, "themes": ["ai"], "country": "VN", "website": "https://one.example"}
    )
    page = exhibitor.post(f"{base(own)}products/add/", {**PRODUCT, "themes": ["ai"]})
    product = page.headers["Location"]
    wrong = exhibitor.post(f"{product}picture/", {**ALT, "alt_en": "", "file": upload()})
    assert wrong.status_code == 422
    assert 'value="Cảm biến trên cột"' in wrong.content.decode()
    assert list(PICTURES.names()) == []
    assert exhibitor.post(f"{product}picture/", {**ALT, "file": upload(b"no picture")}).status_code == 422
    assert exhibitor.post(f"{product}picture/", {**ALT, "file": upload()}).status_code == 302
    shown = body_of(exhibitor.get(product))
    shown_picture = next(
        part for part in shown.split('"') if part.startswith("/pictures/") and " " not in part
    )
    assert exhibitor.get(shown_picture).status_code == 200
    assert Client().get(shown_picture).status_code == 404
    needs = {"power_kw": "4.5", "phase": "three", "sockets": 6, "network": "wired", "mbps": 50, "tables": 2,
             "chairs": 4, "screens": 1, "heaviest_kg": 80, "note": "", "demos": 2, "demo_wish": "Thứ Năm"}  # fmt: skip
    assert exhibitor.post(f"{base(own)}needs/", {**needs, "power_kw": "900"}).status_code == 422
    assert exhibitor.post(f"{base(own)}needs/", needs).status_code == 302
    assert str(BoothNeeds.objects.get().power_kw) == "4.50"
    assert exhibitor.post(f"{base(own)}submit/").status_code == 302
    assert Exhibitor.objects.get().standing == Standing.SUBMITTED


def test_what_is_of_another_exhibitor_does_not_exist(exhibitor, own, other):
    code = other.entry.content["products"][0]["code"]
    for path in ("", "profile/", "picture/", "products/add/", f"products/{code}/", f"products/{code}/picture/",
                 "needs/", "staff/add/"):  # fmt: skip
        assert exhibitor.get(base(other) + path).status_code == 404, path
        assert exhibitor.post(base(other) + path).status_code in (404, 405), path
    assert exhibitor.post(f"{base(other)}submit/").status_code == 404
    assert exhibitor.post(f"{base(other)}products/{code}/delete/").status_code == 404
    assert exhibitor.get(f"{base(own)}products/{code}/").status_code == 404
    from events.models import Picture

    digest = Picture.objects.get().digest
    assert exhibitor.get(f"/pictures/{digest}-320.png").status_code == 404
    assert len(other.entry.content["products"]) == 1


@pytest.mark.parametrize("role", ["organiser", "programme", "focal point", "gate", "security"])
def test_other_roles_are_told_so(own, signed_in, role):
    client = signed_in(role)
    for path in ("/portal/showcase/", base(own)):
        assert client.get(path).status_code == 403, path
    assert (
        signed_in(
            role,
        )
        .get(base(own))
        .status_code
        == 403
        if role == ""
        else True
    )


def test_who_has_not_signed_in_is_asked_to(own, client):
    assert client.get(base(own)).headers["Location"].startswith("/accounts/sign-in/")


def test_who_is_declined_reads_and_writes_no_more(exhibitor, own):
    Exhibitor.objects.update(standing=Standing.DECLINED)
    assert exhibitor.get(base(own)).status_code == 200
    assert exhibitor.get(f"{base(own)}profile/").status_code == 404
    assert exhibitor.post(f"{base(own)}profile/", WORDS).status_code == 404


def test_staff_are_named_up_to_the_limit_and_seen_by_their_own_exhibitor(
    exhibitor, own, other, group, make_user
):
    Exhibitor.objects.filter(pk=own.pk).update(staff_places=1)
    page = exhibitor.post(f"{base(own)}staff/add/", {
        "rank_band": 6, "position_en": "Engineer", "organisation_en": "Company One", "role": "head",
    })  # fmt: skip
    person = BoothStaff.objects.get().delegate
    assert page.headers["Location"] == f"/portal/people/{person.pk}/step/identity/"
    assert (person.role, person.delegation) == ("exhibitor", group)
    assert exhibitor.get(page.headers["Location"]).status_code == 200
    assert exhibitor.get(f"/portal/people/{person.pk}/").status_code == 200
    full = exhibitor.post(f"{base(own)}staff/add/", {
        "rank_band": 6, "position_en": "Second", "organisation_en": "Company One",
    })  # fmt: skip
    assert full.status_code == 422
    stranger = add_staff(other, by=make_user("", email="x@example.org"), rank_band=6, position_en="Stranger")
    assert exhibitor.get(f"/portal/people/{stranger.pk}/").status_code == 404
    assert "Stranger" not in body_of(exhibitor.get(base(own)))


def test_the_same_queries_for_any_number(exhibitor, own):
    complete(own)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert exhibitor.get(base(own)).status_code == 200
        return len(queries)

    exhibitor.get(base(own))
    one = asked()
    complete(own)
    complete(own)
    assert asked() == one <= 20


def test_an_accepted_profile_is_public_after_the_next_release(small, own, client):
    made = accepted(small, name="Company Shown", email="shown@example.org")
    address = f"/en/showcase/{made.slug}/"
    assert client.get(address).status_code == 404
    released(small)
    page = body_of(client.get(address))
    assert "Company One" in page
    product = made.products.get()
    link = f"{address}{product.code}/"
    assert f'href="{link}"' in page
    shown = body_of(client.get(link))
    assert 'alt="A sensor on a mast"' in shown
    assert "Cảm biến" in shown
    assert client.get(f"{address}nothing/").status_code == 404
    picture = next(part for part in shown.split('"') if part.startswith("/pictures/") and " " not in part)
    assert client.get(picture).status_code == 200
