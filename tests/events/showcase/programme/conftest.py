"""A hall that is open from nine to five for two of its days' sessions, with products of three exhibitors."""

import datetime as dt

import pytest

from adgmin.core.clock import MEETING_ZONE
from tests.events.showcase.made import make_hall
from tests.small import DAY


def at(clock_time, day=DAY):
    """A moment of the day of the small meeting."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock_time), MEETING_ZONE)


@pytest.fixture
def hall(small, make_session):
    """Open 09:00–17:00 by a session, closed 12:00–12:30 for another."""
    from events.models import Exhibitor, Hall, Product, Session

    make_hall()
    make_session("OPEN", "09:00", "17:00", kind="showcase", level="public")
    make_session("TOUR", "12:00", "12:30", kind="showcase", level="public", room="R-B")
    found = Hall.objects.get()
    found.open_sessions.set(Session.objects.filter(code="OPEN"))
    found.closed_for.set(Session.objects.filter(code="TOUR"))
    for letter in "ABC":
        Product.objects.create(
            edition=small, code=f"P-{letter}", exhibitor=Exhibitor.objects.get(code=f"EX-{letter}"),
            name_vi=f"Sản phẩm {letter}", name_en=f"Product {letter}",
        )  # fmt: skip
    return found


@pytest.fixture
def make_demo(hall):
    """Make a demonstration past the verbs: make_demo("D1", "10:00", "10:30", product="P-A", where="STAGE")."""
    from events.models import Booth, DemoSlot, HallFeature, Product

    def make(code="D1", start="10:00", end="10:30", *, product="P-A", where="STAGE", **more):
        place = HallFeature.objects.filter(code=where).first()
        booth = None if place else Booth.objects.get(code=where)
        return DemoSlot.objects.create(
            edition=hall.room.edition, code=code, product=Product.objects.get(code=product), place=place,
            booth=booth, start=at(start), end=at(end), **more,
        )  # fmt: skip

    return make
