"""Forty people for five places at the same moment: never one too many, nobody lost."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from delegates.demos import booking
from delegates.demos.models import DemoBooking
from events.models import DemoSlot

MEETING = 5  # seconds that one waits for the other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def at_once(*acts):
    """Run these at the same moment; return what each gave, or its problems' codes."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=20)
            return act()
        except Refused as refusal:
            return [problem.code for problem in refusal.problems]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_forty_people_for_five_places(make_slot, visitors):
    slot, people = make_slot(capacity=5), visitors(40)
    at_once(*[lambda one=one: booking.book(one, slot, by=None) for one in people])
    rows = list(DemoBooking.objects.order_by("sequence"))
    assert [row.state for row in rows] == ["booked"] * 5 + ["waiting"] * 35
    assert [row.sequence for row in rows] == list(range(1, 41))
    assert len({row.delegate_id for row in rows}) == 40


def test_a_storm_of_cancels_and_bookings(make_slot, visitors):
    slot, people = make_slot(capacity=5), visitors(24)
    first = [booking.book(one, slot, by=None) for one in people[:12]]
    chance = random.Random(7)
    gone = chance.sample(first, 8)
    told = at_once(
        *[lambda one=one: booking.cancel(one, by=None) for one in gone],
        *[lambda one=one: booking.book(one, slot, by=None) for one in people[12:]],
    )
    assert not [one for one in told if isinstance(one, list)]
    live = list(DemoBooking.objects.live().order_by("sequence"))
    assert {row.delegate_id for row in live} == {p.pk for p in people} - {one.delegate_id for one in gone}
    assert [row.state for row in live] == ["booked"] * 5 + ["waiting"] * 11


def test_one_person_gets_one_of_two_at_the_same_time(make_slot, visitors):
    slots = [make_slot("D1", minutes=60), make_slot("D2", minutes=75)]
    (person,) = visitors(1)
    told = at_once(*[lambda slot=slot: booking.book(person, slot, by=None) for slot in slots])
    assert ["overlapping_booking"] in told
    assert DemoBooking.objects.live().count() == 1


@pytest.fixture
def unlocked(monkeypatch):
    """Take the locks away and nothing else: counting, numbering and the transaction stay as they are."""

    def found(slots):
        rows = DemoSlot.objects.filter(pk__in=slots).select_related("product", "edition")
        return {one.pk: one for one in rows}

    monkeypatch.setattr(booking, "lock_slots", found)
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **kwargs: self)


@pytest.fixture
def after_counting(monkeypatch):
    """Let two who book meet between counting the places and writing; who is kept out by a lock lets the other go on."""
    barrier, counted = Barrier(2), booking.taken

    def taken(slot):
        number = counted(slot)
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=MEETING)
        return number

    monkeypatch.setattr(booking, "taken", taken)


def book_two(slot, people):
    """Return what each was given; the order of arrival is the database's own, unique."""

    def book(one):
        try:
            return booking.book(one, slot, by=None).state
        except IntegrityError:
            return "refused"

    return at_once(*[lambda one=one: book(one) for one in people])


def test_without_the_lock_one_place_is_given_twice(
    make_slot, visitors, unlocked, after_counting, monkeypatch
):
    """The negative control: only the lock is gone, and the one place is given to both.

    On SQLite `BEGIN IMMEDIATE` lets one transaction write at a time, a lock of its own that no code of ours takes away:
    there the second waits before it counts, and nothing can be shown.
    """
    if connections["default"].vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time by itself")
    slot, numbers = make_slot(capacity=1), iter((1, 2))
    # Two unlocked bookings take the same number too, which the database refuses; that would hide the overbooking.
    monkeypatch.setattr(booking, "next_sequence", lambda slot: next(numbers))
    assert book_two(slot, visitors(2)) == ["booked", "booked"]
    assert DemoBooking.objects.filter(state="booked").count() == 2


def test_without_the_lock_the_order_of_arrival_still_refuses_one(
    make_slot, visitors, unlocked, after_counting
):
    """The second guard: the database keeps the order of arrival unique when nothing else is locked."""
    if connections["default"].vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time by itself")
    assert sorted(book_two(make_slot(capacity=1), visitors(2))) == ["booked", "refused"]


def test_with_the_lock_the_same_meeting_gives_it_once(make_slot, visitors, after_counting):
    """The same barrier with the lock: the second is kept out, the barrier gives up, one place is given."""
    assert sorted(book_two(make_slot(capacity=1), visitors(2))) == ["booked", "waiting"]
