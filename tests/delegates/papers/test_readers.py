"""Who reads: each door, each state of an accreditation, each capacity; and what every page then shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock as the_clock
from delegates.accreditation.models import State
from delegates.accreditation.states import ADMITTED
from delegates.models import Accreditation, FocalPoint, OwnLink
from delegates.papers.readers import of_delegate, of_user
from events.agenda.audience import DESK, FOCAL_POINT, PUBLIC
from events.documents.standing import withdraw
from tests.conftest import NOW
from tests.delegates.papers.people import OWN, ROOM, client_of, delegation_of, filed, filed_anew, person_of
from tests.events.crawling import body_of


def shown(client, base=OWN):
    """The slugs of the papers in the list."""
    text = body_of(client.get(base))
    return {slug for slug in ("open-1", "shut-1", "bil-1") if f'href="{base}paper/{slug}/"' in text}


def test_each_sees_what_the_audience_rule_says(house, signed_in):
    assert shown(house.own) == {"open-1", "shut-1", "bil-1"}
    assert shown(house.theirs) == {"open-1", "shut-1"}, "a bilateral of two is not seen by a third"
    assert shown(house.focal, ROOM) == {"open-1", "shut-1", "bil-1"}
    assert shown(signed_in("programme"), ROOM) == {"open-1", "shut-1", "bil-1"}


def test_only_while_accredited(house):
    for state in State:
        house.head.accreditation.state = state
        assert (of_delegate(house.head).viewer == PUBLIC) == (state not in ADMITTED), state


def test_who_is_not_accredited_is_told_so_and_reads_what_is_public(house):
    Accreditation.objects.filter(delegate=house.head).update(state="revoked")
    text = body_of(house.own.get(OWN))
    assert "chưa có hoặc không còn hiệu lực" in text
    assert shown(house.own) == {"open-1"}
    assert shown(house.focal, ROOM) == {"open-1"}, "the delegation has nobody accredited left"


def test_a_link_that_ended_opens_nothing_and_says_what_to_do(house):
    assert house.own.get(OWN).status_code == 200
    OwnLink.objects.update(revoked_at=OwnLink.objects.first().sent_at)
    answer = house.own.get(OWN)
    assert answer.status_code == 404
    assert "data-forget-papers" in body_of(answer)
    assert Client().get(OWN).status_code == 404


def test_a_focal_point_chooses_among_their_delegations(house, make_user):
    user = FocalPoint.objects.get(delegation=house.jp).user
    FocalPoint.objects.create(delegation=house.th, user=user, email=user.email)
    assert 'name="as"' in body_of(house.focal.get(ROOM))
    assert shown(house.focal, ROOM) == {"open-1", "shut-1", "bil-1"}
    assert house.focal.post(f"{ROOM}choose/", {"as": "TH"}).status_code == 302
    assert shown(house.focal, ROOM) == {"open-1", "shut-1"}
    assert house.focal.post(f"{ROOM}choose/", {"as": "desk"}).status_code == 404
    assert house.focal.post(f"{ROOM}choose/", {"as": "VN"}).status_code == 404
    assert of_user(user, "desk").viewer != DESK


def test_a_focal_point_sees_what_the_own_party_sent_in(house):
    party = house.jp.party
    filed(
        house.edition, "OURS/1", "Ours", submitted_by=party,
        embargo_until=house.bilateral.end.replace(year=2027),
    )  # fmt: skip
    assert of_user(FocalPoint.objects.get(delegation=house.jp).user).viewer.categories >= {FOCAL_POINT}
    assert house.focal.get(f"{ROOM}paper/ours-1/en/").status_code == 200
    assert house.theirs.get(f"{OWN}paper/ours-1/").status_code == 404


def test_staff_who_work_with_papers_read_all(house, signed_in):
    for role in ("organiser", "protocol", "administrator"):
        assert signed_in(role).get(f"{ROOM}paper/bil-1/").status_code == 200, role


def test_others_who_sign_in_read_nothing(house, signed_in):
    for role in ("security", "gate", "liaison", "exhibitor", "focal point"):
        client = signed_in(role)
        for path in (
            "",
            "paper/open-1/",
            "paper/shut-1/en/1.webp",
            "paper/shut-1/en/file.pdf",
            "kept/check/",
        ):
            assert client.get(ROOM + path).status_code == 403, role
        assert client.post(f"{ROOM}pack/meeting/P/").status_code == 403, role


def test_those_who_come_along_read_what_is_public(house):
    group = delegation_of(house.edition, "SEC", kind="security", number=9)
    assert of_delegate(person_of(group, "security")).viewer.party == ""
    for role in ("media", "exhibitor", "security", "interpreter"):
        assert shown(client_of(person_of(house.jp, role, ref=role))) == {"open-1"}, role


def test_a_withdrawn_paper_keeps_its_name_and_opens_no_more(house):
    withdraw(house.shut, "Wrong figures", by=None)
    text = body_of(house.own.get(f"{OWN}paper/shut-1/"))
    assert "Tài liệu này đã được rút" in text or "đã rút" in text
    for path in ("en/", "en/1.webp", "en/file.pdf", "en/rev-0/"):
        assert house.own.get(f"{OWN}paper/shut-1/{path}").status_code == 404


@pytest.mark.parametrize(("lang", "name"), [("vi", "Nhỏ 1 · Tài liệu"), ("en", "Small 1 · Documents")])
def test_the_room_is_an_app_of_its_own_behind_either_door(house, client, lang, name):
    """Its scope is that of the worker which opens what is kept without a network; nothing in it is of anybody."""
    for room, reader in ((OWN, house.own), (ROOM, house.focal)):
        for path in ("", "kept/"):
            reader.cookies["django_language"] = lang
            assert f'<link rel="manifest" href="{room}manifest.webmanifest?lang={lang}">' in body_of(
                reader.get(room + path)
            )
        told = client.get(f"{room}manifest.webmanifest", {"lang": lang}).json()
        assert (told["id"], told["start_url"], told["scope"], told["name"]) == (room, room, room, name)
        assert told["shortcuts"][0]["url"] == f"{room}kept/"
        assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_any_number(house, number, monkeypatch):
    monkeypatch.setattr(the_clock, "now", lambda: NOW)  # a visit is noted anew each minute
    for at in range(number - 1):
        filed(house.edition, f"MORE/{at}", "More", session=house.plenary)
    filed_anew(house.shut, "A changed page", "Second")
    house.own.get(OWN)
    house.own.get(f"{OWN}paper/shut-1/en/")
    counted = []
    paths = ("", "?q=page", "paper/shut-1/", "paper/shut-1/compare/", "paper/shut-1/en/", "paper/shut-1/en/1.webp",
             "kept/check/?paper=shut-1/en/0")  # fmt: skip
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert house.own.get(OWN + path).status_code == 200
        counted.append(len(queries))
    assert counted == QUERIES


QUERIES = [19, 25, 21, 14, 22, 20, 11]
