"""One meeting as it stands on paper: every word in both languages, as data for the typesetter."""

import datetime as dt
import re
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import clock_time, day_short, local
from events.pages.agenda.marks import kind_label, type_of
from events.releases.programme import Programme, PublicRoom, PublicSession
from events.screens.changes import room_change, time_change
from events.screens.door import door_of

Pair = dict[str, str]
LONG_LIST = 4  # partners named one by one
# Scripts without gaps between words are left to the typesetter, which knows where theirs end.
_LONG_WORD = re.compile("[!-\u0dff]{25,}")
_PIECE = re.compile("[!-\u0dff]{12}(?![\u0300-\u036f])")


def pair(text: Text) -> Pair:
    """Return both languages; where one is missing, the other stands in and says which it is."""
    if not text:
        return {"vi": "", "en": ""}
    vi, en = breakable(text.vi), breakable(text.en)
    return {"vi": vi or f"{en} (tiếng Anh)", "en": en or f"{vi} (in Vietnamese)"}


def breakable(words: str) -> str:
    """Let an address or any other word that no column holds go on in the next line."""
    return _LONG_WORD.sub(lambda found: _PIECE.sub("\\g<0>\u200b", found[0]), words)


def time_of(moment: dt.datetime) -> str:
    """08:30 / 8h30, as documents write it in the active language."""
    here = local(moment)
    return clock_time(here) if _is_english() else f"{here.hour}h{here:%M}"


def hours(session: PublicSession) -> Text:
    """08:30–09:15 / 8h30–9h15."""
    return in_both(lambda: f"{time_of(session.start)}–{time_of(session.end)}")


def row_of(session: PublicSession, programme: Programme) -> dict[str, Any]:
    """Return what the programme, the sheets and the card print of a meeting."""
    door = door_of(session, programme)
    return {
        "type": type_of(session),
        "hours": pair(hours(session)),
        "title": pair(session.title),
        "kind": pair(in_both(lambda: kind_label(session))),
        "named": session.has_page,
        "cancelled": session.is_cancelled,
        "room": pair(room_line(programme.rooms.get(session.room))),
        "people": pair(in_both(lambda: _people(session, programme))),
        "door": {"state": door.state, "headline": pair(door.headline), "detail": pair(door.detail),
                 "press": pair(door.press)},
        "changes": [pair(change) for change in changes_of(session, programme)],
    }  # fmt: skip


def room_line(room: PublicRoom | None) -> Text:
    """Return the room and its floor, or the place outside the centre."""
    if room is None:
        return Text()
    if room.venue_kind == "off_site" or not room.floor:
        return room.name
    return in_both(lambda: _("%(room)s, floor %(floor)d") % {"room": room.name, "floor": room.floor})


def changes_of(session: PublicSession, programme: Programme) -> list[Text]:
    """Return what readers of an older sheet must know: cancelled, provisional, moved in time or room."""
    if session.is_cancelled:
        return [in_both(lambda: _("Cancelled"))]
    found = [in_both(lambda: _("Provisional"))] if session.status == "provisional" else []
    if time_change(session):
        found.append(in_both(lambda: f"{time_change(session)}, {_was(session)}"))
    if moved := room_change(session, programme):
        found.append(moved)
    return found


def _was(session: PublicSession) -> str:
    was = local(session.was_start or session.start)
    day = "" if was.date() == session.day else f"{day_short(was.date())}, "
    return _("was %(time)s") % {"time": f"{day}{time_of(was)}"}


def _is_english() -> bool:
    return (get_language() or "vi").startswith("en")


def _people(session: PublicSession, programme: Programme) -> str:
    """Return chair, co-chair and partners in a line."""
    parts = []
    if chairs := _names(session.chairs, programme):
        parts.append(_("Chair: %(parties)s") % {"parties": ", ".join(chairs)})
    if co_chairs := _names(session.co_chairs, programme):
        parts.append(_("Co-chair: %(parties)s") % {"parties": ", ".join(co_chairs)})
    # A closed door names the partners itself.
    partners = [] if session.is_closed else _names(session.partners, programme)
    if len(partners) > LONG_LIST:
        parts.append(_("With the dialogue partners and organisations invited"))
    elif partners:
        parts.append(_("With: %(parties)s") % {"parties": ", ".join(partners)})
    return " · ".join(parts)


def _names(codes: tuple[str, ...], programme: Programme) -> list[str]:
    return [str(programme.parties[code].name) for code in codes if code in programme.parties]
