"""A programme in the form that frab, pretalx and the c3voc exchange: days, rooms, events, as XML or JSON.

The public feed and the desk's export both write it; https://c3voc.de/wiki/schedule describes it. What the form has no
field for goes along as `extra`: in XML as a processing instruction, which every schema lets pass.
"""

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from adgmin.core.clock import MEETING_ZONE

from .text import speakable

GENERATOR = {"name": "adgmin", "version": "1"}
EXTRA = "adgmin"  # the name of the processing instruction and of the JSON member with what has no field
SLOT = "00:05"
MAX_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Conference:
    """The meeting as a whole."""

    acronym: str
    title: str
    start: dt.date
    end: dt.date
    version: str
    base_url: str  # http or https, with a slash at the end


@dataclass(frozen=True, slots=True)
class Room:
    """A room by its name; `key` makes its identifier."""

    name: str
    key: str
    capacity: int | None = None

    @property
    def guid(self) -> str:
        """A stable identifier."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"adgmin:room:{self.key}"))


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting. `persons` are (number, name); `links` and `attachments` are (address, words)."""

    id: int
    guid: str
    code: str
    start: dt.datetime
    end: dt.datetime
    room: Room
    slug: str
    url: str
    title: str
    subtitle: str
    track: str
    type: str
    language: str
    abstract: str
    description: str
    persons: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    optout: bool = True
    extra: Any = None

    @property
    def local_start(self) -> dt.datetime:
        """The start in the meeting's zone."""
        return self.start.astimezone(MEETING_ZONE)

    @property
    def duration(self) -> str:
        """The length as hours and minutes."""
        return duration_text(self.end - self.start)


