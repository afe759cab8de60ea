"""Forty people for five places at the same moment: never one too many, nobody lost."""

import datetime as dt
import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction

from adgmin.core.problems import Refused
from delegates.demos import booking, slots
from delegates.demos.locking import lock_slots
from delegates.demos.models import DemoBooking
from events.models import DemoSlot, Edition
from events.showcase.programme import changing
from events.showcase.programme.changing import Despite, Wish, change_demo, seen_of

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
    """Take the locks away and nothing else: counting and numbering stay as they are.

    On SQLite the transaction is the lock (`BEGIN IMMEDIATE` lets one write at a time), so there it is what goes.
    """

    def found(slots):
        rows = DemoSlot.objects.filter(pk__in=slots).select_related("product", "edition")
        return {one.pk: one for one in rows}

    monkeypatch.setattr(booking, "lock_slots", found)
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **kwargs: self)
    if connections["default"].vendor == "sqlite":
        monkeypatch.setattr(booking, "book", booking.book.__wrapped__)


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
    """The negative control: only the lock is gone, and the one place is given to both."""
    slot, numbers = make_slot(capacity=1), iter((1, 2))
    # Two unlocked bookings take the same number too, which the database refuses; that would hide the overbooking.
    monkeypatch.setattr(booking, "next_sequence", lambda slot: next(numbers))
    assert book_two(slot, visitors(2)) == ["booked", "booked"]
    assert DemoBooking.objects.filter(state="booked").count() == 2


def test_without_the_lock_the_order_of_arrival_still_refuses_one(
    make_slot, visitors, unlocked, after_counting, monkeypatch
):
    """The second guard: who counted the same takes the same number, and the database keeps it unique."""
    monkeypatch.setattr(booking, "next_sequence", lambda slot: 1)
    assert sorted(book_two(make_slot(capacity=1), visitors(2))) == ["booked", "refused"]


def test_with_the_lock_the_same_meeting_gives_it_once(make_slot, visitors, after_counting):
    """The same barrier with the lock: the second is kept out, the barrier gives up, one place is given."""
    assert sorted(book_two(make_slot(capacity=1), visitors(2))) == ["booked", "waiting"]


def places_and_move(slot, monkeypatch):
    """Change the places and the time of one demonstration, each meeting the other once its first lock is taken."""
    barrier = Barrier(2)

    def meet(locking):
        def locked(asked):
            found = locking(asked)
            with suppress(BrokenBarrierError):
                barrier.wait(timeout=1)
            return found

        return locked

    def move():
        there = DemoSlot.objects.select_related("product", "booth").get(pk=slot.pk)
        later = dt.timedelta(hours=1)
        wish = Wish(there.product, None, there.booth, there.start + later, there.end + later)
        change_demo(there, wish, seen=seen_of(there), by=None, despite=Despite(anyway=True))

    def tried(act):
        try:
            act()
        except OperationalError as error:
            return "deadlock" if "deadlock" in str(error) else str(error)
        return "done"

    monkeypatch.setattr(slots, "lock_slots", meet(slots.lock_slots))
    monkeypatch.setattr(changing, "lock_edition", meet(changing.lock_edition))
    acts = (lambda: slots.change_capacity(slot, 9, by=None), move)
    # Who saw the older state is told so; here only the locks are looked at.
    monkeypatch.setattr(changing, "seen_of", lambda slot: "")
    monkeypatch.setitem(globals(), "seen_of", lambda slot: "")
    return sorted(at_once(*[lambda act=act: tried(act) for act in acts]))


def test_places_and_time_are_changed_one_after_the_other(make_slot, monkeypatch):
    slot = make_slot()
    assert places_and_move(slot, monkeypatch) == ["done", "done"]
    before, slot = slot, DemoSlot.objects.get(pk=slot.pk)
    assert (slot.capacity, slot.start) == (9, before.start + dt.timedelta(hours=1))


def test_without_the_edition_first_they_wait_for_each_other(make_slot, monkeypatch):
    """The negative control: the demonstration locked before the edition, as it once was, one is thrown out."""
    if connections["default"].vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time by itself")
    monkeypatch.setattr(slots, "lock_edition", lambda pk: Edition.objects.get(pk=pk))
    assert places_and_move(make_slot(), monkeypatch) == ["deadlock", "done"]


def test_one_moved_while_its_lock_is_waited_for_is_locked_with_those_of_its_new_time(make_slot):
    if connections["default"].vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time by itself")
    slot, other = make_slot("D1", minutes=60), make_slot("D2", minutes=300)
    held = Barrier(2)

    def move():
        with transaction.atomic():
            DemoSlot.objects.filter(pk=slot.pk).update(start=other.start, end=other.end)
            held.wait(timeout=20)
            time.sleep(0.5)  # the other has read the times and waits for the row

    def lock():
        held.wait(timeout=20)
        with transaction.atomic():
            return sorted(lock_slots([slot.pk]))

    assert at_once(move, lock) == [None, [slot.pk, other.pk]]
