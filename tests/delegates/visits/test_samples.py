"""Visits of the demonstration are made once, of who wears a badge."""

import datetime as dt

from delegates.models import BoothVisit, Sharing
from delegates.visits.samples import make_sample_visits
from tests.conftest import NOW


def test_sample_visits_are_made_once(booth, visitors):
    visitors(60)
    made = make_sample_visits(booth.edition)
    assert made == BoothVisit.objects.count() > 0
    assert Sharing.objects.filter(name=True).exists()
    assert set(BoothVisit.objects.values_list("day", flat=True)) <= {
        NOW.date() - dt.timedelta(days=back) for back in (1, 2)
    }
    assert make_sample_visits(booth.edition) == 0
