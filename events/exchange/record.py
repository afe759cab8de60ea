"""A session of the draft as a record of plain values, in the form in which files are compared with it."""

import datetime as dt
from typing import Any

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.clock import MEETING_ZONE
from events.agenda.models import AgendaItem, Session

from .fields import FIELDS, ROLES, Field, Plain, Record
from .text import line, paragraphs


def record_of(session: Session) -> Record:
    """Return every field of a session; the links should have been fetched before (`known.sessions_in_full`)."""
    return {key: _plain(session, field) for key, field in FIELDS.items()}


def moment_text(moment: dt.datetime | None) -> str:
    """Return a moment with the meeting's offset, to the second, or nothing."""
    return moment.astimezone(MEETING_ZONE).isoformat(timespec="seconds") if moment else ""


def moment_of(text: str) -> dt.datetime | None:
    """Read what `moment_text` wrote."""
    return dt.datetime.fromisoformat(text) if text else None


def item_record(number: int, title_vi: str, title_en: str, minutes: int, lead: str) -> dict[str, Any]:
    """Return an agenda item in its plain form."""
    return {
        "number": number,
        "title_vi": line(title_vi),
        "title_en": line(title_en),
        "minutes": minutes,
        "lead": lead,
    }


def _plain(session: Session, field: Field) -> Plain:  # noqa: PLR0911 - one answer for each kind of field
    if field.kind == "parties":
        return [party.code for party in session.parties_as(ROLES[field.key])]
    if field.kind == "topics":
        return [
            topic.code
            for topic in sorted(session.topics.all(), key=lambda topic: (topic.sort_order, topic.code))
        ]
    if field.kind == "teams":
        return sorted(team.code for team in session.interpreters.all())
    if field.kind == "items":
        return [_item(item) for item in sorted(session.agenda_items.all(), key=lambda item: item.number)]
    value = getattr(session, field.key)
    if field.kind == "moment":
        return moment_text(value)
    if field.kind == "room":
        return value.code if value else ""
    if field.kind == "line":
        return line(value or "")
    if field.kind == "text":
        return paragraphs(value or "")
    return list(value) if field.kind == "words" else value


def _item(item: AgendaItem) -> dict[str, Any]:
    lead = item.lead.code if item.lead else ""
    titles = [str(getattr(item, f"title_{lang}") or "") for lang in LANGUAGES]
    return item_record(item.number, titles[0], titles[1], item.minutes, lead)
