"""Meetings as a calendar (RFC 5545): the public feed, one meeting, a person's own meetings, an attachment of a mail."""

import datetime as dt
from collections.abc import Container, Iterable
from functools import cache

from django.utils.translation import override
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from adgmin.core.clock import MEETING_ZONE
from events.agenda.models import Kind
from events.pages.agenda.marks import title_of
from events.pages.showcase.demo_cards import demo_path
from events.pages.showcase.hours import DemoLine
from events.releases.programme import Programme, PublicSession

from .demos import demo_event
from .words import description, place

REFRESH = dt.timedelta(minutes=15)
_STATUS = {"confirmed": "CONFIRMED", "provisional": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar_of(
    programme: Programme,
    sessions: Iterable[PublicSession | DemoLine],
    *,
    lang: str,
    site: str,
    name: str,
    method: str = "PUBLISH",
    parties: tuple[str, str] | None = None,
    linked: Container[str] | None = None,
) -> bytes:
    """Return the text of a calendar: titles in `lang`, both languages in the descriptions.

    `site` is the address of the site without a slash at its end; `name` is what the reader's program calls the
    calendar. `method` (RFC 5546) is PUBLISH, REQUEST or CANCEL; the last cancels every meeting given. `parties` are
    the mail addresses of who invites and who is invited, as REQUEST and CANCEL by mail ask for. `linked` holds the
    codes of the meetings whose page the reader can open; without it, that is every named meeting. Demonstrations may
    be among the meetings.
    """
    with override(lang):
        made = _head(programme, lang, name, method)
        made.add_component(_zone(programme.edition.start_date.year))
        for session in sessions:
            if isinstance(session, DemoLine):
                page = f"{site}{demo_path(session, lang)}"
                made.add_component(demo_event(programme, session, lang, page))
                continue
            opens = linked is None or session.code in linked
            url = f"{site}/{lang}/sessions/{session.code}/" if opens else ""
            event = _event(programme, session, lang, url)
            if method == "CANCEL":
                _cancel(event, session)
            if parties:
                _invite(event, *parties)
            made.add_component(event)
    body: bytes = made.to_ical()
    return body


def _head(programme: Programme, lang: str, name: str, method: str) -> Calendar:
    made = Calendar()
    made.add("prodid", f"-//{programme.edition.code}//adgmin//{lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", str(MEETING_ZONE))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT15M")
    return made


@cache
def _zone(year: int) -> Timezone:
    """Return the rules of the meeting's zone for the year around it, worked out once: it takes longer than the rest."""
    zone: Timezone = Timezone.from_tzid(
        str(MEETING_ZONE), first_date=dt.date(year - 1, 1, 1), last_date=dt.date(year + 1, 12, 31)
    )
    zone.pop("COMMENT", None)  # a note of the library about the years
    return zone


def _event(programme: Programme, session: PublicSession, lang: str, url: str) -> Event:
    """One meeting; an unnamed one has its time and nothing else.

    DTSTAMP is when this version was published (RFC 5545, 3.8.7.2, for calendars with a METHOD), so that the same
    version is always the same text.
    """
    event = Event()
    event.add("uid", f"{session.uid}@adgmin")
    event.add("dtstamp", programme.published_at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("last-modified", session.updated.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", session.sequence)
    event.add("dtstart", session.start.astimezone(MEETING_ZONE))
    event.add("dtend", session.end.astimezone(MEETING_ZONE))
    event.add("summary", title_of(session))
    event.add("status", _STATUS.get(session.status, "CONFIRMED"))
    event.add("transp", "TRANSPARENT" if session.is_cancelled else "OPAQUE")
    if not session.has_page:
        return event
    if url:
        event.add("url", url)
    event.add("description", vText(description(session, programme, lang, url)))
    if where := place(session, programme):
        event.add("location", where)
    event.add("categories", _categories(session, programme))
    return event


def _categories(session: PublicSession, programme: Programme) -> list[str]:
    """The kind of the meeting and its topics, in the active language."""
    kind = [str(Kind(session.kind).label)] if session.kind in Kind.values else []
    return [*kind, *(str(programme.topics[code].name) for code in session.topics if code in programme.topics)]


def _cancel(event: Event, session: PublicSession) -> None:
    """Take the meeting out of a calendar, above what was last sent of it (RFC 5546, 3.2.5)."""
    event["STATUS"] = vText("CANCELLED")
    event["TRANSP"] = vText("TRANSPARENT")
    if not session.is_cancelled:
        del event["SEQUENCE"]
        event.add("sequence", session.sequence + 1)


def _invite(event: Event, organiser: str, attendee: str) -> None:
    event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    event.add(
        "attendee", vCalAddress(f"mailto:{attendee}"), parameters={"ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"}
    )
