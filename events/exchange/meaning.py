"""What a file says, value by value, as plain values of the programme; what cannot be understood is a finding."""

import datetime as dt
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import override

from adgmin.core.bilingual import LANGUAGES, Text
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.text import fold

from .fields import FIELDS, Field, Plain, Record, choice_label
from .findings import Notes
from .known import Known
from .record import item_record, moment_text
from .text import line, paragraphs, speakable

REFUSED: Any = object()
"""What a value becomes when it cannot be taken: neither a value nor nothing."""

MAX_LIST = 200
MAX_COMMAS = 10
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,59}")
_LOCAL = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[ ,T]+(\d{1,2})(?::(\d{2})|h(\d{2})?)")
_YES = frozenset({"yes", "true", "1", "x", "co", "dung"})
_NO = frozenset({"no", "false", "0", "khong", "sai"})


class Formula:
    """Stands in a row for a formula of a workbook, whose result is never looked at."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was chosen for a file."""

    lang: str = "vi"  # the language of texts that do not say theirs
    create_rooms: bool = False
    tray: bool = False  # sessions whose room is taken come in without time and room
    drafts: bool = False  # new sessions are drafts unless the file says otherwise


@dataclass(slots=True)
class RawRow:
    """A session as the file gives it; `problems` are (code, field, values) noticed while reading the format."""

    number: int
    where: Text
    guid: str = ""
    code: str = ""
    given: Record = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)  # track and kind in another system's words
    problems: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    made_up: str = ""  # a code made from what else names the event; only a new session takes it
    published: bool = False  # from our own public feed, which says each text in one language, or in the other


@dataclass(slots=True)
class Row:
    """A session as the file means it: only fields that the file gives and that could be understood."""

    number: int
    where: Text
    guid: uuid.UUID | None
    code: str
    given: Record
    kind_hint: str = ""
    made_up: str = ""
    published: bool = False
    not_taken: frozenset[str] = frozenset()  # fields that the file gives and that are refused
    from_track: bool = False  # the topic is another system's track


