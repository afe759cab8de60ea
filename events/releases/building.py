"""Builds the public view of an edition; every session, paper and agenda item passes the audience rule here."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.encryption import fingerprint
from events.agenda.audience import PUBLIC, Seen, disclosure_of, paper_seen_by, seen_by
from events.agenda.models import AgendaItem, PartyRole, Session, Topic
from events.documents.models import Document
from events.editions.models import Edition
from events.parties.models import Party
from events.venues.models import Room

from .building_showcase import showcase_parts
from .programme import (
    Programme,
    PublicDocument,
    PublicEdition,
    PublicItem,
    PublicParty,
    PublicRoom,
    PublicSession,
    PublicTopic,
)

CLOSED_MEETING = Text("Phiên họp kín", "Closed meeting")


def text_of(record: Model, name: str) -> Text:
    """Both languages of a translated field."""
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")


def same_fields(record: Model, target: type, **others: Any) -> Any:
    """Make a public record from the fields that carry the same name, beside those given."""
    names = [name for name in target.__dataclass_fields__ if name not in others and not name.startswith("_")]  # type: ignore[attr-defined]  # a dataclass
    return target(**{name: _value(record, name) for name in names}, **others)


def _value(record: Model, name: str) -> Any:
    if hasattr(record, f"{name}_vi"):
        return text_of(record, name)
    value = getattr(record, name)
    return tuple(value) if isinstance(value, list) else value


def build_programme(edition: Edition) -> Programme:
    """Return everything public of an edition, in a fixed number of queries."""
    sessions = list(Session.objects.filter(edition=edition).with_all().prefetch_related("was_room"))
    documents = _documents(edition, sessions)
    shown = [made for session in sessions if (made := _session(session, documents))]
    shown.sort(key=lambda session: (session.start, session.end, session.code))
    return Programme(
        version=edition.programme_version,
        published_at=clock.now(),
        edition=_edition(edition),
        parties={p.code: same_fields(p, PublicParty) for p in Party.objects.filter(edition=edition)},
        rooms=_rooms(edition, {session.room for session in shown}),
        topics={
            t.code: same_fields(t, PublicTopic, pillar=t.pillar.number if t.pillar else None)
            for t in Topic.objects.filter(edition=edition).select_related("pillar")
        },
        sessions=tuple(shown),
        documents=documents,
        **showcase_parts(edition, {session.code for session in shown if session.code}),
    )


def _edition(edition: Edition) -> PublicEdition:
    first, last = edition.start_date, edition.end_date
    days = tuple(first.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    pillars = tuple(text_of(pillar, "title") for pillar in edition.pillar_set.all())
    som = {
        "som_start_date": edition.som_start_date or first,
        "som_end_date": edition.som_end_date or last,
    }
    return same_fields(edition, PublicEdition, pillars=pillars, days=days, **som)  # type: ignore[no-any-return]  # Any by design


def _rooms(edition: Edition, used: set[str]) -> dict[str, PublicRoom]:
    """Rooms by code. A bilateral room is left out unless a disclosed session names it: even its being free tells."""
    rooms = Room.objects.filter(edition=edition).select_related("venue")
    return {
        room.code: same_fields(
            room,
            PublicRoom,
            venue=room.venue.code,
            venue_name=text_of(room.venue, "name"),
            venue_note=text_of(room.venue, "note"),
            venue_kind=room.venue.kind,
        )
        for room in rooms
        if room.kind != Room.Kind.BILATERAL_ROOM or room.code in used
    }


def _documents(edition: Edition, sessions: Iterable[Session]) -> dict[str, PublicDocument]:
    by_pk = {session.pk: session for session in sessions}
    shown = {}
    for document in Document.objects.filter(edition=edition).select_related("submitted_by"):
        session = by_pk.get(document.session_id) if document.session_id else None
        if paper_seen_by(PUBLIC, document, session):
            shown[document.symbol] = same_fields(
                document,
                PublicDocument,
                session=session.code if session else "",
                submitted_by=document.submitted_by.code if document.submitted_by else "",
            )
    return shown


def _session(session: Session, documents: dict[str, PublicDocument]) -> PublicSession | None:
    """One session as far as the public sees it, or nothing."""
    seen = seen_by(PUBLIC, session)
    if seen == Seen.HIDDEN:
        return None
    made = _time_only(session)
    if seen >= Seen.ANNOUNCED:
        made.update(_announced(session))
    if seen == Seen.FULL:
        made.update(_in_full(session, documents))
    return PublicSession(**made)


def _time_only(session: Session) -> dict[str, Any]:
    """What is told of an unnamed session, and the empty rest."""
    empty: dict[str, Any] = dict.fromkeys(
        ("categories", "floor_languages", "interpreted_into", "members", "partners", "topics", "chairs", "co_chairs",
         "items", "papers"), ()
    )  # fmt: skip
    return {
        **empty,
        "code": "",
        "uid": fingerprint(f"{session.edition_id}/{session.code}")[:24],
        "disclosure": "unnamed",
        "title": CLOSED_MEETING,
        "abstract": Text(),
        "kind": "closed",
        "level": "",
        "ordinal": None,
        "start": session.start,
        "end": session.end,
        "room": "",
        "status": "cancelled" if session.status == "cancelled" else "confirmed",
        "access": "restricted",
        "heads_plus": None,
        "media": "",
        "dress": Text(),
        "all_members": False,
        "was_start": None,
        "was_room": "",
        "schedule_is_sample": session.schedule_source == "sample",
        "updated": session.updated,
        "sequence": session.sequence,
    }


def _announced(session: Session) -> dict[str, Any]:
    return {
        "code": session.code,
        "disclosure": str(disclosure_of(session)),
        "title": text_of(session, "title"),
        "kind": session.kind,
        "level": session.level,
        "ordinal": session.ordinal,
        "room": session.room.code,
        "status": session.status,
        "access": session.access,
        "all_members": session.all_members,
        "members": _codes(session, PartyRole.MEMBER),
        "partners": _codes(session, PartyRole.PARTNER),
        "topics": tuple(topic.code for topic in session.topics.all()),
        "was_start": session.was_start,
        "was_room": session.was_room.code if session.was_room else "",
    }


def _in_full(session: Session, documents: dict[str, PublicDocument]) -> dict[str, Any]:
    return {
        "disclosure": "full",
        "abstract": text_of(session, "abstract"),
        "categories": tuple(session.categories),
        "heads_plus": session.heads_plus,
        "media": session.media,
        "floor_languages": tuple(session.floor_languages),
        "interpreted_into": tuple(session.interpreted_into),
        "dress": text_of(session, "dress"),
        "chairs": _codes(session, PartyRole.CHAIR),
        "co_chairs": _codes(session, PartyRole.CO_CHAIR),
        "items": tuple(_item(item, documents) for item in session.agenda_items.all()),
        "papers": tuple(d.symbol for d in session.documents.all() if d.symbol in documents),
    }


def _item(item: AgendaItem, documents: dict[str, PublicDocument]) -> PublicItem:
    papers = tuple(paper.symbol for paper in item.papers.all() if paper.symbol in documents)
    return same_fields(item, PublicItem, lead=item.lead.code if item.lead else "", papers=papers)  # type: ignore[no-any-return]  # as above


def _codes(session: Session, role: PartyRole) -> tuple[str, ...]:
    return tuple(party.code for party in session.parties_as(role))
