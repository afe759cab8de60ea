import datetime as dt
import threading

import pytest
from django.db import connection

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.agenda.editing import add_session, change_session
from events.models import Party, Room, RoomBooking, Session


def test_a_change_is_written_booked_numbered_and_recorded(small, make_session, make_user):
    session, staff = make_session("S1", "09:00", "10:00"), make_user("programme")
    room = Room.objects.get(code="R-B")
    changed = change_session(session, by=staff, expected=0, room=room, title_en="Renamed")
    assert (changed.sequence, changed.booking.room) == (1, room)
    record = AuditRecord.objects.get(verb="change")
    assert (record.user, record.changes["title_en"]) == (staff, ["Session S1", "Renamed"])
    assert record.changes["room"] == [Room.objects.get(code="R-A").pk, room.pk]
    assert RoomBooking.objects.count() == 1


def test_nothing_changed_is_nothing_written(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    change_session(session, by=None, title_en=session.title_en)
    session.refresh_from_db()
    assert session.sequence == 0
    assert AuditRecord.objects.filter(verb="change").count() == 0


def test_a_room_that_is_taken_is_refused_and_nothing_kept(small, make_session):
    make_session("S1", "09:00", "10:00")
    other = make_session("S2", "10:00", "11:00")
    with pytest.raises(Refused) as refused:
        change_session(other, by=None, start=other.start - dt.timedelta(minutes=30), title_en="Lost")
    assert refused.value.problems[0].code == "room_double_booked"
    assert "S1" in refused.value.problems[0].message.en
    other.refresh_from_db()
    assert other.title_en == "Session S2"


def test_who_edits_an_old_state_is_told_what_changed(small, make_session, make_user):
    session, first = make_session("S1", "09:00", "10:00"), make_user("programme", full_name="Trần Bảo")
    change_session(session, by=first, expected=0, title_en="By Bảo")
    with pytest.raises(Refused) as refused:
        change_session(session, by=None, expected=0, title_en="Mine")
    (problem,) = refused.value.problems
    assert problem.code == "changed_meanwhile"
    assert "Trần Bảo" in problem.message.en
    assert "By Bảo" in problem.message.en
    assert Session.objects.get().title_en == "By Bảo"


def test_a_cancelled_session_lets_its_room_go_and_takes_it_again(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    session = change_session(session, by=None, status="cancelled")
    assert RoomBooking.objects.count() == 0
    make_session("S2", "09:00", "10:00")
    with pytest.raises(Refused):
        change_session(session, by=None, status="confirmed")


def test_parties_are_set_by_role(small, make_session):
    session = make_session(
        "S1",
        "09:00",
        "10:00",
    )
    japan = Party.objects.get(code="JP")
    change_session(session, by=None, chairs=[japan])
    assert [p.code for p in Session.objects.get().parties_as("chair")] == ["JP"]
    change_session(session, by=None, chairs=[])
    assert Session.objects.get().parties_as("chair") == []


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_is_told():
    from tests.small import add_small_session, make_small

    make_small()
    session = add_small_session("S1", "09:00", "10:00")
    barrier, results = threading.Barrier(4), []

    def edit(number: int) -> None:
        try:
            barrier.wait()
            change_session(session, by=None, expected=0, title_en=f"Editor {number}")
            results.append("saved")
        except Refused as refused:
            results.append(refused.problems[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["changed_meanwhile"] * 3 + ["saved"]
    assert Session.objects.get().sequence == 1


def test_adding_holds_the_room(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    assert session.booking is not None
    twin = Session(edition=small, code="S2", start=session.start, end=session.end, room=session.room, kind="plenary",
                   level="som", title_vi="Hai", title_en="Two")  # fmt: skip
    with pytest.raises(Refused):
        add_session(twin, by=None)
    assert Session.objects.count() == 1
