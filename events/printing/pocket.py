"""The week at a glance: the principal meetings of each day in a few lines, for a card in the pocket."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.dates import day_short, weekday
from events.releases.programme import Programme, PublicSession

from .rows import pair, time_of

PRINCIPAL_LEVELS = frozenset({"ministerial", "som"})
PRINCIPAL_KINDS = frozenset({"ceremony", "awards", "social"})
DIALOGUES = frozenset({"dialogue", "ministerial_dialogue"})
TOGETHER_FROM = 2  # dialogues of one day and level that make one line


def card_days(programme: Programme) -> list[dict[str, Any]]:
    """Return the two sides of the card, each the whole week in one language."""
    sides = []
    for lang in LANGUAGES:
        with override(lang):
            days = [
                {"title": _day_title(day), "lines": _lines(programme, day, lang)} for day in _days(programme)
            ]
        sides.append({"lang": lang, "days": days})
    return sides


def is_principal(session: PublicSession) -> bool:
    """Whether it is a meeting that everybody who carries the card looks for."""
    if not session.has_page:
        return False
    return session.level in PRINCIPAL_LEVELS or session.kind in PRINCIPAL_KINDS


def _days(programme: Programme) -> list[dt.date]:
    return [day for day in programme.edition.days if any(map(is_principal, programme.on_day(day)))]


def _day_title(day: dt.date) -> str:
    return f"{weekday(day)} {day_short(day)}"


def _lines(programme: Programme, day: dt.date, lang: str) -> list[dict[str, Any]]:
    """Return a line for each principal meeting; the dialogues of a day and level stand together."""
    sessions = [session for session in programme.on_day(day) if is_principal(session)]
    dialogues = sorted((s for s in sessions if _is_dialogue(s)), key=lambda s: s.level)
    lines = [_line(s, programme, lang) for s in sessions if not _is_dialogue(s)]
    for _level, group in groupby(dialogues, key=lambda s: s.level):
        lines += _together(sorted(group, key=lambda s: s.start), programme, lang)
    return [line for _start, line in sorted(lines, key=lambda pair: pair[0])]


def _is_dialogue(session: PublicSession) -> bool:
    return session.kind in DIALOGUES and len(session.partners) == 1 and not session.is_cancelled


def _line(session: PublicSession, programme: Programme, lang: str) -> tuple[dt.datetime, dict[str, Any]]:
    room = programme.rooms.get(session.room)
    return session.start, {
        "hours": f"{time_of(session.start)}–{time_of(session.end)}",
        "title": pair(session.title)[lang],
        "room": str(room.name) if room else "",
        "cancelled": _("Cancelled") if session.is_cancelled else "",
        "parts": [],
    }


def _together(
    sessions: list[PublicSession], programme: Programme, lang: str
) -> list[tuple[dt.datetime, dict[str, Any]]]:
    if len(sessions) < TOGETHER_FROM:
        return [_line(session, programme, lang) for session in sessions]
    first, last = sessions[0], max(sessions, key=lambda s: s.end)
    ministers = first.level == "ministerial"
    title = _("Ministers’ sessions with dialogue partners") if ministers else _("Dialogue sessions")
    parts = [f"{time_of(s.start)} {programme.parties[s.partners[0]].name}" for s in sessions]
    return [
        (
            first.start,
            {
                "hours": f"{time_of(first.start)}–{time_of(last.end)}",
                "title": title,
                "room": "",
                "cancelled": "",
                "parts": parts,
            },
        )
    ]
