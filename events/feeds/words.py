"""What a calendar says of a meeting in words, in each language."""

import datetime as dt

from django.utils.translation import gettext, ngettext, override

from adgmin.core import dates
from adgmin.core.bilingual import LANGUAGES, placed
from events.pages.agenda.marks import Timed, title_of
from events.releases.programme import Programme, PublicSession

SHORT_DELAY = 90  # minutes that are said as a delay; beyond, only the old time tells


def description(session: PublicSession, programme: Programme, lang: str, url: str) -> str:
    """Return the meeting in words: `lang` first, the other language after it, code and page at the end."""
    languages = sorted(LANGUAGES, key=lambda code: code != lang)
    parts = []
    for code in languages:
        with override(code):
            parts.append(_in_one_language(session, programme))
    return "\n\n".join([*parts, f"{session.code}\n{url}".strip()])


def place(session: PublicSession, programme: Programme) -> str:
    """Return room and venue in the active language, or nothing."""
    room = programme.rooms.get(session.room)
    return placed(room.name, room.venue_name) if room else ""


def _in_one_language(session: PublicSession, programme: Programme) -> str:
    when = gettext("%(when)s (Ha Noi time)") % {"when": dates.time_range_long(session.start, session.end)}
    head = [title_of(session), when, place(session, programme), *standing(session, programme)]
    return "\n\n".join(filter(None, ["\n".join(filter(None, head)), str(session.abstract)]))


def standing(session: PublicSession, programme: Programme) -> list[str]:
    """Return the sentences on how the meeting stands: cancelled, moved, provisional, closed."""
    said = []
    if session.is_cancelled:
        said.append(gettext("This meeting will not take place"))
    else:
        said += [*moved_in_time(session), *_moved_in_place(session, programme)]
    if session.status == "provisional":
        said.append(gettext("Provisional. Time and room are still to be confirmed."))
    if session.is_closed:
        said.append(gettext("Closed meeting"))
    return said


def moved_in_time(session: Timed) -> list[str]:
    """Return the sentences on a meeting or demonstration that was announced for another time."""
    was = session.was_start
    if was is None or was == session.start:
        return []
    minutes = int((session.start - was) / dt.timedelta(minutes=1))
    said = []
    if 0 < minutes <= SHORT_DELAY:
        said.append(
            ngettext("Delayed by %(minutes)d minute.", "Delayed by %(minutes)d minutes.", minutes)
            % {"minutes": minutes}
        )
    old = {"old": dates.clock_time(dates.local(was)), "day": dates.day_screen(dates.local(was).date())}
    return [*said, gettext("It was announced for %(old)s on %(day)s.") % old]


def _moved_in_place(session: PublicSession, programme: Programme) -> list[str]:
    if not session.was_room or session.was_room == session.room:
        return []
    if room := programme.rooms.get(session.was_room):
        return [gettext("It was to be held in %(room)s.") % {"room": room.name}]
    return [gettext("Room changed")]
