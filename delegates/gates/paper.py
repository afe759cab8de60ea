"""Scans typed in from a paper roster afterwards: one line a person, looked at before it is kept, kept once."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from adgmin.core import audit
from adgmin.core.bilingual import Text, in_both
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.badges.models import Badge
from delegates.nominations.names import name_on_badge

from . import presence, watching
from .models import Gate, Incident, Scan
from .questions import locked_rows
from .rule import session_at
from .sessions import sessions_of

MOST = 500  # lines at a time
_LINE = re.compile(
    r"(?P<serial>\d{1,9})[\s,;·]+(?P<hour>\d{1,2})\s*[:hH.]\s*(?P<minute>\d{2})(?:[\s,;·]+(?P<way>\S+))?"
)
_WAYS = {"in": "in", "vào": "in", "vao": "in", "out": "out", "ra": "out"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was typed, and what it means or why it means nothing."""

    number: int
    text: str
    badge: Badge | None = None
    at: dt.datetime | None = None
    direction: str = "in"
    fault: Text | None = None
    is_known: bool = False

    @property
    def name(self) -> str:
        """Whose badge it is."""
        if self.badge is None:
            return ""
        return name_on_badge(self.badge.delegate) if self.badge.delegate else self.badge.label


def read_lines(text: str, gate: Gate, day: dt.date, now: dt.datetime) -> list[Line]:
    """Return the lines of a text such as `0142 8:35` or `142 8h35 ra`, empty ones left out; two queries.

    Times are those of the day in the meeting's zone. Raises Refused: `too_many_lines`, `no_lines`.
    """
    typed = [
        (number, words)
        for number, line in enumerate(text.splitlines(), 1)
        if (words := " ".join(line.split()))
    ]
    if not typed:
        raise Refused(Problem("no_lines", Severity.BLOCK, in_both(_nothing_typed), field="lines"))
    if len(typed) > MOST:
        raise Refused(Problem("too_many_lines", Severity.BLOCK, in_both(_too_many), field="lines"))
    matches = {number: _LINE.fullmatch(words) for number, words in typed}
    serials = {int(match["serial"]) for match in matches.values() if match}
    found = Badge.objects.filter(edition=gate.edition_id, serial__in=serials).select_related("delegate")
    badges = {badge.serial: badge for badge in found}
    lines = [_line(number, words, matches[number], badges, day, now) for number, words in typed]
    return _marked(lines, gate)


def _line(
    number: int, words: str, match: re.Match[str] | None, badges: dict[int, Badge], day: dt.date, now: dt.datetime
) -> Line:  # fmt: skip
    if match is None:
        return Line(number, words, fault=in_both(_not_understood))
    way = (match["way"] or "in").casefold()
    if way not in _WAYS:
        return Line(number, words, fault=in_both(_no_direction))
    badge = badges.get(int(match["serial"]))
    if badge is None:
        return Line(
            number,
            words,
            fault=in_both(lambda: _("There is no badge %(serial)s.") % {"serial": match["serial"]}),
        )
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        return Line(number, words, badge, fault=in_both(_no_time))
    at = dt.datetime.combine(day, dt.time(hour, minute), MEETING_ZONE)
    if at > now:
        return Line(number, words, badge, at, fault=in_both(lambda: _("This time has not come yet.")))
    return Line(number, words, badge, at, _WAYS[way])


def _marked(lines: list[Line], gate: Gate) -> list[Line]:
    """Mark the lines that were kept before, or stand twice here."""
    badges = [line.badge.pk for line in lines if line.badge]
    had = Scan.objects.filter(way=Scan.Way.PAPER, gate=gate, badge__in=badges)
    seen = set(had.values_list("badge", "direction", "at"))
    marked = []
    for line in lines:
        known = False
        if line.fault is None and line.badge and line.at:
            mark = (line.badge.pk, line.direction, line.at)
            known = mark in seen
            seen.add(mark)
        marked.append(replace(line, is_known=known))
    return marked


@transaction.atomic
def keep_lines(text: str, gate: Gate, day: dt.date, now: dt.datetime, *, by: User) -> int:
    """Keep what a paper says as scans that let in or out; return how many are new.

    All or nothing. Raises Refused as `read_lines`, and `lines_wrong` when a line means nothing.
    """
    locked = {one.code: one for one in _locked(gate)}
    lines = read_lines(text, gate, day, now)
    if any(line.fault for line in lines):
        raise Refused(Problem("lines_wrong", Severity.BLOCK, in_both(_lines_wrong), field="lines"))
    fresh = [line for line in lines if not line.is_known]
    scans = [_scan(line, gate, by, now) for line in fresh]
    Scan.objects.bulk_create(scans)
    _follow(fresh, now)
    found = watching.at_places(gate.edition, scans, locked, now)
    Incident.objects.bulk_create(found, ignore_conflicts=True)
    if scans:
        audit.record(gate, "typed in from paper", by=by, note=str(len(scans)))
    return len(scans)


def _locked(gate: Gate) -> list[Gate]:
    place = Gate.objects.filter(edition=gate.edition_id, place=gate.place).select_related("room")
    return list(place.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _scan(line: Line, gate: Gate, by: User, now: dt.datetime) -> Scan:
    assert line.badge is not None and line.at is not None  # noqa: S101, PT018 - a line without fault has both
    session = session_at(sessions_of(gate.edition), gate.place, line.at.timestamp())
    return Scan(
        way=Scan.Way.PAPER, gate=gate, place=gate.place, badge=line.badge, serial=line.badge.serial,
        direction=line.direction, verdict="admit", reason="paper", operator=str(by)[:80],
        session_code=session["code"] if session else "", at=line.at, received_at=now, raw={"text": line.text},
    )  # fmt: skip


def _follow(lines: Iterable[Line], now: dt.datetime) -> None:
    if pks := {line.badge.pk for line in lines if line.badge}:
        presence.rebuild(locked_rows(Badge.objects.filter(pk__in=pks)), now)


def _nothing_typed() -> str:
    return _("Nothing is typed. Write one line a person: the number of the badge and the time.")


def _too_many() -> str:
    return _("These are more than 500 lines. Type them in parts.")


def _not_understood() -> str:
    return _("Write the number of the badge, then the time: 0142 8:35. For leaving add: out.")


def _no_direction() -> str:
    return _("After the time only “in” or “out” may stand.")


def _no_time() -> str:
    return _("There is no such time.")


def _lines_wrong() -> str:
    return _("Nothing was kept: please mend the lines marked below.")
