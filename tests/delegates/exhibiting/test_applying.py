"""Applications from the public page: confirmed by mail, slowed down, blind to programs."""

import datetime as dt

import pytest

from delegates.exhibiting import applying
from delegates.exhibiting.applying import apply_to_exhibit
from delegates.models import Application, ExhibitorContact, OutgoingMail
from events.models import Exhibitor
from events.showcase.standing import Standing
from tests.conftest import NOW
from tests.events.crawling import body_of
from tests.small import released

SAID = {"name_vi": "Công ty Mới", "name_en": "", "country": "VN", "shows": "Cảm biến", "contact": "Chị Hoa",
        "email": "new@example.org", "phone": "", "website": "", "fax": ""}  # fmt: skip


@pytest.fixture
def public(small, make_session, at_demo_time):
    make_session("S-1", "09:00", "10:00", access="public")
    released(small)
    return small


@pytest.fixture
def token(monkeypatch):
    made = []
    known = applying.new_token
    monkeypatch.setattr(applying, "new_token", lambda: made.append(known()) or made[-1])
    return made


def test_an_application_reaches_the_desk_once_it_is_confirmed(public, client, token):
    assert client.post("/vi/showcase/apply/", SAID).headers["Location"] == "/vi/showcase/apply/sent/"
    assert not Exhibitor.objects.exists()
    assert OutgoingMail.objects.get().address == "new@example.org"
    link = f"/vi/showcase/apply/confirm/{token[0]}/"
    assert "Công ty Mới" in body_of(client.get(link))
    assert not Exhibitor.objects.exists(), "looking at a link confirms nothing"
    for _twice in range(2):
        assert client.post(link).status_code == 200
    exhibitor = Exhibitor.objects.get()
    assert (exhibitor.standing, exhibitor.slug, exhibitor.country.code) == (
        Standing.APPLIED,
        "cong-ty-moi",
        "VN",
    )
    assert ExhibitorContact.objects.get().email == "new@example.org"
    assert client.get("/vi/showcase/apply/confirm/nonsense/").status_code == 410


def test_what_was_typed_stays(public, client):
    page = client.post(
        "/en/showcase/apply/", {**SAID, "email": "no address", "website": "javascript:alert(1)"}
    )
    assert page.status_code == 422
    assert 'value="no address"' in body_of(page)
    assert not Application.objects.exists()


def test_a_program_is_told_the_same_and_keeps_nothing(public, client):
    assert (
        client.post("/vi/showcase/apply/", {**SAID, "fax": "1"}).headers["Location"]
        == "/vi/showcase/apply/sent/"
    )
    assert not Application.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_many_in_an_hour_are_slowed_down(public, client):
    answers = [client.post("/vi/showcase/apply/", SAID).status_code for _try in range(4)]
    assert answers == [302, 302, 302, 429]


def test_what_nobody_confirms_is_forgotten(public, clock):
    apply_to_exhibit(public, **{name: value for name, value in SAID.items() if name != "fax"}, lang="vi")
    clock(NOW + dt.timedelta(days=3, minutes=1))
    apply_to_exhibit(public, **{**SAID, "email": "other@example.org"}, lang="vi")
    assert Application.objects.get().email == "other@example.org"


def test_after_the_meeting_the_page_says_that_it_is_closed(public, client, clock):
    clock(NOW + dt.timedelta(days=1))
    assert '<form class="subscribe__form"' not in body_of(client.get("/en/showcase/apply/"))
    client.post("/en/showcase/apply/", SAID)
    assert not Application.objects.exists()
