"""What every act of the day does around its own part: lock, look at what is public, write, publish, tell."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.bilingual import Text, in_both
from adgmin.core.models import AuditRecord, User
from events.agenda.audience import PUBLIC, Seen, seen_by
from events.agenda.editing import Move, move_sessions
from events.agenda.models import Session, Status
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.releases.programme import Programme, PublicSession
from events.releases.publishing import next_sequence, publish_current, published_in_full
from events.releases.signals import live_changed
from events.venues.models import Room

from . import refusals
from .models import LiveState
from .moved import moved_from
from .wording import draft_replaced


@dataclass(frozen=True, slots=True)
class Change:
    """One session as it was public before and is public now, with everything."""

    before: PublicSession
    after: PublicSession


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: the session itself first, then those that were moved along; and what should be known."""

    act: str
    changes: tuple[Change, ...]
    notes: tuple[Text, ...] = ()

    @property
    def session(self) -> PublicSession:
        """The session that was acted on, as it now is."""
        return self.changes[0].after


@dataclass(slots=True)
class Stage:
    """An act under way, under the edition's lock."""

    act: str
    by: User | None
    edition: Edition
    programme: Programme  # as public before the act, in full
    public: PublicSession
    touched: dict[str, LiveState] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    outcome: Outcome | None = None

    def state_of(self, public: PublicSession) -> LiveState:
        """Return the live state of a session, to be written when the act is done."""
        if public.uid not in self.touched:
            row = Session.objects.select_for_update().get(guid=public.uid)
            state = LiveState.objects.filter(session=row).first() or LiveState(session=row)
            state.session = row
            self.touched[public.uid] = state
        return self.touched[public.uid]

    def place(self, changed: Iterable[PublicSession]) -> None:
        """Write new times, rooms and status to the live states and to the draft, which holds the rooms."""
        rooms = {room.code: room for room in Room.objects.filter(edition=self.edition)}
        before = {session.uid: session for session in self.programme.sessions}
        moves = []
        for session in changed:
            was = before[session.uid]
            state = self.state_of(was)
            if _differs(state.session, was):
                self.notes.append(in_both(lambda code=session.code: draft_replaced(code)))  # type: ignore[misc]  # bound
                audit.record(
                    state.session,
                    "unreleased place replaced",
                    by=self.by,
                    changes=_left_behind(state.session, was),
                )
            state.start, state.end, state.room = session.start, session.end, rooms.get(session.room)
            state.was_start, state.was_end = session.was_start, session.was_end
            state.was_room = rooms.get(session.was_room)
            if session.status != was.status:
                state.status = session.status
            if self._is_told(was, session):
                state.sequence, state.updated = next_sequence(self.edition), clock.now()
            moves.append(_move(state.session, session, rooms))
        move_sessions(moves, by=self.by, verb=self.act)

    def _is_told(self, was: PublicSession, now: PublicSession) -> bool:
        """Whether the public is told: the room of an unnamed meeting is not theirs to know, nor that it changed."""
        if (was.start, was.end, was.status) != (now.start, now.end, now.status):
            return True
        return seen_by(PUBLIC, was) >= Seen.ANNOUNCED

    def finish(self) -> None:
        """Save what was touched, publish, and let others know, all in the act's transaction."""
        for state in self.touched.values():
            state.updated = state.updated or clock.now()
            state.save()
        publish_current(self.edition)
        after = published_in_full(self.edition)
        if after is None:
            raise refusals.not_released(self.public.code)
        was, now = _by_uid(self.programme), _by_uid(after)
        self.outcome = Outcome(
            self.act, tuple(Change(was[uid], now[uid]) for uid in self.touched), tuple(self.notes)
        )
        live_changed.send(
            sender=LiveState, edition=self.edition, act=self.act, code=self.public.code, before=self.programme,
            after=after, by=self.by,
        )  # fmt: skip


@contextmanager
def acting(act: str, session: Session, *, by: User | None, seen: str) -> Iterator[Stage]:
    """Open an act on a session: one transaction, the edition's row locked first, then the sessions.

    `seen` is the mark (`mark_of`) of what the actor saw. Raises Refused: `not_released`, `changed_meanwhile`.
    """
    with transaction.atomic():
        edition = lock_edition(session.edition_id)
        programme = published_in_full(edition)
        public = _by_uid(programme).get(str(session.guid)) if programme else None
        if programme is None or public is None:
            raise refusals.not_released(session.code)
        if seen and seen != mark_of(public):
            raise refusals.changed_meanwhile(public, _last_actor(session))
        stage = Stage(act, by, edition, programme, public)
        yield stage
        stage.finish()


def mark_of(session: PublicSession) -> str:
    """Return a mark that differs with every act on a session: a form sent twice acts once."""
    facts = (session.uid, session.start, session.end, session.room, session.status, session.started_at,
             session.ended_at, session.sequence)  # fmt: skip
    return hashlib.blake2b(repr(facts).encode(), digest_size=8).hexdigest()


def _by_uid(programme: Programme) -> dict[str, PublicSession]:
    return {session.uid: session for session in programme.sessions}


def _last_actor(session: Session) -> str:
    last = AuditRecord.objects.filter(model="events.session", object_id=str(session.pk)).first()
    return last.actor if last else ""


def _differs(row: Session, public: PublicSession) -> bool:
    """Whether the draft holds another place for the session than what is public."""
    return bool(_left_behind(row, public))


def _left_behind(row: Session, public: PublicSession) -> dict[str, Any]:
    """Return what of the draft is given up: from it to what was public."""
    held = {"start": row.start, "end": row.end, "room": row.room.code if row.room else ""}
    told = {"start": public.start, "end": public.end, "room": public.room}
    if Status.CANCELLED in (row.status, public.status):
        held["status"], told["status"] = row.status, public.status
    return {name: [_plain(held[name]), _plain(told[name])] for name in held if held[name] != told[name]}


def _plain(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return str(value.astimezone(dt.UTC))
    return str(value or "")


def _move(row: Session, session: PublicSession, rooms: dict[str, Room]) -> Move:
    also: dict[str, Any] = {
        "was_start": session.was_start,
        "was_end": session.was_end,
        "was_room": rooms.get(session.was_room),
    }
    if Status.CANCELLED in (row.status, session.status):
        also["status"] = session.status
    return Move(row, session.start, session.end, rooms.get(session.room), also=also)


def shifted(session: PublicSession, **places: Any) -> PublicSession:
    """Return the session at another time or in another room, marked with where it was announced first."""
    return moved_from(session, replace(session, **places))
