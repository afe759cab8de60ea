"""One change of one meeting, in words for everybody; fields that its reader may not know of are left out."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from adgmin.core.bilingual import Text
from adgmin.core.dates import clock_time, day_screen, time_range
from events.agenda.models import Status
from events.pages.showcase.hours import DemoLine
from events.releases.codec import decode
from events.releases.difference import ChangeKind
from events.releases.naming import Names
from events.releases.presenting import HEADINGS
from events.releases.programme import PublicDemo, PublicSession
from events.releases.views import CLOSED_MEETING
from events.releases.wording import NONE, Line, text_lines, when

# Of what else changed only the name is told, and of these an announced meeting has the first ones.
_ANNOUNCED: dict[str, Promise] = {
    "code": gettext_lazy("Code"),
    "kind": gettext_lazy("Kind"),
    "level": gettext_lazy("Level"),
    "access": gettext_lazy("Access"),
    "members": gettext_lazy("Member States"),
    "partners": gettext_lazy("Partners"),
    "topics": gettext_lazy("Topics"),
}
_OTHERS: dict[str, Promise] = {
    **_ANNOUNCED,
    "chairs": gettext_lazy("Chair"),
    "co_chairs": gettext_lazy("Co-chair"),
    "categories": gettext_lazy("Categories admitted"),
    "heads_plus": gettext_lazy("Persons beside each head"),
    "media": gettext_lazy("Press"),
    "floor_languages": gettext_lazy("Floor languages"),
    "interpreted_into": gettext_lazy("Interpreted into"),
    "abstract": gettext_lazy("Abstract"),
    "items": gettext_lazy("Agenda items"),
    "papers": gettext_lazy("Documents"),
    "dress": gettext_lazy("Dress"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one meeting that is public today, or was until it was withdrawn."""

    kind: str  # new | moved | cancelled | reinstated | changed | removed (then it has no page)
    session: PublicSession | DemoLine
    lines: tuple[Line, ...] = ()
    others: tuple[str, ...] = ()  # what else changed, by name

    @property
    def demo(self) -> PublicDemo | None:
        """The demonstration, when it is one."""
        return self.session.demo if isinstance(self.session, DemoLine) else None

    @property
    def path(self) -> str:
        """The address of its page, below that of the language."""
        return f"{'showcase/demos' if self.demo else 'sessions'}/{quote(self.session.code)}/"

    @property
    def at(self) -> dt.datetime:
        """When it was changed last."""
        if isinstance(self.session, DemoLine):
            return self.session.demo.changed_at or self.session.start
        return self.session.updated

    @property
    def word(self) -> str:
        """What happened, in a word."""
        return str(HEADINGS[ChangeKind(self.kind)])


class Kept:
    """A change as a release keeps it: old and new of some fields, and the names of the others."""

    def __init__(self, kept: dict[str, Any]) -> None:
        self.kind: str = kept["kind"]
        self.others: list[str] = kept["others"]
        self._fields = {field["name"]: (field["before"], field["after"]) for field in kept["fields"]}

    def pair(self, name: str, kind: Any = str) -> tuple[Any, Any]:
        """Old and new of a field; both None when it did not change."""
        old, new = self._fields.get(name, (None, None))
        return tuple(None if value is None else decode(kind, value) for value in (old, new))  # type: ignore[return-value]  # two


def kept_change(raw: dict[str, Any], session: PublicSession, names: Names) -> Change | None:
    """Return a change that a release keeps, in words; nothing when none of it may be told today."""
    kept = Kept(raw)
    before, after = kept.pair("title", Text)
    if after == CLOSED_MEETING:
        return None  # it became unnamed then; it is named again today
    if kept.kind == "new" or before == CLOSED_MEETING:
        return Change("new", session)
    labels = _ANNOUNCED if session.disclosure == "announced" else _OTHERS
    others = tuple(str(labels[name]) for name in labels if name in kept.others)
    lines = tuple(_lines(kept, names))
    if not lines and not others:
        return None
    return Change(kept.kind, session, lines, others)


def demo_change(was: PublicDemo, line: DemoLine) -> Change | None:
    """Return what was changed on the day of a demonstration, in words."""
    now = line.demo
    lines: list[Line] = []
    if (was.start, was.end) != (now.start, now.end):
        lines += _time(was.start, now.start, was.end, now.end)
    if was.place != now.place:
        lines.append(Line("place", pgettext("demonstration", "Place"), str(was.place), str(now.place)))
    if was.cancelled != now.cancelled:
        return Change(ChangeKind.CANCELLED if now.cancelled else ChangeKind.REINSTATED, line, tuple(lines))
    return Change(ChangeKind.MOVED, line, tuple(lines)) if lines else None


def _lines(kept: Kept, names: Names) -> Iterator[Line]:
    yield from _time(*kept.pair("start", dt.datetime), *kept.pair("end", dt.datetime))
    yield from _room(*kept.pair("room"), names)
    title = kept.pair("title", Text)
    if title != (None, None):
        yield from text_lines("title", _("Title"), *title)
    status = kept.pair("status")
    if status != (None, None):
        old, new = (str(Status(one).label) if one in Status.values else NONE for one in status)
        yield Line("status", _("Status"), old, new)


def _time(
    old_start: dt.datetime | None,
    new_start: dt.datetime | None,
    old_end: dt.datetime | None,
    new_end: dt.datetime | None,
) -> Iterator[Line]:
    """The whole time when both ends of it changed, else the one that did."""
    if old_start and new_start and old_end and new_end:
        same_day = old_start.date() == new_start.date()
        new = time_range(new_start, new_end) if same_day else when(new_start, new_end)
        yield Line("start", _("Time"), when(old_start, old_end), new, moments=(old_start, new_start))
    elif old_start and new_start:
        yield Line("start", _("Start"), *_moments(old_start, new_start), moments=(old_start, new_start))
    elif old_end and new_end:
        yield Line("end", _("End"), *_moments(old_end, new_end), moments=(old_end, new_end))


def _moments(old: dt.datetime, new: dt.datetime) -> tuple[str, str]:
    before = f"{day_screen(old.date())}, {clock_time(old)}"
    if old.date() == new.date():
        return before, clock_time(new)
    return before, f"{day_screen(new.date())}, {clock_time(new)}"


def _room(old: str | None, new: str | None, names: Names) -> Iterator[Line]:
    """The room, when the present one may be named; an old one that may not be is passed over in silence."""
    if new and (name := names.room(new)):
        yield Line("room", _("Room"), names.room(old) if old else NONE, name)
