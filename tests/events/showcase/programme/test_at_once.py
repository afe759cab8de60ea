"""Several people put demonstrations on the stage at the same instant: it is never used twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from events.models import DemoSlot, Edition, HallFeature, Product
from events.showcase.programme.changing import Despite, Wish, add_demo, change_demo, seen_of
from tests.events.showcase.made import make_hall
from tests.events.showcase.programme.conftest import at
from tests.small import make_small

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


@pytest.fixture
def stage(db):
    edition = make_small()
    hall = make_hall()
    for letter in "ABC":
        holder = edition.exhibitor_set.get(code=f"EX-{letter}")
        Product.objects.create(
            edition=edition, code=f"P-{letter}", exhibitor=holder, name_vi=letter, name_en=letter
        )
    return hall.features.get(code="STAGE")


def at_once(works):
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=20)
            work()
        except Refused as refusal:
            return refusal.problems[0].code
        except IntegrityError as error:
            return "database" if "events_demoslot_place_once" in str(error) else str(error)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def wish(stage, product, start, end):
    return Wish(
        Product.objects.get(code=product), HallFeature.objects.get(pk=stage.pk), None, at(start), at(end)
    )


def add(stage, product, start, end):
    edition = Edition.objects.get()
    return add_demo(
        edition, wish(stage, product, start, end), capacity=None, by=None, despite=Despite(anyway=True)
    )


def test_of_six_for_the_stage_one_is_put_there(stage):
    works = [lambda one=one: add(stage, "P-A", f"10:{5 * one:02}", "11:00") for one in range(6)]
    assert at_once(works) == ["done", *["place_taken"] * 5]
    assert DemoSlot.objects.count() == 1


def test_of_two_that_move_to_one_time_one_is_moved(stage):
    slots = [add(stage, "P-A", "10:00", "10:30"), add(stage, "P-B", "11:00", "11:30")]

    def move(slot):
        there = DemoSlot.objects.get(pk=slot.pk)
        to = wish(stage, slot.product.code, "14:00", "14:30")
        change_demo(there, to, seen=seen_of(there), by=None, despite=Despite(anyway=True))

    assert at_once([lambda one=one: move(one) for one in slots]) == ["done", "place_taken"]


def test_of_two_who_change_one_demonstration_one_is_told(stage):
    slot = DemoSlot.objects.get(pk=add(stage, "P-A", "10:00", "10:30").pk)
    seen = seen_of(slot)
    works = [
        lambda start=start: change_demo(slot, wish(stage, "P-A", start, "15:00"), seen=seen, by=None)
        for start in ("14:00", "14:10")
    ]
    assert at_once(works) == ["changed_meanwhile", "done"]


def test_without_lock_and_rule_the_database_still_refuses(stage, monkeypatch):
    """The negative control: whoever passes by lock and rule is stopped by the database alone, in the same words."""
    monkeypatch.setattr("events.showcase.programme.changing._in_the_way", lambda slot: None)
    codes = iter(("D1", "D2"))
    monkeypatch.setattr("events.showcase.programme.changing._free_code", lambda edition: next(codes))
    monkeypatch.setattr(
        "events.showcase.programme.changing.lock_edition", lambda pk: Edition.objects.get(pk=pk)
    )
    works = [lambda code=code: add(stage, code, "10:00", "10:30") for code in ("P-A", "P-B")]
    assert at_once(works) == ["done", "place_taken"]


def test_the_database_refuses_without_any_verb(stage):
    slot = add(stage, "P-A", "10:00", "10:30")
    clone = {"edition": slot.edition, "product": slot.product, "start": at("10:29"), "end": at("10:40")}
    with pytest.raises(IntegrityError, match="events_demoslot_place_once"):
        DemoSlot.objects.create(code="D9", place=stage, **clone)


def test_those_cancelled_and_those_that_follow_do_not_meet(stage):
    """The other control: it is the overlap that is refused, not the second demonstration."""
    DemoSlot.objects.filter(pk=add(stage, "P-A", "10:00", "10:30").pk).update(cancelled_at=at("09:00"))
    works = [lambda s=s, e=e: add(stage, "P-B", s, e) for s, e in (("10:00", "10:30"), ("10:30", "11:00"))]
    assert at_once(works) == ["done", "done"]
    with pytest.raises(IntegrityError, match="events_demoslot_place_once"):
        DemoSlot.objects.filter(code="DEMO-01").update(cancelled_at=None)
