"""A demonstration as an event of a calendar (RFC 5545)."""

import datetime as dt

from django.utils.translation import gettext, override
from icalendar import Event, vText

from adgmin.core import dates
from adgmin.core.bilingual import LANGUAGES, placed
from adgmin.core.clock import MEETING_ZONE
from events.pages.showcase.demo_cards import access_of, kind_of
from events.pages.showcase.hours import DemoLine
from events.releases.programme import Programme

from .words import moved_in_time


def demo_event(programme: Programme, line: DemoLine, lang: str, url: str) -> Event:
    """Return the event; it keeps its UID for good, made of the codes of edition and demonstration.

    Nothing counts the changes of one demonstration: the version of the programme, which only grows, is its sequence.
    """
    published = programme.published_at.astimezone(dt.UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{line.uid}@adgmin")
    event.add("dtstamp", published)
    event.add("last-modified", published)
    event.add("sequence", programme.version)
    event.add("dtstart", line.start.astimezone(MEETING_ZONE))
    event.add("dtend", line.end.astimezone(MEETING_ZONE))
    event.add("summary", str(line.title))
    event.add("status", "CANCELLED" if line.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if line.is_cancelled else "OPAQUE")
    event.add("url", url)
    event.add("description", vText(_description(programme, line, lang, url)))
    event.add("location", _place(programme, line))
    event.add("categories", [kind_of(line)])
    return event


def _description(programme: Programme, line: DemoLine, lang: str, url: str) -> str:
    """Return it in words: `lang` first, the other language after it, code and page at the end."""
    parts = []
    for code in sorted(LANGUAGES, key=lambda one: one != lang):
        with override(code):
            parts.append("\n".join(filter(None, _words(programme, line))))
    return "\n\n".join([*parts, f"{line.code}\n{url}"])


def _words(programme: Programme, line: DemoLine) -> list[str]:
    when = gettext("%(when)s (Ha Noi time)") % {"when": dates.time_range_long(line.start, line.end)}
    head = [str(line.title), str(line.exhibitor.name), when, _place(programme, line)]
    return [*head, *_standing(line), str(line.product.description)]


def _standing(line: DemoLine) -> list[str]:
    """Return the sentences on how it stands: cancelled, moved; who can come."""
    if line.is_cancelled:
        return [gettext("This demonstration will not take place")]
    said = moved_in_time(line.demo)
    if was := line.demo.was_place:
        said.append(gettext("It was to be shown here: %(place)s.") % {"place": was})
    return [*said, access_of(line)]


def _place(programme: Programme, line: DemoLine) -> str:
    room = programme.rooms.get(programme.hall.room) if programme.hall else None
    return placed(line.demo.place, room.name) if room else str(line.demo.place)
