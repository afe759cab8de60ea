"""The week on the back of a badge: of each day the two meetings that everybody looks for, from the public programme."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import clock_time, local, weekday
from events.printing.pocket import DIALOGUES, PRINCIPAL_LEVELS
from events.releases.programme import Programme, PublicSession
from events.releases.published import NothingPublished, current_programme

A_DAY = 2  # meetings
_LEVELS = ("ministerial", "som")
_KINDS = ("ceremony", "plenary", "dialogues", "retreat", "closing", "heads_meeting", "awards", "social")


def week() -> list[dict[str, Any]]:
    """Return the days, each with its name in both languages and its lines; none before a programme is released."""
    try:
        programme = current_programme()
    except NothingPublished:
        return []
    days = [{"day": _day(day).as_dict(), "lines": _lines(programme, day)} for day in programme.edition.days]
    return [day for day in days if day["lines"]]


def _day(day: dt.date) -> Text:
    """Return a short name: Mon 12 / Thứ Hai."""
    return Text(vi=weekday(day, "vi"), en=f"{weekday(day, 'en')[:3]} {day.day}")


def _lines(programme: Programme, day: dt.date) -> list[dict[str, str]]:
    """Return the lines of a day in the order of their hours."""
    there = [one for one in programme.on_day(day) if one.has_page and not one.is_cancelled]
    principal = [one for one in there if one.level in PRINCIPAL_LEVELS]
    dialogues = [one for one in principal if one.kind in DIALOGUES]
    lines = [(_rank(one.level, one.kind), one.start, _line(one)) for one in principal if one not in dialogues]
    if dialogues:
        first = min(dialogues, key=lambda one: one.start)
        lines.append((_rank(first.level, "dialogues"), first.start, _dialogues(first, len(dialogues))))
    chosen = sorted(lines, key=lambda one: one[:2])[:A_DAY]
    return [line for _order, _start, line in sorted(chosen, key=lambda one: one[1])]


def _rank(level: str, kind: str) -> tuple[int, int]:
    return _LEVELS.index(level), _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _line(session: PublicSession) -> dict[str, str]:
    return {
        "hour": clock_time(local(session.start)),
        "vi": _short(session.title.vi),
        "en": _short(session.title.en),
    }


def _dialogues(first: PublicSession, number: int) -> dict[str, str]:
    if number == 1:
        return _line(first)
    ministers = first.level == "ministerial"
    said = in_both(
        lambda: _("Ministers’ sessions with dialogue partners") if ministers else _("Dialogue sessions")
    )
    return {"hour": clock_time(local(first.start)), **said.as_dict()}


def _short(title: str) -> str:
    """Return a title without what it explains after a colon: a badge has room for the name of the meeting."""
    return title.partition(": ")[0]
