"""Fifty threads of a focal point and its assistants send fifty drafts for the last three places."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from adgmin.core.problems import Refused
from delegates.accreditation.states import State
from delegates.delegations.quotas import quota_problems
from delegates.models import Accreditation, Delegate, Quota
from delegates.nominations.editing import nominate
from delegates.portal.writing import begin_draft, send
from tests.delegates.portal.conftest import make_draft

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]
THREADS = 50


@pytest.fixture
def drafts(at_work):
    return [
        make_draft(at_work.delegation, at_work.user, badge_name=f"P{number}") for number in range(THREADS)
    ]


def at_once(act, people):
    """Let every thread act on one person, all let go together; return the codes of the refusals, "" for none."""
    barrier = Barrier(len(people))

    def run(person):
        try:
            barrier.wait(timeout=30)
            act(person)
        except Refused as refusal:
            return refusal.problems[0].code
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(run, people))


def test_three_of_fifty_get_the_last_three_places(at_work, drafts):
    outcomes = at_once(lambda person: send(person, by=at_work.user), drafts)
    assert outcomes == [""] * 3 + ["role_over_quota"] * 47
    assert Delegate.objects.filter(is_active=True).count() == 3
    assert Accreditation.objects.filter(state="submitted").count() == 3
    assert Delegate.objects.exclude(nomination=None).count() == 3


def test_fifty_who_begin_a_draft_each_get_a_reference_of_their_own(at_work):
    def begin(_number):
        begin_draft(at_work.delegation, by=at_work.user, role="delegate", rank_band=4)

    assert at_once(begin, range(THREADS)) == [""] * THREADS
    assert len(set(Delegate.objects.values_list("ref", flat=True))) == THREADS


def test_two_delegations_nominate_at_once_at_the_desk(at_work):
    Quota.objects.all().delete()

    def put_forward(number):
        delegation = at_work.delegation if number % 2 else at_work.other
        nominate(delegation, by=at_work.user, role="delegate", rank_band=4, badge_name=f"P{number}")

    assert at_once(put_forward, range(20)) == [""] * 20
    assert len(set(Delegate.objects.values_list("ref", flat=True))) == 20


def test_a_draft_that_is_sent_by_four_clicks_is_sent_once(at_work, drafts):
    outcomes = at_once(lambda person: send(person, by=at_work.user), [drafts[0]] * 4)
    assert outcomes == [""] + ["sent_already"] * 3
    assert Delegate.objects.exclude(nomination=None).count() == 1


def test_without_the_lock_the_quota_would_break(at_work, drafts):
    """The negative control: look at the quota first, then write, as a form without the verb would."""
    people, looked = drafts[:8], Barrier(8)

    def unlocked(person):
        problems = quota_problems(person.delegation, adding={person.role: 1})
        looked.wait(timeout=30)
        if problems:
            raise Refused(*problems)
        with transaction.atomic():
            Delegate.objects.filter(pk=person.pk).update(is_active=True)
            Accreditation.objects.filter(delegate=person).update(state=State.SUBMITTED)

    assert at_once(unlocked, people) == [""] * 8
    assert Delegate.objects.filter(is_active=True).count() == 8
