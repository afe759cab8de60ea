"""Officers at the same moment: one badge each, numbers without gaps, one receipt, one key."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections

from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.badges import keys, verbs
from delegates.badges.handing import hand_over
from delegates.badges.making import draft, validity_of, write
from delegates.models import Badge, BadgeCounter, HandOver, SigningKey

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def at_once(*acts):
    """Run these at the same moment; return what each gave, or the codes of its problems."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=20)
            return act()
        except Refused as refusal:
            return [problem.code for problem in refusal.problems]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_made_by_two_is_made_once_and_numbers_have_no_gap(small, accredited):
    people = accredited(6)
    wanted = {"edition": small, "category": "DEL", "zones": "A", "by": None}
    told = at_once(
        lambda: len(verbs.make_badges(people, by=None)),
        lambda: len(verbs.make_badges(people[::-1], by=None)),
        lambda: len([verbs.make_pass("floater", **wanted) for _ in range(3)]),
    )
    assert sorted(told[:2]) == [0, 6]
    assert list(Badge.objects.values_list("serial", flat=True)) == list(range(1, 10))
    assert BadgeCounter.objects.get().serial == 9
    # The very first key was asked for by all three.
    assert SigningKey.objects.count() == 1
    keys.withdraw_key(1, by=None)
    assert at_once(*[lambda: keys.signing_key().number] * 4) == [2, 2, 2, 2]


def test_of_two_officers_one_wins_and_the_other_is_told(badges, representative):
    torn, revoked, *received = badges(4)
    told = at_once(*[lambda: verbs.replace(torn, by=None, reason="Torn").serial] * 2)
    assert 5 in told
    assert ["has_newer"] in told
    told = at_once(*[lambda: hand_over(received, representative, by=None).number] * 2)
    assert 1 in told
    assert ["not_from_this_state"] * 2 in told
    assert HandOver.objects.get().badges.count() == 2
    accreditation = revoked.delegate.accreditation
    at_once(
        lambda: hand_over([revoked], representative, by=None),
        lambda: transitions.revoke(accreditation, by=None, reason="x"),
    )
    accreditation.refresh_from_db()
    revoked.refresh_from_db()
    assert (accreditation.state, revoked.state) == ("revoked", "revoked")


def test_without_the_lock_two_would_give_one_number(small, badges, monkeypatch):
    """The negative control: with the counter unlocked both makers take the same number."""
    badges(1)
    barrier = Barrier(2)

    def unlocked(edition):
        found = BadgeCounter.objects.get(edition=edition)
        barrier.wait(timeout=20)
        return found

    monkeypatch.setattr("delegates.badges.making.locked_counter", unlocked)

    def make():
        try:
            return write(small, [draft("staff", small, "ORG", ["A"], validity_of(small))], by=None)[0].serial
        except IntegrityError:
            return "twice"

    assert sorted(at_once(make, make), key=str) == [2, "twice"]
