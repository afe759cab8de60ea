"""The sentences of a mail, in the active language: what happened to a meeting in one line, and from what to what."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from adgmin.core import dates
from adgmin.core.bilingual import Text, placed


@dataclass(frozen=True, slots=True)
class State:
    """A meeting before or after."""

    title: Text
    start: dt.datetime
    end: dt.datetime
    room: Text
    venue: Text
    cancelled: bool

    @classmethod
    def of(cls, data: dict[str, Any] | None) -> "State | None":
        """Read it from the facts of a notice."""
        if data is None:
            return None
        return cls(
            title=Text(**data["title"]),
            start=dates.local(dt.datetime.fromisoformat(data["start"])),
            end=dates.local(dt.datetime.fromisoformat(data["end"])),
            room=Text(**data["room"]),
            venue=Text(**data["venue"]),
            cancelled=data["cancelled"],
        )

    @property
    def when(self) -> str:
        """Day and time in full."""
        return dates.time_range_long(self.start, self.end)

    @property
    def where(self) -> str:
        """Room and venue."""
        return placed(self.room, self.venue)


@dataclass(frozen=True, slots=True)
class Row:
    """One line under a headline: `was` is empty when there is nothing it differs from."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one meeting, over one or several occasions."""

    uid: str
    page: str
    before: State | None
    after: State | None
    session: dict[str, Any]

    @property
    def last(self) -> State:
        """The meeting as it is, or as it last was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of them is always there
        return found

    @property
    def is_told(self) -> bool:
        """Whether anything is left of it: what was changed and changed back is not."""
        return self.before != self.after and not (self._was_off and self._is_off)

    @property
    def _was_off(self) -> bool:
        return self.before is None or self.before.cancelled

    @property
    def _is_off(self) -> bool:
        return self.after is None or self.after.cancelled

    def headline(self) -> str:
        """What happened, in one sentence."""
        before, after = self.before, self.after
        title = {"title": self.last.title}
        if after is None:
            return _("%(title)s is no longer in the programme") % title
        if after.cancelled:
            return _("%(title)s is cancelled") % title
        if before is None:
            return _("New in the programme: %(title)s") % title
        if before.cancelled:
            return _("%(title)s takes place after all") % title
        return self._moved(before, after) or _("New title: %(title)s") % {"title": self._titles()[1]}

    def _moved(self, before: State, after: State) -> str:
        words: dict[str, Any] = {"title": after.title, "room": after.room or _("a place still to be named")}
        in_time, in_place = (before.start, before.end) != (after.start, after.end), before.room != after.room
        if in_time and in_place:
            return _("%(title)s: new time and new room") % words
        if in_place:
            return _("%(title)s moves to: %(room)s") % words
        if not in_time:
            return ""
        if before.start.date() != after.start.date():
            return _("%(title)s moves to %(day)s") % {**words, "day": dates.day_long(after.start.date())}
        if before.start != after.start:
            return _("%(title)s now starts at %(time)s") % {**words, "time": clock_time_long(after.start)}
        return _("%(title)s now ends at %(time)s") % {**words, "time": clock_time_long(after.end)}

    def rows(self) -> list[Row]:
        """From what to what: title, time and place; what stayed is there without an old value."""
        last, before = self.last, self.before
        if self._is_off or before is None:
            before = None
        title = [Row(_("Title"), *self._titles())] if before and before.title != last.title else []
        when = Row(_("Time"), before.when if before and before.when != last.when else "", last.when)
        where = Row(
            pgettext("mail", "Place"),
            before.where if before and before.where != last.where else "",
            last.where,
        )
        return [*title, when, *([where] if where.now or where.was else [])]

    def _titles(self) -> tuple[str, str]:
        """The old and the new title in the active language, or in the other one when only that one changed."""
        old, new = self.before.title if self.before else Text(), self.last.title
        return (str(old), str(new)) if str(old) != str(new) else (old.other, new.other)

    @property
    def is_off(self) -> bool:
        """Whether it will not take place, so that time and place are struck out."""
        return self._is_off


def clock_time_long(moment: dt.datetime) -> str:
    """08:30 / 8h30, as in documents."""
    local = dates.local(moment)
    return f"{local:%H:%M}" if (get_language() or "vi").startswith("en") else f"{local.hour}h{local:%M}"
