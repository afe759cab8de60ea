"""Forty people for five places at the same moment: never one too many, nobody lost."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from delegates.demos import booking
from delegates.demos.models import DemoBooking
from events.models import DemoSlot

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


def test_without_the_lock_one_place_is_given_twice(make_slot, visitors, monkeypatch):
    """The negative control: two look before either writes, each in its own transaction."""
    slot, people, barrier = make_slot(capacity=1), visitors(2), Barrier(2)
    numbers = iter((1, 2))

    def unlocked(slots):
        return {one.pk: one for one in DemoSlot.objects.filter(pk__in=slots).select_related("product")}

    def look(slot):
        found = DemoBooking.objects.filter(slot=slot, state="booked").count()
        barrier.wait(timeout=20)
        return found

    monkeypatch.setattr(booking, "lock_slots", unlocked)
    monkeypatch.setattr(booking, "taken", look)
    monkeypatch.setattr(booking, "next_sequence", lambda slot: next(numbers))
    free = booking.book.__wrapped__  # without the transaction, which alone keeps writers apart on SQLite

    def book(one):
        try:
            return free(one, slot, by=None).state
        except IntegrityError:
            return "refused"

    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **kwargs: self)
    at_once(*[lambda one=one: book(one) for one in people])
    assert DemoBooking.objects.filter(state="booked").count() == 2
