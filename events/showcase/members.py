"""Whose exhibitors are whose: the one question behind every page of an exhibitor."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from adgmin.core.models import User

from .member_models import ExhibitorMember
from .models import Exhibitor

Reader = Callable[[set[int]], Iterable[tuple[int, int]]]
_readers: list[Reader] = []


def also(reader: Reader) -> None:
    """Let those who know people say who else speaks for exhibitors: (exhibitor, user) of these exhibitors."""
    if reader not in _readers:
        _readers.append(reader)


def exhibitors_of(user: object) -> QuerySet[Exhibitor]:
    """Return the exhibitors that a user speaks for; none for who has not signed in."""
    if not isinstance(user, User) or not user.is_active:
        return Exhibitor.objects.none()
    return Exhibitor.objects.filter(members__user=user).order_by("code")


def members_of(exhibitors: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return the users who speak for each of these exhibitors, by primary keys; no query for none."""
    ids = set(exhibitors)
    found: dict[int, set[int]] = defaultdict(set)
    rows = ExhibitorMember.objects.filter(exhibitor__in=ids) if ids else ExhibitorMember.objects.none()
    pairs = [
        *rows.values_list("exhibitor_id", "user_id"),
        *(pair for one in _readers if ids for pair in one(ids)),
    ]
    for exhibitor, user in pairs:
        found[exhibitor].add(user)
    return {exhibitor: frozenset(users) for exhibitor, users in found.items()}
