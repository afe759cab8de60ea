"""The one audience rule: who sees how much of a session, its papers and its door.

Agenda, session page, search, feeds, JSON, sitemap, documents, caches and gates all ask here. Public and accredited
sessions are described to everybody; the badge is asked for at the door. A restricted one is described in full to the
desk and to the categories it admits, and to all others only as far as its disclosure says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from .models import Access, Disclosure, Kind


class Seen(IntEnum):
    """How much somebody sees, least first."""

    HIDDEN = 0  # nothing at all
    UNNAMED = 1  # that a closed meeting takes place, and when
    ANNOUNCED = 2  # title, time, room, kind, level, parties, topics and a lock
    FULL = 3  # everything


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: the desk, or somebody with the categories of their badge (none for the public)."""

    is_desk: bool = False
    categories: frozenset[str] = frozenset()


PUBLIC = Viewer()
DESK = Viewer(is_desk=True)

_DEFAULTS = {Kind.BILATERAL: Disclosure.UNNAMED, Kind.REHEARSAL: Disclosure.HIDDEN}
_SEEN = {
    Disclosure.ANNOUNCED: Seen.ANNOUNCED,
    Disclosure.UNNAMED: Seen.UNNAMED,
    Disclosure.HIDDEN: Seen.HIDDEN,
}


class Guarded(Protocol):
    """What the rule reads of a session."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - fields of the session
    @property
    def access(self) -> str: ...  # noqa: D102 - as above
    @property
    def disclosure(self) -> str: ...  # noqa: D102 - as above
    @property
    def is_draft(self) -> bool: ...  # noqa: D102 - as above
    @property
    def categories(self) -> Collection[str]: ...  # noqa: D102 - as above


class GuardedPaper(Protocol):
    """What the rule reads of a paper."""

    @property
    def marking(self) -> str: ...  # noqa: D102 - a field of the paper


def disclosure_of(session: Guarded) -> Disclosure:
    """How far a restricted session is told: as set, else by its kind."""
    if session.disclosure:
        return Disclosure(session.disclosure)
    return _DEFAULTS.get(Kind(session.kind), Disclosure.ANNOUNCED)


def seen_by(viewer: Viewer, session: Guarded) -> Seen:
    """How much of a session this viewer sees."""
    if viewer.is_desk:
        return Seen.FULL
    if session.is_draft:
        return Seen.HIDDEN
    if session.access in {Access.PUBLIC, Access.ACCREDITED} or admits(session, viewer.categories):
        return Seen.FULL
    return _SEEN[disclosure_of(session)]


def admits(session: Guarded, categories: Collection[str]) -> bool:
    """Whether a restricted session's door is open to one of these categories."""
    return session.access == Access.RESTRICTED and not set(session.categories).isdisjoint(categories)


def paper_seen_by(viewer: Viewer, paper: GuardedPaper, session: Guarded | None) -> bool:
    """Whether a paper may be shown.

    A public one to all who see its session in full; a restricted one to the desk and to those whom its session admits.
    """
    if viewer.is_desk:
        return True
    if session is not None and seen_by(viewer, session) < Seen.FULL:
        return False
    if paper.marking == "public":
        return True
    return session is not None and admits(session, viewer.categories)
