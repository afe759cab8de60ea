import datetime as dt

import pytest

from adgmin.core.models import AuditRecord
from events.agenda.editing import change_session
from events.models import Edition, Party, Room, Session
from tests.events.board.asking import BOARD, DAY, send, stands

NEXT = "2026-01-16"


@pytest.fixture
def day(small, make_session):
    """R-A: S1 9-10, S2 10-11, S3 (cancelled) 11-12, S4 14-15. R-B: S5 10-11. The meeting lasts two days."""
    Edition.objects.update(end_date=dt.date(2026, 1, 16))
    for code, start, end, room, status in (
        ("S1", "09:00", "10:00", "R-A", "confirmed"), ("S2", "10:00", "11:00", "R-A", "confirmed"),
        ("S3", "11:00", "12:00", "R-A", "cancelled"), ("S4", "14:00", "15:00", "R-A", "confirmed"),
        ("S5", "10:00", "11:00", "R-B", "confirmed"),
    ):  # fmt: skip
        make_session(code, start, end, room=room, status=status)
    return Room.objects.get(code="R-A")


def previewed(client, path, **typed):
    """Ask for the preview, then send it back as its form would."""
    page = client.get(f"{BOARD}{path}", {"preview": 1, **typed})
    preview = page.context["preview"]
    return page, {**typed, "mark": preview.mark if preview else ""}


def shift(in_room, **changes):
    return {"room": in_room.pk, "day": DAY, "begin": "10:00", "minutes": 20, **changes}


def test_the_rest_of_a_rooms_day_is_shifted_together_and_can_be_undone(day, signed_in):
    client = signed_in("programme")
    page, data = previewed(client, "shift/", **shift(day))
    assert page.status_code == 200
    assert [wish.session.code for wish in page.context["preview"].wishes] == ["S2", "S4"]
    assert stands("S2")[1] == "10:00–11:00"
    done = client.post(f"{BOARD}shift/", data)
    assert done["Location"] == f"{BOARD}?day={DAY}"
    assert [stands(code)[1] for code in ("S1", "S2", "S3", "S4", "S5")] == [
        "09:00–10:00", "10:20–11:20", "11:00–12:00", "14:20–15:20", "10:00–11:00",
    ]  # fmt: skip
    acts = AuditRecord.objects.filter(model="events.session")[:2]
    assert {(act.verb, act.label.split()[0]) for act in acts} == {("shift", "S2"), ("shift", "S4")}
    assert {"start", "end"} <= set(acts[0].changes)
    name = client.get(BOARD).context["offered"].undo
    assert name.en == "move 2 sessions in Room R-A by +20 minutes, from 10:00 on"
    send(client, "undo/")
    assert (stands("S2")[1], stands("S4")[1]) == ("10:00–11:00", "14:00–15:00")
    send(client, "redo/")
    assert stands("S4")[1] == "14:20–15:20"


def test_the_preview_says_what_it_would_break(day, signed_in):
    page, _ = previewed(signed_in("programme"), "shift/", **shift(day, minutes=-30))
    codes = {finding.code for finding in page.context["preview"].findings}
    assert "room_double_booked" in codes
    assert str(page.context["preview"].findings[0]) in page.content.decode().replace("&quot;", '"')


def test_a_shift_that_would_hit_another_session_is_refused_whole(day, signed_in):
    client = signed_in("programme")
    _, data = previewed(client, "shift/", **shift(day, minutes=-30))
    answer = client.post(f"{BOARD}shift/", data)
    assert (answer.status_code, answer.context["problems"][0].code) == (409, "room_double_booked")
    assert stands("S2")[1] == "10:00–11:00"


