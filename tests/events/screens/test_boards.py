"""What a screen shows at different clocks: now, next, delayed, moved, cancelled, another day, the end."""

import dataclasses
import datetime as dt

import pytest

from events.screens.boards import lobby_board, room_board
from tests.events.screens.conftest import at
from tests.small import DAY


@pytest.fixture
def programme(make_session, published):
    make_session("ONE", "09:00", "10:00", access="public")
    make_session("TWO", "10:30", "11:30", access="public")
    make_session("THREE", "14:00", "15:00", access="public")
    make_session("B", "09:30", "11:00", room="R-B", access="public")
    return published()


def changed(programme, code: str, **changes):
    sessions = [dataclasses.replace(s, **changes) if s.code == code else s for s in programme.sessions]
    return dataclasses.replace(programme, sessions=tuple(sorted(sessions, key=lambda s: s.start)))


def seen(programme, time: str, room: str = "R-A", day: dt.date = DAY):
    board = room_board(programme, programme.rooms[room], at(time, day))
    main = board.main
    return (
        (main.session.code, main.tone, main.state.en) if main else None,
        [(slot.session.code, slot.tone) for slot in board.coming],
    )


def codes(slots) -> list[str]:
    return [slot.session.code for slot in slots]


@pytest.mark.parametrize(
    ("time", "main", "coming"),
    [
        ("07:00", ("ONE", "plain", "Next"), [("TWO", "plain"), ("THREE", "plain")]),
        ("08:45", ("ONE", "soon", "Begins in 15 min"), [("TWO", "plain"), ("THREE", "plain")]),
        ("08:59", ("ONE", "soon", "Begins now"), [("TWO", "plain"), ("THREE", "plain")]),
        ("09:00", ("ONE", "live", "In session"), [("TWO", "plain"), ("THREE", "plain")]),
        ("09:59", ("ONE", "live", "In session"), [("TWO", "plain"), ("THREE", "plain")]),
        ("10:00", ("TWO", "plain", "Next"), [("THREE", "plain")]),
        ("10:30", ("TWO", "live", "In session"), [("THREE", "plain")]),
        ("11:30", ("THREE", "plain", "Next"), []),
        ("15:00", None, []),
    ],
)
def test_the_door_at_different_clocks(programme, time, main, coming):
    assert seen(programme, time) == (main, coming)


def test_a_delay_keeps_the_original_time(programme):
    later = changed(programme, "TWO", start=at("10:45"), end=at("11:45"), was_start=at("10:30"))
    board = room_board(later, later.rooms["R-A"], at("10:35"))
    assert (board.main.tone, board.main.state.en, board.main.state.vi) == (
        "warn", "Delayed 15 min", "Lùi 15 phút",
    )  # fmt: skip
    assert (board.main.start, board.main.end, board.main.was) == ("10:45", "11:45", "10:30")
    assert room_board(later, later.rooms["R-A"], at("10:50")).main.was == "10:30"


def test_a_cancelled_meeting_stays_at_the_door_until_its_time_is_over(programme):
    without = changed(programme, "TWO", status="cancelled")
    assert seen(without, "10:40") == (("TWO", "bad", "Cancelled"), [("THREE", "plain")])
    assert seen(without, "11:30") == (("THREE", "plain", "Next"), [])
    # Before its time the door leads to what does take place, and names the cancelled one beside it.
    assert seen(without, "10:10") == (("THREE", "plain", "Next"), [("TWO", "bad")])


def test_a_meeting_moved_away_is_told_at_both_doors(programme):
    gone = {
        "room": "R-B",
        "was_room": "R-A",
        "start": at("11:15"),
        "end": at("12:15"),
        "was_start": at("10:30"),
    }
    away = changed(programme, "TWO", **gone)
    assert seen(away, "10:40") == (("TWO", "warn", "Moved to Room R-B"), [("THREE", "plain")])
    there = room_board(away, away.rooms["R-B"], at("11:20"))
    assert (there.main.session.code, there.main.moved.en, there.main.off) == (
        "TWO", "Moved from Room R-A", False,
    )  # fmt: skip
    old = room_board(away, away.rooms["R-A"], at("10:40")).main
    assert (old.start, old.end, old.was, old.off) == ("10:30", "11:30", "", True)


def test_what_really_began_and_ended_counts(programme):
    early = changed(programme, "TWO", started_at=at("10:20"))
    assert seen(early, "10:21")[0] == ("TWO", "live", "In session")
    assert seen(early, "11:40")[0] == ("TWO", "live", "In session")  # nobody has ended it
    ended = changed(programme, "TWO", started_at=at("10:30"), ended_at=at("11:00"))
    assert seen(ended, "11:00")[0] == ("THREE", "plain", "Next")


def test_on_the_eve_the_door_names_the_day(programme):
    assert seen(programme, "20:00", day=DAY - dt.timedelta(days=1))[0] == (
        "ONE",
        "plain",
        "Thursday 15 January",
    )


def test_the_lobby_shows_now_and_next_of_every_room(programme):
    board = lobby_board(programme, at("09:45"))
    assert board.is_today
    assert [(line.room.code, line.now.session.code, codes(line.next)) for line in board.lines] == [
        ("R-A", "ONE", ["TWO"]), ("R-B", "B", []),
    ]  # fmt: skip
    assert board.unused == ()


def test_the_lobby_keeps_a_cancelled_meeting_beside_the_next_one(programme):
    board = lobby_board(changed(programme, "TWO", status="cancelled"), at("09:45"))
    assert [(slot.session.code, slot.tone) for slot in board.lines[0].next] == [
        ("TWO", "bad"),
        ("THREE", "plain"),
    ]


def test_the_lobby_names_rooms_that_are_not_used(programme):
    board = lobby_board(programme, at("13:00"))
    assert [line.room.code for line in board.lines] == ["R-A"]
    assert [room.code for room in board.unused] == ["R-B"]


def test_the_lobby_goes_on_to_the_next_day_and_to_the_end(programme):
    eve = lobby_board(programme, at("20:00", DAY - dt.timedelta(days=1)))
    assert (eve.day, eve.is_today, [codes(line.next) for line in eve.lines]) == (
        DAY,
        False,
        [["ONE"], ["B"]],
    )
    over = lobby_board(programme, at("15:00"))
    assert (over.day, over.lines, over.unused) == (None, (), ())
