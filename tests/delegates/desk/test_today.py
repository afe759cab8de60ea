import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import audit
from delegates.accreditation import transitions
from delegates.models import Accreditation, Delegate, Quota


def test_the_numbers_are_those_of_the_records(people, signed_in, at_demo_time):
    people(12)
    rows = list(Accreditation.objects.order_by("pk"))
    for row in rows[:5]:
        transitions.accredit(row, by=None)
    transitions.refuse(rows[5], by=None, reason="x")
    transitions.ask(rows[6], by=None, reason="x")
    funnel = signed_in("organiser").get("/desk/").context["funnel"]
    told = {name: number for name, number in funnel.items() if number}
    assert told == {
        "nominated": 12, "waiting": 6, "submitted": 5, "more_information": 1, "accredited": 5, "approved": 5,
        "refused": 1,
    }  # fmt: skip


def test_rooms_show_what_is_on_and_what_follows(make_session, small, signed_in, at_demo_time):
    make_session("S1", "10:30", "11:30")
    make_session("S2", "14:00", "15:00")
    make_session("S3", "12:00", "13:00", room="R-B", status="cancelled")
    one, other = signed_in("programme").get("/desk/").context["lanes"]
    assert (one.current.code, one.following.code) == ("S1", "S2")
    assert (other.current, other.following, len(other.blocks)) == (None, None, 1)
    assert (one.blocks[0].x, one.blocks[0].width) == (210, 60)


def test_what_needs_a_decision(people, make_session, small, signed_in, at_demo_time):
    people(20)
    Quota.objects.filter(delegation__code="D1").update(places=1)
    Quota.objects.create(
        delegation_id=Delegate.objects.get(ref="P00001").delegation_id, role="head", places=1
    )
    make_session("S1", "09:00", "10:00", status="provisional")
    make_session("S2", "11:00", "12:00", is_draft=True, title_vi="")
    found = signed_in("organiser").get("/desk/").context["decisions"]
    assert [standing.delegation.code for standing in found.over_quota] == ["D1"]
    assert [standing.delegation.code for standing in found.headless] == ["D2"]
    assert len(found.waiting) == 10
    assert (found.provisional, found.drafts, found.lacks_vi, found.lacks_en) == (1, 1, 1, 0)


def test_programme_staff_see_no_names_of_people(delegate, signed_in, at_demo_time):
    Accreditation.objects.create(delegate=delegate, since=delegate.created)
    Delegate.objects.update(role="head")
    audit.record(delegate, "change", by=None)
    text = signed_in("programme").get("/desk/").content.decode()
    assert "Nguyễn Thị Đào" not in text
    assert "Nguyễn Thị Đào" in signed_in("organiser").get("/desk/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_same_queries_for_any_number_of_people(people, signed_in, at_demo_time, number):
    people(number)
    client = signed_in("organiser")
    client.get("/desk/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/desk/")
    assert len(queries) == 61


@pytest.mark.parametrize(
    ("role", "status"),
    [("administrator", 200), ("organiser", 200), ("programme", 200), ("protocol", 200), ("gate", 403),
     ("liaison", 403), ("focal point", 403), ("exhibitor", 403)],
)  # fmt: skip
def test_who_may_open_the_desk(small, signed_in, role, status):
    assert signed_in(role).get("/desk/").status_code == status


def test_without_an_edition_the_page_says_so(db, signed_in):
    assert signed_in("organiser").get("/desk/").status_code == 200
