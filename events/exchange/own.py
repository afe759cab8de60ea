"""Whole sessions inside formats that have no field for everything.

An exported event carries the whole record beside its common fields. When it is read again the record stands, and a
common field counts where somebody changed it since in a program that knows nothing of the record.
"""

import datetime as dt
from typing import Any

from adgmin.core.bilingual import LANGUAGES

from .fields import FIELDS, Record
from .meaning import RawRow
from .record import moment_of
from .schedule import duration_text
from .text import line, paragraphs

VERSION = 1


def wrapped(guid: str, code: str, record: Record, lang: str, room_name: str) -> dict[str, Any]:
    """Return what goes along with an event whose common fields are in `lang`."""
    return {
        "version": VERSION,
        "lang": lang,
        "guid": guid,
        "code": code,
        "room_name": room_name,
        "fields": record,
    }


def common_title(record: Record, lang: str) -> str:
    """The title in a language, else in the other one."""
    return _in_either(record, "title", lang)


def common_abstract(record: Record, lang: str) -> str:
    """The abstract in a language, else in the other one."""
    return _in_either(record, "abstract", lang)


def unwrap(row: RawRow, extra: Any, common: dict[str, str]) -> bool:
    """Fill a row from what went along with its event; False when there is nothing of ours.

    `common` are the event's own title, abstract, room (its name), start, end and perhaps status, as the file has them;
    `duration` too where the format writes a length in place of the end.
    """
    if not isinstance(extra, dict) or not isinstance(extra.get("fields"), dict):
        return False
    lang = extra.get("lang") if extra.get("lang") in LANGUAGES else LANGUAGES[0]
    fields = {key: value for key, value in extra["fields"].items() if key in FIELDS}
    row.guid, row.code = str(extra.get("guid") or ""), str(extra.get("code") or "")
    row.given = fields | _changed(fields, str(lang), str(extra.get("room_name") or ""), common)
    return True


def _changed(fields: Record, lang: str, room_name: str, common: dict[str, str]) -> Record:
    """The common fields that differ from what would be written for the record."""
    changes: Record = {}
    for name, form in (("title", line), ("abstract", paragraphs)):
        if name in common and form(common[name]) != form(_in_either(fields, name, lang)):
            changes[_language_of(fields, name, lang)] = common[name]
    if "room" in common and line(common["room"]) != line(room_name):
        changes["room"] = common["room"]
    common = _with_exact_end(fields, common)
    for name in ("start", "end"):
        if name in common and not _same_moment(common[name], fields.get(name)):
            changes[name] = common[name]
    if "status" in common and common["status"] != fields.get("status"):
        changes["status"] = common["status"]
    return changes


def _with_exact_end(fields: Record, common: dict[str, str]) -> dict[str, str]:
    """A length still as it was written stands for the exact one: the form knows neither seconds nor 100 hours."""
    try:
        length = moment_of(fields["end"]) - moment_of(fields["start"])  # type: ignore[operator]  # TypeError is caught
        if common["duration"] != duration_text(length):
            return common
        return common | {"end": (dt.datetime.fromisoformat(common["start"]) + length).isoformat()}
    except (KeyError, TypeError, ValueError, OverflowError):
        return common


def _in_either(fields: Record, name: str, lang: str) -> str:
    return str(fields.get(_language_of(fields, name, lang)) or "")


def _language_of(fields: Record, name: str, lang: str) -> str:
    """The key of the text that is written: in the language, else in the other one when only that is there."""
    other = next(code for code in LANGUAGES if code != lang)
    only_other = not fields.get(f"{name}_{lang}") and fields.get(f"{name}_{other}")
    return f"{name}_{other if only_other else lang}"


def _same_moment(first: str, second: Any) -> bool:
    try:
        return dt.datetime.fromisoformat(first) == dt.datetime.fromisoformat(str(second))
    except (ValueError, TypeError):
        return False
