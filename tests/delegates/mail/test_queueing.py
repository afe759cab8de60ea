"""A release waits for next to nothing: the number of queries is fixed, and 300 people are queued in under a second."""

import dataclasses
import datetime as dt
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.mail.receiving import on_release
from delegates.models import Accreditation, Delegate, Delegation, Nomination, OutgoingMail
from events.models import Edition, Party
from events.releases.models import Release
from events.releases.publishing import snapshot_of
from tests.delegates.mail.conftest import make_person, with_parties
from tests.small import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot(small, morning, make_session):
    """Make a programme of many sessions out of one."""
    with_parties(make_session("S1", "09:00", "10:00", access="public"), member="VN TH", partner="JP")
    release = released()
    (one,) = snapshot_of(release).sessions

    def make(number, shift=0):
        move = dt.timedelta(minutes=shift)
        sessions = tuple(
            dataclasses.replace(one, uid=f"u{at}", code=f"S{at}", start=one.start + move, end=one.end + move,
                                access="public" if at % 3 else "restricted", categories=("head",))
            for at in range(number)
        )  # fmt: skip
        return dataclasses.replace(snapshot_of(release), sessions=sessions)

    return make


def tell(before, after, number=2):
    on_release(edition=Edition.objects.get(), release=Release(number=number), before=before, after=after)


def test_the_number_of_queries_is_fixed(snapshot):
    make_person("JP")
    with CaptureQueriesContext(connection) as few:
        tell(snapshot(1), snapshot(1, 15), 2)
    for party in ("JP", "VN", "TH"):
        for _each in range(5):
            make_person(party)
    with CaptureQueriesContext(connection) as many:
        tell(snapshot(20), snapshot(20, 15), 3)
    assert OutgoingMail.objects.count() == 1 + 16
    assert len(many) == len(few)
    assert len(few) <= 16


def test_three_hundred_people_and_six_hundred_meetings_are_queued_in_a_second(snapshot):
    parties = list(Party.objects.all())
    for party in parties:
        Delegation.objects.create(
            edition=party.edition, code=party.code, party=party, kind="party", name_en=party.code,
            sort_order=party.sort_order,
        )  # fmt: skip
    delegations = list(Delegation.objects.all())
    roles = ("alternate", "delegate", "adviser", "security", "media")
    people = [
        Delegate(delegation=delegations[at % 3], ref=f"P{at}", role=roles[at % 5], passport_given="X",
                 badge_name=f"P{at}", email=f"p{at}@example.org", order=at)
        for at in range(300)
    ]  # fmt: skip
    for person in people:
        person.prepare()
    Delegate.objects.bulk_create(people)
    now = dt.datetime.now(dt.UTC)
    Accreditation.objects.bulk_create(Accreditation(delegate=p, since=now, state="approved") for p in people)
    Nomination.objects.bulk_create(Nomination(delegate=p, submitted_at=now) for p in people)
    before, after = snapshot(600), snapshot(600, 15)
    began = time.process_time()
    tell(before, after)
    spent = time.process_time() - began
    assert OutgoingMail.objects.count() == 300
    assert all(len(numbers) >= 400 for mail in OutgoingMail.objects.all() for numbers in mail.picks.values())
    assert spent < 1, spent
