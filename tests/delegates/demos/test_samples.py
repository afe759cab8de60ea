"""Bookings of the demonstration are made once: places left at the first, a waiting list at the second."""

from delegates.demos.models import DemoBooking
from delegates.demos.samples import make_sample_bookings
from delegates.models import OutgoingMail


def test_sample_bookings_are_made_once(small, make_slot, visitors):
    make_slot("D1", capacity=6)
    make_slot("D2", capacity=2, minutes=180)
    visitors(12)
    assert make_sample_bookings(small, by=None) == 7
    states = [(row.slot.code, row.state) for row in DemoBooking.objects.order_by("slot", "sequence")]
    assert states == [("D1", "booked")] * 2 + [("D2", "booked")] * 2 + [("D2", "waiting")] * 3
    assert make_sample_bookings(small, by=None) == 0
    assert not OutgoingMail.objects.exists()
