"""Reading JSON of pretalx: its export of a schedule, and the lists of its API."""

import datetime as dt
import json
from typing import Any

from adgmin.core.bilingual import LANGUAGES, Text

from ..findings import NotAProgramme
from ..meaning import Options, RawRow
from ..own import unwrap
from ..schedule import EXTRA
from .common import MAX_SESSIONS, foreign_row
from .frab import times

_STATES = {"confirmed": "confirmed", "accepted": "provisional", "submitted": "provisional", "canceled": "cancelled",
           "cancelled": "cancelled"}  # fmt: skip
_NOT_TAKEN = frozenset({"rejected", "withdrawn", "deleted", "draft"})


def read(data: bytes, options: Options) -> list[RawRow]:
    """Return the events of a JSON file. Raises NotAProgramme."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotAProgramme("encoding") from error
    except json.JSONDecodeError as error:
        raise NotAProgramme("json", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise NotAProgramme("damaged") from error
    schedule = content.get("schedule") if isinstance(content, dict) else None
    if isinstance(schedule, dict):
        return _schedule(schedule, options)
    if (talks := _listed(content)) is None:
        raise NotAProgramme("kind")
    return [_talk(number, talk, options) for number, talk in enumerate(_bounded(talks), 1)]


def _schedule(schedule: dict[str, Any], options: Options) -> list[RawRow]:
    events = _bounded(list(_events(schedule.get("conference"))))
    rows = [_row(number, event, options) for number, event in enumerate(events, 1)]
    extra = schedule.get(EXTRA)
    unplaced = extra.get("unplaced") if isinstance(extra, dict) else None
    for one in _bounded(unplaced if isinstance(unplaced, list) else []):
        row = RawRow(len(rows) + 1, _where(len(rows) + 1, {}))
        if unwrap(row, one, {}):
            rows.append(row)
    return rows


def _events(conference: Any) -> list[dict[str, Any]]:
    """Every event of every room of every day."""
    found: list[dict[str, Any]] = []
    days = conference.get("days") if isinstance(conference, dict) else None
    if not isinstance(days, list):
        raise NotAProgramme("kind")
    zone = conference.get("time_zone_name")
    for day in days:
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for name, events in rooms.items() if isinstance(rooms, dict) else ():
            for event in events if isinstance(events, list) else ():
                if isinstance(event, dict):
                    found.append(
                        {
                            "day": day.get("date"),
                            "day_start": day.get("day_start"),
                            "zone": zone,
                            **event,
                            "room": _words(event.get("room")) or name,
                        }
                    )
    return found


def _row(number: int, event: dict[str, Any], options: Options) -> RawRow:
    row = RawRow(number, _where(number, event))
    start, end = times(event)
    common = {"title": _words(event.get("title")), "abstract": _words(event.get("abstract")), "room": event["room"],
              "start": start, "end": end, "duration": str(event.get("duration") or "")}  # fmt: skip
    if not unwrap(row, event.get(EXTRA), common):
        foreign_row(row, _flat(event) | {"start": start, "end": end}, options)
        _both_languages(row, event)
    return row


def _listed(content: Any) -> list[Any] | None:
    """The list of talks or submissions of the API, in any of its wrappings."""
    if isinstance(content, dict):
        content = next((content[key] for key in ("results", "talks", "submissions") if key in content), None)
    is_talks = isinstance(content, list) and all(isinstance(one, dict) and "title" in one for one in content)
    return content if is_talks else None


def _talk(number: int, talk: dict[str, Any], options: Options) -> RawRow:
    """A talk of the API: its slot gives time and room, its state the status."""
    row = RawRow(number, _where(number, talk))
    slots = talk.get("slots")
    slot = talk.get("slot") or (slots[0] if isinstance(slots, list) and slots else None)
    slot = slot if isinstance(slot, dict) else {}
    start = str(slot.get("start") or "")
    event = _flat(talk) | {
        "language": talk.get("content_locale"), "type": _words(talk.get("submission_type")),
        "room": _words(slot.get("room")), "start": start, "end": str(slot.get("end") or "") or _end(start, talk),
        "persons": talk.get("speakers"), "status": _STATES.get(str(talk.get("state")), ""),
    }  # fmt: skip
    foreign_row(row, event, options)
    _both_languages(row, talk)
    if (state := str(talk.get("state"))) in _NOT_TAKEN:
        row.problems.append(("left_out", "status", {"shown": state}))
    return row


def _end(start: str, talk: dict[str, Any]) -> str:
    try:
        minutes = int(talk.get("duration") or 0)
        return (
            (dt.datetime.fromisoformat(start) + dt.timedelta(minutes=minutes)).isoformat()
            if start and minutes
            else ""
        )
    except (ValueError, TypeError, OverflowError):
        return ""


def _flat(event: dict[str, Any]) -> dict[str, Any]:
    """Texts that may be written in several languages as one of them."""
    texts = ("title", "subtitle", "abstract", "description", "track", "type", "room")
    plain = ("guid", "code", "id", "url", "language", "persons")
    return {key: _words(event.get(key)) for key in texts} | {key: event.get(key) for key in plain}


def _both_languages(row: RawRow, event: dict[str, Any]) -> None:
    """Take texts given as {language: text} in each of our languages."""
    for name in ("title", "abstract"):
        texts = event.get(name)
        if isinstance(texts, dict) and any(lang in texts for lang in LANGUAGES):
            for lang in LANGUAGES:
                row.given.pop(f"{name}_{lang}", None)
                if isinstance(text := texts.get(lang), str) and text.strip():
                    row.given[f"{name}_{lang}"] = text


def _words(value: Any) -> str:
    """A text, or the first of a text in several languages, or the name of a record."""
    for _level in range(2):
        if isinstance(value, dict):
            value = value["name"] if "name" in value else next((text for text in value.values() if text), "")
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _where(number: int, event: dict[str, Any]) -> Text:
    name = str(event.get("code") or event.get("id") or "")[:40]
    name = f" ({name})" if name else ""
    return Text(vi=f"sự kiện {number}{name}", en=f"event {number}{name}")


def _bounded(events: list[Any]) -> list[Any]:
    if len(events) > MAX_SESSIONS:
        raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)
    return events
