"""What waits for each desk: filters, order, counts, and who comes before and after a person."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from adgmin.core.filters import QueryFilters
from adgmin.core.models import User
from adgmin.core.text import fold_words

from .access import accreditations_for
from .marks import mark_of
from .models import Accreditation, Check, Recheck, State
from .states import CHECKS, PAUSED

PAGE_SIZE = 50
# Late first: who is late has the earliest time. Then the order of protocol.
ORDER = (
    F("due_at").asc(nulls_last=True), "delegate__delegation_order", "delegate__role_order", "delegate__rank_band",
    "delegate__order", "delegate_id",
)  # fmt: skip


@dataclass(frozen=True)
class QueueFilters(QueryFilters):
    """What the address of the queue asks for; the empty text asks for nothing."""

    check: str = ""
    q: str = ""
    delegation: str = ""
    role: str = ""
    state: str = ""
    mine: str = ""
    late: str = ""
    rechecks: str = ""

    @classmethod
    def among(cls, query: Mapping[str, str], allowed: Sequence[Check]) -> "QueueFilters":
        """Read them from a query; a desk that is not the user's own becomes the first that is."""
        read = cls.of(query)
        return read if read.check in allowed else replace(read, check=allowed[0].value)

    def narrowed(self) -> bool:
        """Whether anything but the desk is asked for."""
        return set(self.given()) != {"check"}

    def query(self) -> str:
        """Return them as the part of an address after the question mark."""
        return urlencode(self.given())


@dataclass(frozen=True, slots=True)
class Tab:
    """One desk: how many wait for it, how many of them too long."""

    check: Check
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue."""

    rows: list[Accreditation]
    count: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a person stands in the filtered queue, from 1 (0: no longer there), and who is beside."""

    place: int
    count: int
    before: int | None
    after: int | None


def states_of(check: str) -> list[State]:
    """Return the states in which a check decides."""
    return [state for state, own in CHECKS.items() if own == check]


def tabs_for(user: User, checks: Sequence[Check], now: dt.datetime) -> list[Tab]:
    """Return the desks of this user with their counts, in one query."""
    late = Count("pk", filter=Q(due_at__lt=now))
    rows = accreditations_for(user).filter(state__in=CHECKS).order_by().values_list("state")
    counts = {state: (waiting, overdue) for state, waiting, overdue in rows.annotate(Count("pk"), late=late)}

    def tab(check: Check) -> Tab:
        own = [counts.get(state, (0, 0)) for state in states_of(check)]
        return Tab(check, sum(waiting for waiting, _ in own), sum(overdue for _, overdue in own))

    return [tab(check) for check in checks]


def queued(user: User, filters: QueueFilters, now: dt.datetime) -> QuerySet[Accreditation]:
    """Return what the filters leave of a desk's queue, in its order."""
    found = accreditations_for(user).filter(_at(filters))
    plain = {"delegate__delegation__code": filters.delegation, "delegate__role": filters.role}
    found = found.filter(**{lookup: value for lookup, value in plain.items() if value})
    if filters.mine:
        found = found.filter(assigned_to=user)
    if filters.late:
        found = found.filter(due_at__lt=now)
    if filters.rechecks:
        found = found.filter(Exists(_open_rechecks()))
    for word in fold_words(filters.q).split():
        found = found.filter(delegate__folded__contains=word)
    return found.order_by(*ORDER)


def _at(filters: QueueFilters) -> Q:
    """The states of a desk; what is paused belongs to the desk to which it returns."""
    own = states_of(filters.check)
    if filters.state in PAUSED:
        return Q(state=filters.state, returns_to__in=own)
    return Q(state=filters.state) if filters.state in own else Q(state__in=own)


def _open_rechecks() -> QuerySet[Recheck]:
    return Recheck.objects.filter(accreditation=OuterRef("pk"), passed_at=None)


def page_of(found: QuerySet[Accreditation], number: int, now: dt.datetime) -> QueuePage:
    """Return one page; each row with `mark`, `is_late` and `has_rechecks`."""
    count = found.count()
    pages = max(1, math.ceil(count / PAGE_SIZE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE_SIZE
    # Only who stands on this page is read whole: thousands are put in order by their keys.
    pks = list(found.values_list("pk", flat=True)[first : first + PAGE_SIZE])
    return QueuePage(_rows(pks, now), count, number, pages)


def _rows(pks: list[int], now: dt.datetime) -> list[Accreditation]:
    document = "delegate__travel_document__"
    found = (
        Accreditation.objects.select_related("delegate__delegation", "assigned_to")
        .defer("delegate__folded")
        .annotate(
            has_rechecks=Exists(_open_rechecks()),
            number_digest=F(f"{document}number_digest"),
            birth_digest=F(f"{document}birth_digest"),
        )
        .in_bulk(pks)
    )
    rows: list[Accreditation] = [found[pk] for pk in pks if pk in found]
    for row in rows:
        shown: Any = row
        shown.mark = mark_of(row.delegate, shown.number_digest, shown.birth_digest)
        shown.is_late = row.due_at is not None and row.due_at < now
    return rows


def neighbours(found: QuerySet[Accreditation], delegate_pk: int) -> Neighbours:
    """Return who stands beside a person; after somebody who has left the queue comes the first."""
    pks = list(found.values_list("delegate_id", flat=True))
    if delegate_pk not in pks:
        return Neighbours(0, len(pks), None, pks[0] if pks else None)
    at = pks.index(delegate_pk)
    after = pks[at + 1] if at + 1 < len(pks) else None
    return Neighbours(at + 1, len(pks), pks[at - 1] if at else None, after)
