import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from events.agenda.editing import change_session
from events.models import Room, Session
from tests.events.board.asking import BOARD, DAY, send, stands, wish
from tests.small import released


def test_the_page_holds_every_session_where_it_stands(session, make_session, signed_in):
    make_session("S2", "10:30", "11:00", room="R-B", status="cancelled")
    make_session("S3", "11:00", "12:00", access="restricted", is_draft=True)
    client = signed_in("programme")
    text = client.get(f"{BOARD}?day={DAY}").content.decode()
    assert 'id="s-S1" data-code="S1"' in text
    assert 'data-begin="540" data-minutes="60"' in text
    blocks = {block.session.code: block for block in client.get(BOARD).context["board"].blocks}
    assert {"c2", "r26", "d12", "is-md"} <= set(blocks["S1"].states.split())
    assert {"c3", "is-off"} <= set(blocks["S2"].states.split())
    assert {"is-draft", "is-closed"} <= set(blocks["S3"].states.split())


def test_what_has_no_time_or_no_room_waits_in_the_tray(session, make_session, signed_in):
    for code, changes in (("S2", {"start": None, "end": None}), ("S3", {"room": None})):
        change_session(make_session(code, "11:00", "12:00", room="R-B"), by=None, **changes)
    board = signed_in("programme").get(BOARD).context["board"]
    assert [block.session.code for block in board.tray] == ["S3", "S2"]
    assert [block.session.code for block in board.blocks] == ["S1"]


def test_a_difference_from_the_latest_release_is_marked_with_a_ghost_where_it_was(
    session, make_session, signed_in
):
    make_session("S2", "11:00", "12:00", room="R-B")
    released()
    client = signed_in("programme")
    before = client.get(BOARD).context["board"]
    assert (before.standing.changes, before.ghosts) == ({}, [])
    send(client, "move/", wish(Session.objects.get(code="S1"), begin=14 * 60))
    board = client.get(BOARD).context["board"]
    assert {block.session.code: "is-changed" in block.states for block in board.blocks} == {
        "S1": True,
        "S2": False,
    }
    assert [(ghost.session.code, ghost.css) for ghost in board.ghosts] == [("S1", "c2 r26 d12")]
    send(client, "undo/")
    assert client.get(BOARD).context["board"].standing.changes == {}


def test_a_move_is_written_with_from_and_to_and_answered_with_the_day_as_it_is(session, signed_in):
    answer = send(signed_in("programme"), "move/", wish(session, begin=11 * 60, room="R-B"))
    assert (answer.status_code, stands("S1")) == (200, (DAY, "11:00–12:00", "R-B"))
    body = answer.json()
    assert "Phiên S1" in body["said"]
    assert 'data-begin="660"' in body["html"]
    assert f'data-version="{body["version"]}"' in body["html"]
    act = AuditRecord.objects.first()
    assert (act.verb, act.user.email) == ("move", "programme@example.org")
    assert act.changes["room"] == [str(session.room_id), str(Room.objects.get(code="R-B").pk)] or (
        act.changes["room"] == [session.room_id, Room.objects.get(code="R-B").pk]
    )
    assert act.changes["start"] == ["2026-01-15 02:00:00+00:00", "2026-01-15 04:00:00+00:00"]


def test_the_edge_makes_it_longer(session, signed_in):
    answer = send(signed_in("programme"), "move/", wish(session, minutes=95))
    assert stands("S1") == (DAY, "09:00–10:35", "R-A")
    assert "95" in answer.json()["said"]


def test_into_the_tray_and_out_again(session, signed_in):
    client = signed_in("programme")
    send(client, "move/", wish(session, day=None, room=None))
    assert stands("S1") == (None, None, None)
    assert Session.objects.get().booking is None
    send(client, "move/", wish(Session.objects.get(), day=DAY, begin=600, minutes=30, room="R-A"))
    assert stands("S1") == (DAY, "10:00–10:30", "R-A")