def test_what_was_not_previewed_is_not_done(day, signed_in):
    client = signed_in("programme")
    _, data = previewed(client, "shift/", **shift(day))
    session = Session.objects.get(code="S4")
    change_session(session, by=None, title_en="Changed")
    answer = client.post(f"{BOARD}shift/", data)
    assert (answer.status_code, answer.context["problems"][0].code) == (409, "changed_meanwhile")
    assert stands("S2")[1] == "10:00–11:00"
    again = {**data, "mark": answer.context["preview"].mark}
    assert client.post(f"{BOARD}shift/", again).status_code == 302


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"minutes": 0}, 409, "nothing_to_shift"),
        ({"begin": "16:00"}, 409, "nothing_to_shift"),
        ({"minutes": 800}, 409, "leaves_the_day"),
        ({"minutes": "x"}, 422, ""),
        ({"begin": "later"}, 422, ""),
        ({"room": 999}, 422, ""),
    ],
)
def test_what_cannot_be_shifted(day, signed_in, changes, status, code):
    page = signed_in("programme").get(f"{BOARD}shift/", {"preview": 1, **shift(day, **changes)})
    assert page.status_code == status
    assert [problem.code for problem in page.context["problems"]] == ([code] if code else [])


def test_two_sessions_change_places_and_keep_their_lengths(day, signed_in):
    client = signed_in("programme")
    session = Session.objects.get(code="S5")
    change_session(session, by=None, end=session.end - dt.timedelta(minutes=30))
    _, data = previewed(client, "swap/", one="S1", other="S5")
    assert client.post(f"{BOARD}swap/", data).status_code == 302
    assert stands("S1") == (DAY, "10:00–11:00", "R-B")
    assert stands("S5") == (DAY, "09:00–09:30", "R-A")


def test_neighbours_in_one_room_can_be_swapped(day, signed_in):
    client = signed_in("programme")
    _, data = previewed(client, "swap/", one="S1", other="S2")
    assert client.post(f"{BOARD}swap/", data).status_code == 302
    assert (stands("S1")[1], stands("S2")[1]) == ("10:00–11:00", "09:00–10:00")
    assert client.get(BOARD).context["offered"].undo.en == "swap “Session S1” and “Session S2”"
    send(client, "undo/")
    assert (stands("S1")[1], stands("S2")[1]) == ("09:00–10:00", "10:00–11:00")


def test_a_session_is_not_swapped_with_itself(day, signed_in):
    page = signed_in("programme").get(f"{BOARD}swap/", {"preview": 1, "one": "S1", "other": "S1"})
    assert (page.status_code, "other" in page.context["form"].errors) == (422, True)


@pytest.fixture
def coffee(day, make_session):
    """A break in R-A, 12:00 to 12:30, with a host."""
    made = make_session("COFFEE", "12:00", "12:30", kind="social")
    return change_session(made, by=None, chairs=[Party.objects.get(code="VN")])


def test_breaks_are_copied_to_free_rooms(coffee, signed_in):
    client = signed_in("programme")
    moved_from = {"was_start": coffee.start, "was_end": coffee.end, "was_room": coffee.room}
    Session.objects.filter(pk=coffee.pk).update(**moved_from)
    rooms = [room.pk for room in Room.objects.all()]
    page, data = previewed(client, "breaks/", day=DAY, breaks=["COFFEE"], rooms=rooms)
    (line,) = page.context["preview"].lines
    assert (line.room.code, line.copy.code) == ("R-B", "COFFEE-2")
    assert client.post(f"{BOARD}breaks/", data).status_code == 302
    copy = Session.objects.get(code="COFFEE-2")
    assert stands("COFFEE-2") == (DAY, "12:00–12:30", "R-B")
    assert (copy.title_vi, copy.kind, copy.is_draft, copy.sequence) == (coffee.title_vi, "social", False, 0)
    assert copy.guid != coffee.guid
    assert (copy.was_start, copy.was_end, copy.was_room) == (None, None, None)
    assert [party.code for party in copy.parties_as("chair")] == ["VN"]
    assert copy.booking.room.code == "R-B"


def test_a_break_is_not_copied_where_the_room_is_held(coffee, make_session, signed_in):
    make_session("S6", "12:15", "13:00", room="R-B")
    room = Room.objects.get(code="R-B")
    page = signed_in("programme").get(
        f"{BOARD}breaks/", {"preview": 1, "day": DAY, "breaks": ["COFFEE"], "rooms": [room.pk]}
    )
    assert (page.status_code, page.context["problems"][0].code) == (409, "nothing_to_copy")


