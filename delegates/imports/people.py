"""People already stored, as the form would show them, and how a row recognises one of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.encryption import fingerprints
from adgmin.core.text import name_key
from delegates.nominations.models import Delegate, TravelDocument

from .entry import Entry

T = TypeVar("T")
CHUNK = 400

# Form key → where it is stored, seen from the delegate. What is not named has the key's own name.
_ELSEWHERE = {
    "delegation": "delegation__code", "birth_date": "travel_document__birth_date",
    "passport_type": "travel_document__type", "passport_number": "travel_document__number",
    "passport_expiry": "travel_document__expiry", "arrival_flight": "travel__arrival_flight",
    "arrival_at": "travel__arrival_at", "departure_flight": "travel__departure_flight",
    "departure_at": "travel__departure_at", "hotel": "travel__hotel", "dietary": "needs__dietary",
    "accessibility": "needs__accessibility",
}  # fmt: skip


def path(key: str) -> str:
    """Return the look-up path of a form key from a delegate."""
    return _ELSEWHERE.get(key, key)


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a row is recognised; fingerprints, not the values."""

    number: str
    names: frozenset[str]
    birth: str
    ref: str
    email: str
    older: dict[str, str] = field(
        default_factory=dict
    )  # a fingerprint by an older key: the one by the newest


def identity(entry: Entry) -> Identity:
    """Return the marks by which the person of a row is recognised."""
    names = {name_key(entry.badge_name), name_key(f"{entry.passport_surname} {entry.passport_given}")}
    return Identity(
        number=TravelDocument.digest_of_number(entry.passport_number),
        names=frozenset(name for name in names if name),
        birth=TravelDocument.digest_of_birth(entry.birth_date),
        ref=entry.ref,
        email=entry.email.lower(),
        older={
            old: digests[0]
            for digests in (
                TravelDocument.digests_of_number(entry.passport_number),
                fingerprints(entry.birth_date.isoformat() if entry.birth_date else ""),
            )
            for old in digests[1:]
        },
    )


@dataclass(frozen=True, slots=True)
class Person:
    """A stored delegate, as little of it as recognising needs."""

    pk: int
    ref: str
    name: str
    email: str
    number: str
    birth: str
    delegation: str
    role: str
    is_active: bool
    is_merged: bool = False


@dataclass(slots=True)
class People:
    """Those stored delegates that some row may mean."""

    by_number: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_ref: dict[str, Person] = field(default_factory=dict)
    by_email: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Person) -> None:
        """Make a person findable."""
        if person.ref in self.by_ref:
            return
        self.by_ref[person.ref] = person
        if person.is_merged:
            return  # The record that stays is meant; this one only keeps its reference from being given again.
        self.by_name[person.name].append(person)
        if person.number:
            self.by_number[person.number].append(person)
        if person.email:
            self.by_email[person.email.lower()].append(person)

    def candidates(self, marks: Identity) -> list[Person]:
        """Return who the row means.

        By passport, by name and birth date, or by reference; each confirmed by one more mark.
        """
        carried = [person for person in self.by_number.get(marks.number, ()) if self._fits(person, marks)]
        named = [person for person in self.namesakes(marks) if self._confirms(person, marks)]
        referred = self.by_ref.get(marks.ref)
        referred = None if referred and referred.is_merged else referred
        if carried or named:
            found = list({person.pk: person for person in carried or named}.values())
            return [person for person in found if person is referred] or found
        if referred and (
            referred.birth == marks.birth or (marks.email and referred.email.lower() == marks.email)
        ):
            return [referred]
        return []

    def namesakes(self, marks: Identity) -> list[Person]:
        """Return those of the same name and date of birth."""
        return [
            person
            for name in marks.names
            for person in self.by_name.get(name, ())
            if person.birth and person.birth == marks.birth
        ]

    def passport_holder(self, marks: Identity) -> Person | None:
        """Return somebody who carries the same passport number."""
        return next(iter(self.by_number.get(marks.number, ())), None)

    @staticmethod
    def _confirms(person: Person, marks: Identity) -> bool:
        if not person.number or person.number == marks.number:
            return True
        return person.ref == marks.ref or (bool(marks.email) and person.email.lower() == marks.email)

    @staticmethod
    def _fits(person: Person, marks: Identity) -> bool:
        return person.birth == marks.birth or person.name in marks.names or person.ref == marks.ref


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield lists of at most `size` items."""
    part: list[T] = []
    for item in items:
        part.append(item)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def find_people(
    entries: Iterable[Entry], marks: dict[int, Identity], *, within: Collection[str] | None = None
) -> People:
    """Load the stored delegates that share a mark with some row, in a few queries per hundred rows.

    `within` are the codes of the delegations that may be looked at; None: all.
    """
    people = People()
    rows = Delegate.objects.values_list(
        "pk", "ref", "name_key", "email", "travel_document__number_digest", "travel_document__birth_digest",
        "delegation__code", "role", "is_active", "merged_into",
    ).order_by()  # fmt: skip
    if within is not None:
        rows = rows.filter(delegation__code__in=within)
    for part in chunks(entries):
        own = [marks[entry.row] for entry in part]
        older = {old: new for mark in own for old, new in mark.older.items()}
        wanted = (
            (
                "travel_document__number_digest__in",
                {mark.number for mark in own if mark.number} | older.keys(),
            ),
            ("name_key__in", {name for mark in own for name in mark.names}),
            ("ref__in", {mark.ref for mark in own}),
            ("email__in", {entry.email for entry in part} | {mark.email for mark in own}),
        )
        for lookup, values in wanted:
            for row in rows.filter(**{lookup: values - {""}}):
                pk, ref, name, email, number, birth, code, role, active, merged = row
                people.add(
                    Person(
                        pk, ref, name, email, older.get(number or "", number or ""),
                        older.get(birth or "", birth or ""), code, role, active, merged is not None,
                    )
                )  # fmt: skip
    return people


def stored_entries(pks: Iterable[int], keys: tuple[str, ...]) -> Iterator[tuple[int, Entry]]:
    """Yield (pk, Entry) of stored delegates with the values of the given form keys."""
    paths = [path(key) for key in keys]
    for part in chunks(pks):
        for pk, *values in Delegate.objects.filter(pk__in=part).order_by().values_list("pk", *paths):
            entry = Entry(0)
            for key, value in zip(keys, values, strict=True):
                if value is not None:
                    setattr(entry, key, _as_typed(key, value))
            yield pk, entry


def _as_typed(key: str, value: object) -> object:
    if key in ("birth_date", "passport_expiry"):
        return dt.date.fromisoformat(str(value)) if value else None
    if isinstance(value, dt.datetime):
        return value.astimezone(MEETING_ZONE).replace(tzinfo=None)
    return tuple(value) if isinstance(value, list) else value
