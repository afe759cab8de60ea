"""The live desk: who may, one click for each act, the same form twice, what is offered after a refusal."""

import re

import pytest
from django.test import Client

from events.agenda.editing import change_session
from events.agenda.models import Session
from events.live import acts
from events.live.models import Announcement, LiveState
from events.models import Edition, Party, SessionParty
from tests.events.live.made import at
from tests.small import released

DESK = "/desk/live/"
ROLES_THAT_MAY = {"administrator", "programme"}
ROLES = ("administrator", "organiser", "programme", "protocol", "gate", "liaison", "focal point", "exhibitor")


def forms(page: str, code: str) -> str:
    """The mark in the forms of a meeting."""
    action = re.escape(f"{DESK}sessions/{code}/")
    return re.search(rf'action="{action}".*?name="seen" value="(\w+)"', page, re.S)[1]


@pytest.fixture
def desk(day, signed_in):
    client = signed_in("programme")
    client.page = lambda query="": client.get(f"{DESK}{query}").content.decode()
    client.act = lambda code, do, **more: client.post(
        f"{DESK}sessions/{code}/",
        {"do": do, "day": "2026-01-15", "seen": forms(client.page(), code), **more},
        headers={"accept-language": "en"},
    )
    return client


def start_of(code: str) -> str:
    row = Session.objects.get(code=code)
    return f"{row.start.astimezone(at('09:00').tzinfo):%H:%M}"


@pytest.mark.parametrize("role", ROLES)
def test_only_who_runs_the_day_sees_and_acts(day, signed_in, role):
    client = signed_in(role)
    status = 200 if role in ROLES_THAT_MAY else 403
    assert client.get(DESK).status_code == status
    acted = client.post(f"{DESK}sessions/X/", {"do": "delay 5"})
    assert acted.status_code == (302 if role in ROLES_THAT_MAY else 403)
    assert start_of("X") == ("09:35" if role in ROLES_THAT_MAY else "09:30")
    said = client.post(
        f"{DESK}announce/",
        {"level": "info", "until": "15", "text_vi": "Lời", "text_en": "Words", "audience": ""},
    )
    assert said.status_code == (302 if role in ROLES_THAT_MAY else 403)
    assert Announcement.objects.exists() == (role in ROLES_THAT_MAY)


def test_strangers_are_led_to_the_door(day):
    for address in (DESK, f"{DESK}sessions/X/", f"{DESK}announce/"):
        answer = Client().post(address, {"do": "delay 5"}) if address != DESK else Client().get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/sign-in/")
    assert start_of("X") == "09:30"


def test_reading_changes_nothing(desk):
    assert desk.get(f"{DESK}sessions/X/?do=delay 5").status_code == 405
    assert not LiveState.objects.exists()


def test_one_click_says_what_was_done_and_offers_to_undo_it(desk):
    answer = desk.act("X", "delay 10")
    page = desk.get(answer["Location"]).content.decode()
    assert "09:30–10:00 → 09:40–10:10" in page
    undo = re.search(r'<form class="undo".*?</form>', page, re.S)[0]
    assert 'value="delay -10"' in undo
    desk.post(
        f"{DESK}sessions/X/", {"do": "delay -10", "seen": re.search(r'name="seen" value="(\w+)"', undo)[1]}
    )
    assert start_of("X") == "09:30"
    assert "undo" not in re.findall(r'class="(undo)"', desk.get(answer["Location"]).content.decode())


def test_the_same_form_sent_twice_delays_once(desk):
    form = {"do": "delay 5", "seen": forms(desk.page(), "X"), "day": "2026-01-15"}
    assert desk.post(f"{DESK}sessions/X/", form).status_code == 302
    again = desk.post(f"{DESK}sessions/X/", form)
    assert again.status_code == 409
    assert "programme@example.org" in again.content.decode()
    assert start_of("X") == "09:35"


def test_a_taken_room_names_the_other_meeting_and_offers_to_push(desk):
    refused = desk.act("A", "delay 15")
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Session B" in page
    panel = re.search(r'id="refused".*?</form>', page, re.S)[0]
    assert 'name="push" value="1"' in panel
    form = {"do": "delay 15", "push": "1", "seen": re.search(r'name="seen" value="(\w+)"', panel)[1]}
    done = desk.post(f"{DESK}sessions/A/", form)
    assert [start_of(code) for code in "ABC"] == ["09:15", "09:55", "10:25"]
    assert "push=1" in done["Location"]


@pytest.mark.parametrize(
    ("first", "do", "undo"),
    [
        ([], "begin", "not_begun"),
        ([acts.begin], "finish", "reopen"),
        ([], "cancel", "reopen"),
        ([acts.cancel], "reopen", "cancel"),
        ([], "room R-B", "room R-A"),
        ([], "delay 5", "delay -5"),
    ],
)
def test_each_act_has_its_undo(desk, day, first, do, undo):
    for act in first:
        act(day["A"], by=None)
    answer = desk.act("A", do)
    if do == "room R-B":
        assert answer.status_code == 302
    assert f'name="do" value="{undo}"' in desk.get(answer["Location"]).content.decode()


