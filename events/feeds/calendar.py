"""The programme as a calendar (RFC 5545) that phones and mail programs subscribe to."""

import datetime as dt

from django.utils.translation import gettext, override
from icalendar import Calendar, Event, Timezone, vText

from adgmin.core.clock import MEETING_ZONE
from events.pages.agenda.marks import title_of
from events.releases.programme import Programme, PublicSession

from .asked import Asked

REFRESH = dt.timedelta(minutes=15)
_STATUS = {"confirmed": "CONFIRMED", "provisional": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar(programme: Programme, asked: Asked, site: str) -> bytes:
    """Return the text of /agenda.ics: titles in the language asked for, both languages in the description."""
    lang = asked.lang
    made = Calendar()
    made.add("prodid", f"-//{programme.edition.code}//adgmin//{lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    with override(lang):
        about = asked.about(programme)
        name = f"{programme.edition.short_name}: {about}" if about else str(programme.edition.name)
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", str(MEETING_ZONE))
        made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "PT15M")
        made.add_component(_zone(programme))
        for session in asked.sessions(programme):
            made.add_component(_event(programme, session, lang, site))
    body: bytes = made.to_ical()
    return body


def _zone(programme: Programme) -> Timezone:
    """Return the rules of the meeting's zone for the year around it."""
    year = programme.edition.start_date.year
    zone: Timezone = Timezone.from_tzid(
        str(MEETING_ZONE), first_date=dt.date(year - 1, 1, 1), last_date=dt.date(year + 1, 12, 31)
    )
    zone.pop("COMMENT", None)  # a note of the library about the years
    return zone


def _event(programme: Programme, session: PublicSession, lang: str, site: str) -> Event:
    """One meeting; an unnamed one has its time and nothing else."""
    event = Event()
    event.add("uid", f"{session.uid}@adgmin")
    event.add("dtstamp", session.updated.astimezone(dt.UTC))
    event.add("last-modified", session.updated.astimezone(dt.UTC))
    event.add("sequence", session.sequence)
    event.add("dtstart", session.start.astimezone(MEETING_ZONE))
    event.add("dtend", session.end.astimezone(MEETING_ZONE))
    event.add("summary", title_of(session))
    event.add("status", _STATUS.get(session.status, "CONFIRMED"))
    event.add("transp", "TRANSPARENT" if session.is_cancelled else "OPAQUE")
    if not session.has_page:
        return event
    url = f"{site}/{lang}/sessions/{session.code}/"
    event.add("url", url)
    event.add("description", _description(session, url))
    if room := programme.rooms.get(session.room):
        event.add("location", f"{room.name}, {room.venue_name}")
    if topics := [str(programme.topics[code].name) for code in session.topics if code in programme.topics]:
        event.add("categories", topics)
    return event


def _description(session: PublicSession, url: str) -> vText:
    """Both titles, both abstracts, what stands against coming, the page."""
    parts = [session.code]
    if session.is_cancelled:
        parts.append(gettext("Cancelled"))
    if session.is_closed:
        parts.append(gettext("Closed meeting"))
    for text in (session.title, session.abstract):
        parts += [words for words in (str(text), text.other) if words]
    return vText("\n\n".join([*parts, url]))
