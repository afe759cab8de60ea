"""Who gets a place, who waits, who moves up, and who is told."""

import datetime as dt
from dataclasses import replace

import pytest

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.accreditation.merging import merge
from delegates.demos import booking, slots
from delegates.demos.models import DemoBooking
from delegates.mail.models import OutgoingMail
from events.showcase.programme.changing import Despite, Wish, change_demo, seen_of


def states():
    return list(DemoBooking.objects.order_by("sequence").values_list("state", flat=True))


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.problems[0].code


def test_what_is_refused(make_slot, visitors, clock):
    one, other = visitors(2)
    slot, near = make_slot("D1"), make_slot("D2", minutes=75)
    booking.book(one, slot, by=None)
    assert code_of(lambda: booking.book(one, slot, by=None)) == "booked_already"
    assert code_of(lambda: booking.book(one, near, by=None)) == "overlapping_booking"
    assert code_of(lambda: booking.book(other, make_slot("D3", capacity=None), by=None)) == "open_to_all"
    assert code_of(lambda: booking.book(other, make_slot("D4", minutes=-1), by=None)) == "demo_begun"
    booking.book(one, make_slot("D5", minutes=90), by=None)  # begins as the first ends
    other.accreditation.delete()
    assert code_of(lambda: booking.book(other, slot, by=None)) == "not_accredited"


def test_who_waits_moves_up_in_order_and_is_told(make_slot, visitors):
    slot = make_slot(capacity=1)
    first, *_others = [booking.book(one, slot, by=None) for one in visitors(3)]
    assert states() == ["booked", "waiting", "waiting"]
    booking.cancel(first, by=None)
    assert states() == ["cancelled", "booked", "waiting"]
    assert code_of(lambda: booking.cancel(first, by=None)) == "booking_over"
    slots.change_capacity(slot, 2, by=None)
    assert states() == ["cancelled", "booked", "booked"]
    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {
        "v1@example.org",
        "v2@example.org",
    }


def test_a_clashing_one_stays_and_the_next_moves_up(make_slot, visitors):
    slot, near = make_slot(capacity=1), make_slot("D2", minutes=300)
    people = visitors(3)
    first, *_others = [booking.book(one, slot, by=None) for one in people]
    booking.book(people[1], near, by=None)
    near.start, near.end = slot.start, slot.end  # the other demonstration was moved
    near.save()
    booking.cancel(first, by=None)
    mine = DemoBooking.objects.filter(slot=slot).order_by("sequence")
    assert [one.state for one in mine] == ["cancelled", "waiting", "booked"]
    assert OutgoingMail.objects.filter(recipient="v1@example.org", event__startswith="demo_clash").exists()


def test_a_cancelled_demonstration_ends_all_and_tells_all(make_slot, visitors):
    slot = make_slot(capacity=1)
    for one in visitors(2):
        booking.book(one, slot, by=None)
    slots.cancel_demo(slot, by=None)
    slots.cancel_demo(slot, by=None)
    assert states() == ["cancelled"] * 2
    assert OutgoingMail.objects.filter(event__startswith="demo_cancelled").count() == 2


def test_who_loses_the_accreditation_loses_the_place(make_slot, visitors):
    slot, people = make_slot(capacity=1), visitors(2)
    for one in people:
        booking.book(one, slot, by=None)
    transitions.revoke(people[0].accreditation, by=None, reason="x")
    assert states() == ["cancelled", "booked"]
    told = OutgoingMail.objects.filter(event__startswith="demo_").order_by("event")
    assert [(one.event.split()[0], one.recipient) for one in told] == [
        ("demo_ended", "v0@example.org"), ("demo_promoted", "v1@example.org"),
    ]  # fmt: skip


def test_what_is_over_stays_when_the_accreditation_ends(make_slot, visitors, clock):
    slot, (person,) = make_slot(), visitors(1)
    booking.book(person, slot, by=None)
    clock(slot.end)
    transitions.revoke(person.accreditation, by=None, reason="x")
    assert states() == ["booked"]


