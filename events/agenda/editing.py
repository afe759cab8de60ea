"""Changing a session: one verb that locks, checks, writes and records; releases watch and publish."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.audit_words import changes_in_words
from adgmin.core.bilingual import in_both
from adgmin.core.models import AuditRecord, User
from adgmin.core.problems import Problem, Refused, Severity
from events.venues.booking import hold_room
from events.venues.models import RoomBooking

from .models import PartyRole, Session, SessionParty, Status

_LINKS = {"partners": PartyRole.PARTNER, "chairs": PartyRole.CHAIR, "co_chairs": PartyRole.CO_CHAIR}


@transaction.atomic
def change_session(
    session: Session, *, by: User | None, expected: int | None = None, **changes: Any
) -> Session:
    """Change fields of a session; `expected` is the sequence number that the editor saw.

    Beside plain fields: `topics` (list of Topic), `partners`, `chairs`, `co_chairs` (lists of Party).
    Raises Refused: `changed_meanwhile` when somebody else changed it since, `room_double_booked`,
    `ends_before_start`. The room's booking follows; a cancelled session lets its room go.
    """
    current = Session.objects.select_for_update().get(pk=session.pk)
    if expected is not None and expected != current.sequence:
        raise Refused(_changed_meanwhile(current))
    before = {**audit.state_of(current), **_links_of(current)}
    links = {name: changes.pop(name) for name in (*_LINKS, "topics") if name in changes}
    for name, value in changes.items():
        setattr(current, name, value)
    current.booking = _book(current)
    _set_links(current, links)
    after = {**audit.state_of(current), **_links_of(current)}
    difference = audit.difference(before, after)
    if difference:
        current.sequence += 1
        current.save()
        audit.record(current, "change", by=by, changes=difference)
    return current


@transaction.atomic
def add_session(session: Session, *, by: User | None, **links: Any) -> Session:
    """Write a new session and hold its room. Raises Refused as `change_session` does."""
    session.booking = _book(session)
    session.save()
    _set_links(session, links)
    audit.record(session, "add", by=by, changes=audit.difference({}, audit.state_of(session)))
    return session


def _book(session: Session) -> RoomBooking | None:
    """Let the room's booking follow the session."""
    if session.status == Status.CANCELLED:
        if session.booking_id and session.booking is not None:
            session.booking.delete()
        return None
    booking = session.booking
    if booking and (booking.room_id, booking.start, booking.end) == (
        session.room_id,
        session.start,
        session.end,
    ):
        return booking
    return hold_room(session.room, session.start, session.end, purpose=session.code, booking=booking)


def _links_of(session: Session) -> dict[str, list[str]]:
    links = session.party_links.select_related("party").order_by("party__sort_order")
    found = {name: [link.party.code for link in links if link.role == role] for name, role in _LINKS.items()}
    return {**found, "topics": [topic.code for topic in session.topics.order_by("sort_order")]}


def _set_links(session: Session, links: dict[str, Any]) -> None:
    for name, value in links.items():
        if name == "topics":
            session.topics.set(value)
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
