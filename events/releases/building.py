"""Builds the snapshot of an edition's draft: what the next release would hold."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from functools import cache, partial
from operator import attrgetter
from typing import Any

from django.db.models import DateTimeField, JSONField, Model

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from events.agenda.audience import disclosure_of
from events.agenda.models import Access, AgendaItem, PartyRole, Session, Topic
from events.editions.models import Edition
from events.parties.models import Party
from events.venues.models import Room

from .building_showcase import showcase_parts
from .programme import (
    Programme,
    PublicEdition,
    PublicItem,
    PublicParty,
    PublicRoom,
    PublicSession,
    PublicTopic,
    in_order,
)


def text_of(record: Model, name: str) -> Text:
    """Both languages of a translated field."""
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")


def same_fields(record: Model, target: type, **others: Any) -> Any:
    """Make a public record from the fields that carry the same name, beside those given."""
    values = {name: read(record) for name, read in _readers(type(record), target) if name not in others}
    return target(**values, **others)


@cache
def _readers(model: type[Model], target: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """How each field of a shape is read from a model that has it; the others must be given."""
    stored = {field.name for field in model._meta.get_fields() if field.concrete}
    readers: list[tuple[str, Callable[[Any], Any]]] = []
    for name in (field.name for field in fields(target)):
        if f"{name}_vi" in stored:
            readers.append((name, partial(text_of, name=name)))
        elif name in stored:
            field = model._meta.get_field(name)
            readers.append((name, _reader(field, name)))
    return tuple(readers)


def _reader(field: Any, name: str) -> Callable[[Any], Any]:
    if isinstance(field, JSONField):
        return partial(_tuple_of, name=name)
    if isinstance(field, DateTimeField):
        return partial(_moment_of, name=name)
    return attrgetter(name)


def _moment_of(record: Model, name: str) -> dt.datetime | None:
    """A moment in the meeting's zone, as a release that is read back has it."""
    moment: dt.datetime | None = getattr(record, name)
    return None if moment is None else local(moment)


def _tuple_of(record: Model, name: str) -> tuple[Any, ...]:
    return tuple(getattr(record, name))


def build_snapshot(edition: Edition) -> Programme:
    """Return the whole draft of an edition, in a fixed number of queries: every session with a time but drafts.

    Papers are no part of it: they follow their own verbs at once (`papers`).
    """
    sessions = Session.objects.filter(edition=edition, is_draft=False, start__isnull=False).with_all()
    return Programme(
        version=edition.programme_version,
        published_at=clock.now(),
        edition=_edition(edition),
        parties={p.code: same_fields(p, PublicParty) for p in Party.objects.filter(edition=edition)},
        rooms=_rooms(edition),
        topics={
            t.code: same_fields(t, PublicTopic, pillar=t.pillar.number if t.pillar else None)
            for t in Topic.objects.filter(edition=edition).select_related("pillar")
        },
        sessions=in_order(map(_session, sessions.prefetch_related("was_room", "agenda_items__lead"))),
        documents={},
        **showcase_parts(edition),
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


def _rooms(edition: Edition) -> dict[str, PublicRoom]:
    return {
        room.code: same_fields(
            room,
            PublicRoom,
            venue=room.venue.code,
            venue_name=text_of(room.venue, "name"),
            venue_note=text_of(room.venue, "note"),
            venue_kind=room.venue.kind,
        )
        for room in Room.objects.filter(edition=edition).select_related("venue")
    }


def _session(session: Session) -> PublicSession:
    """One session with everything."""
    return same_fields(  # type: ignore[no-any-return]  # Any by design
        session,
        PublicSession,
        uid=str(session.guid),
        disclosure=str(disclosure_of(session)) if session.access == Access.RESTRICTED else "",
        room=session.room.code if session.room else "",
        members=_codes(session, PartyRole.MEMBER),
        partners=_codes(session, PartyRole.PARTNER),
        topics=tuple(topic.code for topic in session.topics.all()),
        chairs=_codes(session, PartyRole.CHAIR),
        co_chairs=_codes(session, PartyRole.CO_CHAIR),
        items=tuple(map(_item, session.agenda_items.all())),
        papers=(),
        was_start=_left(session.was_start, session.start),
        was_end=_left(session.was_end, session.end),
        was_room=session.was_room.code if session.was_room and session.was_room_id != session.room_id else "",
        schedule_is_sample=session.schedule_source == "sample",
        live=False,
        started_at=None,
        ended_at=None,
    )


def _left(was: dt.datetime | None, now: dt.datetime | None) -> dt.datetime | None:
    """Return the moment that was left; what is back where it was announced first has left none."""
    return local(was) if was and was != now else None


def _item(item: AgendaItem) -> PublicItem:
    return same_fields(item, PublicItem, lead=item.lead.code if item.lead else "", papers=())  # type: ignore[no-any-return]  # as above


def _codes(session: Session, role: PartyRole) -> tuple[str, ...]:
    return tuple(party.code for party in session.parties_as(role))