class Reader:
    """Reads rows against what the edition knows."""

    def __init__(self, known: Known, notes: Notes, options: Options) -> None:
        self._known, self._notes, self._options = known, notes, options
        self._row: RawRow | None = None
        self._readers: dict[str, Callable[[Field, Any], Plain]] = {
            "line": self._line, "text": self._text, "choice": self._choice, "number": self._number,
            "flag": self._flag, "moment": self._moment, "room": self._room, "words": self._words,
            "parties": self._parties, "topics": self._topics, "teams": self._teams, "items": self._items,
        }  # fmt: skip

    def read(self, raw: RawRow) -> Row:
        """Return the row with plain values; findings go into the notes."""
        self._row = raw
        for code, name, values in raw.problems:
            self._say(code, name, **values)
        given = {}
        for key, value in raw.given.items():
            field = FIELDS[key]
            if isinstance(value, Formula):
                self._say("formula", key)
            elif (plain := self._readers[field.kind](field, value)) is not REFUSED:
                given[key] = plain
        named = "topics" in given
        self._take_hints(raw.hints, given)
        guid, code = self._guid(raw.guid), self._code(raw.code)
        not_taken = {*raw.given, *(name for _code, name, _values in raw.problems)} - given.keys()
        return Row(
            raw.number, raw.where, guid, code, given, raw.hints.get("kind", ""), self._code(raw.made_up),
            raw.published, frozenset(not_taken), from_track="topics" in given and not named,
        )  # fmt: skip

    def _take_hints(self, hints: dict[str, str], given: Record) -> None:
        """Take another system's words for kind and track where we know them."""
        if kind := choices_by_name("kind").get(fold(hints.get("kind", ""))):
            given.setdefault("kind", kind)
        if track := hints.get("track"):
            if topic := self._known.find("topic", track):
                given.setdefault("topics", [topic])
            else:
                self._say("unknown_track", shown=track)

    def _say(self, code: str, field: str = "", **values: Any) -> None:
        row = self._row
        self._notes.add(row.number if row else None, row.where if row else Text(), code, field, **values)

    def _refuse(self, code: str, field: Field, **values: Any) -> Plain:
        self._say(code, field.key, **values)
        return REFUSED

    def _guid(self, text: str) -> uuid.UUID | None:
        if not text:
            return None
        try:
            return uuid.UUID(text.strip())
        except ValueError:
            self._say("bad_guid", "guid", shown=text)
            return None

    def _code(self, text: str) -> str:
        text = text.strip()
        if text and not _CODE.fullmatch(text):
            self._say("bad_code", "code", shown=text)
            return ""
        return text

    def _line(self, field: Field, value: Any) -> Plain:
        return self._limited(field, value, line)

    def _text(self, field: Field, value: Any) -> Plain:
        return self._limited(field, value, paragraphs)

    def _limited(self, field: Field, value: Any, form: Callable[[str], str]) -> Plain:
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            return "" if value is None else self._refuse("bad_value", field)
        text = _as_text(value)
        if speakable(text) != text:
            self._say("characters_left_out", field.key)
        text = form(text)
        return text if len(text) <= field.limit else self._refuse("too_long", field, limit=field.limit)

    def _choice(self, field: Field, value: Any) -> Plain:
        text = line(_as_text(value))
        if text in field.choices:
            return text
        found = choices_by_name(field.key).get(fold(text)) if text else field.default
        if found is None:
            lists = [", ".join(choice_names(field.key, lang)) for lang in ("en", "vi")]
            return self._refuse("unknown_choice", field, shown=text, choices=lists[0], choices_vi=lists[1])
        return found

    def _number(self, field: Field, value: Any) -> Plain:
        if value is None or value == "":
            return None
        text = _as_text(value).strip()
        if isinstance(value, bool) or not (text.isascii() and text.isdigit()) or int(text[:9]) > field.limit:
            return self._refuse("bad_number", field, shown=value, limit=field.limit)
        return int(text[:9])

    def _flag(self, field: Field, value: Any) -> Plain:
        if isinstance(value, bool) or value is None:
            return bool(value)
        text = fold(_as_text(value))
        if text in _YES or text in _NO or not text:
            return text in _YES
        return self._refuse("bad_flag", field, shown=value)

    def _moment(self, field: Field, value: Any) -> Plain:
        if value is None or value == "":
            return ""
        try:
            moment = value if isinstance(value, dt.datetime) else _moment(_as_text(value))
            aware = moment if moment.tzinfo else moment.replace(tzinfo=MEETING_ZONE)
            if not 1970 <= aware.year <= 9000:
                raise ValueError(aware)
            return moment_text(aware.replace(microsecond=0))
        except (ValueError, OverflowError):
            return self._refuse("bad_moment", field, shown=value)

    def _room(self, field: Field, value: Any) -> Plain:
        name = line(_as_text(value))
        if not name:
            return ""
        parts = name.split(",")
        # A calendar writes the house after the room; names of rooms may hold commas themselves.
        for many in range(len(parts), max(0, len(parts) - MAX_COMMAS), -1):
            if code := self._known.find("room", ",".join(parts[:many])):
                return code
        if self._options.create_rooms and field.key == "room" and fold(name):
            self._say("room_made", field.key, shown=name)
            return self._known.add_room(name[:200])
        return self._refuse("unknown_room", field, shown=name)

    def _words(self, field: Field, value: Any) -> Plain:
        words = [line(word) for word in self._list(field, value)]
        if any(len(word) > field.limit for word in words):
            return self._refuse("too_long", field, limit=field.limit)
        return list(dict.fromkeys(word for word in words if word))

    def _parties(self, field: Field, value: Any) -> Plain:
        found = self._codes(field, value, "party", "unknown_party")
        if found is REFUSED:
            return REFUSED
        return sorted(found, key=lambda code: self._known.parties[code].sort_order)

    def _topics(self, field: Field, value: Any) -> Plain:
        found = self._codes(field, value, "topic", "unknown_topic")
        if found is REFUSED:
            return REFUSED
        return sorted(found, key=lambda code: (self._known.topics[code].sort_order, code))

    def _teams(self, field: Field, value: Any) -> Plain:
        found = self._codes(field, value, "team", "unknown_team")
        return found if found is REFUSED else sorted(found)

    def _codes(self, field: Field, value: Any, what: str, problem: str) -> Plain:
        codes: list[str] = []
        for name in self._list(field, value):
            if not line(name):
                continue
            code = self._known.find(what, name)
            if code is None:
                return self._refuse(problem, field, shown=name)
            codes.append(code)
        return list(dict.fromkeys(codes))

    def _list(self, field: Field, value: Any) -> list[str]:
        if isinstance(value, str):
            value = re.split(r"[;\n]", value) if ";" in value or "\n" in value else self._by_commas(value)
        if not isinstance(value, list | tuple):
            value = [] if value is None else [value]
        return [_as_text(part) for part in value[:MAX_LIST]]

    def _by_commas(self, value: str) -> list[str]:
        """Names may hold commas: what is known as a whole is not taken apart."""
        whole = any(self._known.find(what, value) for what in ("party", "topic", "team"))
        return [value] if whole else value.split(",")

    def _items(self, field: Field, value: Any) -> Plain:
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except (ValueError, RecursionError):
                return self._refuse("bad_items", field)
        if not value:
            return []
        items = [self._item(item) for item in value] if isinstance(value, list) else []
        numbers = {item["number"] for item in items if item is not None}
        if not items or None in items or len(numbers) != len(items):
            return self._refuse("bad_items", field)
        return sorted((item for item in items if item), key=lambda item: item["number"])

    def _item(self, item: Any) -> dict[str, Any] | None:
        """One agenda item in its plain form, or None when it cannot be read."""
        if not isinstance(item, dict):
            return None
        number, minutes = _small(item.get("number")), _small(item.get("minutes") or 0)
        titles = [line(_as_text(item.get(f"title_{lang}"))) for lang in LANGUAGES]
        lead = line(_as_text(item.get("lead")))
        code = self._known.find("party", lead) if lead else ""
        if number is None or minutes is None or code is None or not any(titles):
            return None
        if any(len(title) > 300 for title in titles):
            return None
        return item_record(number, titles[0], titles[1], minutes, code)


