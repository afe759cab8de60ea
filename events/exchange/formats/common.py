"""What every reader of a format of other systems needs."""

import re
import uuid
from typing import Any

from ..meaning import Options, RawRow

MAX_SESSIONS = 5_000
MAX_BYTES = 10 * 1024 * 1024
_TALK = re.compile(r"/talk/([A-Za-z0-9]{4,12})/?$")


def foreign_row(row: RawRow, event: dict[str, Any], options: Options) -> None:
    """Fill a row from an event of another system: texts in one language, track and type in its own words.

    `event` may have guid, code, id, url, language, title, subtitle, abstract, description, start, end, room, track,
    type and persons; empty ones are not given.
    """
    language = str(event.get("language") or "")[:2].lower()
    lang = language if language in ("vi", "en") else options.lang
    row.guid, row.code = _guid(event), str(event.get("code") or "").strip()
    row.made_up = "" if row.code else _made_up(event)
    if title := str(event.get("title") or "").strip():
        row.given[f"title_{lang}"] = title
    parts = (str(event.get(key) or "").strip() for key in ("subtitle", "abstract", "description"))
    if abstract := "\n\n".join(dict.fromkeys(part for part in parts if part)):
        row.given[f"abstract_{lang}"] = abstract
    for key in ("start", "end", "room", "status"):
        if value := event.get(key):
            row.given[key] = value
    row.hints = {"track": str(event.get("track") or "").strip(), "kind": str(event.get("type") or "").strip()}
    if event.get("persons"):
        row.problems.append(("persons_left_out", "", {}))


def published_row(row: RawRow, event: dict[str, Any], options: Options) -> None:
    """Fill a row from an event of our own public feed, which words most of it for readers.

    Taken is what stands in one field each: title, abstract, time, room. A meeting that is not named has no page there.
    """
    row.published = True
    if not event.get("url"):
        row.guid = _guid(event)
        row.problems.append(("not_named", "", {}))
        return
    taken = ("guid", "url", "language", "title", "abstract", "start", "end", "room", "type")
    foreign_row(row, {key: event.get(key) for key in taken}, options)


def _guid(event: dict[str, Any]) -> str:
    """The identifier; a text that is none still names one event, so one is made from it."""
    text = str(event.get("guid") or "").strip()
    if not text:
        return ""
    try:
        return str(uuid.UUID(text.partition("@")[0]))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, text))


def _made_up(event: dict[str, Any]) -> str:
    """A code for an event that has none: the one in its address, else one made from its number or identifier."""
    if found := _TALK.search(str(event.get("url") or "")):
        return found[1]
    if number := str(event.get("id") or "").strip():
        return f"E{number}"
    return f"E-{_guid(event)[:8].upper()}" if event.get("guid") else ""
