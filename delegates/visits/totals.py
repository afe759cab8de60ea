"""How much the showcase was visited, for the ministry: by theme and by day, without anybody to be made out.

A number from 1 to 4 is not shown (the threshold rule of official statistics). Where numbers add up to one that is
shown, a hidden one could be worked out: one more is hidden with it, and where there is no other, the sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from delegates.nominations.models import Delegate
from events.editions.models import Edition
from events.showcase.models import Theme

from .models import BoothVisit

LEAST = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `count` None: too few to be shown."""

    name: Any  # a theme, or a day
    count: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """People by theme (somebody can be in several) and visits by day (they add up)."""

    visits: int | None
    people: int | None
    themes: tuple[Row, ...]
    days: tuple[Row, ...]


def totals(edition: Edition) -> Totals:
    """Count; four queries."""
    visits = BoothVisit.objects.filter(exhibitor__edition=edition, delegate__merged_into=None).order_by()
    themes = list(Theme.objects.filter(edition=edition))
    by_theme = dict(
        visits.exclude(exhibitor__themes=None)
        .values_list("exhibitor__themes")
        .annotate(Count("delegate", distinct=True))
    )
    by_day = sorted(visits.values_list("day").annotate(Count("pk"), Count("delegate", distinct=True)))
    people = Delegate.objects.filter(booth_visits__in=visits).distinct().count()
    total, days = protected([count for _day, count, _people in by_day], [one[2] for one in by_day])
    return Totals(
        total if people >= LEAST else None,
        shown(people),
        # People of one theme are no part of a sum: each number is hidden by itself.
        tuple(Row(theme, shown(by_theme.get(theme.pk, 0))) for theme in themes),
        tuple(Row(day, count) for (day, *_counts), count in zip(by_day, days, strict=True)),
    )


def shown(count: int) -> int | None:
    """Return a number that can be shown, else None."""
    return None if 0 < count < LEAST else count


def protected(counts: Sequence[int], people: Sequence[int] = ()) -> tuple[int | None, list[int | None]]:
    """Return the sum and the numbers that add up to it, None for each that is hidden.

    `people` are how many each number is of: one person at five booths is hidden too.
    """
    of = people or counts
    told = [None if shown(of[at]) is None else shown(count) for at, count in enumerate(counts)]
    total = shown(sum(counts))
    if None in told:
        if others := [at for at, count in enumerate(told) if count]:
            told[min(others, key=lambda at: counts[at])] = None
        else:
            total = None
    return total, told