def _small(value: Any) -> int | None:
    text = _as_text(value).strip()
    fits = text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 32_767
    return int(text) if fits and not isinstance(value, bool) else None


def _as_text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def _moment(text: str) -> dt.datetime:
    """Read ISO 8601, or day/month/year and time. Raises ValueError."""
    text = text.strip()
    if found := _LOCAL.fullmatch(text):
        day, month, year, hour = map(int, found.groups()[:4])
        return dt.datetime(year, month, day, hour, int(found[5] or found[6] or 0), tzinfo=MEETING_ZONE)
    if not (text.isascii() and re.match(r"\d{4}-?\d{2}-?\d{2}[T ]\d", text)):
        raise ValueError(text)
    return dt.datetime.fromisoformat(text)


@cache
def choice_names(key: str, lang: str) -> tuple[str, ...]:
    """The words for the choices of a field in a language."""
    with override(lang):
        return tuple(choice_label(key, value) for value in FIELDS[key].choices if value)


@cache
def choices_by_name(key: str) -> dict[str, str]:
    """Folded words in both languages, and folded codes, to the codes of a field's choices."""
    names = {fold(value): value for value in FIELDS[key].choices if value}
    for lang in LANGUAGES:
        with override(lang):
            names |= {fold(choice_label(key, value)): value for value in FIELDS[key].choices if value}
    return names
