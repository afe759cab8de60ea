"""What a room shows of a meeting: how it stands now, its time and the one first announced, who may enter."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import clock_time, day_short, local, weekday
from events.pages.agenda.marks import type_of
from events.releases.programme import Programme, PublicSession

from .changes import room_change, time_change, was_at
from .door import Door, door_of

SOON = dt.timedelta(minutes=15)
LONG, LONGER = 48, 84  # letters of a title from which it is set smaller


@dataclass(frozen=True, slots=True)
class Slot:
    """One meeting on a screen; `tone` is live, soon, warn, bad or plain and only repeats the words of `state`."""

    session: PublicSession
    tone: str
    state: Text
    start: str
    end: str
    was: str
    title: Text
    size: str
    type: str
    door: Door
    moved: Text  # from which room it came
    off: bool  # whether it does not take place here

    @property
    def is_on(self) -> bool:
        """Whether it is running here at this moment."""
        return self.tone == "live"


def here(programme: Programme, room: str) -> list[PublicSession]:
    """Return the named meetings of a room in order, those moved away from it among them."""
    found = [s for s in programme.sessions if s.has_page and room in (s.room, s.was_room)]
    return sorted(found, key=lambda session: begins_here(session, room))


def begins_here(session: PublicSession, room: str) -> dt.datetime:
    """Return when it begins in this room, or was to begin before it was moved away."""
    return session.start if session.room == room else session.was_start or session.start


def ends_here(session: PublicSession, room: str) -> dt.datetime:
    """Return when it ends in this room, or was to end."""
    return begins_here(session, room) + (session.end - session.start)


def stands(session: PublicSession, room: str) -> bool:
    """Whether it takes place, and here."""
    return session.room == room and not session.is_cancelled


def slot_of(session: PublicSession, room: str, programme: Programme, now: dt.datetime) -> Slot:
    """Return what the screen of a room shows of a meeting."""
    tone, state = _state(session, room, programme, now)
    begin = begins_here(session, room)
    return Slot(
        session=session,
        tone=tone,
        state=state,
        start=clock_time(local(begin)),
        end=clock_time(local(ends_here(session, room))),
        was=was_at(session) if session.room == room else "",
        title=session.title,
        size=_size(session.title),
        type=type_of(session),
        door=door_of(session, programme),
        moved=room_change(session, programme) if session.room == room else Text(),
        off=not stands(session, room),
    )


def _state(session: PublicSession, room: str, programme: Programme, now: dt.datetime) -> tuple[str, Text]:
    if session.is_cancelled:
        return "bad", in_both(lambda: _("Cancelled"))
    if session.room != room:
        return "warn", _moved_to(session, programme)
    if session.is_on(now):
        return "live", in_both(lambda: _("In session"))
    return _upcoming(session, now)


def _upcoming(session: PublicSession, now: dt.datetime) -> tuple[str, Text]:
    if session.day != now.date():
        return "plain", in_both(lambda: f"{weekday(session.day)} {day_short(session.day)}")
    if session.was_start and session.start > session.was_start:
        return "warn", time_change(session)
    if session.start - now <= SOON:
        return "soon", in_both(lambda: _wait(session.start - now))
    return "plain", in_both(lambda: pgettext("meeting", "Next"))


def _moved_to(session: PublicSession, programme: Programme) -> Text:
    if room := programme.rooms.get(session.room):
        return in_both(lambda: _("Moved to %(place)s") % {"place": room.name})
    return in_both(lambda: _("Room changed"))


def _wait(left: dt.timedelta) -> str:
    minutes = -int(-left.total_seconds() // 60)
    return _("Begins in %(minutes)d min") % {"minutes": minutes} if minutes > 1 else _("Begins now")


def _size(title: Text) -> str:
    letters = max(len(title.vi), len(title.en))
    return "longer" if letters > LONGER else "long" if letters > LONG else ""
