"""Two people at the plan at the same instant: never two booths on one place, never one exhibitor on two booths."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from events.models import Booth, Exhibitor, Hall
from events.showcase.placing import allotting, change_booths, states_of
from tests.events.showcase.made import make_hall, moved, placed
from tests.small import make_small

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


@pytest.fixture
def hall(db):
    make_small()
    return make_hall()


def at_once(works):
    """Do all works in threads of their own, let go together; return what each ended with."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=20)
            work()
        except Refused as refusal:
            return refusal.problems[0].code
        except IntegrityError as error:
            return "database" if "events_booth_place_once" in str(error) else str(error)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def test_of_four_booths_for_one_place_one_is_placed(hall):
    works = [
        lambda code=code: change_booths(hall, [placed(code, 800, 800, 300, 300)], by=None)
        for code in ("N1", "N2", "N3", "N4")
    ]
    assert at_once(works) == ["done", "overlaps", "overlaps", "overlaps"]
    assert Booth.objects.count() == 4


def test_of_two_who_move_one_booth_one_is_told(hall):
    changes = [moved("A02", 800, 800, 300, 300), moved("A02", 1000, 800, 300, 300)]
    works = [lambda change=change: change_booths(hall, [change], by=None) for change in changes]
    assert at_once(works) == ["changed_meanwhile", "done"]


def test_of_two_who_give_one_exhibitor_a_booth_one_is_told(hall):
    wanted = Exhibitor.objects.get(code="EX-C").pk
    there = states_of(Hall.objects.get())
    works = [
        lambda code=code: change_booths(hall, allotting(there, code, wanted), by=None)
        for code in ("A01", "A02")
    ]
    assert at_once(works) == ["done", "has_booth"]
    assert Booth.objects.filter(exhibitor_id=wanted).count() == 1


def test_without_the_lock_the_database_still_refuses(hall, monkeypatch):
    """The negative control: whoever passes by lock and rules is stopped by the database alone."""
    monkeypatch.setattr("events.showcase.placing.new_problems", lambda *args: [])
    monkeypatch.setattr("events.showcase.placing.lock_hall", lambda hall: hall)
    works = [
        lambda code=code: change_booths(hall, [placed(code, 800, 800, 300, 300)], by=None)
        for code in ("N1", "N2")
    ]
    assert at_once(works) == ["database", "done"]
