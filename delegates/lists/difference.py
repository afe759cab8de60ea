"""What changed between two lists of participants: who came, who went, what is said otherwise; also as sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.bilingual import Text
from delegates.delegations.models import DelegateRole

from .participants import Entry, Section


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said otherwise."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One person; without lines when added or removed."""

    name: str
    delegation: Text
    role: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed, each part in the order of the list."""

    added: tuple[Changed, ...]
    removed: tuple[Changed, ...]
    changed: tuple[Changed, ...]
    delegations: tuple[Text, ...]

    @property
    def count(self) -> int:
        """How many things changed."""
        return len(self.added) + len(self.removed) + len(self.changed) + len(self.delegations)


def difference(old: Sequence[Section], new: Sequence[Section]) -> Difference:
    """Compare two lists by the persons in them, in the active language."""
    before, after = _by_person(old), _by_person(new)
    moved = _moved(old, new, before)
    changed = []
    for pk, (section, entry) in after.items():
        if pk in before and (lines := _lines(*before[pk], section, entry, moved=pk in moved)):
            changed.append(Changed(entry.name, section.name, _role(entry.role), lines))
    return Difference(
        added=tuple(_named(*after[pk]) for pk in after if pk not in before),
        removed=tuple(_named(*before[pk]) for pk in before if pk not in after),
        changed=tuple(changed),
        delegations=_moved_delegations(old, new),
    )


def in_words(found: Difference) -> list[str]:
    """Return the difference as sentences in the active language, to be sent or read out."""
    if not found.count:
        return [_("Nothing has changed.")]
    sentences = [_counted(found)]
    sentences += [_("Added: %(who)s.") % {"who": _who(one)} for one in found.added]
    sentences += [_("Removed: %(who)s.") % {"who": _who(one)} for one in found.removed]
    for one in found.changed:
        what = "; ".join(_said(line) for line in one.lines)
        sentences.append(_("Changed: %(who)s: %(what)s.") % {"who": _who(one), "what": what})
    sentences += [
        _("%(delegation)s has another place in the order.") % {"delegation": one} for one in found.delegations
    ]
    return sentences


def _counted(found: Difference) -> str:
    added, removed, changed = len(found.added), len(found.removed), len(found.changed)
    return ", ".join((
        ngettext("%(number)d person added", "%(number)d persons added", added) % {"number": added},
        ngettext("%(number)d removed", "%(number)d removed", removed) % {"number": removed},
        ngettext("%(number)d changed", "%(number)d changed", changed) % {"number": changed},
    )) + "."  # fmt: skip


def _said(line: Line) -> str:
    if not (line.before or line.after):
        return line.label
    values = {"what": line.label, "before": line.before or "–", "after": line.after or "–"}
    return _("%(what)s “%(before)s” → “%(after)s”") % values


def _who(one: Changed) -> str:
    return f"{one.name} ({one.delegation}, {one.role})"


def _named(section: Section, entry: Entry) -> Changed:
    return Changed(entry.name, section.name, _role(entry.role))


def _role(role: str) -> str:
    return str(DelegateRole(role).label)


def _by_person(sections: Iterable[Section]) -> dict[int, tuple[Section, Entry]]:
    return {entry.pk: (section, entry) for section in sections for entry in section.entries}


def _lines(was: Section, old: Entry, section: Section, new: Entry, *, moved: bool) -> tuple[Line, ...]:
    """Return what differs about a person; that the delegation was renamed is not about the person."""
    pairs = [
        (_("delegation"), str(was.name) if was.code != section.code else "", str(section.name)),
        (_("role"), _role(old.role), _role(new.role)),
        (_("name"), old.name, new.name),
        (_("name in native script"), old.native, new.native),
        (_("position (Vietnamese)"), old.position.vi, new.position.vi),
        (_("position (English)"), old.position.en, new.position.en),
        (_("organisation (Vietnamese)"), old.organisation.vi, new.organisation.vi),
        (_("organisation (English)"), old.organisation.en, new.organisation.en),
        (_("admitted"), _yes(not old.waiting), _yes(not new.waiting)),
    ]
    if was.code == section.code:
        pairs = pairs[1:]
    lines = [Line(label, before, after) for label, before, after in pairs if before != after]
    if moved:
        lines.append(Line(_("another place in the order"), "", ""))
    return tuple(lines)


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _moved(
    old: Sequence[Section], new: Sequence[Section], before: dict[int, tuple[Section, Entry]]
) -> set[int]:
    """Return who changed places with others who stayed in the delegation as head or not; the fewest that explain it."""
    places = {entry.pk: at for section in old for at, entry in enumerate(section.entries)}
    found: set[int] = set()
    for section in new:
        stayed = [
            entry.pk
            for entry in section.entries
            if entry.pk in before
            and before[entry.pk][0].code == section.code
            and _leads(before[entry.pk][1]) == _leads(entry)
        ]
        found |= set(stayed) - set(_in_order(stayed, [places[pk] for pk in stayed]))
    return found


def _leads(entry: Entry) -> str:
    """The role of a head or an alternate, which says by itself why somebody stands elsewhere."""
    return entry.role if entry.role in (DelegateRole.HEAD, DelegateRole.ALTERNATE) else ""


def _moved_delegations(old: Sequence[Section], new: Sequence[Section]) -> tuple[Text, ...]:
    places = {section.code: at for at, section in enumerate(old)}
    stayed = [section for section in new if section.code in places]
    kept = _in_order(list(range(len(stayed))), [places[section.code] for section in stayed])
    return tuple(section.name for at, section in enumerate(stayed) if at not in set(kept))


def _in_order(keys: list[int], places: list[int]) -> list[int]:
    """Return the keys of a longest run whose places rise (patience sorting)."""
    ends: list[int] = []  # index of the last of the best run of each length
    came_from: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place, key=places.__getitem__)
        came_from.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    run, at = [], ends[-1] if ends else -1
    while at >= 0:
        run.append(keys[at])
        at = came_from[at]
    return run
