"""Why an act of the day is refused, in words of both languages."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from adgmin.core import dates
from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity
from events.releases.programme import Programme, PublicSession
from events.venues.models import Room


def refused(code: str, sentence: Callable[[], str], *about: object, field: str = "") -> Refused:
    """Return the refusal of an act, its sentence made in each language."""
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), about, field=field))


def not_released(code: str) -> Refused:
    """The session is in no release."""
    return refused(
        "not_released",
        lambda: (
            _("%(code)s is not in the programme that has been released. Release it first.") % {"code": code}
        ),
    )


def not_in_draft(code: str) -> Refused:
    """The session is public, but was deleted from the draft."""
    return refused(
        "not_in_draft",
        lambda: (
            _("%(code)s was deleted from the draft. Release the draft, and the public no longer sees it.")
            % {"code": code}
        ),
    )


def changed_meanwhile(session: PublicSession, who: str) -> Refused:
    """The page that was acted on showed an older state."""

    def sentence() -> str:
        words = {"code": session.code, "who": who, "state": _standing(session)}
        if who:
            return (
                _("%(code)s was changed by %(who)s a moment ago: %(state)s. Nothing more was done.") % words
            )
        return _("%(code)s was changed a moment ago: %(state)s. Nothing more was done.") % words

    return refused("changed_meanwhile", sentence, session)


def _standing(session: PublicSession) -> str:
    if session.is_cancelled:
        return _("cancelled")
    time = dates.time_range(session.start, session.end)
    if session.ended_at:
        return _("%(time)s, ended at %(end)s") % {"time": time, "end": dates.clock_time(session.ended_at)}
    if session.started_at:
        return _("%(time)s, began at %(start)s") % {
            "time": time,
            "start": dates.clock_time(session.started_at),
        }
    return time


def stands(code: str, session: PublicSession) -> Refused:
    """The session is not in the state that the act asks for; `code` says in which it is."""
    words = {
        "cancelled": lambda: _("%(code)s is cancelled. Take that back first."),
        "has_begun": lambda: _("%(code)s has begun. End it instead."),
        "already_begun": lambda: _("%(code)s has begun already."),
        "has_ended": lambda: _("%(code)s has ended."),
        "not_begun": lambda: _("%(code)s has not begun."),
        "nothing_to_reopen": lambda: _("%(code)s is neither cancelled nor ended."),
        "not_today": lambda: _("%(code)s is not on today's programme, so it cannot begin now."),
        "same_room": lambda: _("%(code)s is in that room already."),
    }
    return refused(code, lambda: words[code]() % {"code": session.code}, session)


def bad_minutes() -> Refused:
    """The number of minutes makes no sense."""
    return refused(
        "bad_minutes",
        lambda: _("Give a number of minutes from 1 to 720, or a negative one to bring the meeting forward."),
        field="minutes",
    )


def outside_the_day(session: PublicSession, opens: str, closes: str) -> Refused:
    """The session would begin before or end after the hours of meetings."""
    return refused(
        "outside_day",
        lambda: (
            _("%(code)s would be at %(time)s. Meetings are held from %(opens)s to %(closes)s.")
            % {
                "code": session.code,
                "time": dates.time_range(session.start, session.end),
                "opens": opens,
                "closes": closes,
            }
        ),
        session,
    )


def no_time_left(session: PublicSession) -> Refused:
    """A meeting that runs cannot be shortened to nothing."""
    return refused(
        "ends_before_start",
        lambda: _("%(code)s would end before it begins.") % {"code": session.code},
        session,
    )


def room_taken(session: PublicSession, other: PublicSession, programme: Programme) -> Refused:
    """Another meeting is in the room at that time."""

    def sentence() -> str:
        room = programme.rooms[other.room].name if other.room in programme.rooms else other.room
        return _("%(room)s is taken by “%(title)s” (%(other)s), %(time)s; %(code)s cannot be there then.") % {
            "room": room,
            "title": other.title,
            "other": other.code,
            "time": dates.time_range(other.start, other.end),
            "code": session.code,
        }

    return refused("room_double_booked", sentence, session, other)


def room_in_session(other: PublicSession) -> Refused:
    """Another meeting has begun in the room and has not ended."""
    return refused(
        "room_in_session",
        lambda: (
            _("“%(title)s” (%(code)s) is still in session in this room. End it first.")
            % {"title": other.title, "code": other.code}
        ),
        other,
    )


def room_unknown(room: Room) -> Refused:
    """The room is not in the released programme."""
    return refused(
        "room_not_released",
        lambda: _("%(room)s is not in the programme that has been released.") % {"room": room.name},
        room,
    )
