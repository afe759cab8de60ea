"""The draft as a calendar."""

import datetime as dt
import json

from icalendar import Calendar, Timezone, Todo, vText
from icalendar import Event as CalendarEvent

from adgmin.core.clock import MEETING_ZONE
from events.agenda.models import Session

from .draft import Draft
from .fields import Record
from .formats.ics import SESSION
from .own import common_abstract, common_title

_STATUS = {"confirmed": "CONFIRMED", "provisional": "TENTATIVE", "cancelled": "CANCELLED"}


def ics(draft: Draft) -> bytes:
    """Return the draft as a calendar; sessions without a time are to-dos."""
    made = Calendar()
    made.add("prodid", f"-//{draft.edition.code}//adgmin draft//{draft.lang.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    year = draft.edition.start_date.year
    zone = Timezone.from_tzid(
        str(MEETING_ZONE), first_date=dt.date(year - 1, 1, 1), last_date=dt.date(year + 1, 12, 31)
    )
    zone.pop("COMMENT", None)
    made.add_component(zone)
    for session, record in draft.sessions:
        made.add_component(_component(draft, session, record))
    body: bytes = made.to_ical()
    return body


def _component(draft: Draft, session: Session, record: Record) -> CalendarEvent | Todo:
    event = CalendarEvent() if session.start else Todo()
    event.add("uid", f"{session.guid}@adgmin")
    event.add("dtstamp", session.updated.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", session.sequence)
    if session.start and session.end:
        event.add("dtstart", session.start.astimezone(MEETING_ZONE))
        event.add("dtend", session.end.astimezone(MEETING_ZONE))
        event.add("status", _STATUS[record["status"]])
    event.add("summary", vText(common_title(record, draft.lang)), parameters={"LANGUAGE": draft.lang})
    if abstract := common_abstract(record, draft.lang):
        event.add("description", vText(abstract), parameters={"LANGUAGE": draft.lang})
    event.add("location", vText(draft.room_name(session)))
    event.add(SESSION, vText(json.dumps(draft.along(session, record), ensure_ascii=False)))
    return event
