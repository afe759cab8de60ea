import pytest

from events.agenda.editing import change_session
from events.models import Room, Session
from tests.events.board.asking import BOARD, DAY, stands
from tests.small import released


def typed(session, **changes):
    values = {
        "day": DAY,
        "start": "09:00",
        "minutes": 60,
        "room": session.room_id,
        "sequence": session.sequence,
    }
    return {**values, **changes}


def test_a_form_moves_a_session_without_scripts(session, signed_in):
    client = signed_in("programme")
    room = Room.objects.get(code="R-B")
    done = client.post(
        f"{BOARD}session/S1/", typed(session, start="10h15", minutes=45, room=room.pk), follow=True
    )
    assert done.redirect_chain == [(f"{BOARD}?day={DAY}", 302)]
    assert "Đã thực hiện: dời “Phiên S1”" in done.content.decode()
    assert stands("S1") == (DAY, "10:15–11:00", "R-B")
    assert client.get(BOARD).context["offered"].undo is not None


def test_or_puts_it_into_the_tray(session, signed_in):
    signed_in("programme").post(f"{BOARD}session/S1/", {"tray": "1", "sequence": session.sequence})
    assert stands("S1") == (None, None, None)


def test_what_waits_gets_a_place_by_the_form(session, signed_in):
    waiting = change_session(session, by=None, start=None, end=None, room=None)
    client = signed_in("programme")
    page = client.get(f"{BOARD}session/S1/")
    assert page.context["form"].initial == {"room": None, "minutes": 60}
    client.post(f"{BOARD}session/S1/", typed(waiting, room=Room.objects.get(code="R-A").pk))
    assert stands("S1") == (DAY, "09:00–10:00", "R-A")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": "x"}, "start"),
        ({"minutes": 4}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"day": "2027-01-01"}, "day"),
        ({"room": 999}, "room"),
    ],
)
def test_wrong_input_is_marked_at_its_field_and_kept(session, signed_in, changes, field):
    answer = signed_in("programme").post(f"{BOARD}session/S1/", typed(session, **changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Session.objects.get().sequence == session.sequence


def test_a_stale_form_is_refused_keeps_what_was_typed_and_may_then_be_sent_again(
    session, make_user, signed_in
):
    old = typed(session, start="14:00")
    change_session(session, by=make_user("administrator", full_name="Lê Thu Hà"), title_en="Theirs")
    client = signed_in("programme")
    answer = client.post(f"{BOARD}session/S1/", old)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Lê Thu Hà" in text
    assert 'value="14:00"' in text
    assert stands("S1")[1] == "09:00–10:00"
    assert (
        client.post(f"{BOARD}session/S1/", {**old, "sequence": answer.context["sequence"]}).status_code == 302
    )
    assert (stands("S1")[1], Session.objects.get().title_en) == ("14:00–15:00", "Theirs")


def test_a_held_room_is_refused_with_ways_out(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B")
    held = typed(session, start="11:30", room=Room.objects.get(code="R-B").pk)
    answer = signed_in("programme").post(f"{BOARD}session/S1/", held)
    assert answer.status_code == 409
    assert "data-move" in answer.content.decode()


def test_the_pieces_for_the_scripts(session, signed_in):
    released()
    change_session(session, by=None, room=Room.objects.get(code="R-B"))
    client = signed_in("programme")
    panel = client.get(f"{BOARD}session/S1/?part=panel").content.decode()
    assert "<html" not in panel
    assert "<ins>Phòng R-B</ins>" in panel
    form = client.get(f"{BOARD}session/S1/?part=form").content.decode()
    assert ("<html" in form, "data-placing" in form) == (False, True)


def test_a_reader_sees_no_form(session, signed_in):
    text = signed_in("organiser").get(f"{BOARD}session/S1/").content.decode()
    assert "data-placing" not in text
    assert "Phiên S1" in text


def test_an_unknown_session_is_not_found(session, signed_in):
    assert signed_in("programme").get(f"{BOARD}session/NONE/").status_code == 404


def test_the_week_shows_every_day(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B")
    page = signed_in("organiser").get(f"{BOARD}week/")
    assert [(day.isoformat(), count) for day, _, count in page.context["days"]] == [(DAY, 2)]
    assert f"{BOARD}?day={DAY}" in page.content.decode()
