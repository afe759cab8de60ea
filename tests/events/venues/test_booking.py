import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.problems import Refused
from events.models import Room, RoomBooking
from events.venues.booking import hold_room

DAY = dt.datetime(2026, 1, 15, tzinfo=MEETING_ZONE)


def at(hour: float) -> dt.datetime:
    return DAY + dt.timedelta(hours=hour)


@pytest.fixture
def room(small) -> Room:
    return Room.objects.get(code="R-A")


def test_a_room_is_held_once_at_a_time(room):
    hold_room(room, at(9), at(10), purpose="S1")
    hold_room(room, at(10), at(11), purpose="S2")
    with pytest.raises(Refused) as refused:
        hold_room(room, at(9.5), at(10.5), purpose="S3")
    (problem,) = refused.value.problems
    assert problem.code == "room_double_booked"
    assert (
        problem.message.en
        == "Room R-A is held for S1 on 15 January, 09:00–10:00. Choose another room or time."
    )
    assert "Phòng R-A" in problem.message.vi
    assert "15/01" in problem.message.vi
    assert RoomBooking.objects.count() == 2


def test_a_booking_may_be_moved_over_itself(room):
    held = hold_room(room, at(9), at(10))
    hold_room(room, at(9.5), at(10.5), booking=held)
    held.refresh_from_db()
    assert (held.start, held.end) == (at(9.5), at(10.5))


def test_the_end_comes_after_the_start(room):
    with pytest.raises(Refused) as refused:
        hold_room(room, at(10), at(10))
    assert refused.value.problems[0].code == "ends_before_start"


def test_the_database_has_the_last_word(room):
    """A writer that passes by the lock is refused by the database itself, on insert and on update."""
    RoomBooking.objects.create(room=room, start=at(9), end=at(10))
    with pytest.raises(IntegrityError, match="events_roombooking_room_once"), transaction.atomic():
        RoomBooking.objects.create(room=room, start=at(9.5), end=at(10.5))
    later = RoomBooking.objects.create(room=room, start=at(10), end=at(11))
    with pytest.raises(IntegrityError, match="events_roombooking_room_once"), transaction.atomic():
        RoomBooking.objects.filter(pk=later.pk).update(start=at(9.9))


def _race(work, count: int = 8) -> list[str]:
    """Run `work` in threads that start together; return what became of each."""
    barrier, results = threading.Barrier(count), []

    def run() -> None:
        try:
            barrier.wait()
            work()
            results.append("held")
        except Refused as refused:
            results.append(refused.problems[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_ask_at_once_one_gets_the_room():
    from tests.small import make_small

    make_small()
    room = Room.objects.get(code="R-A")
    results = _race(lambda: hold_room(room, at(9), at(10), purpose="S"))
    assert sorted(results) == ["held"] + ["room_double_booked"] * 7
    assert RoomBooking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_lock_and_constraint_several_would_get_it():
    """The negative control: check-then-write alone lets more than one through."""
    from tests.small import make_small

    make_small()
    room = Room.objects.get(code="R-A")
    _drop_constraint()
    together = threading.Barrier(4)

    def careless() -> None:
        free = not RoomBooking.objects.filter(room=room, start__lt=at(10), end__gt=at(9)).exists()
        together.wait()
        if free:
            RoomBooking.objects.create(room=room, start=at(9), end=at(10))

    try:
        _race(careless, 4)
        assert RoomBooking.objects.count() == 4
    finally:
        RoomBooking.objects.all().delete()
        _restore_constraint()


def _migration():
    import importlib

    return importlib.import_module("events.migrations.0002_room_once")


def _drop_constraint() -> None:
    with connection.schema_editor() as editor:
        _migration().backwards(None, editor)


def _restore_constraint() -> None:
    with connection.schema_editor() as editor:
        _migration().forwards(None, editor)