def test_a_stale_move_is_refused_with_who_changed_what_and_nothing_is_overwritten(
    session, make_user, signed_in
):
    seen = wish(session, begin=14 * 60)
    other = make_user("administrator", full_name="Lê Thu Hà")
    change_session(session, by=other, start=session.start.replace(hour=11), end=session.end.replace(hour=12))
    answer = send(signed_in("programme"), "move/", seen)
    assert answer.status_code == 409
    body = answer.json()
    assert "Lê Thu Hà" in body["refused"]
    assert "11:00" in body["refused"]
    assert 'data-begin="660"' in body["html"]
    assert stands("S1") == (DAY, "11:00–12:00", "R-A")


def test_a_room_that_is_held_is_refused_with_ways_out(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B")
    answer = send(signed_in("programme"), "move/", wish(session, begin=11 * 60 + 30, room="R-B"))
    assert (answer.status_code, stands("S1")) == (409, (DAY, "09:00–10:00", "R-A"))
    refused = answer.json()["refused"]
    assert "S2" in refused
    assert "data-move" in refused


def test_a_way_out_is_a_form_that_works_without_scripts(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B")
    client = signed_in("programme")
    page = client.post(f"{BOARD}move/", wish(session, begin=11 * 60 + 30, room="R-B"))
    assert page.status_code == 409
    fix = page.context["fixes"][0]
    assert fix.session == "S1"
    text = page.content.decode()
    assert f'<input type="hidden" name="room" value="{fix.room}">' in text
    done = client.post(f"{BOARD}move/", wish(session, begin=11 * 60 + 30, room=fix.room))
    assert done["Location"] == f"{BOARD}?day={DAY}"
    assert stands("S1") == (DAY, "11:30–12:30", fix.room)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "NONE"},
        {"room": "NONE"},
        {"day": "yesterday"},
        {"begin": "x"},
        {"begin": -5},
        {"begin": 24 * 60},
        {"minutes": 0},
        {"minutes": 24 * 60 + 1},
        {"sequence": "x"},
    ],
)
def test_what_is_not_understood_changes_nothing(session, signed_in, changes):
    assert send(signed_in("programme"), "move/", wish(session, **changes)).status_code == 422
    assert Session.objects.get().sequence == session.sequence


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"moves": 1}', '{"moves": [1]}', '{"moves": []}'])
def test_nonsense_changes_nothing(session, signed_in, body):
    answer = signed_in("programme").post(f"{BOARD}move/", body, content_type="application/json")
    assert answer.status_code == 422


