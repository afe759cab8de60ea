"""Sessions under /admin/: time and room go through the verb that holds the room."""

import datetime as dt

import pytest

from adgmin.core.dates import local
from adgmin.core.models import AuditRecord
from events.agenda.models import Session
from events.venues.models import Room, RoomBooking

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(edition):
    return Session.objects.get(code="DLG-JP")


def path_of(session) -> str:
    return f"/admin/events/session/{session.pk}/change/"


def sent(page) -> dict:
    """What a browser would send back from the form as it stands."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form, *(each.management_form for each in formsets)]
    data = {}
    for form in (*forms, *(row for each in formsets for row in each.forms)):
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            widget = field.field.widget
            if hasattr(widget, "decompress"):
                parts = widget.decompress(value)
                formats = [part.format_value(each) for part, each in zip(widget.widgets, parts, strict=True)]
                data |= {f"{field.html_name}_{number}": text or "" for number, text in enumerate(formats)}
            else:
                data[field.html_name] = value
    return data


def test_saving_the_form_as_it_stands_changes_nothing(session, signed_in):
    client = signed_in("programme")
    answer = client.post(path_of(session), sent(client.get(path_of(session))))
    assert answer.status_code == 302
    assert Session.objects.get(pk=session.pk).sequence == session.sequence
    assert not AuditRecord.objects.filter(model="events.session").exists()


def test_a_change_of_time_moves_the_booking_and_is_written_down_once(session, signed_in):
    client = signed_in("programme")
    data = sent(client.get(path_of(session)))
    end = session.end + dt.timedelta(minutes=5)
    data |= {"end_1": f"{local(end):%H:%M}"}
    assert client.post(path_of(session), data).status_code == 302
    session.refresh_from_db()
    assert (session.end, session.booking.end, session.sequence) == (end, end, 1)
    assert list(AuditRecord.objects.get(model="events.session").changes) == ["end"]


def test_a_taken_room_is_refused_in_words_with_everything_typed_kept(session, signed_in):
    other = Session.objects.exclude(room=session.room).filter(start__date=session.start.date()).first()
    client = signed_in("programme")
    before = list(RoomBooking.objects.order_by("pk").values())
    start, end = (f"{local(moment):%H:%M}" for moment in (other.start, other.end))
    data = sent(client.get(path_of(session)))
    data |= {"room": other.room_id, "start_1": start, "end_1": end, "title_en": "Typed just now"}
    page = client.post(path_of(session), data)
    assert page.status_code == 200
    (sentence,) = page.context["adminform"].form.errors["room"]
    assert other.code in sentence
    assert 'value="Typed just now"' in page.content.decode()
    session.refresh_from_db()
    assert session.title_en != "Typed just now"
    assert list(RoomBooking.objects.order_by("pk").values()) == before


def test_an_end_before_the_start_is_refused_beside_the_field(session, signed_in):
    client = signed_in("programme")
    page = client.post(path_of(session), {**sent(client.get(path_of(session))), "end_1": "00:05"})
    assert page.context["adminform"].form.errors["end"] == ["Giờ kết thúc phải sau giờ bắt đầu."]


def test_somebody_elses_change_meanwhile_is_told_once_and_then_overwritten_if_meant(session, signed_in):
    client = signed_in("programme")
    stale = sent(client.get(path_of(session)))
    Session.objects.filter(pk=session.pk).update(sequence=7)
    page = client.post(path_of(session), {**stale, "title_en": "Mine"})
    assert page.status_code == 200
    assert page.context["adminform"].form.non_field_errors()
    seen = page.context["adminform"].form["seen"].value()
    again = client.post(path_of(session), {**stale, "title_en": "Mine", "seen": seen})
    assert again.status_code == 302
    assert Session.objects.get(pk=session.pk).title_en == "Mine"


def test_a_new_session_holds_its_room_and_deleting_it_lets_the_room_go(edition, signed_in):
    room = Room.objects.last()
    data = {
        "edition": edition.pk, "code": "NEW-1", "title_vi": "Mới",
        "start_0": "20/01/2026", "start_1": "08:00",
        "end_0": "20/01/2026", "end_1": "09:00", "room": room.pk, "status": "confirmed", "kind": "workshop",
        "level": "technical", "access": "accredited", "media": "closed", "categories": ["head", "media"],
        "agenda_items-TOTAL_FORMS": 0, "agenda_items-INITIAL_FORMS": 0, "party_links-TOTAL_FORMS": 0,
        "party_links-INITIAL_FORMS": 0, "promises-TOTAL_FORMS": 0, "promises-INITIAL_FORMS": 0,
    }  # fmt: skip
    client = signed_in("programme")
    assert client.post("/admin/events/session/add/", data).status_code == 302
    made = Session.objects.get(code="NEW-1")
    assert (made.booking.room, made.booking.start) == (room, made.start)
    assert made.categories == ["head", "media"]
    client.post(f"/admin/events/session/{made.pk}/delete/", {"post": "yes"})
    assert not RoomBooking.objects.filter(pk=made.booking_id).exists()


def test_what_a_session_holds_is_not_changed_behind_its_back(session, signed_in):
    client = signed_in("administrator")
    path = f"/admin/events/roombooking/{session.booking_id}/"
    assert client.post(f"{path}change/", {"purpose": "x"}).status_code == 403
    assert client.post(f"{path}delete/", {"post": "yes"}).status_code == 403


def test_an_organiser_reads_sessions_and_changes_none(session, signed_in):
    client = signed_in("organiser")
    assert client.get(path_of(session)).status_code == 200
    assert client.post(path_of(session), {"title_en": "x"}).status_code == 403
