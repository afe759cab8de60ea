"""Each address of the portal: one's own opens, another delegation's answers as if it did not exist."""

import pytest
from django.test import Client
from django.urls import reverse

from adgmin.core import clock
from delegates.delegations.inviting import end
from delegates.models import FocalPoint, OwnLink
from delegates.portal import urls
from delegates.portal.own_link import digest_of
from delegates.portal.writing import send
from tests.delegates.portal.conftest import make_draft

# What an own address answers to a plain GET; those that only act answer 405 to it.
ANSWERS = {
    "portal-nominate": 200, "portal-workbook": 200, "portal-workbook-template": 200, "portal-workbook-preview": 302,
    "portal-workbook-commit": 405, "portal-assistants": 200, "portal-assistant-end": 405, "portal-person": 200,
    "portal-answer": 405, "portal-withdraw": 200, "portal-substitute": 200, "portal-order": 405,
    "portal-own-link": 405, "portal-send": 302, "portal-photo": 200, "portal-step": 200,
}  # fmt: skip
ELSEWHERE = {"portal"} | {route.name for route in urls.urlpatterns if route.name.startswith("portal-me")}


def address(name, delegation, person, assistant):
    values = {
        "code": delegation.code, "pk": assistant.pk if name == "portal-assistant-end" else person.pk,
        "token": "nobodys", "step": "identity",
    }  # fmt: skip
    route = next(route for route in urls.urlpatterns if route.name == name)
    return reverse(name, kwargs={key: values[key] for key in route.pattern.converters})


@pytest.fixture
def worlds(at_work):
    """For each delegation: itself, a person who was sent, an assistant."""
    found = {}
    for delegation, user in ((at_work.delegation, at_work.user), (at_work.other, at_work.stranger)):
        person = make_draft(delegation, user)
        send(person, by=user)
        helper = FocalPoint.objects.create(delegation=delegation, email="h@example.org", kind="assistant")
        found[delegation.code] = (delegation, person, helper)
    return found


def test_every_address_is_asked_here():
    assert {route.name for route in urls.urlpatterns} == ANSWERS.keys() | ELSEWHERE


def test_own_things_open_and_those_of_others_do_not_exist(at_work, worlds):
    own = {name: at_work.client.get(address(name, *worlds["VN"])).status_code for name in ANSWERS}
    assert own == ANSWERS
    acting = {name for name, status in ANSWERS.items() if status == 405}
    others = {
        name: getattr(at_work.client, "post" if name in acting else "get")(
            address(name, *worlds["TH"])
        ).status_code
        for name in ANSWERS
    }
    assert others == dict.fromkeys(ANSWERS, 404)


def test_posting_to_another_delegation_changes_nothing(at_work, worlds):
    delegation, person, helper = worlds["TH"]
    for name in ANSWERS:
        at_work.client.post(
            address(name, delegation, person, helper), {"text": "x", "role": "head", "way": "up"}
        )
    person.refresh_from_db()
    helper.refresh_from_db()
    assert (person.accreditation.state, person.role, helper.ended_at) == ("submitted", "delegate", None)
    assert delegation.delegates.count() == 1
    assert not person.accreditation.comments.exists()
    assert not person.own_links.exists()


def test_who_speaks_for_nobody_is_told_so(at_work, make_user):
    client = Client()
    assert client.get("/portal/")["Location"].startswith("/accounts/sign-in/")
    client.force_login(make_user("organiser"))
    response = client.get("/portal/")
    assert response.status_code == 403
    assert "Hiện Quý vị không phụ trách đoàn nào" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_ended_access_stops_at_once(at_work):
    assert at_work.client.get("/portal/").status_code == 200
    end(FocalPoint.objects.get(user=at_work.user), by=None)
    assert at_work.client.get("/portal/").status_code == 403


def test_a_focal_point_lands_on_the_portal_after_signing_in(at_work):
    answer = Client().post(
        "/accounts/sign-in/", {"email": at_work.user.email, "password": "a-long-enough-password"}
    )
    assert answer["Location"] == "/portal/"


@pytest.mark.parametrize("change", ["revoked_at", "expires_at"])
def test_an_own_link_that_is_over_opens_nothing(sent, change):
    link = OwnLink.objects.create(
        delegate=sent,
        digest=digest_of("t"),
        sent_at=clock.now(),
        expires_at=clock.now() + clock.dt.timedelta(1),
    )
    client = Client()
    assert client.get("/portal/me/t/")["Location"] == "/portal/me/"
    assert client.get("/portal/me/").status_code == 200
    setattr(link, change, clock.now())
    link.save()
    assert client.get("/portal/me/").status_code == client.get("/portal/me/t/").status_code == 404
