"""What an import would do, row by row: created, changed field by field, left as it is, or refused."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from adgmin.core.text import fold, name_key

from .entry import Entry
from .findings import Notes
from .known import Known
from .people import Identity, People, Person, find_people, identity, stored_entries
from .places import Claim, Places, taken_places

CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
NAMES = frozenset({"badge_name", "passport_surname", "passport_given"})
WORDING = frozenset(
    {"honorific", "position_en", "position_vi", "organisation_en", "organisation_vi", "hotel",
     "title", "full_name", "list_name", "post_nominals", "address_form"}
)  # fmt: skip

Changes = dict[str, tuple[Any, Any]]


@dataclass(slots=True)
class RowPlan:
    """One row's outcome; `pk` is the stored delegate it means."""

    entry: Entry
    action: str
    pk: int | None = None
    changes: Changes = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """The outcome of every row, and everything that was found."""

    rows: list[RowPlan]
    notes: Notes

    def count(self, action: str) -> int:
        """Return how many people an outcome concerns."""
        return sum(row.action == action for row in self.rows)


def make_plan(entries: list[Entry], present: frozenset[str], known: Known, notes: Notes) -> Plan:
    """Match rows with stored people and apply the rules that concern more than one row. Reads only."""
    accepted = [entry for entry in entries if entry.row not in notes.refused_rows]
    marks = {entry.row: identity(entry) for entry in accepted}
    people = find_people(accepted, marks, within=known.within)
    _Duplicates(notes).check(accepted, marks)
    matched = _match(accepted, marks, people, notes)
    _check_marks(accepted, marks, matched, people, notes)
    still = [entry for entry in accepted if entry.row not in notes.refused_rows]
    places = Places(known.delegations, known.quotas, taken_places(known.edition.pk))
    places.check(_claims(still, matched), notes)
    return Plan(_outcomes(entries, present, matched, notes), notes)


