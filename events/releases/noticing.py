"""How many things in the draft are not released yet, counted once for each state of the draft."""

from django.core.cache import cache

from events.editions.models import Edition

from .building import build_snapshot
from .difference import difference
from .presenting import difference_in_words
from .publishing import published_in_full
from .releasing import as_planned

SECONDS = 3600


def unreleased(edition: Edition) -> int:
    """Return how many sessions and records a release would change.

    Counting reads the whole draft; the count is kept until the draft or what is public changes.
    """
    key = f"unreleased:{edition.pk}:{edition.draft_version}:{edition.programme_version}"
    count: int | None = cache.get(key)
    if count is None:
        public, after = published_in_full(edition), build_snapshot(edition)
        # An announcement or a meeting that has begun is public, but no part of any plan.
        before = as_planned(public) if public else None
        count = difference_in_words(difference(before, after), before, after).count
        cache.set(key, count, SECONDS)
    return count
