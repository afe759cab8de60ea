"""The desk's list of badges: filters, search by number or name, pages; the same few queries for any number."""

import math
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from adgmin.core.filters import QueryFilters
from adgmin.core.text import fold, fold_words
from delegates.delegations.models import Delegation
from delegates.privacy.models import PrivateFile
from events.editions.models import Edition

from .faces import with_faces
from .models import LIVE_STATES, Badge, BadgeQuerySet
from .stale import signed_by_withdrawn

PAGE_SIZE = 50
PROBLEMS = ("stale", "no_photo", "key")


@dataclass(frozen=True)
class Filters(QueryFilters):
    """What the address of the list asks for; the empty text asks for nothing."""

    q: str = ""
    state: str = ""
    kind: str = ""
    category: str = ""
    delegation: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    badges: list[Badge]
    count: int
    number: int
    pages: int


def found_by(badges: BadgeQuerySet, edition: Edition, filters: Filters) -> BadgeQuerySet:
    """Return what the filters leave; `live` stands for every state that opens doors."""
    found = badges.filter(edition=edition)
    if filters.state:
        found = found.filter(state__in=LIVE_STATES if filters.state == "live" else [filters.state])
    plain = {"kind": filters.kind, "category": filters.category, "delegation__code": filters.delegation}
    found = found.filter(**{lookup: value for lookup, value in plain.items() if value})
    if filters.problem == "stale":
        found = found.filter(is_stale=True, state__in=LIVE_STATES)
    elif filters.problem == "no_photo":
        photo = PrivateFile.objects.filter(kind=PrivateFile.Kind.PHOTO, delegate=OuterRef("delegate"))
        found = found.filter(~Exists(photo), state__in=LIVE_STATES, delegate__isnull=False)
    elif filters.problem == "key":
        found = found.filter(pk__in=signed_by_withdrawn().order_by().values("pk"))
    return _searched(found, filters.q) if filters.q else found


def _searched(badges: BadgeQuerySet, text: str) -> BadgeQuerySet:
    """Find by the number, with or without zeros in front, or by every word of name, delegation or label."""
    plain = text.replace(" ", "").lstrip("#")
    if plain.isascii() and plain.isdecimal():
        return badges.filter(serial=int(plain)) if len(plain) < 10 else badges.none()
    words = fold_words(text).split()
    if not words:
        return badges.none()
    codes = {fold(code): pk for code, pk in Delegation.objects.order_by().values_list("code", "pk")}
    labels = list(badges.exclude(label="").order_by().values_list("pk", "label"))
    match = Q()
    for word in words:
        labelled = [pk for pk, label in labels if word in fold(label)]
        match &= Q(delegate__folded__contains=word) | Q(pk__in=labelled) | Q(delegation_id=codes.get(word, 0))
    return badges.filter(match)


def page_of(found: BadgeQuerySet, *, number: int, newest: bool = False) -> Page:
    """Return one page, in protocol order or the newest first, with what a row shows."""
    count = found.count()
    pages = max(1, math.ceil(count / PAGE_SIZE))
    number = min(max(number, 1), pages)
    rows = with_faces(found)
    rows = rows.order_by("-serial") if newest else rows.in_protocol_order()
    first = (number - 1) * PAGE_SIZE
    return Page(list(rows[first : first + PAGE_SIZE]), count, number, pages)
