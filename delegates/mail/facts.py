"""What of a change is told to whom: only what a reader may see of the meeting before and after it.

A meeting is told in one of two versions: in full to those whom it admits, else as the public has it. Whether a party
takes part is read from the very version that the reader sees, so that a mail about an unnamed meeting does not go to
just those who take part in it; unnamed ones are told to nobody whom they do not admit.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from adgmin.core.bilingual import Text
from events.agenda.audience import DESK, PUBLIC, Seen, Viewer, seen_by
from events.releases.codec import encode
from events.releases.difference import SessionChange
from events.releases.programme import Programme, PublicSession
from events.releases.views import as_seen_by

from .readers import Reader

# What is told by mail, beside that a meeting is new, cancelled, reinstated or gone; pages and calendars tell the rest.
TOLD = ("start", "end", "room", "title", "is_cancelled")


@dataclass(frozen=True)
class Fact:
    """What happened to one meeting, at one level of knowledge; one of `before` and `after` may be missing."""

    before: PublicSession | None
    after: PublicSession | None
    members: frozenset[str]  # every ASEAN Member State, for meetings of all of them

    @property
    def last(self) -> PublicSession:
        """The meeting as it is, or as it last was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of them is always there
        return found

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who takes part, or took part before."""
        found: set[str] = set()
        for session in filter(None, (self.before, self.after)):
            found.update(session.members, session.partners, session.chairs, session.co_chairs)
            found.update(self.members if session.all_members else ())
        return frozenset(found)

    @cached_property
    def rooms(self) -> frozenset[str]:
        """Where it takes place, and where it was to."""
        return frozenset(s.room for s in (self.before, self.after) if s and s.room)

    def concerns(self, reader: Reader) -> bool:
        """Whether it is among the meetings of this reader."""
        return (
            reader.everything
            or reader.party in self.parties
            or reader.room in self.rooms
            or reader.uid == self.last.uid
        )


class Facts:
    """The facts of one occasion; each is made once for all who may know it, and has a number."""

    def __init__(
        self, changes: Iterable[SessionChange], before: Programme, after: Programme, now: dt.datetime
    ) -> None:
        """Take the changes between two whole programmes; meetings that were over by `now` are left out."""
        self.changes = [c for c in changes if any(s.end > now for s in (c.before, c.after) if s)]
        self.after = after
        self.made: list[Fact] = []
        self._was = _Versions(before, (change.before for change in self.changes))
        self._is = _Versions(after, (change.after for change in self.changes))
        self._members = frozenset(p.code for p in after.parties.values() if p.kind == "asean_member")
        self._numbers: dict[tuple[str, bool, bool], int | None] = {}
        self._told: dict[tuple[object, ...], tuple[int, ...]] = {}
        self._known: dict[Viewer, list[int]] = {}

    def told_to(self, reader: Reader) -> tuple[int, ...]:
        """Return the numbers of the facts that are told to a reader."""
        if reader.interest not in self._told:
            known = self._known_to(reader.viewer)
            self._told[reader.interest] = tuple(n for n in known if self.made[n].concerns(reader))
        return self._told[reader.interest]

    def best_of(self, numbers: Iterable[int]) -> list[int]:
        """Return one fact for each meeting: of several, the one that says most."""
        best: dict[str, int] = {}
        for number in numbers:
            uid = self.made[number].last.uid
            if uid not in best or self._weight(number) > self._weight(best[uid]):
                best[uid] = number
        return sorted(best.values())

    def as_data(self) -> list[dict[str, Any]]:
        """Return all facts as JSON data."""
        return [self._data(fact) for fact in self.made]

    def _known_to(self, viewer: Viewer) -> list[int]:
        if viewer not in self._known:
            found = (self._number(viewer, change) for change in self.changes)
            self._known[viewer] = [number for number in found if number is not None]
        return self._known[viewer]

    def _number(self, viewer: Viewer, change: SessionChange) -> int | None:
        key = (change.uid, _in_full(viewer, change.before), _in_full(viewer, change.after))
        if key not in self._numbers:
            before, after = self._was.of(change.before, key[1]), self._is.of(change.after, key[2])
            if is_told(before, after):
                self.made.append(Fact(before, after, self._members))
                self._numbers[key] = len(self.made) - 1
            else:
                self._numbers[key] = None
        return self._numbers[key]

    def _weight(self, number: int) -> int:
        fact = self.made[number]
        return sum(1 + (s.disclosure == "full") for s in (fact.before, fact.after) if s)

    def _data(self, fact: Fact) -> dict[str, Any]:
        last = (
            fact.last
            if fact.after
            else replace(fact.last, status="cancelled", sequence=fact.last.sequence + 1)
        )
        return {
            "uid": last.uid,
            "page": last.code if fact.after and self._is.has_page(fact.after) else "",
            "before": self._state(fact.before, self._was.programme),
            "after": self._state(fact.after, self._is.programme),
            "session": encode(replace(last, items=(), papers=())),
        }

    def _state(self, session: PublicSession | None, programme: Programme) -> dict[str, Any] | None:
        if session is None:
            return None
        room = programme.rooms.get(session.room) or self.after.rooms.get(session.room)
        return {
            "title": session.title.as_dict(),
            "start": encode(session.start),
            "end": encode(session.end),
            "room": (room.name if room else Text()).as_dict(),
            "venue": (room.venue_name if room else Text()).as_dict(),
            "cancelled": session.is_cancelled,
        }


def is_told(before: PublicSession | None, after: PublicSession | None) -> bool:
    """Whether what happened is worth a mail."""
    if before is None or after is None:
        found = before or after
        return found is not None and not found.is_cancelled
    if before.is_cancelled and after.is_cancelled:
        return False
    return any(getattr(before, name) != getattr(after, name) for name in TOLD)


class _Versions:
    """Both versions of some meetings of a programme."""

    def __init__(self, programme: Programme, sessions: Iterable[PublicSession | None]) -> None:
        self.programme = programme
        found = tuple(session for session in sessions if session)
        part = replace(programme, sessions=found, documents={}, announcements=(), _search={})
        self._full = {s.uid: s for s in as_seen_by(part, DESK).sessions}
        self._public = {s.uid: s for s in as_seen_by(part, PUBLIC).sessions if s.has_page}

    def of(self, session: PublicSession | None, in_full: bool) -> PublicSession | None:
        """Return the version, or nothing for what must not be told."""
        if session is None:
            return None
        return (self._full if in_full else self._public).get(session.uid)

    def has_page(self, session: PublicSession) -> bool:
        """Whether everybody may open its page."""
        return session.uid in self._public


def _in_full(viewer: Viewer, session: PublicSession | None) -> bool:
    return session is not None and seen_by(viewer, session) == Seen.FULL
