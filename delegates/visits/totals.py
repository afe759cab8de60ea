"""How much the showcase was visited, for the ministry: by theme, kind of exhibitor and day, nobody to be made out.

A number from 1 to 4 is not shown (the threshold rule of official statistics), nor visits that fewer than five people
made. Then what is shown is looked at together: no hidden number may follow from the sums and the other numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from delegates.nominations.models import Delegate
from events.editions.models import Edition
from events.parties.models import PartyKind
from events.showcase.models import Theme

from .models import BoothVisit

LEAST = 5
Cell = tuple[int, int]  # visits, and the people who made them
Told = list[int | None]


class Home(models.TextChoices):
    """The kinds of exhibitors, by where they come from."""

    HOST = "host", _("From the host country")
    MEMBER = "member", _("From other ASEAN member states")
    PARTNER = "partner", _("From dialogue partners")
    OTHER = "other", _("Others, or without a country")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `count` None: not shown."""

    name: Any  # a theme, a Home, or a day
    count: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """People by theme (somebody can be in several); visits by kind and by day (each adds up to `visits`)."""

    visits: int | None
    people: int | None
    themes: tuple[Row, ...]
    kinds: tuple[Row, ...]
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
    by_day, by_kind = _cells(visits, edition)
    people = Delegate.objects.filter(booth_visits__in=visits).distinct().count()
    total, (days, kinds) = protected([list(by_day.values()), list(by_kind.values())], people)
    known, of_themes = protected_people([by_theme.get(theme.pk, 0) for theme in themes], people)
    return Totals(
        total, known, _rows(themes, of_themes), _rows(map(Home, by_kind), kinds), _rows(by_day, days)
    )


def _rows(names: Iterable[Any], counts: Told) -> tuple[Row, ...]:
    return tuple(Row(name, count) for name, count in zip(names, counts, strict=True))


def _cells(visits: models.QuerySet[BoothVisit], edition: Edition) -> tuple[dict[Any, Cell], dict[str, Cell]]:
    """Return visits and people by day, and by kind of exhibitor."""
    days, kinds = _Tally(), _Tally(Home.values)
    home = ("exhibitor__country__iso2", "exhibitor__country__kind")
    for day, person, iso2, kind in visits.values_list("day", "delegate", *home):
        days.add(day, person)
        kinds.add(_home(iso2, kind, edition.host_country), person)
    return dict(sorted(days.cells().items())), kinds.cells()


class _Tally:
    """Visits by something, and who made them."""

    def __init__(self, names: Sequence[Any] = ()) -> None:
        self.of: defaultdict[Any, list[int]] = defaultdict(list, {name: [] for name in names})

    def add(self, name: Any, person: int) -> None:
        self.of[name].append(person)

    def cells(self) -> dict[Any, Cell]:
        return {name: (len(people), len(set(people))) for name, people in self.of.items()}


def _home(iso2: str | None, kind: str | None, host: str) -> str:
    if iso2 and iso2 == host:
        return Home.HOST
    of = {PartyKind.ASEAN_MEMBER.value: Home.MEMBER, PartyKind.DIALOGUE_PARTNER.value: Home.PARTNER}
    return of.get(kind or "", Home.OTHER)


def protected(tables: Sequence[Sequence[Cell]], people: int) -> tuple[int | None, list[Told]]:
    """Return the visits in all and what is shown of each table that adds up to them; None: hidden.

    Where one number is hidden, the smallest of its table is hidden with it. Where a table has no other, the sum would
    tell it, and so would any table that adds up to the same: then nothing is shown but what is 0.
    """
    told = [[visits if _enough(visits, of) else None for visits, of in table] for table in tables]
    for table in told:
        if None in table and not _hide_smallest(table):
            return _nothing(tables, people)
    if people < LEAST:
        return _nothing(tables, people)
    return sum(visits for visits, _of in tables[0]), told


def protected_people(counts: Sequence[int], people: int) -> tuple[int | None, Told]:
    """Return the people in all and by theme; None: hidden.

    Themes do not add up, for somebody can be in several, but all of them together have at least everybody: people less
    those of the other themes is the least that a hidden one can be. More than one each, and a second is hidden.
    """
    told: Told = [count if _enough(count, count) else None for count in counts]
    if 0 < people < LEAST:
        return None, [count if count == 0 else None for count in counts]
    hidden = told.count(None)
    at_least = people - sum(count for count in told if count)
    if hidden and at_least > hidden and not _hide_smallest(told):
        return None, told
    return people, told


def _enough(visits: int, people: int) -> bool:
    return visits == 0 or (visits >= LEAST and people >= LEAST)


def _hide_smallest(table: Told) -> bool:
    """Hide the smallest number that is shown and not 0; return whether there was one."""
    shown = [(count, at) for at, count in enumerate(table) if count]
    if shown:
        table[min(shown)[1]] = None
    return bool(shown)


def _nothing(tables: Sequence[Sequence[Cell]], people: int) -> tuple[int | None, list[Told]]:
    """Hide each number and their sum; what is 0 says that nobody came, of nobody in particular."""
    return (None if people else 0), [[None if visits else 0 for visits, _of in table] for table in tables]
