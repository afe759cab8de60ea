import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from events.agenda.editing import change_session
from events.models import Room, Session
from events.releases.models import PublishedProgramme
from tests.small import released

DESK = "/desk/programme/"


def typed(session, **fields):
    room = fields.pop("room", None)
    return {
        "title_vi": session.title_vi,
        "title_en": session.title_en,
        "day": "2026-01-15",
        "start": "09:00",
        "end": "10:00",
        "room": Room.objects.get(code=room).pk if room else session.room_id,
        "status": session.status,
        "access": session.access,
        "disclosure": session.disclosure,
        "show_move": "on",
        "sequence": session.sequence,
        **fields,
    }


@pytest.fixture
def session(small, make_session):
    return make_session("S1", "09:00", "10:00", access="public")


def test_moving_a_session_changes_the_draft_and_is_recorded(session, signed_in):
    released()
    client = signed_in("programme")
    answer = client.post(f"{DESK}S1/", typed(session, start="11:00", end="12:30", room="R-B"))
    assert answer["Location"] == f"{DESK}S1/"
    moved = Session.objects.get()
    assert (f"{moved.start:%H:%M}", f"{moved.end:%H:%M}", moved.room.code) == ("04:00", "05:30", "R-B")
    assert (moved.booking.room.code, moved.booking.start, moved.booking.end) == (
        "R-B",
        moved.start,
        moved.end,
    )
    assert (moved.was_start, moved.was_room.code, moved.sequence) == (
        session.start,
        "R-A",
        session.sequence + 1,
    )
    public = PublishedProgramme.objects.get
    assert public().content["sessions"][0]["room"] == "R-A"
    released()
    assert public().content["sessions"][0]["room"] == "R-B"
    act = AuditRecord.objects.filter(model="events.session").first()
    assert (act.verb, act.user.email) == ("change", "programme@example.org")
    assert {"start", "end", "room", "was_start", "was_room"} <= set(act.changes)


def test_moving_it_back_takes_the_mark_away(session, signed_in):
    client = signed_in("programme")
    client.post(f"{DESK}S1/", typed(session, start="11:00", end="12:00"))
    client.post(f"{DESK}S1/", typed(Session.objects.get()))
    back = Session.objects.get()
    assert (back.start, back.was_start) == (session.start, None)


def test_a_quiet_move_leaves_no_mark(session, signed_in):
    data = typed(session, start="11:00", end="12:00")
    del data["show_move"]
    signed_in("programme").post(f"{DESK}S1/", data)
    assert Session.objects.get().was_start is None


def test_a_taken_room_is_refused_naming_both_meetings(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", title_vi="Họp trù bị")
    answer = signed_in("programme").post(
        f"{DESK}S1/", typed(session, start="11:30", end="12:30", title_vi="Tên mới")
    )
    assert answer.status_code == 409
    assert [problem.code for problem in answer.context["problems"]] == ["room_double_booked"]
    text = answer.content.decode()
    assert "Phiên S1" in text
    assert "Họp trù bị" in text
    assert 'value="Tên mới"' in text
    assert Session.objects.get(code="S1").start == session.start


def test_a_stale_form_is_refused_with_who_and_what_and_keeps_what_was_typed(session, make_user, signed_in):
    old = typed(session, title_en="Mine")
    change_session(session, by=make_user("administrator", full_name="Lê Thu Hà"), title_en="Theirs")
    client = signed_in("programme")
    answer = client.post(f"{DESK}S1/", old)
    assert answer.status_code == 409
    (problem,) = answer.context["problems"]
    assert (problem.code, "Lê Thu Hà" in problem.message.en, "Theirs" in problem.message.en) == (
        "changed_meanwhile",
        True,
        True,
    )
    assert 'value="Mine"' in answer.content.decode()
    assert Session.objects.get().title_en == "Theirs"
    assert client.post(f"{DESK}S1/", {**old, "sequence": answer.context["sequence"]}).status_code == 302
    assert Session.objects.get().title_en == "Mine"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end": "08:00"}, "end"),
        ({"title_vi": "", "title_en": ""}, "title_vi"),
        ({"start": "x"}, "start"),
        ({"room": "R-A", "status": "nonsense"}, "status"),
    ],
)
def test_wrong_input_is_marked_at_its_field(session, signed_in, fields, field):
    answer = signed_in("programme").post(f"{DESK}S1/", typed(session, **fields))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Session.objects.get().sequence == session.sequence


@pytest.mark.parametrize("role", ["organiser", "protocol"])
def test_who_may_read_but_not_change(session, signed_in, role):
    client = signed_in(role)
    assert client.get(f"{DESK}S1/").status_code == 200
    assert '<form class="deskform"' not in client.get(f"{DESK}S1/").content.decode()
    assert client.post(f"{DESK}S1/", typed(session, title_en="X")).status_code == 403
    assert Session.objects.get().title_en == "Session S1"


@pytest.mark.parametrize("role", ["gate", "liaison", "focal point", "exhibitor"])
@pytest.mark.parametrize("path", [DESK, f"{DESK}S1/", "/desk/languages/"])
def test_who_may_not_even_read(session, signed_in, role, path):
    assert signed_in(role).get(path).status_code == 403


def test_an_unknown_session_is_not_found(small, signed_in):
    assert signed_in("programme").get(f"{DESK}NONE/").status_code == 404


def test_search_status_and_room_look_through_all_days(session, make_session, signed_in):
    make_session("S2", "11:00", "12:00", room="R-B", status="provisional", title_vi="Đối thoại Nhật Bản")
    make_session("S3", "13:00", "14:00", is_draft=True)
    client = signed_in("programme")

    def codes(query):
        return [found.code for found in client.get(f"{DESK}?{query}").context["sessions"]]

    assert codes("day=2026-01-15") == ["S1", "S2", "S3"]
    assert codes("q=doi+thoai") == ["S2"]
    assert codes("status=provisional") == ["S2"]
    assert codes("status=draft") == ["S3"]
    assert codes("room=R-B") == ["S2"]
    assert codes("day=2026-01-16") == []


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_same_queries_for_any_number(small, make_session, signed_in, number):
    for at in range(number):
        make_session(
            f"S{at}", f"{8 + at // 10:02}:{at % 10 * 6:02}", f"{8 + at // 10:02}:{at % 10 * 6 + 5:02}"
        )
    client = signed_in("programme")
    client.get(f"{DESK}?day=2026-01-15")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{DESK}?day=2026-01-15")
    assert len(queries) == 23


def test_the_message_leads_to_what_the_public_sees(session, signed_in):
    client = signed_in("programme")
    saved = client.post(f"{DESK}S1/", typed(session, end="10:30"), follow=True).content.decode()
    assert '<a href="/vi/sessions/S1/">' in saved
    closed = typed(Session.objects.get(), access="restricted", disclosure="hidden", end="10:30")
    hidden = client.post(f"{DESK}S1/", closed, follow=True).content.decode()
    assert "/vi/sessions/S1/" not in hidden
    assert 'href="/vi/agenda/2026-01-15/"' in hidden


def test_the_record_of_a_change_names_only_what_changed(session, signed_in):
    signed_in("programme").post(f"{DESK}S1/", typed(session, end="10:30"))
    assert set(AuditRecord.objects.first().changes) == {"end"}
