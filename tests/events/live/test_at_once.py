"""Acts and releases in the same moment: one waits for the other, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connections, transaction

from adgmin.core.problems import Refused
from events.agenda.models import Session
from events.editions.models import Edition
from events.live import acts, overlay
from events.live.models import LiveState
from events.live.stage import mark_of
from events.releases.publishing import published_in_full
from events.releases.releasing import release
from tests.events.live.made import at, make_day
from tests.small import make_small

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


@pytest.fixture
def meetings(clock):
    clock(at("09:05"))
    make_small()
    return make_day()


def public(code: str):
    return {s.code: s for s in published_in_full(Edition.objects.get()).sessions}[code]


def together(*tasks):
    """Run each in a thread of its own, all let go together; return what they answered or were refused with."""
    barrier = Barrier(len(tasks))

    def run(task):
        try:
            barrier.wait(timeout=20)
            return task()
        except Refused as refusal:
            return refusal.problems[0].code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def release_now() -> int:
    return release(Edition.objects.get(), by=None, override_reason="in a test").number


def rename(code: str) -> None:
    Session.objects.filter(code=code).update(title_en="Renamed")


@pytest.mark.parametrize("order", ["delay first", "release first", "let go together"])
def test_a_delay_and_a_release_lose_nothing_of_each_other(meetings, order):
    rename("X")
    tasks = [lambda: acts.delay(meetings["X"], 15, by=None).act, release_now]
    if order == "let go together":
        assert set(map(str, together(*tasks))) == {"delay", "2"}
    else:
        for task in tasks if order == "delay first" else tasks[::-1]:
            task()
    now = public("X")
    assert (now.start, now.was_start, now.title.en) == (at("09:45"), at("09:30"), "Renamed")
    row = Session.objects.get(code="X")
    assert (row.start, row.was_start, row.booking.start) == (at("09:45"), at("09:30"), at("09:45"))


def test_a_release_waits_for_an_act_that_has_not_ended(meetings):
    """The release must see the delay: whoever comes second waits for the edition's row."""
    rename("X")
    inside, go_on = Event(), Event()

    def slow_delay() -> None:
        try:
            with transaction.atomic():
                acts.delay(meetings["X"], 15, by=None)
                inside.set()
                go_on.wait(1)
        finally:
            connections.close_all()

    def later_release() -> int:
        try:
            inside.wait(10)
            return release_now()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(slow_delay), pool.submit(later_release)]
        for each in waiting:
            each.result(timeout=30)
    assert public("X").start == at("09:45")
    assert LiveState.objects.get().start is None  # taken into the release


def test_without_keeping_the_live_change_in_the_draft_a_release_would_lose_it(meetings):
    """The control: a live state alone, that the draft knows nothing of, is gone with the next release."""
    LiveState.objects.create(
        session=meetings["X"], start=at("09:45"), end=at("10:15"), was_start=at("09:30"), updated=at("09:05")
    )
    assert public("X").start == at("09:45")
    rename("X")
    release_now()
    assert public("X").start == at("09:30")


def test_of_two_forms_sent_at_once_one_acts(meetings):
    seen = mark_of(public("X"))
    answers = together(*[lambda: acts.delay(meetings["X"], 5, by=None, seen=seen).act] * 3)
    assert sorted(answers) == ["changed_meanwhile", "changed_meanwhile", "delay"]
    assert (public("X").start, public("X").was_start) == (at("09:35"), at("09:30"))


def test_without_the_mark_each_would_act(meetings):
    """The control, and the proof that delays at once add up: none overwrites another."""
    assert together(*[lambda: acts.delay(meetings["X"], 5, by=None).act] * 3) == ["delay"] * 3
    assert (public("X").start, public("X").was_start) == (at("09:45"), at("09:30"))


def test_two_meetings_never_get_one_room(meetings):
    from events.models import Room

    together(
        lambda: acts.delay(meetings["X"], 40, by=None).act,
        lambda: acts.move_room(meetings["C"], Room.objects.get(code="R-B"), by=None).act,
    )
    shown = [public("X"), public("C")]
    held = sorted((s.room, s.start, s.end) for s in shown)
    assert held[0][0] != held[1][0] or held[0][2] <= held[1][1]


def test_the_overlay_is_registered_once():
    from events.releases import publishing

    overlay.start()
    assert publishing._overlays.count(overlay.overlay) == 1