def duration_text(length: dt.timedelta) -> str:
    """Return a length as the form writes it: hours of at most two figures and minutes, no seconds."""
    hours, minutes = divmod(int(length.total_seconds() // 60), 60)
    return f"{min(hours, 99):02d}:{minutes:02d}"


def numbers_of(guids: Iterable[str]) -> dict[str, int]:
    """Return a number for each identifier: the same for the same one, none twice, above 0, within 31 bits."""
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for guid in sorted(guids):
        number = uuid.UUID(guid).int % MAX_ID + 1
        while number in taken:
            number = number % MAX_ID + 1
        taken.add(number)
        numbers[guid] = number
    return numbers


def schedule_xml(conference: Conference, events: Sequence[Event], extra: Any = None) -> bytes:
    """Return the text of a schedule.xml."""
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", GENERATOR)
    _text(root, "version", conference.version)
    days = list(_days(conference, events))
    about = ET.SubElement(root, "conference")
    values = {
        "acronym": conference.acronym, "title": conference.title, "start": conference.start.isoformat(),
        "end": conference.end.isoformat(), "days": str(len(days)), "timeslot_duration": SLOT,
        "base_url": conference.base_url, "time_zone_name": str(MEETING_ZONE),
    }  # fmt: skip
    for name, value in values.items():
        _text(about, name, value)
    if extra is not None:
        root.append(_instruction(extra))
    for index, (day, begin, end, rooms) in enumerate(days, 1):
        element = ET.SubElement(
            root, "day", index=str(index), date=day.isoformat(), start=begin.isoformat(), end=end.isoformat()
        )
        for room, held in rooms.items():
            place = ET.SubElement(element, "room", name=speakable(room.name), guid=room.guid)
            for event in held:
                _event_element(place, event)
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def schedule_json(
    conference: Conference, events: Sequence[Event], rooms: Iterable[Room], extra: Any = None
) -> bytes:
    """Return the same as JSON, in the shape of pretalx's export."""
    rooms = list(rooms)
    names = _told_apart(rooms)
    days = [
        {
            "index": index,
            "date": day.isoformat(),
            "day_start": begin.isoformat(),
            "day_end": end.isoformat(),
            "rooms": {names[room]: [_event_json(event) for event in held] for room, held in by_room.items()},
        }
        for index, (day, begin, end, by_room) in enumerate(_days(conference, events), 1)
    ]
    schedule: dict[str, Any] = {
        "url": conference.base_url, "version": conference.version, "base_url": conference.base_url,
        "conference": {
            "acronym": conference.acronym, "title": conference.title, "start": conference.start.isoformat(),
            "end": conference.end.isoformat(), "daysCount": len(days), "timeslot_duration": SLOT,
            "time_zone_name": str(MEETING_ZONE), "colors": {}, "keywords": [], "tracks": [],
            "rooms": [{"name": names[room], "slug": room.key, "guid": room.guid, "description": None,
                       "capacity": room.capacity} for room in rooms],
            "days": days,
        },
    }  # fmt: skip
    if extra is not None:
        schedule[EXTRA] = extra
    content = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": GENERATOR,
        "schedule": schedule,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _told_apart(rooms: Sequence[Room]) -> dict[Room, str]:
    """The name of each room, with its key after it where another one of that name came before."""
    names: dict[Room, str] = {}
    for room in rooms:
        names[room] = f"{room.name} ({room.key})" if room.name in names.values() else room.name
    return names


Day = tuple[dt.date, dt.datetime, dt.datetime, dict[Room, list[Event]]]


def _days(conference: Conference, events: Sequence[Event]) -> Iterator[Day]:
    """Yield every day of the meeting, and every other one that has an event, with its rooms in order."""
    span = (conference.end - conference.start).days + 1
    days = {conference.start + dt.timedelta(days=number) for number in range(span)}
    days |= {event.local_start.date() for event in events}
    for day in sorted(days):
        begin = dt.datetime.combine(day, dt.time(), MEETING_ZONE)
        rooms: dict[Room, list[Event]] = {}
        for event in events:
            if event.local_start.date() == day:
                rooms.setdefault(event.room, []).append(event)
        yield day, begin, begin + dt.timedelta(days=1, seconds=-1), rooms


def _event_element(parent: ET.Element, event: Event) -> None:
    element = ET.SubElement(parent, "event", guid=event.guid, id=str(event.id))
    values = {
        "room": event.room.name, "title": event.title, "subtitle": event.subtitle, "type": event.type,
        "date": event.local_start.isoformat(timespec="seconds"), "start": f"{event.local_start:%H:%M}",
        "duration": event.duration, "abstract": event.abstract, "slug": event.slug, "track": event.track,
        "logo": "", "language": event.language, "description": event.description,
    }  # fmt: skip
    for name, value in values.items():
        _text(element, name, value)
    persons = ET.SubElement(element, "persons")
    for number, name in event.persons:
        _text(persons, "person", name).set("id", str(number))
    recording = ET.SubElement(element, "recording")
    _text(recording, "license", "")
    _text(recording, "optout", "true" if event.optout else "false")
    _addresses(element, "link", event.links)
    _addresses(element, "attachment", event.attachments)
    if event.url:
        _text(element, "url", event.url)
    if event.extra is not None:
        element.append(_instruction(event.extra))


def _addresses(parent: ET.Element, name: str, addresses: tuple[tuple[str, str], ...]) -> None:
    element = ET.SubElement(parent, f"{name}s")
    for href, words in addresses:
        _text(element, name, words).set("href", href)


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = speakable(text)
    return element


def _instruction(extra: Any) -> Any:
    """JSON that nothing but its own reader looks at; what would end the instruction early is escaped."""
    text = json.dumps(extra, ensure_ascii=False).replace("?>", "?\\u003e")
    return ET.ProcessingInstruction(EXTRA, speakable(text))


def _event_json(event: Event) -> dict[str, Any]:
    values = {
        "guid": event.guid, "code": event.code, "id": event.id, "logo": None,
        "date": event.local_start.isoformat(timespec="seconds"), "start": f"{event.local_start:%H:%M}",
        "duration": event.duration, "room": event.room.name, "slug": event.slug, "url": event.url,
        "title": event.title, "subtitle": event.subtitle, "track": event.track or None, "type": event.type,
        "language": event.language, "abstract": event.abstract, "description": event.description,
        "recording_license": "", "do_not_record": event.optout,
        "persons": [{"id": number, "name": name, "public_name": name} for number, name in event.persons],
        "links": [{"title": words, "url": href, "type": "related"} for href, words in event.links],
        "attachments": [{"title": words, "url": href, "type": "related"} for href, words in event.attachments],
        "feedback_url": "", "origin_url": event.url,
    }  # fmt: skip
    if event.extra is not None:
        values[EXTRA] = event.extra
    return values