def test_trying_tells_what_a_move_would_break_and_writes_nothing(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B")
    client = signed_in("programme")
    there = wish(session, begin=11 * 60 + 30, room="R-B")
    findings = send(client, "try/", there).json()["findings"]
    assert ("room_double_booked", "block") in {(one["code"], one["severity"]) for one in findings}
    assert "Phiên S2" in findings[0]["text"]
    assert stands("S1") == (DAY, "09:00–10:00", "R-A")
    codes = {one["code"] for one in send(client, "try/", wish(session)).json()["findings"]}
    assert "room_double_booked" not in codes


def test_trying_follows_what_was_changed_since(session, make_session, signed_in):
    client = signed_in("programme")
    there = wish(session, begin=11 * 60 + 30, room="R-B")
    send(client, "try/", there)
    make_session("S2", "11:00", "12:00", room="R-B")
    assert "room_double_booked" in {one["code"] for one in send(client, "try/", there).json()["findings"]}


def test_others_changes_come_with_their_names_and_304_while_there_are_none(session, make_user, signed_in):
    client = signed_in("programme")
    page = client.get(BOARD)
    act = page.context["latest_act"]
    first = client.get(f"{BOARD}changes/?day={DAY}&act={act}")
    again = client.get(f"{BOARD}changes/?day={DAY}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    change_session(session, by=make_user("administrator", full_name="Lê Thu Hà"), title_vi="Tên mới")
    told = client.get(f"{BOARD}changes/?day={DAY}&act={act}", headers={"If-None-Match": first["ETag"]})
    assert told.status_code == 200
    assert "Tên mới" in told.json()["html"]
    assert "Lê Thu Hà" in told.json()["news"]


def test_ones_own_changes_are_no_news(session, signed_in):
    client = signed_in("programme")
    act = client.get(BOARD).context["latest_act"]
    send(client, "move/", wish(session, begin=600))
    assert client.get(f"{BOARD}changes/?day={DAY}&act={act}").json()["news"] == ""


def test_who_else_is_here(session, make_user, signed_in):
    client, other = signed_in("programme"), Client()
    client.get(BOARD)
    other.force_login(make_user("administrator", full_name="Lê Thu Hà"))
    assert "programme@example.org" in other.get(BOARD).content.decode()
    assert "Lê Thu Hà" in client.get(f"{BOARD}changes/?day={DAY}").json()["html"]


def test_a_reader_sees_the_board_without_handles(session, signed_in):
    text = signed_in("organiser").get(BOARD).content.decode()
    assert 'id="s-S1"' in text
    assert "data-csrf" not in text
    assert "data-edge" not in text
    assert 'href="/desk/programme/S1/"' in text
    assert f"{BOARD}undo/" not in text


PATHS = ("move/", "try/", "undo/", "redo/")


@pytest.mark.parametrize("role", ["organiser", "protocol"])
def test_who_may_read_may_not_change(session, signed_in, role):
    client = signed_in(role)
    for path in PATHS:
        assert send(client, path, wish(session, begin=600)).status_code == 403
    for path in ("shift/", "swap/", "breaks/", "duplicate/"):
        assert client.get(f"{BOARD}{path}").status_code == 403
    assert client.post(f"{BOARD}session/S1/", {}).status_code == 403
    assert Session.objects.get().sequence == session.sequence


@pytest.mark.parametrize("role", ["gate", "liaison", "focal point", "exhibitor"])
@pytest.mark.parametrize("path", ["", "changes/", "week/", "session/S1/"])
def test_who_may_not_even_read(session, signed_in, role, path):
    assert signed_in(role).get(f"{BOARD}{path}").status_code == 403


@pytest.mark.parametrize("path", ["", "changes/", "week/", "session/S1/", "shift/"])
def test_strangers_are_led_to_the_sign_in(session, client, path):
    assert "/accounts/sign-in/" in client.get(f"{BOARD}{path}")["Location"]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_done_by_a_get(session, signed_in, path):
    assert signed_in("programme").get(f"{BOARD}{path}").status_code == 405


def test_the_token_against_forged_requests_is_asked_for(session, make_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("programme"))
    assert send(client, "move/", wish(session, begin=600)).status_code == 403
    assert Session.objects.get().sequence == session.sequence


def test_without_a_meeting_the_page_says_so(db, signed_in):
    client = signed_in("programme")
    assert "Chưa có hội nghị nào" in client.get(BOARD).content.decode()
    assert client.get(f"{BOARD}week/").status_code == 404


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_same_queries_for_any_number(small, make_session, signed_in, number):
    for at in range(number):
        make_session(
            f"S{at}", f"{8 + at // 10:02}:{at % 10 * 6:02}", f"{8 + at // 10:02}:{at % 10 * 6 + 5:02}"
        )
    released()
    client = signed_in("programme")
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(BOARD)
        asked.append(len(queries))
    assert (asked[0] <= 45, asked[1]) == (True, 14), asked


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_far_away_shows_an_empty_board_and_takes_no_session(session, signed_in, day):
    client = signed_in("programme")
    for path in ("", "changes/", "breaks/"):
        assert client.get(f"{BOARD}{path}?day={day}").status_code == 200, path
    for path in ("move/", "try/"):
        assert send(client, path, wish(session, day=day, begin=0)).status_code == 422, path
    assert stands("S1") == (DAY, "09:00–10:00", "R-A")


def test_without_rooms_it_says_what_comes_first(small, signed_in):
    Room.objects.all().delete()
    page = signed_in("programme").get(BOARD, headers={"accept-language": "en"}).content.decode()
    assert "There is no room yet" in page
