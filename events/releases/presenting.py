"""A difference as the desk reads it: sessions by what happened to them, then everything else, and how many of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from adgmin.core.bilingual import Text

from .difference import ChangeKind, Difference, SessionChange
from .naming import Names
from .parts_wording import Part, parts_in_words
from .programme import Programme, PublicSession
from .wording import Line, facts_of, lines_of, when

HEADINGS: dict[ChangeKind, Promise] = {
    ChangeKind.NEW: pgettext_lazy("change", "New"),
    ChangeKind.MOVED: pgettext_lazy("change", "Moved"),
    ChangeKind.CANCELLED: pgettext_lazy("change", "Cancelled"),
    ChangeKind.REINSTATED: pgettext_lazy("change", "Held after all"),
    ChangeKind.CHANGED: pgettext_lazy("change", "Changed"),
    ChangeKind.REMOVED: pgettext_lazy("change", "Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One session of a difference."""

    kind: ChangeKind
    session: PublicSession
    title: Text
    when: str
    room: str
    lines: tuple[Line, ...]
    facts: tuple[Line, ...] = ()  # everything else that is known, of a new one


@dataclass(frozen=True, slots=True)
class Group:
    """Sessions to which the same happened."""

    kind: ChangeKind
    heading: str
    sessions: list[Shown]


@dataclass(frozen=True, slots=True)
class InWords:
    """A whole difference, ready to be printed."""

    groups: list[Group]
    parts: list[Part]
    reordered: bool

    @property
    def count(self) -> int:
        """How many sessions and other records differ."""
        return sum(len(group.sessions) for group in self.groups) + len(self.parts) + self.reordered

    @property
    def changes(self) -> int:
        """How many sessions differ."""
        return sum(len(group.sessions) for group in self.groups)


def difference_in_words(found: Difference, before: Programme | None, after: Programme) -> InWords:
    """Put a difference into the words of the active language."""
    names = Names(after, before)
    shown = [one for change in found.sessions if (one := _shown(change, names))]
    groups = [
        Group(kind, str(heading), there)
        for kind, heading in HEADINGS.items()
        if (there := [one for one in shown if one.kind == kind])
    ]
    return InWords(groups, parts_in_words(found.parts), reordered=bool(found.orders))


def _shown(change: SessionChange, names: Names) -> Shown | None:
    """One session; nothing when only marks of the day differ, which a release does not hold."""
    session = change.session
    lines = lines_of(change.before, change.after, names)
    if not lines and change.before and change.after:
        return None
    return Shown(
        kind=change.kind,
        session=session,
        title=session.title,
        when=when(session.start, session.end),
        room=names.room(session.room) if session.room else "",
        lines=lines,
        facts=facts_of(session, names) if change.before is None else (),
    )


def tally(changes: Iterable[dict[str, str]]) -> list[tuple[ChangeKind, str, int]]:
    """Count what a release changed for the public, by kind, as it is kept with the release."""
    counts = Counter(change["kind"] for change in changes)
    return [(kind, str(heading), counts[kind]) for kind, heading in HEADINGS.items() if counts[kind]]
