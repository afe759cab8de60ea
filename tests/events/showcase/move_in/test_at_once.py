"""Many vehicles for one dock at the same instant: exactly one gets it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from events.models import DockHours, Exhibitor, HallFeature, VehicleSlot
from events.showcase.move_in.slots import Load, book
from tests.conftest import NOW
from tests.events.showcase.made import make_hall
from tests.small import make_small

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]
START = NOW + dt.timedelta(days=1)
LOAD = Load("29C-123.45", Decimal("6.5"), "Tủ trưng bày", forklift=False)


@pytest.fixture
def dock(at_demo_time):
    make_small()
    hall = make_hall()
    DockHours.objects.create(hall=hall, way="in", start=START, end=START + dt.timedelta(hours=8))
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


def at_once(dock, starts):
    exhibitor = Exhibitor.objects.order_by("code").first()
    barrier = Barrier(len(starts))

    def run(start):
        try:
            barrier.wait(timeout=20)
            book(exhibitor, HallFeature.objects.get(pk=dock.pk), "in", start, 60, LOAD, by=None)
        except Refused as refusal:
            return refusal.problems[0].code
        except IntegrityError as error:
            return str(error)
        finally:
            connections.close_all()
        return "booked"

    with ThreadPoolExecutor(len(starts)) as pool:
        return sorted(pool.map(run, starts))


def test_of_six_for_one_dock_one_is_booked(dock):
    starts = [START + dt.timedelta(minutes=5 * number) for number in range(6)]
    assert at_once(dock, starts) == ["booked", *["dock_taken"] * 5]
    assert VehicleSlot.objects.count() == 1


def test_without_lock_and_rule_the_database_still_refuses(dock, monkeypatch):
    """The negative control: the rule is taken away, and what stands is the constraint alone."""
    monkeypatch.setattr("events.showcase.move_in.slots._in_the_way", lambda slot: None)
    assert at_once(dock, [START, START + dt.timedelta(minutes=65)]) == ["booked", "dock_taken"]


def test_two_that_do_not_touch_are_both_booked(dock):
    """The other control: it is the overlap that is refused, not the second vehicle."""
    assert at_once(dock, [START, START + dt.timedelta(minutes=70)]) == ["booked", "booked"]
