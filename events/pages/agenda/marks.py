"""How a meeting is marked: its type (colour, glyph, word), who may enter, how it stands now."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from adgmin.core.dates import clock_time
from events.agenda.models import Kind, Level
from events.releases.programme import Programme, PublicDemo, PublicSession

Timed = PublicSession | PublicDemo
TYPE_WORDS: dict[str, Promise] = {
    "pln": gettext_lazy("Ministers in plenary"),
    "cer": gettext_lazy("Ceremony"),
    "dlg": gettext_lazy("With dialogue partners"),
    "som": gettext_lazy("Officials and experts"),
    "shw": gettext_lazy("Showcase and side events"),
    "med": gettext_lazy("Press"),
    "cls": gettext_lazy("Closed meeting"),
    "soc": gettext_lazy("Hospitality and logistics"),
}

_TYPE_OF_KIND = {
    "ceremony": "cer", "awards": "cer",
    "dialogue": "dlg", "ministerial_dialogue": "dlg",
    "heads_meeting": "som", "governing_council": "som", "drafting": "som", "working_group": "som",
    "briefing": "som",
    "showcase": "shw", "workshop": "shw", "roundtable": "shw", "visit": "shw", "public_event": "shw",
    "press": "med", "closed": "cls", "bilateral": "cls", "social": "soc", "rehearsal": "soc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word about how a meeting stands; the colour only repeats it."""

    tone: str  # live | warn | bad | ""
    label: str
    icon: str = ""


def type_of(session: PublicSession) -> str:
    """Return the type class of a meeting: pln, cer, dlg, som, shw, med, cls or soc."""
    if session.disclosure == "unnamed":
        return "cls"
    if session.kind in ("plenary", "retreat"):
        return "pln" if session.level == "ministerial" else "som"
    return _TYPE_OF_KIND.get(session.kind, "som")


def kind_label(session: PublicSession) -> str:
    """Return the word for the kind of meeting."""
    if session.disclosure == "unnamed" or session.kind not in Kind.values:
        return str(TYPE_WORDS["cls"])
    if session.kind == "plenary" and session.level in Level.values:
        return f"{Kind(session.kind).label} · {Level(session.level).label}"
    return str(Kind(session.kind).label)


def title_of(session: PublicSession) -> str:
    """Return the title, or the words for a meeting that is not named."""
    return str(session.title) if session.title else _("Closed meeting")


def access_icon(session: PublicSession) -> str:
    """Return the icon of the door."""
    return {"public": "i-open", "accredited": "i-ticket"}.get(session.access, "i-lock")


def access_label(session: PublicSession) -> str:
    """Who may enter, in a few words."""
    if session.access == "public":
        return _("Open to the public")
    if session.access == "accredited":
        return _("With a badge, press welcome") if session.media == "open" else _("With a badge")
    if session.media == "photo_call":
        return _("Closed; press for the opening minutes")
    return pgettext("meeting", "Closed")


def standing(session: PublicSession, now: dt.datetime, programme: Programme) -> list[Tag]:
    """Return the tags of a meeting: in session, ended, cancelled, provisional, moved."""
    if session.is_cancelled:
        return [Tag("bad", _("Cancelled"), "i-x")]
    tags = []
    if session.is_on(now):
        tags.append(Tag("live", _("In session")))
        if now >= session.end and not _only_longer(session):
            tags.append(Tag("warn", _("Runs longer"), "i-late"))
    elif session.ended_at:
        tags.append(Tag("", _("Ended"), "i-check"))
    if session.status == "provisional":
        tags.append(Tag("warn", _("Provisional"), "i-info"))
    tags += moved_in_time(session)
    if session.was_room and session.was_room != session.room:
        tags.append(Tag("warn", _room_change(session, programme), "i-moved"))
    return tags


def moved_in_time(session: Timed) -> list[Tag]:
    """Return the tags of what begins or ends at another time than was announced."""
    tags = []
    if session.was_start and session.was_start != session.start:
        tags.append(Tag("warn", _time_change(session, session.was_start), "i-late"))
    if _only_longer(session):
        tags.append(Tag("warn", _("Until %(time)s") % {"time": clock_time(session.end)}, "i-late"))
    return tags


def was_of(session: Timed) -> str:
    """Return the time that was announced first, in words; nothing when it is the same."""
    if session.was_start and session.was_start != session.start:
        return _("was %(time)s") % {"time": clock_time(session.was_start)}
    if _only_longer(session) and session.was_end:
        return _("was until %(time)s") % {"time": clock_time(session.was_end)}
    return ""


def _only_longer(session: Timed) -> bool:
    """Whether it ends at another time than was announced, though it began as announced."""
    return not session.was_start and bool(session.was_end) and session.was_end != session.end


def _time_change(session: Timed, was: dt.datetime) -> str:
    minutes = int((session.start - was).total_seconds() // 60)
    if was.date() != session.start.date() or abs(minutes) > 90:
        return _("Time changed")
    if minutes > 0:
        return ngettext("Delayed %(minutes)d min", "Delayed %(minutes)d min", minutes) % {"minutes": minutes}
    return ngettext("Brought forward %(minutes)d min", "Brought forward %(minutes)d min", -minutes) % {
        "minutes": -minutes
    }


def _room_change(session: PublicSession, programme: Programme) -> str:
    if room := programme.rooms.get(session.was_room):
        return _("Moved from %(room)s") % {"room": room.name}
    return _("Room changed")
