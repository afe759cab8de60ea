"""What a device sent of one scan, read without ever refusing it: what is no scan is kept as it came."""

import json
from dataclasses import dataclass, replace
from typing import Any

from .facts import number, text_of

MOST_SEQUENCE = 2**63 - 1
MOST_SERIAL = 2**31 - 1
MOST_RAW = 4_000  # signs of an unreadable entry that are kept
VERDICTS = ("admit", "ask", "refuse")
DIRECTIONS = ("in", "out")
ACTS = ("scan", "undo")
LINE_ENDS = "\r\n\t"  # what scanners that type put after a code; a space may be the last sign of one


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a batch. `sequence` is None when it had none that is a number; `fault` says what is unreadable."""

    sequence: int | None
    act: str
    of: int | None
    at: float | None
    code: str
    serial: int | None
    gate: str
    direction: str
    verdict: str
    reason: str
    override: str
    raw: str
    fault: str


def read_entry(value: Any) -> Entry:
    """Read one entry, whatever it is."""
    given = value if isinstance(value, dict) else {}
    raw = json.dumps(value, ensure_ascii=True, sort_keys=True)[
        :MOST_RAW
    ]  # pure ASCII: no database stumbles over it
    entry = Entry(
        sequence=whole(given.get("sequence"), MOST_SEQUENCE),
        act=text_of(given.get("act", "scan")),
        of=whole(given.get("of"), MOST_SEQUENCE),
        at=number(given.get("at")),
        code=clean(given.get("code"), 300).strip(LINE_ENDS),
        serial=whole(given.get("serial"), MOST_SERIAL),
        gate=clean(given.get("gate"), 40),
        direction=text_of(given.get("direction", "in")),
        verdict=text_of(given.get("verdict")),
        reason=clean(given.get("reason"), 40),
        override=clean(given.get("override"), 200),
        raw=raw,
        fault="",
    )
    return _with_fault(entry, given)


def _with_fault(entry: Entry, given: dict[str, Any]) -> Entry:
    faults = {
        "sequence": entry.sequence is None,
        "act": entry.act not in ACTS,
        "of": entry.act == "undo" and entry.of is None,
        "at": entry.act == "scan" and entry.at is None,
        "direction": entry.act == "scan" and entry.direction not in DIRECTIONS,
        "verdict": entry.act == "scan" and entry.verdict not in VERDICTS,
        "serial": entry.serial is None and given.get("serial") is not None,
    }
    return replace(entry, fault=next((name for name, holds in faults.items() if holds), ""))


def whole(value: Any, most: int) -> int | None:
    """Return a whole number from 0 to `most`, also one written as 5.0; else None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if isinstance(value, float):
        if not value.is_integer():
            return None
        value = int(value)
    return value if 0 <= value <= most else None


def clean(value: Any, most: int) -> str:
    """Return a text that every database takes: no half signs, no NUL, not too long."""
    return text_of(value).encode("utf-8", "replace").decode().replace("\0", "")[:most]
