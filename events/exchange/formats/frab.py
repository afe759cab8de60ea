"""Reading schedule.xml of frab, pretalx and their kin: by expat, without document types or entities."""

import datetime as dt
import json
from typing import Any
from xml.parsers import expat

from adgmin.core.bilingual import Text
from adgmin.core.workbooks.package import parser

from ..findings import NotAProgramme
from ..meaning import Options, RawRow
from ..own import unwrap
from ..schedule import EXTRA, GENERATOR
from .common import MAX_SESSIONS, foreign_row, published_row
from .zones import common_zone

_FIELDS = frozenset({
    "room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track", "language",
    "description", "url", "code",
})  # fmt: skip


def read(data: bytes, options: Options) -> list[RawRow]:
    """Return the events of a schedule.xml. Raises NotAProgramme."""
    tree = _Tree()
    made = parser(tree.start, tree.end, tree.text)
    made.StartDoctypeDeclHandler = _refuse_doctype
    made.ProcessingInstructionHandler = tree.instruction
    try:
        made.Parse(data, True)
    except expat.ExpatError as error:
        raise NotAProgramme("xml", line=error.lineno) from error
    except (ValueError, LookupError) as error:
        raise NotAProgramme("encoding") from error
    if not tree.is_schedule:
        raise NotAProgramme("kind")
    rows = [
        _row(number, event | {"zone": tree.zone}, options, published=tree.is_ours)
        for number, event in enumerate(tree.events, 1)
    ]
    for extra in tree.unplaced:
        row = RawRow(len(rows) + 1, _where(len(rows) + 1, {}))
        if unwrap(row, extra, {}):
            rows.append(row)
    return rows


def _refuse_doctype(*_: object) -> None:
    raise NotAProgramme("doctype")


class _Tree:
    """Collects events while the parser goes through the document."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.unplaced: list[Any] = []
        self.is_schedule = self.is_ours = False
        self._depth = 0
        self._day = self._day_start = self._room = ""
        self._event: dict[str, Any] | None = None
        self._event_depth = 0
        self._into: list[str] | None = None
        self.zone = ""  # the conference's, for times without an offset

    def start(self, name: str, attrs: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self.is_schedule = name == "schedule"
        elif name == "time_zone_name" and self._event is None:
            self._into = []
        elif name == "generator":
            self.is_ours = attrs.get("name") == GENERATOR["name"]
        elif name == "day":
            self._day, self._day_start = attrs.get("date", ""), attrs.get("start", "")
        elif name == "room" and self._event is None:
            self._room = attrs.get("name", "")
        elif name == "event" and self._event is None:
            self._open(attrs)
        elif self._event is not None:
            if name == "person":
                self._event["persons"] = True
            if self._depth == self._event_depth + 1:
                self._into = [] if name in _FIELDS else None

    def text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def end(self, name: str) -> None:
        if self._event is not None and self._depth == self._event_depth + 1 and self._into is not None:
            self._event[name] = "".join(self._into)
            self._into = None
        elif self._event is None and self._into is not None:
            self.zone, self._into = "".join(self._into).strip(), None
        elif self._event is not None and self._depth == self._event_depth:
            self.events.append(self._event)
            self._event = None
        self._depth -= 1

    def instruction(self, target: str, data: str) -> None:
        if target != EXTRA:
            return
        try:
            content = json.loads(data)
        except (ValueError, RecursionError):
            return
        if self._event is not None:
            self._event["extra"] = content
        elif isinstance(content, dict) and isinstance(content.get("unplaced"), list):
            self.is_ours = False  # the draft, which says everything beside each event
            self.unplaced = content["unplaced"][:MAX_SESSIONS]

    def _open(self, attrs: dict[str, str]) -> None:
        if len(self.events) >= MAX_SESSIONS:
            raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)
        self._event = {key: attrs.get(key, "") for key in ("guid", "id", "code")}
        self._event |= {"day": self._day, "day_start": self._day_start, "room": self._room}
        self._event_depth = self._depth


def _row(number: int, event: dict[str, Any], options: Options, *, published: bool) -> RawRow:
    row = RawRow(number, _where(number, event))
    start, end = times(event)
    common = {"title": event.get("title", ""), "abstract": event.get("abstract", ""), "room": event["room"],
              "start": start, "end": end, "duration": event.get("duration", "")}  # fmt: skip
    if not unwrap(row, event.get("extra"), common):
        fill = published_row if published else foreign_row
        fill(row, event | {"start": start, "end": end}, options)
    return row


def _where(number: int, event: dict[str, Any]) -> Text:
    name = event.get("id") or event.get("guid") or ""
    name = f" ({name})" if name else ""
    return Text(vi=f"sự kiện {number}{name}", en=f"event {number}{name}")


def times(event: dict[str, Any]) -> tuple[str, str]:
    """Return start and end as ISO texts; what cannot be read is given on as it stands, to be refused by name."""
    date, clock, length = (str(event.get(key) or "").strip() for key in ("date", "start", "duration"))
    try:
        begin = dt.datetime.fromisoformat(date) if date else _on_its_day(event, clock)
        if begin is not None and begin.tzinfo is None and (zone := common_zone(str(event.get("zone") or ""))):
            begin = begin.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        begin = None
    if begin is None:
        text = date or clock
        return text, f"{text} + {length}" if text and length else ""
    try:
        return begin.isoformat(), (begin + _length(length)).isoformat()
    except (ValueError, OverflowError):
        return begin.isoformat(), f"{begin.isoformat()} + {length}" if length else ""


def _on_its_day(event: dict[str, Any], clock: str) -> dt.datetime | None:
    """A time of day on the day that lists it; earlier than that day begins, it is after midnight."""
    if not (event.get("day") and clock):
        return None
    hour, _, rest = clock.partition(":")
    begin = dt.datetime.fromisoformat(f"{event['day']}T{hour.zfill(2)}:{rest}")
    opens = str(event.get("day_start") or "")
    opens_at = dt.datetime.fromisoformat(opens).replace(tzinfo=None) if opens else begin
    next_day = opens_at.date() == begin.date() and begin < opens_at
    return begin + dt.timedelta(days=int(next_day))


def _length(text: str) -> dt.timedelta:
    """Hours and minutes, or minutes alone. Raises ValueError."""
    hours, colon, minutes = text.partition(":")
    if not colon:
        hours, minutes = "0", text
    return dt.timedelta(hours=int(hours), minutes=int(minutes.partition(":")[0]))
