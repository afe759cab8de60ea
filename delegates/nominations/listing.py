"""The desk's list of delegates: filters, orders, pages; quick at 100,000 rows on both databases."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from adgmin.core.filters import QueryFilters
from adgmin.core.text import fold_words
from delegates.delegations.models import Delegation, Quota
from delegates.delegations.overview import ADMITTED, WAITING

from .columns import Cell, Column, reads_of
from .models import Delegate, DelegateQuerySet

PAGE_SIZE = 50
# Up to so many matches are gathered in one pass over the narrow search column and put in order afterwards: an
# index walked in protocol order would look up every row to find few. Above it, matches lie close together.
FEW = 2000

ORDERS: dict[str, tuple[str, ...]] = {
    "protocol": ("delegation_order", "role_order", "rank_band", "order", "pk"),
    "name": ("badge_name", "pk"),
    "rank": ("rank_band", "delegation_order", "role_order", "order", "pk"),
    "ref": ("ref",),
    "updated": ("-updated", "-pk"),
}
# Names of several states together, as the filter of states takes them.
STATE_GROUPS = {"waiting": WAITING, "admitted": ADMITTED}
PROBLEMS = ("over_quota", "no_photo", "no_email", "no_arrival")


@dataclass(frozen=True)
class Filters(QueryFilters):
    """What the address of the list asks for; the empty text asks for nothing."""

    q: str = ""
    delegation: str = ""
    role: str = ""
    state: str = ""
    nationality: str = ""
    rank: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list."""

    pk: int
    name: str
    is_active: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    rows: list[Row]
    count: int
    number: int
    pages: int


def found_by(people: DelegateQuerySet, filters: Filters) -> DelegateQuerySet:
    """Return whom the filters leave. No passport number finds anybody: filters stand in addresses and are kept."""
    plain = {
        "delegation__code": filters.delegation,
        "role": filters.role,
        "accreditation__state__in": STATE_GROUPS.get(
            filters.state, (filters.state,) if filters.state else ()
        ),
        "nationality": filters.nationality.upper(),
        "rank_band": filters.rank if filters.rank.isdecimal() else "",
    }
    found = people.filter(**{lookup: value for lookup, value in plain.items() if value})
    if filters.problem in PROBLEMS:
        found = found.filter(_problem(filters.problem), is_active=True)
    return _searched(found, filters.q) if filters.q else found


def _searched(people: DelegateQuerySet, text: str) -> DelegateQuerySet:
    words = fold_words(text).split()
    if not words:
        return people.none()
    codes = {code.lower(): pk for code, pk in Delegation.objects.order_by().values_list("code", "pk")}
    match = Q()
    for word in words:
        match &= (
            Q(folded__contains=word) | Q(delegation_id=codes[word])
            if word in codes
            else Q(folded__contains=word)
        )
    return people.filter(match)


def _problem(name: str) -> Q:
    if name == "over_quota":
        return _over_quota()
    return {
        "no_photo": ~Q(files__kind="photo"),
        "no_email": Q(email=""),
        "no_arrival": Q(travel__isnull=True) | Q(travel__arrival_at__isnull=True),
    }[name]


def _over_quota() -> Q:
    """The people of every role in which a delegation has more than its places."""
    counts = Delegate.objects.active().order_by().values_list("delegation_id", "role").annotate(Count("pk"))
    held = {(delegation_id, role): number for delegation_id, role, number in counts}
    over = Q(pk__in=())
    for delegation_id, role, places in Quota.objects.order_by().values_list(
        "delegation_id", "role", "places"
    ):
        if held.get((delegation_id, role), 0) > places:
            over |= Q(delegation_id=delegation_id, role=role)
    return over


def page_of(
    found: DelegateQuerySet, columns: Sequence[Column], *, order: str, number: int, narrowed: bool
) -> Page:
    """Return one page in an order of ORDERS; `narrowed` tells whether any filter is set."""
    keys = ORDERS.get(order, ORDERS["protocol"])
    if narrowed:
        matches = list(found.order_by().values_list("pk", flat=True)[: FEW + 1])
        few = len(matches) <= FEW
        count = len(matches) if few else found.count()
        found = Delegate.objects.filter(pk__in=matches) if few else found
    else:
        count = found.count()
    pages = max(1, math.ceil(count / PAGE_SIZE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE_SIZE
    numbers = list(found.order_by(*keys).values_list("pk", flat=True)[first : first + PAGE_SIZE])
    return Page(rows_of(numbers, columns), count, number, pages)


def rows_of(numbers: Sequence[int], columns: Sequence[Column]) -> list[Row]:
    """Return the rows of these people, in this order, reading only what the columns show."""
    reads = reads_of(columns)
    joins = sorted({name.partition("__")[0] for name in reads if "__" in name})
    people = Delegate.objects.filter(pk__in=numbers).order_by().only("pk", *reads)
    found = (people.select_related(*joins) if joins else people).in_bulk()
    return [
        Row(person.pk, person.badge_name, person.is_active, tuple(column.value(person) for column in columns))
        for person in (found[pk] for pk in numbers if pk in found)
    ]
