"""Reading calendars (.ics, RFC 5545)."""

import datetime as dt
import json
import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from adgmin.core.bilingual import Text

from ..findings import NotAProgramme
from ..meaning import Options, RawRow
from ..own import unwrap
from .common import MAX_SESSIONS, foreign_row
from .content_lines import Property, properties

SESSION = "X-ADGMIN-SESSION"
_STATUS = {"CONFIRMED": "confirmed", "TENTATIVE": "provisional", "CANCELLED": "cancelled"}
_DURATION = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,4})W|(?:(?P<days>\d{1,4})D)?(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?"
    r"(?:(?P<seconds>\d{1,6})S)?)?)$"
)

Component = dict[str, Property]


def read(data: bytes, options: Options) -> list[RawRow]:
    """Return the events of a calendar. Raises NotAProgramme."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAProgramme("encoding") from error
    return [_row(number, event, options) for number, event in enumerate(_components(text), 1)]


def _components(text: str) -> list[Component]:
    """The VEVENTs, and the VTODOs that we write for meetings without a time."""
    found: list[Component] = []
    stack: list[str] = []
    for one in properties(text):
        if one.name == "BEGIN":
            stack.append(one.value.upper())
            if len(stack) == 2 and stack[-1] in ("VEVENT", "VTODO"):
                found.append({})
            if len(found) > MAX_SESSIONS:
                raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)
        elif one.name == "END":
            if not stack or stack.pop() != one.value.upper():
                raise NotAProgramme("calendar", line=one.line)
        elif len(stack) == 2 and stack[-1] in ("VEVENT", "VTODO"):
            found[-1].setdefault(one.name, one)
        if not stack and one.name != "END":
            raise NotAProgramme("kind")
    if stack:
        raise NotAProgramme("calendar", line=text.count("\n") + 1)
    return [event for event in found if "DTSTART" in event or SESSION in event or "SUMMARY" in event]


def _row(number: int, event: Component, options: Options) -> RawRow:
    uid = event["UID"].text if "UID" in event else ""
    line = min((one.line for one in event.values()), default=0)
    row = RawRow(number, Text(vi=f"sự kiện {number}, dòng {line}", en=f"event {number}, line {line}"))
    start, end = _times(event)
    status = _STATUS.get(event["STATUS"].value.strip().upper(), "") if "STATUS" in event else ""
    common = {"title": _text(event, "SUMMARY"), "abstract": _text(event, "DESCRIPTION"),
              "room": _text(event, "LOCATION"), "start": start, "end": end}  # fmt: skip
    if status and start:
        common["status"] = status
    if not (SESSION in event and unwrap(row, _json(event[SESSION].text), common)):
        language = event["SUMMARY"].parameters.get("LANGUAGE", "") if "SUMMARY" in event else ""
        category = _text(event, "CATEGORIES").partition(",")[0]
        foreign_row(row, common | {"guid": uid, "language": language, "type": category}, options)
    if "RRULE" in event or "RECURRENCE-ID" in event:
        row.problems.append(("repeating", "", {}))
    return row


def _text(event: Component, name: str) -> str:
    return event[name].text if name in event else ""


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _times(event: Component) -> tuple[str, str]:
    """Start and end as ISO texts; what cannot be read is given on as it stands, to be refused by name."""
    start = _moment(event["DTSTART"]) if "DTSTART" in event else ""
    if "DTEND" in event:
        return start, _moment(event["DTEND"])
    length = _DURATION.match(event["DURATION"].value.strip()) if "DURATION" in event else None
    if not start or length is None:
        return start, event["DURATION"].value if "DURATION" in event else ""
    parts = {name: int(number) for name, number in length.groupdict(default="0").items()}
    try:
        return start, (dt.datetime.fromisoformat(start) + dt.timedelta(**parts)).isoformat()
    except (ValueError, OverflowError):
        return start, event["DURATION"].value


def _moment(given: Property) -> str:
    """A date-time as ISO text with its offset; floating ones have none and are in the meeting's zone."""
    value, name = given.value.strip(), given.parameters.get("TZID", "")
    if not name or value.endswith("Z"):
        try:
            return dt.datetime.fromisoformat(value).isoformat() if "T" in value else value
        except ValueError:
            return value
    try:
        zone = ZoneInfo(WINDOWS_TO_OLSON.get(name, name.lstrip("/")))
        return dt.datetime.fromisoformat(value).replace(tzinfo=zone).isoformat() if "T" in value else value
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return f"{value} ({name})"