def test_a_copied_break_is_taken_away_by_undo_and_comes_back_as_the_same(coffee, signed_in):
    client = signed_in("programme")
    room = Room.objects.get(code="R-B")
    _, data = previewed(client, "breaks/", day=DAY, breaks=["COFFEE"], rooms=[room.pk])
    client.post(f"{BOARD}breaks/", data)
    guid = Session.objects.get(code="COFFEE-2").guid
    send(client, "undo/")
    assert not Session.objects.filter(code="COFFEE-2").exists()
    assert not room.bookings.filter(purpose="COFFEE-2").exists()
    send(client, "redo/")
    assert Session.objects.get(code="COFFEE-2").guid == guid


def test_a_copy_that_somebody_worked_on_stays(coffee, signed_in):
    client = signed_in("programme")
    _, data = previewed(
        client, "breaks/", day=DAY, breaks=["COFFEE"], rooms=[Room.objects.get(code="R-B").pk]
    )
    client.post(f"{BOARD}breaks/", data)
    change_session(Session.objects.get(code="COFFEE-2"), by=None, title_en="Tea")
    answer = send(client, "undo/")
    assert (answer.status_code, "COFFEE-2" in answer.json()["refused"]) == (409, True)
    assert Session.objects.get(code="COFFEE-2").title_en == "Tea"


def test_a_day_is_duplicated_as_drafts_with_codes_and_identifiers_of_their_own(day, make_session, signed_in):
    client = signed_in("programme")
    room = Room.objects.get(code="R-B")
    other = make_session("S9", "15:00", "16:00", room="R-B")
    Session.objects.get(code="S1").agenda_items.create(
        number=1, title_vi="Mục một", title_en="One", minutes=5
    )
    start = other.start.replace(day=16, hour=10)
    change_session(other, by=None, start=start, end=start + dt.timedelta(hours=1))
    page, data = previewed(client, "duplicate/", day=DAY, target=NEXT)
    made = {line.session.code: line for line in page.context["preview"].lines}
    assert sorted(made) == ["S1", "S2", "S4", "S5"]
    assert made["S5"].room is None
    done = client.post(f"{BOARD}duplicate/", data)
    assert done["Location"] == f"{BOARD}?day={NEXT}"
    assert stands("S1-2") == (NEXT, "09:00–10:00", "R-A")
    assert stands("S5-2") == (NEXT, "10:00–11:00", None)
    copies = Session.objects.filter(code__endswith="-2")
    assert {copy.is_draft for copy in copies} == {True}
    assert Session.objects.values("guid").distinct().count() == Session.objects.count()
    assert [item.title_en for item in Session.objects.get(code="S1-2").agenda_items.all()] == ["One"]
    assert [item.title_en for item in Session.objects.get(code="S1").agenda_items.all()] == ["One"]
    assert client.get(BOARD).context["offered"].undo.en == "copy 4 sessions to 16 January"
    assert send(client, "undo/").status_code == 200
    assert copies.all().count() == 0
    assert room.bookings.count() == 2


def test_a_duplicate_of_a_duplicate_gets_the_next_code(day, signed_in):
    client = signed_in("programme")
    for _ in range(2):
        _, data = previewed(client, "duplicate/", day=DAY, target=NEXT)
        client.post(f"{BOARD}duplicate/", data)
    assert Session.objects.filter(code__in=["S1-2", "S1-3"]).count() == 2


def test_a_day_is_not_copied_onto_itself(day, signed_in):
    page = signed_in("programme").get(f"{BOARD}duplicate/", {"preview": 1, "day": DAY, "target": DAY})
    assert (page.status_code, "target" in page.context["form"].errors) == (422, True)


@pytest.mark.parametrize("path", ["shift/", "swap/", "breaks/", "duplicate/"])
def test_on_first_sight_nothing_is_asked_and_nothing_wrong(day, signed_in, path):
    page = signed_in("programme").get(f"{BOARD}{path}?day={DAY}&room=R-B&one=S1&begin=10:00")
    assert (page.status_code, page.context["form"].errors) == (200, {})
    assert page.context["preview"] is None
