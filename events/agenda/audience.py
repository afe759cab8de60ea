"""The one audience rule: who sees how much of a session, its papers and its door.

Agenda, session page, search, feeds, JSON, sitemap, documents, caches and gates all ask here. Public and accredited
sessions are described to everybody; the badge is asked for at the door. A restricted one is described in full to the
desk and to the categories it admits, and to all others only as far as its disclosure says.
"""

import datetime as dt
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
    """Who looks: the desk, or somebody with the categories of their badge (none for the public).

    `party` is the code of the party whose delegation they belong to; empty for the public and the host's own groups.
    """

    is_desk: bool = False
    categories: frozenset[str] = frozenset()
    party: str = ""


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


class GuardedMeeting(Guarded, Protocol):
    """What the rule of papers reads of a paper's session."""

    @property
    def parties(self) -> Collection[str]: ...  # noqa: D102 - codes of all that take part, also by chairing


class GuardedPaper(Protocol):
    """What the rule reads of a paper."""

    @property
    def marking(self) -> str: ...  # noqa: D102 - a field of the paper
    @property
    def originator(self) -> str: ...  # noqa: D102 - the code of the party that submitted it, or nothing
    @property
    def is_issued(self) -> bool: ...  # noqa: D102 - whether it has left the hands of those who write it
    @property
    def embargo_until(self) -> dt.datetime | None: ...  # noqa: D102 - a field of the paper
    @property
    def waits(self) -> bool: ...  # noqa: D102 - whether the session that opens it has not begun yet


# Those who speak for a party, by the role on their badge.
DELEGATION = frozenset({"head", "alternate", "delegate", "adviser"})
# A focal point, who may have no badge at all, sees the papers of the own party by this.
FOCAL_POINT = "focal point"
_WORKING = DELEGATION | {"secretariat"}
_AUTHORS = _WORKING | {FOCAL_POINT}
_NEVER = frozenset({"media", "exhibitor"})  # a door opened to the press does not open the papers


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


def paper_seen_by(
    viewer: Viewer, paper: GuardedPaper, session: GuardedMeeting | None, *, now: dt.datetime
) -> bool:
    """Whether this viewer sees that a paper exists, and may read it. One rule for every list, file, search and feed.

    The desk sees all. The party that submitted a paper always sees it, by those who speak for it, its secretariat and
    its focal points (not by the press or guards that come with it). All others:

    1. nothing of a paper that is not issued: a draft, or one of whose revisions none was issued;
    2. nothing under embargo, neither its name nor its number: until the moment it names, and until the session it
       names was begun by staff on the day (or the embargo was lifted by staff). A session that should have begun by
       the programme opens nothing: papers that go out ten minutes before a late minister are out for good. Where
       both are set, both must have passed;
    3. one of a restricted session (whatever its marking) only those whom that session admits by category and whose
       party takes part in it; the host's own groups, who have no party, by category alone. A paper of a bilateral of
       two is not seen by the head of a third;
    4. one marked public of another session all who see that session in full; of no session everybody;
    5. one marked restricted of another session, or of none, never the public, only members of delegations and
       secretariats: of a party that takes part, of all parties when none is named. Never the press or exhibitors.

    `session` is the paper's meeting as it was released, None when it belongs to none; one in no release counts as a
    draft. A withdrawn paper is still named to those who saw it; its files open no more (`events.documents.access`).
    """
    if viewer.is_desk or is_author(viewer, paper.originator):
        return True
    if not paper.is_issued or is_embargoed(paper, now):
        return False
    if session is not None and seen_by(viewer, session) < Seen.FULL:
        return False
    is_restricted = paper.marking != "public"
    if session is not None and session.access == Access.RESTRICTED:
        roles = viewer.categories & set(session.categories)
    elif is_restricted:
        roles = viewer.categories & _WORKING
    else:
        return True
    return any(_takes_part(viewer, role, session) for role in (roles - _NEVER if is_restricted else roles))


def is_embargoed(paper: GuardedPaper, now: dt.datetime) -> bool:
    """Whether a paper waits for a moment or for a session to begin."""
    return paper.waits or (paper.embargo_until is not None and now < paper.embargo_until)


def is_author(viewer: Viewer, originator: str) -> bool:
    """Whether somebody speaks for the party that submitted a paper."""
    return bool(viewer.party) and viewer.party == originator and not _AUTHORS.isdisjoint(viewer.categories)


def _takes_part(viewer: Viewer, role: str, session: GuardedMeeting | None) -> bool:
    """Whether somebody in this role is of a party that takes part; a role of a delegation without one is of none."""
    if not viewer.party:
        return role not in DELEGATION
    if session is None or (session.access != Access.RESTRICTED and not session.parties):
        return True
    return viewer.party in session.parties
