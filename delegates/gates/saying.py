"""The sentences of the rule's answers, for the operator and for the guest, in both languages (`sentences.json`).

`gate-rule.js` says the same from `gate-sentences.js`, which `saying.write_script()` makes; a test compares them.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from adgmin.core.bilingual import LANGUAGES

from .facts import Facts, number, press_until

SENTENCES = Path(__file__).with_name("sentences.json")
SCRIPT = Path(__file__).resolve().parents[2] / "adgmin" / "static" / "js" / "gate-sentences.js"
HANOI = 7 * 60  # minutes east of UTC
_PLACE = re.compile(r"\{([a-z_]+)\}")
_LAST = 253_402_214_400  # 9999-12-31, with room for every zone
_SAFE = 2**53 - 1  # the largest whole number that JavaScript holds exactly

Said = dict[str, dict[str, str]]


@cache
def sentences() -> dict[str, Any]:
    """Return all of them: {reason: {"operator" | "guest": {lang: sentence}}, "_words": {name: {lang: word}}}."""
    loaded: dict[str, Any] = json.loads(SENTENCES.read_text(encoding="utf-8"))
    return loaded


def say(answer: Mapping[str, Any], question: Any, names: Mapping[str, Any] | None = None) -> Said:
    """Return {"operator": {lang: sentence}, "guest": {lang: sentence}} for an answer of `decide`.

    `names` are words by placeholder, each {"vi", "en"} or one text for both: session, here_gate, elsewhere,
    delegation. Numbers and times come from the question; `names["offset"]` is the zone in minutes east of UTC.
    """
    reason = "overridden" if answer["overridden"] else answer["reason"]
    values = {**_values(question, names or {}), **(names or {})}
    return {
        to: {lang: _fill(sentence[lang], values, lang) for lang in LANGUAGES}
        for to, sentence in sentences()[reason].items()
    }


def _values(question: Any, names: Mapping[str, Any]) -> dict[str, str]:
    facts = Facts(question)
    badge, inside = facts.badge or {}, facts.inside
    offset = names.get("offset", HANOI)
    seats = number(inside.get("seats_of_delegation")) or 0
    return {
        "serial": _plain(badge.get("serial")),
        "zone": _plain(facts.gate.get("zone")),
        "taken": _plain(seats),
        "seat": _plain(seats + 1),
        "places": _plain(facts.places),
        "count": _plain(number(inside.get("count")) or 0),
        "capacity": _plain(facts.gate.get("capacity")),
        "since": clock_time(inside.get("since"), offset),
        "from": clock_time(badge.get("from"), offset, with_day=True),
        "until": clock_time(badge.get("until"), offset, with_day=True),
        "press_until": clock_time(press_until(facts), offset),
    }


def clock_time(seconds: Any, offset: int = HANOI, *, with_day: bool = False) -> str:
    """Return "09:05" or "09:05 15/01/2026" for seconds since 1970; nothing for what is no such time."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds < _LAST:
        return ""
    moment = dt.datetime.fromtimestamp(int(seconds) + offset * 60, dt.UTC)
    return f"{moment:%H:%M %d/%m/}{moment.year:04d}" if with_day else f"{moment:%H:%M}"


def _fill(sentence: str, values: Mapping[str, Any], lang: str) -> str:
    def word(match: re.Match[str]) -> str:
        value = values.get(match[1]) or sentences()["_words"].get(match[1], "")
        return str((value.get(lang) if isinstance(value, Mapping) else value) or "")

    said = _PLACE.sub(word, sentence)
    return said[:1].upper() + said[1:]


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return str(int(value)) if value == value // 1 and abs(value) <= _SAFE else ""


def script() -> str:
    """Return what `gate-sentences.js` has to hold."""
    table = json.dumps(sentences(), ensure_ascii=False, indent=1)
    return (
        f"// Written from sentences.json by delegates.gates.saying.write_script().\nexport default {table};\n"
    )


def write_script() -> None:
    """Write it."""
    SCRIPT.write_text(script(), encoding="utf-8")
