"""Who comes to one's own demonstrations, as an exhibitor reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.demos import booking
from delegates.exhibiting.models import ExhibitorContact
from events.models import Exhibitor

HERE = "/portal/showcase/ex-a/demos/"


@pytest.fixture
def booth(make_slot, make_user, client):
    """Somebody who writes for EX-A has signed in."""
    user = make_user("exhibitor")
    ExhibitorContact.objects.create(
        exhibitor=Exhibitor.objects.get(code="EX-A"), user=user, name="A", email=user.email
    )
    client.force_login(user)
    return client


def test_names_of_who_has_a_place_and_how_many_wait(booth, make_slot, visitors):
    slot = make_slot(capacity=1)
    for one in visitors(2):
        booking.book(one, slot, by=None)
    text = booth.get(HERE).content.decode()
    assert "Khách 0" in text
    assert "Khách 1" not in text  # who waits is not coming
    assert "Đã đặt 1/1 chỗ. 1 người đang chờ." in text
    assert "<form" not in text.split("<main")[1].split("</main")[0]
    assert HERE in booth.get("/portal/showcase/ex-a/").content.decode()
    assert booth.post(HERE).status_code == 405


def test_nothing_is_planned_and_nothing_of_others(booth, signed_in):
    assert "Đơn vị chưa có buổi trình diễn đặt chỗ nào" in booth.get(HERE).content.decode()
    assert booth.get("/portal/showcase/ex-b/demos/").status_code == 404
    for role in ("administrator", "focal point", "gate"):
        assert signed_in(role).get(HERE).status_code == 403


def test_as_many_queries_for_three_as_for_one(booth, make_slot, visitors, django_assert_num_queries):
    people = visitors(3)
    booking.book(people[0], make_slot("D1"), by=None)
    booth.get(HERE)
    with CaptureQueriesContext(connection) as one:
        booth.get(HERE)
    for code, minutes in (("D2", 120), ("D3", 180)):
        slot = make_slot(code, minutes=minutes)
        for person in people:
            booking.book(person, slot, by=None)
    with django_assert_num_queries(len(one)):
        booth.get(HERE)
