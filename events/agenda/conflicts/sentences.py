"""What each rule says, in the language that is active; both sides with their day and times."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from adgmin.core import dates
from adgmin.core.bilingual import Text

from .facts import Facts, SessionFact
from .weights import Rule

NAMED = 4
Values = Sequence[str | int]
Say = Callable[[Sequence[SessionFact], Values, Facts], str]


def sentence(rule: Rule, meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    """Return the sentence of a rule about these meetings."""
    say = SAID.get(rule.key) or SAID[rule.code]
    return say(meetings, subject, facts)


def when(meeting: SessionFact) -> str:
    """Thursday 15 January, 09:00–10:00 / Thứ Năm 15/01, 09:00–10:00; the day told again when it ends on another."""
    if meeting.start is None or meeting.end is None:
        return gettext("no time yet")
    return moments(meeting.start, meeting.end)


def moments(start: dt.datetime, end: dt.datetime) -> str:
    """Return from when to when, with the day."""
    begin, finish = dates.local(start), dates.local(end)
    if begin.date() == finish.date():
        return f"{_day(begin.date())}, {dates.time_range(start, end)}"
    return f"{_day(begin.date())}, {begin:%H:%M} – {_day(finish.date())}, {finish:%H:%M}"


def _day(day: dt.date) -> str:
    return f"{dates.weekday(day)} {dates.day_short(day)}"


def name(meeting: SessionFact) -> str:
    """“Title” (CODE)."""
    return f"“{meeting.title}” ({meeting.code})" if meeting.title else meeting.code


def side(meeting: SessionFact) -> str:
    """“Title” (CODE), with day and times."""
    return f"{name(meeting)}, {when(meeting)}"


def names(codes: Sequence[str | int], facts: Facts) -> str:
    """Return the parties in the order of protocol; many of them as the first ones and how many more."""
    ranked = sorted(
        (str(code) for code in codes),
        key=lambda code: (facts.parties[code].rank if code in facts.parties else 0, code),
    )
    shown = [str(facts.parties[code].name) if code in facts.parties else code for code in ranked]
    if len(shown) <= NAMED:
        return ", ".join(shown)
    return gettext("%(names)s and %(number)d more") % {
        "names": ", ".join(shown[: NAMED - 1]), "number": len(shown) - NAMED + 1,
    }  # fmt: skip


def room(code: str | int, facts: Facts) -> str:
    """Return the name of a room."""
    known = facts.rooms.get(str(code))
    return str(known.name) if known and known.name else str(code)


def _two(text: str, meetings: Sequence[SessionFact], **values: str | int) -> str:
    return text % {"one": side(meetings[0]), "other": side(meetings[1]), **values}


def _room_double_booked(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    if len(meetings) == 2:
        return _two(
            gettext("%(room)s is held twice: %(one)s, and %(other)s."), meetings, room=room(subject[0], facts)
        )
    return gettext("%(room)s is held for %(reason)s (%(time)s): %(one)s cannot be there.") % {
        **_hold(subject, facts), "one": side(meetings[0]),
    }  # fmt: skip


def _room_closed(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return gettext("%(room)s is closed for %(reason)s (%(time)s): %(one)s cannot be there.") % {
        **_hold(subject, facts), "one": side(meetings[0]),
    }  # fmt: skip


def _hold(subject: Values, facts: Facts) -> dict[str, str]:
    code, begin, end, vi, en = subject
    reason = str(Text(str(vi), str(en))) or gettext("another purpose")
    start, finish = (dt.datetime.fromtimestamp(int(at), dt.UTC) for at in (begin, end))
    return {"room": room(code, facts), "reason": reason, "time": moments(start, finish)}


def _turnover(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return _two(
        gettext("%(room)s has %(gap)d minutes between %(one)s, and %(other)s; it needs %(need)d."),
        meetings, room=room(subject[0], facts), gap=subject[1], need=subject[2],
    )  # fmt: skip


def _over_capacity(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    code, delegations, back, audience, tables, seats, capacity = subject
    return gettext(
        "%(one)s expects %(heads)d people in %(room)s: %(delegations)d at the table, %(back)d behind, "
        "%(audience)d more. The room has %(tables)d seats at the table, %(seats)d behind and admits %(capacity)d."
    ) % {
        "one": side(meetings[0]), "heads": int(delegations) + int(back) + int(audience), "room": room(code, facts),
        "delegations": delegations, "back": back, "audience": audience, "tables": tables, "seats": seats,
        "capacity": capacity,
    }  # fmt: skip


def _parties(text: str) -> Say:
    return lambda meetings, subject, facts: _two(gettext(text), meetings, parties=names(subject, facts))


def _interpreters(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    teams = ", ".join(str(facts.teams.get(str(code)) or code) for code in subject)
    return _two(
        gettext("%(teams)s: booked for two meetings at once, %(one)s, and %(other)s."), meetings, teams=teams
    )


def _outside_day(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return gettext("%(one)s is on no day of the meeting (%(days)s).") % {
        "one": side(meetings[0]), "days": _days(str(subject[0]), str(subject[1])),
    }  # fmt: skip


def _outside_hours(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return gettext("%(one)s is outside the hours of the day (%(opens)s–%(closes)s).") % {
        "one": side(meetings[0]), "opens": subject[0], "closes": subject[1],
    }  # fmt: skip


def _outside_window(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    first, last, opens, closes = (str(value) for value in subject)
    window = _days(first, last)
    if opens or closes:
        window = f"{window}, {opens or '00:00'}–{closes or '24:00'}"
    return gettext("%(one)s is outside the time of its level (%(window)s).") % {
        "one": side(meetings[0]), "window": window,
    }  # fmt: skip


def _days(first: str, last: str) -> str:
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return _day(begin) if begin == end else f"{_day(begin)} – {_day(end)}"


def _order(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return _two(
        gettext("In the order of the dialogue sessions %(first)s comes before %(then)s: %(one)s, and %(other)s."),
        meetings, first=names(subject[:1], facts), then=names(subject[1:], facts),
    )  # fmt: skip


def _agenda(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    return gettext("The items of %(one)s take %(items)d minutes; the session has %(length)d.") % {
        "one": side(meetings[0]), "items": subject[0], "length": subject[1],
    }  # fmt: skip


def _translation(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    parts = ", ".join(_part(str(part)) for part in subject)
    return gettext("%(one)s lacks one language: %(parts)s.") % {"one": side(meetings[0]), "parts": parts}


def _part(part: str) -> str:
    field, _, lang = part.rpartition(".")
    asked = gettext("Vietnamese") if lang == "vi" else gettext("English")
    if field.startswith("item"):
        what = gettext("item %(number)s") % {"number": field.removeprefix("item")}
    else:
        what = gettext("title") if field == "title" else gettext("abstract")
    return f"{what} ({asked})"


def _one(text: str) -> Say:
    def say(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
        meeting = meetings[0]
        return gettext(text) % {"one": side(meeting) if meeting.start else name(meeting)}

    return say


def gettext_noop(text: str) -> str:
    """Name a sentence for the catalogue; it is translated when it is said."""
    return text


# By the key of the rule, or its code; parts that join the agenda add theirs.
SAID: dict[str, Say] = {
    "room_double_booked": _room_double_booked,
    "room_closed": _room_closed,
    "turnover_too_short": _turnover,
    "over_capacity": _over_capacity,
    "party_double_booked": _parties(
        gettext_noop("%(parties)s: called to two meetings at once, %(one)s, and %(other)s.")
    ),
    "chair_double_booked": _parties(
        gettext_noop("%(parties)s: in the chair of two meetings at once, %(one)s, and %(other)s.")
    ),
    "speaker_double_booked": _parties(
        gettext_noop("%(parties)s: leads items of two meetings at the same time, %(one)s, and %(other)s.")
    ),
    "interpreters_double_booked": _interpreters,
    "promise_clash": _parties(
        gettext_noop("%(parties)s: was promised %(one)s, which clashes with %(other)s, where it must be.")
    ),
    "outside_day": _outside_day,
    "outside_day:hours": _outside_hours,
    "outside_window": _outside_window,
    "dialogue_order_broken": _order,
    "agenda_too_long": _agenda,
    "missing_translation": _translation,
    "missing_chair": _one(gettext_noop("%(one)s has no chair.")),
    "missing_room": _one(gettext_noop("%(one)s has no room.")),
    "missing_time": _one(gettext_noop("%(one)s has no time.")),
}