def test_an_act_says_at_once_what_it_breaks(desk, day):
    """Japan is in both meetings: later, the first runs into the second."""
    japan = Party.objects.get(code="JP")
    for code in ("C", "X"):
        SessionParty.objects.create(session=day[code], party=japan, role="partner")
    released()
    said = desk.get(desk.act("C", "delay 5")["Location"]).content.decode()
    assert "told__warning" not in said
    said = desk.get(desk.act("X", "delay 30")["Location"]).content.decode()
    warning = re.search(r'class="told__warning".*?</li>', said, re.S)[0]
    assert "Japan" in warning
    assert "C" in warning


@pytest.mark.parametrize("do", ["", "explode", "delay", "room", "room NOWHERE"])
def test_a_form_that_asks_for_nothing_known_does_nothing(desk, do):
    answer = desk.act("X", do)
    assert answer.status_code in {404, 409}
    assert start_of("X") == "09:30"


def test_typed_minutes_and_a_chosen_room(desk):
    desk.act("X", "delay", minutes="-20")
    assert start_of("X") == "09:10"
    desk.act("C", "room", room="R-B")
    assert Session.objects.get(code="C").room.code == "R-B"


def test_an_announcement_with_one_language_is_kept_and_asked_again(desk):
    answer = desk.post(
        f"{DESK}announce/", {"level": "urgent", "until": "15", "text_vi": "Chỉ tiếng Việt", "text_en": ""}
    )
    assert answer.status_code == 422
    assert "Chỉ tiếng Việt" in answer.content.decode()
    assert not Announcement.objects.exists()


def test_an_announcement_is_made_for_whom_it_is_and_withdrawn(desk):
    desk.post(
        f"{DESK}announce/",
        {"level": "change", "until": "day", "text_vi": "Lời", "text_en": "Words", "audience": "session A"},
    )
    made = Announcement.objects.get()
    assert (made.session.code, made.level, made.made_by) == ("A", "change", "programme@example.org")
    desk.post(f"{DESK}announcements/{made.pk}/withdraw/")
    assert Announcement.objects.get().withdrawn_at is not None


def test_what_is_over_but_only_late_can_still_be_begun(desk, clock):
    clock(at("09:35"))
    page = desk.page()
    assert re.search(r'id="s-A".*?value="begin"', page, re.S)
    assert desk.act("A", "begin").status_code == 302


def test_questions_do_not_grow_with_the_meetings(desk, make_session, django_assert_max_num_queries):
    for number in range(12):
        make_session(
            f"M{number}",
            f"{11 + number // 2}:{number % 2 * 30:02}",
            f"{11 + number // 2}:{number % 2 * 30 + 20:02}",
        )
    released()
    with django_assert_max_num_queries(20):
        desk.page()


def test_without_a_release_it_says_so(small, signed_in):
    assert signed_in("programme").get(DESK).status_code == 200


def test_what_is_public_but_deleted_from_the_draft_is_told_and_what_is_in_neither_is_not_found(desk, day):
    page = desk.page()
    day["C"].booking.delete()
    day["C"].delete()
    answer = desk.post(
        f"{DESK}sessions/C/", {"do": "cancel", "seen": forms(page, "C")}, headers={"accept-language": "en"}
    )
    assert (answer.status_code, "C was deleted from the draft" in answer.content.decode()) == (409, True)
    assert desk.post(f"{DESK}sessions/NONE/", {"do": "cancel"}).status_code == 404


def test_another_edition_may_have_the_same_code(desk):
    year = at("09:00").date().replace(year=2025)
    past = Edition.objects.create(
        code="past", ordinal=0, start_date=year, end_date=year, name_vi="Cũ", name_en="Old", short_name_vi="C",
        short_name_en="O", host_city_vi="H", host_city_en="H",
    )  # fmt: skip
    Session.objects.create(edition=past, code="X", title_vi="Cũ", title_en="Old", kind="plenary", level="som")
    assert Edition.objects.first() != past
    assert desk.act("X", "delay 10").status_code == 302


def test_a_meeting_without_a_room_is_run_too_and_gets_one(desk, day):
    change_session(day["C"], by=None, room=None)
    released()
    assert "Without a room" in desk.get(DESK, headers={"accept-language": "en"}).content.decode()
    assert desk.act("C", "delay 5").status_code == 302
    assert desk.act("C", "room R-B").status_code == 302
    row = Session.objects.select_related("room").get(code="C")
    assert (start_of("C"), row.room.code, row.booking.room.code) == ("10:15", "R-B", "R-B")
    assert desk.act("C", "cancel").status_code == 302
    assert "Chưa có phòng" not in desk.page()
