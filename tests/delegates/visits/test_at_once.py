"""Two people at one booth scan the same badge at the same moment: one visit, one decision."""

import pytest
from django.db import IntegrityError

from delegates.models import Badge, BoothVisit, Sharing
from delegates.visits import noting
from delegates.visits.models import Standing
from delegates.visits.sharing import wish
from tests.delegates.demos.test_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def test_a_badge_scanned_eight_times_at_once_is_one_visit(booth, user, visitors):
    (guest,) = visitors(1)
    wish(guest, Standing.SHARE)
    code = Badge.objects.get().code
    at_once(*[lambda: noting.note_visit(booth, code, by=user) for _turn in range(8)])
    assert (BoothVisit.objects.count(), Sharing.objects.count()) == (1, 1)


def test_a_scan_and_the_wish_never_leave_no_visit_behind(booth, user, visitors):
    people = visitors(6)
    codes = [Badge.objects.get(delegate=one).code for one in people]
    at_once(
        *[lambda code=code: noting.note_visit(booth, code, by=user) for code in codes],
        *[lambda one=one: wish(one, Standing.NEVER) for one in people],
    )
    assert not BoothVisit.objects.exists()


def test_without_asking_first_the_second_scan_fails(booth, user, visitors, monkeypatch):
    """The negative control: simply written, the database refuses the second visit of a day."""
    visitors(1)
    monkeypatch.setattr(
        type(BoothVisit.objects.all()), "get_or_create",
        lambda self, defaults, **values: (self.create(**values, **defaults), True),
    )  # fmt: skip
    noting.note_visit(booth, "1", by=user)
    with pytest.raises(IntegrityError):
        noting.note_visit(booth, "1", by=user)