class _Duplicates:
    """The same person, reference or address twice in one file."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._names: dict[tuple[str, str], tuple[int, Identity]] = {}
        self._refs: dict[str, int] = {}
        self._emails: dict[str, int] = {}

    def check(self, entries: Iterable[Entry], marks: dict[int, Identity]) -> None:
        """Refuse every later row of a person; rows refused before do not count."""
        for entry in entries:
            mark = marks[entry.row]
            if self._is_known(entry, mark):
                continue
            if mark.email in self._emails:
                self._say(entry.row, "email", "duplicate_email", self._emails[mark.email], entry.email)
            self._numbers[mark.number] = self._refs[mark.ref] = entry.row
            for name in mark.names:
                self._names.setdefault((name, mark.birth), (entry.row, mark))
            self._emails.setdefault(mark.email, entry.row)

    def _is_known(self, entry: Entry, mark: Identity) -> bool:
        """Refuse the row when its person or reference was there before."""
        namesake = next(
            (found for name in mark.names if (found := self._names.get((name, mark.birth)))), None
        )
        other = self._numbers.get(mark.number)
        if other is None and namesake and mark.email == namesake[1].email:
            other = namesake[0]
        if other is not None:
            self._notes.add(entry.row, "badge_name", "duplicate_person", other=other)
        elif mark.ref in self._refs:
            other = self._refs[mark.ref]
            if namesake and namesake[0] == other:
                self._notes.add(entry.row, "badge_name", "duplicate_person", other=other)
            else:
                self._say(entry.row, "ref", "duplicate_ref", other, entry.ref)
        elif namesake:
            self._say(entry.row, "badge_name", "same_name_and_birth", namesake[0], entry.badge_name)
        return other is not None

    def _say(self, row: int, column: str, code: str, other: int, value: str) -> None:
        self._notes.cell(row, column, code, value, other=f"row {other}", other_vi=f"dòng {other}")


def _match(
    entries: list[Entry], marks: dict[int, Identity], people: People, notes: Notes
) -> dict[int, Person]:
    """Return {row: stored person}; rows that fit several, or one that another row has, are refused."""
    matched: dict[int, Person] = {}
    claimed: dict[int, int] = {}
    for entry in entries:
        if entry.row in notes.refused_rows:
            continue
        found = people.candidates(marks[entry.row])
        if len(found) > 1:
            notes.add(entry.row, "badge_name", "ambiguous_person")
        elif found and found[0].pk in claimed:
            notes.add(entry.row, "badge_name", "duplicate_person", other=claimed[found[0].pk])
        elif found:
            matched[entry.row], claimed[found[0].pk] = found[0], entry.row
            if not found[0].is_active:
                notes.add(entry.row, None, "withdrawn_person")
    return matched


def _check_marks(
    entries: list[Entry], marks: dict[int, Identity], matched: dict[int, Person], people: People, notes: Notes
) -> None:
    """Refuse references and passports of another stored person; name shared addresses."""
    for entry in entries:
        if entry.row in notes.refused_rows:
            continue
        own, mark = matched.get(entry.row), marks[entry.row]
        holder, namesake = people.passport_holder(mark), people.by_ref.get(entry.ref)
        if holder and (own is None or holder.pk != own.pk):
            notes.add(entry.row, "passport_number", "duplicate_passport", **_stored(holder))
        if namesake and (own is None or namesake.pk != own.pk):
            notes.cell(entry.row, "ref", "duplicate_ref", entry.ref, **_stored(namesake))
        if own is None and (double := next(iter(people.namesakes(mark)), None)):
            notes.cell(entry.row, "badge_name", "same_name_and_birth", entry.badge_name, **_stored(double))
        if own and own.email.lower() == mark.email:
            continue
        sharer = next(
            (person for person in people.by_email.get(mark.email, ()) if own is None or person.pk != own.pk),
            None,
        )
        if sharer:
            notes.cell(entry.row, "email", "duplicate_email", entry.email, **_stored(sharer))


def _stored(person: Person) -> dict[str, str]:
    return {"other": f"already stored, reference {person.ref}", "other_vi": f"đã lưu, mã hồ sơ {person.ref}"}


def _claims(entries: list[Entry], matched: dict[int, Person]) -> Iterable[Claim]:
    for entry in entries:
        place, person = (entry.delegation, entry.role), matched.get(entry.row)
        if person is None:
            yield Claim(entry.row, place)
        elif person.is_active and (person.delegation, person.role) != place:
            yield Claim(entry.row, place, (person.delegation, person.role))


def _outcomes(
    entries: list[Entry], present: frozenset[str], matched: dict[int, Person], notes: Notes
) -> list[RowPlan]:
    keys = tuple(sorted(present))
    rows = {entry.row: entry for entry in entries}
    pks = {person.pk: row for row, person in matched.items() if row not in notes.refused_rows}
    changes = {pks[pk]: differences(old, rows[pks[pk]], keys) for pk, old in stored_entries(pks, keys)}
    return [_outcome(entry, matched.get(entry.row), changes.get(entry.row, {}), notes) for entry in entries]


def _outcome(entry: Entry, person: Person | None, changes: Changes, notes: Notes) -> RowPlan:
    if entry.row in notes.refused_rows:
        return RowPlan(entry, REFUSED)
    if person is None:
        return RowPlan(entry, CREATED)
    return RowPlan(entry, CHANGED if changes else UNCHANGED, person.pk, changes)


def differences(old: Entry, new: Entry, keys: Iterable[str]) -> Changes:
    """Return {key: (old, new)} for what a row would change."""
    return {
        key: (old.get(key), new.get(key))
        for key in keys
        if old.get(key) != new.get(key) and not _keeps(key, old.get(key), new.get(key))
    }


def _keeps(key: str, old: Any, new: Any) -> bool:
    """Tell whether the stored form stays: the same words in a poorer form never overwrite it."""
    if key == "email":
        return str(old).lower() == str(new).lower()
    if key in NAMES:
        return name_key(old) == name_key(new) and richness(new) <= richness(old)
    if key in WORDING:
        return fold(old) == fold(new) and richness(new) < richness(old)
    return False


def richness(text: str) -> tuple[int, bool]:
    """Return (number of marked letters, whether capitals and small letters are told apart)."""
    marks = sum(
        unicodedata.combining(char) > 0 or char in "đĐ" for char in unicodedata.normalize("NFD", text)
    )
    return marks, not (text.isupper() or text.islower())
