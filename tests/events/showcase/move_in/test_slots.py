"""Places at the docks by their verbs and pages."""

import datetime as dt
from decimal import Decimal

import pytest

from adgmin.core.problems import Refused
from delegates.exhibiting.models import ExhibitorContact
from delegates.mail.models import OutgoingMail
from events.models import DockHours, Exhibitor, HallFeature, VehicleSlot
from events.showcase.move_in.slots import Load, arrived, book, cancel, confirm, left, move
from tests.conftest import NOW
from tests.events.showcase.made import make_hall

START = NOW + dt.timedelta(days=1)
LOAD = Load("29c-123.45", Decimal("6.5"), "Tủ trưng bày", forklift=True)


@pytest.fixture
def hall(small, at_demo_time):
    hall = make_hall()
    DockHours.objects.create(
        hall=hall,
        way="in",
        start=START,
        end=START + dt.timedelta(hours=4),
        ask_until=NOW + dt.timedelta(hours=1),
    )
    return hall


@pytest.fixture
def dock(hall):
    return HallFeature.objects.create(
        hall=hall,
        code="DOCK-1",
        kind="dock",
        name_vi="Cửa 1",
        name_en="Dock 1",
        x=0,
        y=0,
        w=3,
        h=Decimal("0.5"),
    )


@pytest.fixture
def exhibitor(hall):
    return Exhibitor.objects.order_by("code").first()


