"""Reading calendars (.ics, RFC 5545)."""

import datetime as dt
import json
import re
from typing import Any

from adgmin.core.bilingual import Text

from ..findings import NotAProgramme
from ..meaning import Options, RawRow
from ..own import unwrap
from .common import MAX_SESSIONS, foreign_row, published_row
from .content_lines import Property, properties
from .zones import zone_of

SESSION = "X-ADGMIN-SESSION"
_STATUS = {"CONFIRMED": "confirmed", "TENTATIVE": "provisional", "CANCELLED": "cancelled"}
_DURATION = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,4})W|(?:(?P<days>\d{1,4})D)?(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?"
    r"(?:(?P<seconds>\d{1,6})S)?)?)$"
)

_FOLD = re.compile(rb"\r?\n[ \t]")
_PUBLISHED = "//adgmin//"  # in the PRODID of our own public feed
_REPEATS = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})

Component = dict[str, Property]


def read(data: bytes, options: Options) -> list[RawRow]:
    """Return the events of a calendar. Raises NotAProgramme."""
    content = _Content(_decoded(data))
    return [_row(number, event, content, options) for number, event in enumerate(content.events, 1)]


def _decoded(data: bytes) -> str:
    """The text; a writer may fold in the middle of a letter's octets (RFC 5545, 3.1)."""
    for octets in (data, _FOLD.sub(b"", data)):
        try:
            return octets.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    raise NotAProgramme("encoding")


class _Content:
    """What a calendar holds: its events, with the to-dos that we write for meetings without a time; its zones."""

    def __init__(self, text: str) -> None:
        self.is_published, self.language = False, ""
        self.zones: dict[str, list[Property]] = {}
        self._found: list[Component] = []
        self._stack: list[str] = []
        self._zone: list[Property] = []
        for one in properties(text):
            self._take(one)
            if not self._stack and one.name != "END":
                raise NotAProgramme("kind")
        if self._stack:
            raise NotAProgramme("calendar", line=text.count("\n") + 1)
        self.events = [one for one in self._found if SESSION in one or _is_event(one)]

    def _take(self, one: Property) -> None:
        stack = self._stack
        if one.name == "BEGIN":
            stack.append(one.value.upper())
            if len(stack) == 2:
                self._begin(one)
        elif stack[1:2] == ["VTIMEZONE"] and one.name == "TZID":
            self.zones[one.value.strip()] = self._zone
        if stack[1:2] == ["VTIMEZONE"] and (len(stack) > 2 or one.name not in ("BEGIN", "END")):
            self._zone.append(one)
        if one.name == "END":
            if not stack or stack.pop() != one.value.upper():
                raise NotAProgramme("calendar", line=one.line)
        elif one.name != "BEGIN":
            self._take_value(one)

    def _begin(self, one: Property) -> None:
        if self._stack[-1] == "VTIMEZONE":
            self._zone = []
        elif self._stack[-1] in ("VEVENT", "VTODO"):
            self._found.append({"BEGIN": one})
            if len(self._found) > MAX_SESSIONS:
                raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)

    def _take_value(self, one: Property) -> None:
        if len(self._stack) == 1 and one.name == "PRODID":
            self.is_published, self.language = _PUBLISHED in one.value, one.value[-2:].lower()
        elif len(self._stack) == 2 and self._stack[-1] in ("VEVENT", "VTODO"):
            self._found[-1].setdefault(one.name, one)


def _is_event(component: Component) -> bool:
    """Whether it says when or what; a to-do of another program is no meeting."""
    return component["BEGIN"].value.upper() == "VEVENT" and ("DTSTART" in component or "SUMMARY" in component)


def _row(number: int, event: Component, content: _Content, options: Options) -> RawRow:
    uid = event["UID"].text if "UID" in event else ""
    line = event["BEGIN"].line
    row = RawRow(number, Text(vi=f"sự kiện {number}, dòng {line}", en=f"event {number}, line {line}"))
    start, end = _times(event, content)
    if start and "T" not in start and _is_date(start):
        row.problems.append(("all_day", "start", {}))
        start = end = ""
    status = _STATUS.get(event["STATUS"].value.strip().upper(), "") if "STATUS" in event else ""
    common = {"title": _text(event, "SUMMARY"), "abstract": _text(event, "DESCRIPTION"),
              "room": _text(event, "LOCATION"), "start": start, "end": end}  # fmt: skip
    if status and start:
        common["status"] = status
    if not (SESSION in event and unwrap(row, _json(event[SESSION].text), common)):
        _fill(row, event, common | {"guid": uid}, content, options)
    if not _REPEATS.isdisjoint(event):
        row.problems.append(("repeating", "", {}))
    return row


def _fill(row: RawRow, event: Component, common: dict[str, str], content: _Content, options: Options) -> None:
    """Take an event that carries no whole session with it."""
    language = event["SUMMARY"].parameters.get("LANGUAGE", "") if "SUMMARY" in event else ""
    common |= {"language": language, "type": _text(event, "CATEGORIES").partition(",")[0]}
    if content.is_published:
        # Its descriptions are put together for readers, in both languages.
        said = {"abstract": "", "url": _text(event, "URL"), "language": content.language}
        published_row(row, common | said, options)
    else:
        foreign_row(row, common, options)


def _text(event: Component, name: str) -> str:
    return event[name].text if name in event else ""


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_date(text: str) -> bool:
    return len(text) == 8 and text.isascii() and text.isdigit()


def _times(event: Component, content: _Content) -> tuple[str, str]:
    """Start and end as ISO texts; what cannot be read is given on as it stands, to be refused by name."""
    start = _moment(event["DTSTART"], content) if "DTSTART" in event else ""
    if "DTEND" in event:
        return start, _moment(event["DTEND"], content)
    length = _DURATION.match(event["DURATION"].value.strip()) if "DURATION" in event else None
    if not start or length is None:
        return start, event["DURATION"].value if "DURATION" in event else ""
    parts = {name: int(number) for name, number in length.groupdict(default="0").items()}
    try:
        return start, (dt.datetime.fromisoformat(start) + dt.timedelta(**parts)).isoformat()
    except (ValueError, OverflowError):
        return start, event["DURATION"].value


def _moment(given: Property, content: _Content) -> str:
    """A date-time as ISO text with its offset; floating ones have none and are in the meeting's zone."""
    value, name = given.value.strip(), given.parameters.get("TZID", "")
    if "T" not in value:
        return value
    zone = zone_of(name, content.zones) if name and not value.endswith("Z") else None
    if name and not value.endswith("Z") and zone is None:
        return f"{value} ({name})"
    try:
        moment = dt.datetime.fromisoformat(value)
        return (moment.replace(tzinfo=zone) if zone else moment).isoformat()
    except (ValueError, OverflowError):
        return value