def test_only_who_has_a_place_comes(make_slot, visitors):
    slot = make_slot(capacity=1)
    booked, waiting = [booking.book(one, slot, by=None) for one in visitors(2)]
    assert booking.mark_came(booked, by=None).came_at
    assert code_of(lambda: booking.mark_came(waiting, by=None)) == "not_booked"


def test_one_person_of_two_records_keeps_one_booking(make_slot, visitors):
    slot = make_slot(capacity=2)
    keep, drop, third = visitors(3)
    for one in (keep, drop, third):
        booking.book(one, slot, by=None)
    merge(keep, drop, by=None)
    live = DemoBooking.objects.live().order_by("sequence")
    assert [(one.delegate_id, one.state) for one in live] == [(keep.pk, "booked"), (third.pk, "booked")]


def test_bookings_of_a_merged_record_move_to_the_one_that_stays(make_slot, visitors):
    keep, drop, third = visitors(3)
    one, other = make_slot("D1", capacity=1), make_slot("D2", capacity=1, minutes=120)
    moved = booking.book(drop, one, by=None)
    booking.book(third, other, by=None)
    waits = booking.book(drop, other, by=None)
    merge(keep, drop, by=None)
    live = DemoBooking.objects.live().order_by("slot__code", "sequence")
    assert [(row.pk, row.delegate_id, row.state) for row in live if row.delegate_id != third.pk] == [
        (moved.pk, keep.pk, "booked"), (waits.pk, keep.pk, "waiting"),
    ]  # fmt: skip
    assert AuditRecord.objects.filter(verb="move demonstration booking").count() == 2
    assert not OutgoingMail.objects.filter(event__startswith="demo_ended").exists()


def test_of_two_records_the_place_stays_and_the_waiting_ends(make_slot, visitors):
    slot = make_slot(capacity=1)
    drop, keep, third = visitors(3)
    for person in (drop, keep, third):
        booking.book(person, slot, by=None)
    merge(keep, drop, by=None)
    rows = DemoBooking.objects.order_by("sequence")
    assert [(row.delegate_id, row.state) for row in rows] == [
        (keep.pk, "booked"), (keep.pk, "cancelled"), (third.pk, "waiting"),
    ]  # fmt: skip


def test_open_to_all_is_refused_while_people_are_booked(make_slot, visitors):
    slot, (person,) = make_slot(), visitors(1)
    held = booking.book(person, slot, by=None)
    assert code_of(lambda: slots.change_capacity(slot, None, by=None)) == "people_booked"
    booking.cancel(held, by=None)
    assert slots.change_capacity(slot, None, by=None).capacity is None


def test_who_has_booked_is_told_when_a_demonstration_moves_and_not_of_a_new_title(make_slot, visitors):
    slot, (one, two, three) = make_slot(capacity=1), visitors(3)
    for person in (one, two, three):
        booking.book(person, slot, by=None)
    booking.cancel(DemoBooking.objects.get(delegate=three), by=None)
    OutgoingMail.objects.all().delete()
    wish = Wish(slot.product, None, slot.booth, slot.start, slot.end, title_en="Inside the sensor")
    change_demo(slot, wish, seen=seen_of(slot), by=None, despite=Despite(anyway=True))
    assert not OutgoingMail.objects.exists()
    for hours in (1, 2):  # each move is told, for each is another time
        slot.refresh_from_db()
        later = dt.timedelta(hours=hours)
        moved = replace(wish, start=slot.start + later, end=slot.end + later)
        change_demo(slot, moved, seen=seen_of(slot), by=None, despite=Despite(anyway=True))
    told = OutgoingMail.objects.filter(event__startswith="demo_moved").values_list("recipient", flat=True)
    assert sorted(told) == ["v0@example.org"] * 2 + ["v1@example.org"] * 2
    assert DemoBooking.objects.live().count() == 2