def refused(verb, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return caught.value.problems[0].code


def test_a_place_keeps_its_hours_its_buffer_and_the_deadline(dock, exhibitor, clock, make_user):
    user = make_user()
    slot = book(exhibitor, dock, "in", START, 60, LOAD, by=user)
    assert (slot.plate, slot.free_at - slot.end, slot.asked_late) == (
        "29C-123.45",
        dt.timedelta(minutes=10),
        False,
    )

    def asked(minutes, length=30, way="in", where=None):
        start = START + dt.timedelta(minutes=minutes)
        return refused(book, exhibitor, where or dock, way, start, length, LOAD, by=user)

    assert asked(69) == "dock_taken"
    assert asked(-5) == "outside_hours"
    assert asked(225) == "outside_hours"
    assert asked(90, 10) == "bad_minutes"
    assert asked(90, 30, "out") == "no_hours"
    assert asked(90, 30, "in", HallFeature(hall=dock.hall, code="X", kind="stage")) == "wrong_dock"
    clock(NOW + dt.timedelta(hours=2))
    late = book(exhibitor, dock, "in", START + dt.timedelta(minutes=70), 30, LOAD, by=user)
    assert late.asked_late
    assert late.confirmed_at is None
    confirm(late, by=user)
    assert refused(move, late, dock, START + dt.timedelta(minutes=30), 30, by=user) == "dock_taken"
    assert move(late, dock, START + dt.timedelta(minutes=120), 30, by=user).start == START + dt.timedelta(
        minutes=120
    )
    clock(START + dt.timedelta(minutes=5))
    assert refused(cancel, slot, "", by=user) == "too_late"
    assert refused(cancel, slot, " ", by=user, at_desk=True) == "reason_missing"
    arrived(slot, by=user)
    left(slot, by=user)
    slot.refresh_from_db()
    assert slot.free_at < START + dt.timedelta(minutes=6), "who leaves early makes room at once"
    cancel(late, "broken down", by=user, at_desk=True)
    assert VehicleSlot.objects.count() == 1


TYPED = {
    "way": "in",
    "start": "2026-01-16T11:05",
    "minutes": "60",
    "plate": "29C-1",
    "length": "6.5",
    "goods": "Tủ",
}


def test_an_exhibitor_books_and_gives_back_its_own_only(dock, exhibitor, client, make_user):
    user = make_user("exhibitor")
    ExhibitorContact.objects.create(exhibitor=exhibitor, user=user, name="A", email=user.email)
    other = Exhibitor.objects.exclude(pk=exhibitor.pk).first()
    foreign = book(other, dock, "in", START + dt.timedelta(hours=2), 60, LOAD, by=user)
    client.force_login(user)
    here = f"/portal/showcase/{exhibitor.slug}/move-in/"
    taken = client.post(here, {**TYPED, "dock": dock.pk, "start": "2026-01-16T13:30"})
    page = taken.content.decode()
    assert taken.status_code == 409
    assert 'value="29C-1"' in page
    assert str(other.name) not in page, "whose vehicle it is stays with the desk"
    assert client.post(here, {**TYPED, "dock": dock.pk}).status_code == 302
    own = VehicleSlot.objects.get(exhibitor=exhibitor)
    assert client.post(f"{here}{foreign.pk}/cancel/").status_code == 404
    assert client.get(f"/portal/showcase/{other.slug}/move-in/").status_code == 404
    assert client.post(f"{here}{own.pk}/cancel/").status_code == 302
    assert not VehicleSlot.objects.filter(exhibitor=exhibitor).exists()


def test_the_desk_confirms_moves_notes_and_prints(dock, exhibitor, signed_in, make_user):
    slot = book(exhibitor, dock, "in", START, 60, LOAD, by=None)
    desk = signed_in("programme")
    assert "29C-123.45" in desk.get("/desk/showcase/docks/").content.decode()

    def do(name, **fields):
        return desk.post(f"/desk/showcase/docks/{slot.pk}/do/", {"do": name, **fields}).status_code

    assert do("move", dock=dock.pk, start="2026-01-16T12:05", minutes="30") == 302
    assert do("move", dock=dock.pk, start="2026-01-20T12:05", minutes="30") == 409
    assert do("move", dock="", start="", minutes="30") == 422
    assert [do(name) for name in ("confirm", "arrived", "left", "nothing")] == [302, 302, 302, 404]
    for paper in ("", "?paper=a3"):
        assert desk.get(f"/desk/showcase/docks/timetable.pdf{paper}").content.startswith(b"%PDF")
    assert do("cancel", reason="Hỏng xe") == 302
    assert (
        signed_in("organiser").post(f"/desk/showcase/docks/{slot.pk}/do/", {"do": "confirm"}).status_code
        == 403
    )


def test_what_was_typed_at_the_desk_stays(dock, exhibitor, signed_in):
    slot = book(exhibitor, dock, "in", START, 60, LOAD, by=None)
    here, desk = f"/desk/showcase/docks/{slot.pk}/do/", signed_in("programme")
    wrong = desk.post(here, {"do": "move", "dock": dock.pk, "start": "never", "minutes": "45"})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert '<details class="more" open>' in page
    assert 'value="never"' in page
    assert '<option value="45" selected>' in page
    late = desk.post(here, {"do": "move", "dock": dock.pk, "start": "2026-01-20T12:05", "minutes": "30"})
    assert late.status_code == 409
    assert 'value="2026-01-20T12:05"' in late.content.decode()
    slot.refresh_from_db()
    assert slot.start == START


def test_the_exhibitor_is_told_of_what_the_desk_does(dock, exhibitor, clock, make_user):
    ExhibitorContact.objects.create(exhibitor=exhibitor, name="A", email="a@example.org")
    user = make_user()
    clock(NOW + dt.timedelta(hours=2))
    slot = book(exhibitor, dock, "in", START, 60, LOAD, by=user)
    assert letters() == [], "who books knows"
    for _twice in range(2):
        confirm(slot, by=user)
    later = START + dt.timedelta(hours=2)
    for _twice in range(2):
        move(slot, dock, later, 30, by=user)
    clock(NOW + dt.timedelta(hours=3))
    move(slot, dock, START, 60, by=user)
    slot.refresh_from_db()
    cancel(slot, "Hỏng xe", by=user, at_desk=True)
    assert letters() == [
        "The place of vehicle 29C-123.45 is confirmed", "Vehicle 29C-123.45 has another place",
        "Vehicle 29C-123.45 has another place", "The place of vehicle 29C-123.45 is cancelled",
    ]  # fmt: skip
    said = [mail.words["vi"]["paragraphs"] for mail in OutgoingMail.objects.order_by("pk")]
    assert "Cửa 1 (DOCK-1), Thứ Sáu, ngày 16/01/2026, 13h05, 30 phút" in said[1][0]
    assert "Hỏng xe" in said[3]
    own = book(exhibitor, dock, "in", START, 60, LOAD, by=user)
    cancel(own, "", by=user)
    assert len(letters()) == 4, "nor who gives back"


def letters():
    return [mail.words["en"]["subject"] for mail in OutgoingMail.objects.order_by("pk")]


@pytest.mark.parametrize("vehicles", [1, 3])
def test_the_timetable_asks_the_same_however_many_there_are(
    vehicles, dock, exhibitor, signed_in, django_assert_max_num_queries
):
    for number in range(vehicles):
        book(exhibitor, dock, "in", START + dt.timedelta(minutes=60 * number), 30, LOAD, by=None)
    desk = signed_in("organiser")
    desk.get("/desk/showcase/docks/")
    with django_assert_max_num_queries(13):
        desk.get("/desk/showcase/docks/")
