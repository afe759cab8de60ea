"""One's own bookings by one's own link."""

import datetime as dt

import pytest

from adgmin.core import clock as the_clock
from delegates.demos import booking, slots
from delegates.demos.models import DemoBooking
from delegates.models import OwnLink
from delegates.portal.own_link import digest_of

HERE = "/portal/me/demos/"


@pytest.fixture
def people(visitors, client):
    """Two people; this browser has the link of the first."""
    found, now = visitors(2), the_clock.now()
    OwnLink.objects.create(
        delegate=found[0], digest=digest_of("t"), sent_at=now, expires_at=now + dt.timedelta(14)
    )
    client.get("/portal/me/t/")
    return found


def test_book_wait_and_cancel(make_slot, people, client):
    make_slot("D1")
    full = make_slot("D2", capacity=1, minutes=120)
    other = booking.book(people[1], full, by=None)
    for code in ("D1", "D2"):
        assert client.post(HERE, {"book": code}).status_code == 302
    answer = client.get(HERE)
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    for words in ("Cảm biến", "Quý vị đã có chỗ", "Trong danh sách chờ: số 1"):
        assert words in text, words
    mine = DemoBooking.objects.get(slot__code="D1")
    client.post(HERE, {"cancel": mine.pk})
    mine.refresh_from_db()
    assert mine.state == "cancelled"
    for wrong in ({"cancel": other.pk}, {"book": "none"}, {"cancel": "x"}):
        assert client.post(HERE, wrong).status_code == 404
    other.refresh_from_db()
    assert other.state == "booked"


def test_without_a_link_nothing(make_slot, client):
    assert client.get(HERE).status_code == 404


def test_as_many_queries_for_three_as_for_one(make_slot, people, client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    booking.book(people[0], make_slot("D1"), by=None)
    client.get(HERE)
    with CaptureQueriesContext(connection) as one:
        client.get(HERE)
    for code, minutes in (("D2", 120), ("D3", 180)):
        booking.book(people[0], make_slot(code, minutes=minutes), by=None)
    with django_assert_num_queries(len(one)):
        client.get(HERE)


def test_what_was_cancelled_or_has_begun_is_told(make_slot, people, client, clock):
    gone, begun = make_slot("D1"), make_slot("D2", minutes=120)
    make_slot("D3", minutes=121)  # not booked: not shown once it has begun
    for slot in (gone, begun):
        booking.book(people[0], slot, by=None)
    slots.cancel_demo(gone, by=None)
    clock(begun.start + dt.timedelta(minutes=5))
    text = client.get(HERE).content.decode()
    assert "Buổi trình diễn này đã bị hủy. Lượt đặt của Quý vị không còn hiệu lực" in text
    assert "Đang diễn ra. Quý vị có chỗ tại buổi này." in text
    assert text.count('class="consent"') == 2
    assert 'name="book"' not in text


def test_who_cancelled_can_book_again(make_slot, people, client):
    held = booking.book(people[0], make_slot("D1"), by=None)
    client.post(HERE, {"cancel": held.pk})
    assert "Lượt đặt của Quý vị đã hủy. Quý vị có thể đặt lại." in client.get(HERE).content.decode()
    client.post(HERE, {"book": "D1"})
    assert DemoBooking.objects.live().count() == 1
