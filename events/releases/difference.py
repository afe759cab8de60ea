"""The exact difference between two snapshots, as a value; `apply` of it to the old one gives the new one.

Stamps (number of the version, when a session was changed, its calendar sequence) are no content and are not compared;
`content_of` takes them away.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from .programme import Programme, PublicSession, in_order

_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)
_STAMPS: dict[str, Any] = {"updated": _EPOCH, "sequence": 0, "open_sequence": 0, "open_updated": None}
_PLACE = ("start", "end", "room")
# Parts of a programme that are kept by key; the others are compared whole.
KEYED = ("rooms", "parties", "topics", "themes", "exhibitors")
WHOLE = ("edition", "hall", "booths", "demos", "announcements")


class ChangeKind(StrEnum):
    """What happened to a session."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, from and to."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What happened to one session; `before` is None for a new one, `after` for one that was removed."""

    kind: ChangeKind
    uid: str
    before: PublicSession | None
    after: PublicSession | None
    fields: tuple[FieldChange, ...]

    @property
    def session(self) -> PublicSession:
        """The session as it is, or as it last was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of them is always there
        return found

    @property
    def code(self) -> str:
        """Its code; empty for an unnamed one."""
        return self.session.code


@dataclass(frozen=True, slots=True)
class PartChange:
    """What happened to another record of the programme; `key` is empty for a part that is compared whole."""

    part: str
    key: str
    before: Any
    after: Any
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs; `orders` are the keys of parts whose order cannot be told from the changes."""

    sessions: tuple[SessionChange, ...] = ()
    parts: tuple[PartChange, ...] = ()
    orders: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sessions or self.parts or self.orders)

    def of_kind(self, *kinds: str) -> tuple[SessionChange, ...]:
        """The sessions to which one of these happened."""
        return tuple(change for change in self.sessions if change.kind in kinds)


def difference(old: Programme | None, new: Programme) -> Difference:
    """Return what is to be done to `old` (None: nothing yet) so that it becomes `new`; sessions in order of time."""
    before = {session.uid: session for session in old.sessions} if old else {}
    after = {session.uid: session for session in new.sessions}
    changes = [
        change for uid in {**after, **before} if (change := session_change(before.get(uid), after.get(uid)))
    ]
    changes.sort(key=lambda change: (change.session.start, change.code, change.uid))
    parts, orders = _parts(old, new) if old else ((), ())
    return Difference(tuple(changes), tuple(parts), tuple(orders))


def apply(found: Difference, old: Programme) -> Programme:
    """Return the programme that `old` becomes."""
    sessions = {session.uid: session for session in old.sessions}
    for change in found.sessions:
        sessions.pop(change.uid, None)
        if change.after is not None:
            sessions[change.uid] = change.after
    parts: dict[str, Any] = {name: dict(getattr(old, name)) for name in KEYED}
    for part in found.parts:
        if part.part in WHOLE:
            parts[part.part] = part.after
        elif part.after is None:
            parts[part.part].pop(part.key)
        else:
            parts[part.part][part.key] = part.after
    for name, keys in found.orders:
        parts[name] = {key: parts[name][key] for key in keys}
    return replace(old, sessions=in_order(sessions.values()), _search={}, **parts)


def content_of(programme: Programme) -> Programme:
    """Return the programme without stamps, so that two of the same content are equal."""
    return replace(
        programme,
        version=0,
        release=0,
        published_at=_EPOCH,
        released_at=None,
        sessions=tuple(replace(session, **_STAMPS) for session in programme.sessions),
        _search={},
    )


def session_change(before: PublicSession | None, after: PublicSession | None) -> SessionChange | None:
    """Return what happened to one session, or nothing."""
    found = tuple(field_changes(before, after))
    if before is not None and after is not None and not found:
        return None
    uid = (after or before).uid  # type: ignore[union-attr]  # one of them is there
    return SessionChange(_kind(before, after, found), uid, before, after, found)


def field_changes(before: Any, after: Any) -> Iterator[FieldChange]:
    """Give each field that differs between two records of one shape; none when either is missing."""
    if before is None or after is None:
        return
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name not in _STAMPS and old != new:
            yield FieldChange(field.name, old, new)


def _kind(
    before: PublicSession | None, after: PublicSession | None, changes: Iterable[FieldChange]
) -> ChangeKind:
    if before is None:
        return ChangeKind.NEW
    if after is None:
        return ChangeKind.REMOVED
    if before.is_cancelled != after.is_cancelled:
        return ChangeKind.CANCELLED if after.is_cancelled else ChangeKind.REINSTATED
    names = {change.name for change in changes}
    return ChangeKind.MOVED if names.intersection(_PLACE) else ChangeKind.CHANGED


def _parts(old: Programme, new: Programme) -> tuple[list[PartChange], list[tuple[str, tuple[str, ...]]]]:
    parts, orders = [], []
    for name in WHOLE:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            changed = field_changes(before, after) if name == "edition" else ()
            parts.append(PartChange(name, "", before, after, tuple(changed)))
    for name in KEYED:
        was, now = getattr(old, name), getattr(new, name)
        for key in {**was, **now}:
            before, after = was.get(key), now.get(key)
            if before != after:
                parts.append(PartChange(name, key, before, after, tuple(field_changes(before, after))))
        kept = [key for key in was if key in now]
        if [*kept, *(key for key in now if key not in was)] != list(now):
            orders.append((name, tuple(now)))
    return parts, orders
