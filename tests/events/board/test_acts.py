import pytest

from adgmin.core.models import AuditRecord
from events.agenda.editing import change_session
from events.board.acts import MOST
from events.models import Session
from tests.events.board.asking import BOARD, DAY, send, stands, wish


def now(code="S1"):
    return Session.objects.select_related("room").get(code=code)


def offered(client):
    return client.get(BOARD).context["offered"]


def test_undo_and_redo_name_the_act_in_both_languages(session, signed_in):
    client = signed_in("programme")
    assert (offered(client).undo, offered(client).redo) == (None, None)
    send(client, "move/", wish(session, begin=11 * 60))
    act = offered(client).undo
    assert act.en == "move “Session S1” to Thursday 15 January, 11:00–12:00"
    assert act.vi == "dời “Phiên S1” đến Thứ Năm 15/01, 11:00–12:00"
    assert f'aria-label="Hoàn tác: {act.vi}"' in client.get(BOARD).content.decode()

    undone = send(client, "undo/").json()
    assert undone["said"] == f"Đã hoàn tác: {act.vi}."
    assert stands("S1") == (DAY, "09:00–10:00", "R-A")
    assert (offered(client).undo, offered(client).redo) == (None, act)

    assert send(client, "redo/").json()["said"] == f"Đã làm lại: {act.vi}."
    assert stands("S1") == (DAY, "11:00–12:00", "R-A")
    assert [one.verb for one in AuditRecord.objects.filter(model="events.session")[:3]] == [
        "redo",
        "undo",
        "move",
    ]


def test_acts_are_undone_one_after_the_other_and_a_new_act_ends_the_doing_again(session, signed_in):
    client = signed_in("programme")
    for begin in (600, 660, 720):
        send(client, "move/", wish(now(), begin=begin))
    send(client, "undo/")
    assert stands("S1")[1] == "11:00–12:00"
    send(client, "undo/")
    assert stands("S1")[1] == "10:00–11:00"
    send(client, "move/", wish(now(), room="R-B"))
    assert offered(client).redo is None
    assert offered(client).undo.en == "move “Session S1” to Room R-B"
    assert "Không có gì" in send(client, "redo/").json()["said"]


def test_nobody_elses_work_is_undone(session, make_user, signed_in):
    client = signed_in("programme")
    send(client, "move/", wish(session, begin=660))
    other = make_user("administrator", full_name="Lê Thu Hà")
    moved = now()
    change_session(moved, by=other, start=moved.start.replace(hour=13), end=moved.end.replace(hour=14))
    answer = send(client, "undo/")
    assert answer.status_code == 409
    assert "Lê Thu Hà" in answer.json()["refused"]
    assert stands("S1") == (DAY, "20:00–21:00", "R-A") or stands("S1")[1] == "13:00–14:00"
    assert offered(client).undo is None


def test_what_others_changed_beside_time_and_room_stays_when_a_move_is_undone(session, signed_in):
    client = signed_in("programme")
    send(client, "move/", wish(session, begin=660))
    change_session(now(), by=None, title_en="Theirs")
    assert send(client, "undo/").status_code == 200
    assert (stands("S1")[1], now().title_en) == ("09:00–10:00", "Theirs")


def test_an_undo_into_a_room_that_was_taken_is_refused_and_stays_possible(session, make_session, signed_in):
    client = signed_in("programme")
    send(client, "move/", wish(session, begin=660))
    other = make_session("S2", "09:30", "10:30")
    assert send(client, "undo/").status_code == 409
    change_session(other, by=None, status="cancelled")
    assert send(client, "undo/").status_code == 200
    assert stands("S1")[1] == "09:00–10:00"


def test_each_person_undoes_their_own_acts(session, make_session, make_user, signed_in):
    make_session("S2", "09:00", "10:00", room="R-B")
    mine, theirs = signed_in("programme"), signed_in("administrator")
    send(mine, "move/", wish(session, begin=660))
    send(theirs, "move/", wish(now("S2"), begin=720))
    send(mine, "undo/")
    assert (stands("S1")[1], stands("S2")[1]) == ("09:00–10:00", "12:00–13:00")


