"""Two releases at the same instant: one is made, the other is told; on a real database with real threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from adgmin.core.problems import Refused
from events.models import Edition, Release, Session
from events.releases import releasing
from events.releases.published import current_programme, forget_programme
from events.releases.releasing import release, release_again, review
from tests.small import add_small_session, make_small, released

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


@pytest.fixture
def changed():
    """A draft that differs from release 1."""
    edition = make_small()
    add_small_session("S1", "09:00", "10:00", access="public")
    released(edition)
    add_small_session("S2", "11:00", "12:00", access="public")
    return edition


def at_once(*acts):
    """Run each act in a thread of its own, all let go together; return what each made or was refused with."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=20)
            return act().number
        except Refused as refusal:
            return refusal.problems[0].code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_wins_and_the_other_is_told(changed):
    seen = review(changed)

    def act():
        return release(Edition.objects.get(), by=None, expected=seen.number, draft_version=seen.draft_version)

    outcomes = at_once(act, act, act)
    assert sorted(map(str, outcomes)) == ["2", "released_meanwhile", "released_meanwhile"]
    assert list(Release.objects.values_list("number", flat=True)) == [2, 1]
    forget_programme()
    assert sorted(current_programme().by_code) == ["S1", "S2"]


def test_a_release_and_a_rollback_at_once(changed):
    release(changed, by=None)
    add_small_session("S3", "13:00", "14:00", access="public")
    seen = review(changed)
    outcomes = at_once(
        lambda: release(
            Edition.objects.get(), by=None, expected=seen.number, draft_version=seen.draft_version
        ),
        lambda: release_again(Edition.objects.get(), 1, by=None, expected=seen.number),
    )
    assert sorted(map(str, outcomes)) == ["3", "released_meanwhile"]
    assert Release.objects.count() == 3


def test_a_draft_written_at_the_same_instant_is_in_the_release_or_the_release_is_refused(changed):
    seen = review(changed)

    def write():
        from events.agenda.editing import change_session

        change_session(Session.objects.get(code="S1"), by=None, title_en="Written at once")
        return Release(number=0)

    outcomes = at_once(
        lambda: release(
            Edition.objects.get(), by=None, expected=seen.number, draft_version=seen.draft_version
        ),
        write,
    )
    assert outcomes in ([2, 0], ["draft_changed_meanwhile", 0])
    forget_programme()
    assert current_programme().by_code["S1"].title.en == "Session S1"


def test_without_the_number_that_was_seen_both_would_release(changed):
    """The negative control: nobody is told when nobody says what they saw."""
    release(Edition.objects.get(), by=None)
    add_small_session("S3", "13:00", "14:00", access="public")
    assert release(Edition.objects.get(), by=None).number == 3


def test_without_the_lock_two_would_take_the_same_number(changed, monkeypatch):
    """The negative control: the edition's lock is what makes one of them wait; the constraint is the last word."""
    waiting = Barrier(2)
    latest = releasing.latest_release

    def unlocked(pk):
        return Edition.objects.get(pk=pk)

    def at_the_same_moment(edition):
        found = latest(edition)
        waiting.wait(timeout=20)
        return found

    monkeypatch.setattr(releasing, "lock_edition", unlocked)
    monkeypatch.setattr(releasing, "latest_release", at_the_same_moment)
    seen_by_both = []

    def act():
        edition = Edition.objects.get()
        seen_by_both.append(releasing.latest_release(edition).number + 1)
        return Release(number=seen_by_both[-1])

    assert at_once(act, act) == [2, 2]
