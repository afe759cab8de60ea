"""Changing sessions: verbs that lock, check, write and record. They change the draft; a release publishes it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.audit_words import changes_in_words
from adgmin.core.bilingual import in_both
from adgmin.core.models import AuditRecord, User
from adgmin.core.problems import Problem, Refused, Severity
from events.editions.locking import lock_edition
from events.venues.booking import hold_room, require_order
from events.venues.models import Room, RoomBooking

from .models import PartyRole, Session, SessionParty, Status

_LINKS = {"partners": PartyRole.PARTNER, "chairs": PartyRole.CHAIR, "co_chairs": PartyRole.CO_CHAIR,
          "members": PartyRole.MEMBER}  # fmt: skip
_PLAIN_LINKS = ("topics", "interpreters")


@dataclass(frozen=True, slots=True)
class Move:
    """Where a session goes; without start, end and room it goes back to the tray.

    `expected` is the sequence number that the editor saw; `also` are further fields to set, such as the status.
    """

    session: Session
    start: dt.datetime | None
    end: dt.datetime | None
    room: Room | None
    expected: int | None = None
    also: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def move_sessions(moves: Sequence[Move], *, by: User | None, verb: str = "move") -> list[Session]:
    """Move sessions together, so that they may change places; return them as they now are, in the order given.

    Raises Refused: `changed_meanwhile` for each that somebody else changed since, `room_double_booked`,
    `ends_before_start`. Then none has moved.
    """
    if not moves:
        return []
    lock_edition(moves[0].session.edition_id)
    # By key: the order of the programme would join the rooms, which PostgreSQL refuses to lock.
    rows = Session.objects.order_by("pk").select_for_update().in_bulk([move.session.pk for move in moves])
    stale = [
        _changed_meanwhile(rows[move.session.pk])
        for move in moves
        if move.expected is not None and move.expected != rows[move.session.pk].sequence
    ]
    if stale:
        raise Refused(*stale)
    before = {pk: audit.state_of(row) for pk, row in rows.items()}
    for move in moves:
        row = rows[move.session.pk]
        row.start, row.end, row.room = move.start, move.end, move.room
        for name, value in move.also.items():
            setattr(row, name, value)
    _rebook(list(rows.values()))
    for pk, row in rows.items():
        _write(row, before[pk], audit.state_of(row), by=by, verb=verb)
    return [rows[move.session.pk] for move in moves]


@transaction.atomic
def change_session(
    session: Session, *, by: User | None, expected: int | None = None, **changes: Any
) -> Session:
    """Change fields of a session; `expected` is the sequence number that the editor saw.

    Beside plain fields: `topics` (list of Topic), `interpreters` (list of InterpreterTeam), `partners`, `chairs`,
    `co_chairs` (lists of Party).
    Raises Refused: `changed_meanwhile` when somebody else changed it since, `room_double_booked`,
    `ends_before_start`. The room's booking follows; a cancelled session lets its room go.
    """
    lock_edition(session.edition_id)
    current = Session.objects.select_for_update().get(pk=session.pk)
    if expected is not None and expected != current.sequence:
        raise Refused(_changed_meanwhile(current))
    before = {**audit.state_of(current), **_links_of(current)}
    links = {name: changes.pop(name) for name in (*_LINKS, *_PLAIN_LINKS) if name in changes}
    for name, value in changes.items():
        setattr(current, name, value)
    _rebook([current])
    _set_links(current, links)
    _write(current, before, {**audit.state_of(current), **_links_of(current)}, by=by, verb="change")
    return current


@transaction.atomic
def add_session(session: Session, *, by: User | None, **links: Any) -> Session:
    """Write a new session and hold its room. Raises Refused as `change_session` does."""
    lock_edition(session.edition_id)
    _rebook([session])
    session.save()
    _set_links(session, links)
    audit.record(session, "add", by=by, changes=audit.difference({}, audit.state_of(session)))
    return session


def _write(
    session: Session, before: dict[str, Any], after: dict[str, Any], *, by: User | None, verb: str
) -> None:
    """Save what differs, raise the number of changes, record it."""
    booking = before.pop("booking"), after.pop("booking")  # follows from time and room
    if difference := audit.difference(before, after):
        session.sequence += 1
        session.save()
        audit.record(session, verb, by=by, changes=difference)
    elif booking[0] != booking[1]:
        session.save()


def _rebook(sessions: Sequence[Session]) -> None:
    """Let the rooms' bookings follow the sessions: first all that no longer hold are let go, then the new are made.

    Rooms are taken in one order, so that two movers never wait for each other.
    """
    for session in sessions:
        require_order(session.start, session.end)
    going = [session for session in sessions if not _holds_its_room(session)]
    RoomBooking.objects.filter(
        pk__in=[session.booking_id for session in going if session.booking_id]
    ).delete()
    for session in sorted(going, key=lambda session: session.room_id or 0):
        session.booking = None
        if session.start and session.end and session.room and session.status != Status.CANCELLED:
            session.booking = hold_room(session.room, session.start, session.end, purpose=session.code)


def _holds_its_room(session: Session) -> bool:
    """Whether its booking, or its having none, is as it should be."""
    wants = session.is_placed and session.status != Status.CANCELLED
    booking = session.booking
    if booking is None or not wants:
        return booking is None and not wants
    return (booking.room_id, booking.start, booking.end) == (session.room_id, session.start, session.end)


def _links_of(session: Session) -> dict[str, list[str]]:
    links = session.party_links.select_related("party").order_by("party__sort_order")
    found = {name: [link.party.code for link in links if link.role == role] for name, role in _LINKS.items()}
    plain = {name: list(getattr(session, name).values_list("code", flat=True)) for name in _PLAIN_LINKS}
    return {**found, **plain}


def _set_links(session: Session, links: dict[str, Any]) -> None:
    for name, value in links.items():
        if name in _PLAIN_LINKS:
            getattr(session, name).set(value)
            continue
        role = _LINKS[name]
        wanted = {party.pk for party in value}
        session.party_links.filter(role=role).exclude(party__in=wanted).delete()
        held = set(session.party_links.filter(role=role).values_list("party_id", flat=True))
        SessionParty.objects.bulk_create(
            SessionParty(session=session, party_id=pk, role=role) for pk in wanted - held
        )


def _changed_meanwhile(session: Session) -> Problem:
    last = AuditRecord.objects.filter(model="events.session", object_id=str(session.pk)).first()

    def sentence() -> str:
        return gettext(
            "%(who)s changed %(code)s while you were editing (%(what)s). Nothing of yours was saved: "
            "compare, and save again if it should stand."
        ) % {
            "who": (last.actor if last else "") or gettext("Somebody"),
            "code": session.code,
            "what": "; ".join(f"{c['name']}: {c['old']} → {c['new']}" for c in changes_in_words(last))
            if last
            else "",
        }

    return Problem("changed_meanwhile", Severity.BLOCK, in_both(sentence), (session,))