def test_a_move_to_the_same_place_is_no_act(session, signed_in):
    client = signed_in("programme")
    assert send(client, "move/", wish(session)).status_code == 200
    assert offered(client).undo is None
    assert now().sequence == session.sequence


def test_so_many_acts_are_kept(session, signed_in):
    client = signed_in("programme")
    for number in range(MOST + 3):
        send(client, "move/", wish(now(), begin=600 + number * 5))
    for _ in range(MOST):
        send(client, "undo/")
    assert offered(client).undo is None
    assert stands("S1")[1] == "10:10–11:10"


def test_undo_is_a_button_of_a_form_for_who_has_no_scripts(session, signed_in):
    client = signed_in("programme")
    client.post(f"{BOARD}move/", wish(session, begin=660))
    page = client.post(f"{BOARD}undo/", {"day_shown": DAY}, follow=True)
    assert page.redirect_chain == [(f"{BOARD}?day={DAY}", 302)]
    assert "Đã hoàn tác" in page.content.decode()
    assert stands("S1")[1] == "09:00–10:00"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"minutes": 90}, "lengthen “Session S1” to 90 minutes"),
        ({"minutes": 30}, "shorten “Session S1” to 30 minutes"),
        ({"room": "R-B"}, "move “Session S1” to Room R-B"),
        ({"begin": 600, "room": "R-B"}, "move “Session S1” to Thursday 15 January, 10:00–11:00, Room R-B"),
        (
            {"begin": 600, "room": None},
            "move “Session S1” to Thursday 15 January, 10:00–11:00, without a room",
        ),
        ({"day": None, "room": None}, "put “Session S1” into the tray"),
    ],
)
def test_an_act_is_named_by_what_it_does(session, signed_in, changes, words):
    client = signed_in("programme")
    send(client, "move/", wish(session, **changes))
    assert offered(client).undo.en == words


def two_tabs(client):
    """Another tab of the same sign-in."""
    other = client.__class__()
    other.cookies = client.cookies
    return other


def test_a_tab_undoes_only_the_act_that_it_names(session, signed_in):
    client = signed_in("programme")
    send(client, "move/", wish(session, begin=660))
    seen = offered(client).undo_key
    send(two_tabs(client), "move/", wish(now(), begin=720))
    refused = client.post(f"{BOARD}undo/", {"key": seen}, headers={"Accept": "application/json"})
    assert (refused.status_code, stands("S1")[1]) == (409, "12:00–13:00")
    assert "cửa sổ khác" in refused.json()["refused"]
    plain = client.post(f"{BOARD}undo/", {"key": seen})
    assert (plain.status_code, "cửa sổ khác" in plain.content.decode()) == (409, True)
    assert client.post(f"{BOARD}undo/", {"key": offered(client).undo_key}).status_code == 302
    assert stands("S1")[1] == "11:00–12:00"
    assert f'name="key" value="{seen}"' in client.get(BOARD).content.decode()


def test_acts_of_two_tabs_at_once_are_all_kept(session, signed_in):
    """A session that was read before the other tab wrote does not write the other's act away."""
    from importlib import import_module

    from django.conf import settings

    from events.board.acts import carry_out, undo
    from events.board.wishes import plan_of, wishes_of

    client = signed_in("programme")
    store = import_module(settings.SESSION_ENGINE).SessionStore
    first, second = (store(client.session.session_key) for _tab in range(2))
    for kept in (first, second):
        kept.get("board_acts")  # both tabs have read theirs
    for kept, begin in ((first, 660), (second, 720)):
        plan = plan_of(wishes_of(session.edition, [wish(now(), begin=begin)]))
        carry_out(plan, kept, by=None)
    undo(session.edition, first, by=None)
    undo(session.edition, first, by=None)
    assert stands("S1")[1] == "09:00–10:00"


def test_a_sign_in_that_was_ended_is_not_brought_back(session, signed_in):
    from events.board.acts import carry_out
    from events.board.wishes import plan_of, wishes_of

    client = signed_in("programme")
    kept = client.session
    key = kept.session_key
    client.session.delete()
    carry_out(plan_of(wishes_of(session.edition, [wish(now(), begin=660)])), kept, by=None)
    assert not kept.exists(key)
