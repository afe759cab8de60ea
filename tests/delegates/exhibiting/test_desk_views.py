"""Exhibitors at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.models import ExhibitorContact, OutgoingMail
from events.models import Booth, BoothNeeds, Entry, Exhibitor, Hall, Room
from events.showcase.entering import write_profile
from events.showcase.reviewing import submit
from events.showcase.standing import Standing
from tests.delegates.exhibiting.made import accepted, preparing, submitted
from tests.events.crawling import body_of

LIST = "/desk/showcase/exhibitors/"


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings, at_demo_time):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def staff(small, signed_in):
    return signed_in("programme")


def act(client, exhibitor, what, **fields):
    return client.post(f"{LIST}{exhibitor.slug}/do/", {"act": what, **fields})


def test_the_list_tells_where_each_stands_and_what_all_need(staff, small):
    hall = Hall.objects.create(room=Room.objects.get(code="R-B"), width=10, height=10)
    first, second = submitted(small), preparing(small, name="Company Two", email="two@example.org")
    for x, owner in ((1, first), (7, second)):
        Booth.objects.create(hall=hall, code=f"B{x}", x=x, y=1, w=2, h=2, exhibitor=owner, power_kw=2)
    BoothNeeds.objects.create(exhibitor=first, power_kw="4.5", phase="three", tables=3)
    page = body_of(staff.get(LIST))
    assert page.index("Company One") < page.index("Company Two"), "who waits stands first"
    assert "4,50 kW" in page
    for query, names in (("state=review", {"Company One"}), ("state=preparing", {"Company Two"}),
                         ("q=two", {"Company Two"}), ("state=missing", {"Company Two"})):  # fmt: skip
        found = body_of(staff.get(f"{LIST}?{query}"))
        assert {name for name in ("Company One", "Company Two") if f">{name}</a>" in found} == names, query


def test_the_review_shows_old_and_new_and_the_decision_is_kept(staff, small):
    exhibitor = accepted(small)
    write_profile(exhibitor, by=None, profile_en="A bolder profile")
    submit(exhibitor, by=None)
    page = body_of(staff.get(f"{LIST}{exhibitor.slug}/"))
    assert "<del>Profile</del>" in page
    assert "<ins>A bolder profile</ins>" in page
    assert page.count("review__new") == 1
    seen = Entry.objects.get().version
    assert act(staff, exhibitor, "accept", seen=seen - 1).status_code == 409
    assert act(staff, exhibitor, "accept", seen=seen).status_code == 302
    assert Exhibitor.objects.get().profile_en == "A bolder profile"
    assert act(staff, exhibitor, "accept", seen=seen).status_code == 409


def test_a_reason_is_asked_for_and_what_was_typed_stays(staff, small):
    exhibitor = submitted(small)
    assert act(staff, exhibitor, "send_back", reason=" ").status_code == 409
    assert act(staff, exhibitor, "decline", reason="No room").status_code == 302
    assert Exhibitor.objects.get().standing == Standing.DECLINED
    late = act(staff, exhibitor, "send_back", reason="Too late, my words")
    assert late.status_code == 409
    assert "Too late, my words" in body_of(late)
    assert act(staff, exhibitor, "nonsense").status_code == 404


def test_who_applied_is_taken_up_with_a_link(staff, small):
    exhibitor = preparing(small)
    Exhibitor.objects.update(standing=Standing.APPLIED)
    assert act(staff, exhibitor, "take_up").status_code == 302
    mail = OutgoingMail.objects.get()
    assert mail.address == "one@example.org"
    assert "portal/showcase/invitation" not in str(mail.words), "the link is sealed"


def test_inviting_reminding_adding_ending(staff, small):
    assert (
        staff.post(f"{LIST}invite/", {"contact": "A", "email": "a@example.org", "lang": "vi"}).status_code
        == 422
    )
    page = staff.post(
        f"{LIST}invite/", {"name_en": "New One", "contact": "A", "email": "a@example.org", "lang": "en"}
    )
    exhibitor = Exhibitor.objects.get()
    assert page.headers["Location"] == f"{LIST}new-one/"
    assert act(staff, exhibitor, "resend", contact=ExhibitorContact.objects.get().pk).status_code == 302
    assert act(staff, exhibitor, "add", contact="B", email="a@example.org", lang="vi").status_code == 409
    assert act(staff, exhibitor, "add", contact="B", email="b@example.org", lang="vi").status_code == 302
    for _again in range(2):
        act(staff, exhibitor, "remind")
    assert (
        OutgoingMail.objects.filter(address="b@example.org").count() == 2
    )  # the invitation, one reminder a day
    assert act(staff, exhibitor, "end", contact=ExhibitorContact.objects.last().pk).status_code == 302
    assert ExhibitorContact.objects.in_force().count() == 1
    act(staff, exhibitor, "places", places="7")
    assert Exhibitor.objects.get().staff_places == 7


def test_who_only_reads_decides_nothing(small, signed_in):
    exhibitor = submitted(small)
    reader = signed_in("organiser")
    assert 'name="act"' not in body_of(reader.get(f"{LIST}{exhibitor.slug}/"))
    assert act(reader, exhibitor, "accept").status_code == 403
    for role in ("protocol", "security", "gate", "exhibitor", "focal point"):
        assert signed_in(role).get(LIST).status_code == 403, role


def test_the_same_queries_for_any_number(staff, small):
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(path).status_code == 200
        return len(queries)

    first = submitted(small)
    staff.get(LIST)
    one, page = asked(LIST), asked(f"{LIST}{first.slug}/")
    for number in range(2):
        submitted(small, name=f"Company {number}", email=f"{number}@example.org")
    assert asked(LIST) == one <= 20
    assert asked(f"{LIST}{first.slug}/") == page <= 32
