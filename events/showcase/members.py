"""Whose exhibitors are whose, for the rules of the public programme: told by those who keep the people."""

from collections import defaultdict
from collections.abc import Callable, Iterable

Reader = Callable[[set[int]], Iterable[tuple[int, int]]]
_readers: list[Reader] = []


def also(reader: Reader) -> None:
    """Let those who know people say who speaks for exhibitors: (exhibitor, user) of these exhibitors."""
    if reader not in _readers:
        _readers.append(reader)


def members_of(exhibitors: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return the users who speak for each of these exhibitors, by primary keys; no query for none."""
    ids = set(exhibitors)
    found: dict[int, set[int]] = defaultdict(set)
    for exhibitor, user in (pair for one in _readers if ids for pair in one(ids)):
        found[exhibitor].add(user)
    return {exhibitor: frozenset(users) for exhibitor, users in found.items()}
