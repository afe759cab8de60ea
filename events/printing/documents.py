"""The documents: what each of them holds, as data for its template."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import day_long, local, month_year, weekday
from events.releases.programme import Programme, PublicRoom, PublicSession

from .pocket import card_days
from .rows import Pair, pair, room_line, row_of, time_of
from .typesetting import typeset

ROSETTE = Path(__file__).resolve().parent / "typst" / "rosette.svg"


def programme_pdf(programme: Programme, day: dt.date | None = None) -> bytes:
    """Return the programme in both languages side by side, of the week with a cover or of one day without."""
    days = [day] if day else list(programme.edition.days)
    title = in_both(lambda: _("Programme"))
    data = {
        **_frame(programme, title, day),
        "cover": day is None,
        "days": [_day(programme, one) for one in days],
        "sample": pair(_sample(programme)),
    }
    return typeset("programme", data, made_at=programme.published_at)


def day_pdf(programme: Programme, day: dt.date) -> bytes:
    """Return one page with everything of a day, for a board."""
    title = in_both(lambda: _("Programme of the day"))
    data = {**_frame(programme, title, day), "days": [_day(programme, day)]}
    return typeset("day", data, made_at=programme.published_at)


def doors_pdf(programme: Programme, rooms: Iterable[PublicRoom]) -> bytes:
    """Return a sheet for the door of each room and day on which it is used."""
    title = in_both(lambda: _("Door sheets"))
    sheets = [_sheet(programme, room, day) for room in rooms for day in programme.edition.days]
    data = {**_frame(programme, title), "sheets": [sheet for sheet in sheets if sheet["rows"]]}
    return typeset("doors", data, made_at=programme.published_at)


def pocket_pdf(programme: Programme) -> bytes:
    """Return the week at a glance on a card of A6: Vietnamese on one side, English on the other."""
    title = in_both(lambda: _("The week at a glance"))
    data = {**_frame(programme, title), "sides": card_days(programme)}
    return typeset("pocket", data, made_at=programme.published_at)


def used_rooms(programme: Programme) -> list[PublicRoom]:
    """Return the rooms that the public programme uses, in their order."""
    used = {session.room for session in programme.sessions}
    return sorted((r for r in programme.rooms.values() if r.code in used), key=lambda room: room.sort_order)


def _frame(programme: Programme, title: Text, day: dt.date | None = None) -> dict[str, Any]:
    """Return what every document carries: its title, the meeting, the release, the words of the template."""
    edition = programme.edition
    host = programme.parties.get(edition.chair)
    return {
        "title": pair(title),
        "subtitle": pair(in_both(lambda: day_long(day))) if day else None,
        "meeting": pair(edition.name),
        "short": pair(edition.short_name),
        "meetings": pair(in_both(lambda: _("%(meeting)s and related meetings") % {"meeting": edition.name})),
        "theme": pair(edition.theme),
        "dates": pair(in_both(lambda: _dates(programme))),
        "city": pair(in_both(lambda: f"{edition.host_city}, {host.name}" if host else str(edition.host_city))),
        "ministry": pair(edition.host_ministry),
        "release": pair(in_both(lambda: _release(programme))),
        "release_short": pair(in_both(lambda: _release_short(programme))),
        "rosette": _rosette(),
        "words": _words(),
    }  # fmt: skip


@cache
def _rosette() -> str:
    return ROSETTE.read_text(encoding="utf-8")


def _words() -> dict[str, Pair]:
    """Return the fixed words of the templates."""
    words = {
        "vietnamese": lambda: _("Vietnamese"),
        "english": lambda: _("English"),
        "time": lambda: _("Time"),
        "room": lambda: _("Room"),
        "meeting": lambda: _("Meeting"),
        "entry": lambda: _("Who may enter"),
        "nothing": lambda: _("No meetings are announced on this day."),
    }
    return {name: pair(in_both(word)) for name, word in words.items()}


def _dates(programme: Programme) -> str:
    first, last = programme.edition.start_date, programme.edition.end_date
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month_year(last)}"
    return f"{day_long(first)} – {day_long(last)}"


def _release(programme: Programme) -> str:
    when = local(programme.published_at)
    return _("Release %(number)d · as of %(time)s on %(day)s") % {
        "number": programme.release, "time": time_of(when), "day": day_long(when.date()),
    }  # fmt: skip


def _release_short(programme: Programme) -> str:
    when = local(programme.published_at)
    return _("Release %(number)d, %(day)s, %(time)s") % {
        "number": programme.release, "day": f"{when:%d/%m/%Y}", "time": time_of(when),
    }  # fmt: skip


def _sample(programme: Programme) -> Text:
    if any(session.schedule_is_sample for session in programme.sessions):
        return in_both(lambda: _("Times and rooms are illustrative."))
    return Text()


def _day(programme: Programme, day: dt.date) -> dict[str, Any]:
    return {
        "title": pair(in_both(lambda: day_long(day))),
        "weekday": pair(in_both(lambda: weekday(day))),
        "rows": [row_of(session, programme) for session in programme.on_day(day)],
    }


def _sheet(programme: Programme, room: PublicRoom, day: dt.date) -> dict[str, Any]:
    """Return the meetings of a room on a day, those moved away from it among them."""
    there = [s for s in programme.on_day(day) if room.code in (s.room, s.was_room)]
    return {
        "room": pair(room.name),
        "place": pair(room_line(room)),
        "day": pair(in_both(lambda: day_long(day))),
        "rows": [_on_the_door(session, room, programme) for session in there],
    }


def _on_the_door(session: PublicSession, room: PublicRoom, programme: Programme) -> dict[str, Any]:
    row = row_of(session, programme)
    if session.room != room.code:
        to = room_line(programme.rooms.get(session.room))
        row["gone"] = pair(in_both(lambda: _("Moved to %(place)s") % {"place": to}))
    return row
