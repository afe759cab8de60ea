"""What an act of the day did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core import dates

if TYPE_CHECKING:
    from events.releases.programme import Programme

    from .stage import Change, Outcome


def draft_replaced(code: str) -> str:
    """Say that an unreleased change of the draft gave way."""
    return _("The draft had another place for %(code)s that was never released; it was replaced.") % {
        "code": code
    }


def told(outcome: Outcome, programme: Programme) -> str:
    """Return what was done, in one or two sentences."""
    change = outcome.changes[0]
    sentence = _act(outcome.act, change, programme)
    if count := len(outcome.changes) - 1:
        along = ngettext(
            "%(count)d more meeting of the room moved along.",
            "%(count)d more meetings of the room moved along.",
            count,
        )
        sentence = f"{sentence} {along % {'count': count}}"
    return " ".join([sentence, *map(str, outcome.notes)])


def _act(act: str, change: Change, programme: Programme) -> str:
    before, after = change.before, change.after
    words = {
        "code": after.code,
        "title": after.title,
        "old": dates.time_range(before.start, before.end),
        "new": dates.time_range(after.start, after.end),
        "from": _room(before.room, programme),
        "to": _room(after.room, programme),
        "time": dates.clock_time(after.ended_at or after.started_at or after.start),
    }
    sentences = {
        "begin": lambda: _("%(code)s began at %(time)s: %(title)s."),
        "take back begin": lambda: _("%(code)s has not begun after all: %(title)s."),
        "end": lambda: _("%(code)s ended at %(time)s: %(title)s."),
        "delay": lambda: _("%(code)s: %(old)s → %(new)s. %(title)s."),
        "move room": lambda: _("%(code)s: %(from)s → %(to)s. %(title)s."),
        "cancel": lambda: _("%(code)s is cancelled: %(title)s."),
        "take back": lambda: _("%(code)s takes place again: %(title)s, %(new)s."),
    }
    return sentences[act]() % words


def _room(code: str, programme: Programme) -> str:
    room = programme.rooms.get(code)
    return str(room.name) if room else code
