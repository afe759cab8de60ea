"""What has changed about a meeting, in words of both languages: never without the original time."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import day_short, local
from events.releases.programme import Programme, PublicSession

FAR = 90  # minutes: beyond it a meeting has another time rather than a delay


def was_at(session: PublicSession) -> str:
    """Return the time it was first announced for, when it has another now: 10:30, or 14/01 10:30."""
    was = session.was_start
    if was is None or was == session.start:
        return ""
    clock = f"{local(was):%H:%M}"
    return clock if local(was).date() == session.day else f"{day_short(local(was).date(), 'vi')} {clock}"


def time_change(session: PublicSession) -> Text:
    """Return how its time differs from the one first announced; nothing when it does not."""
    was = session.was_start
    if was is None or was == session.start:
        return Text()
    minutes = int((session.start - was).total_seconds() // 60)
    if abs(minutes) > FAR:
        return in_both(lambda: _("Time changed"))
    if minutes > 0:
        return in_both(
            lambda: (
                ngettext("Delayed %(minutes)d min", "Delayed %(minutes)d min", minutes) % {"minutes": minutes}
            )
        )
    return in_both(
        lambda: (
            ngettext("Brought forward %(minutes)d min", "Brought forward %(minutes)d min", -minutes)
            % {"minutes": -minutes}
        )
    )


def has_moved(session: PublicSession) -> bool:
    """Whether it takes place in another room than first announced."""
    return bool(session.was_room) and session.was_room != session.room


def room_change(session: PublicSession, programme: Programme) -> Text:
    """Return from which room it was moved; nothing when it was not."""
    if not has_moved(session):
        return Text()
    if room := programme.rooms.get(session.was_room):
        return in_both(lambda: _("Moved from %(room)s") % {"room": room.name})
    return in_both(lambda: _("Room changed"))
