"""The list of participants: who comes, in protocol order, as plain values that can be kept and compared."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from adgmin.core.bilingual import Text
from delegates.accreditation.states import ADMITTED, WAITING
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.models import Delegate, DelegateQuerySet
from delegates.nominations.names import name_in_list
from delegates.nominations.precedence import Place, place_of
from delegates.privacy.models import Consent, ConsentText, Purpose
from events.editions.models import Edition

_READS = (
    "role", "rank_band", "order", "honorific", "title", "badge_name", "full_name", "list_name", "post_nominals",
    "native_name", "position_vi", "position_en", "organisation_vi", "organisation_en", "delegation_id",
    "accreditation__state",
)  # fmt: skip


NO_TEXT = Text()


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One participant. `listed`: agreed to stand in the public list; `waiting`: not admitted yet."""

    pk: int
    role: str
    name: str
    honorific: str = ""
    title: str = ""
    native: str = ""
    position: Text = NO_TEXT
    organisation: Text = NO_TEXT
    listed: bool = True
    waiting: bool = False
    place: int = Place.MEMBER


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """One delegation with its people in order; `is_party` when it is led by a head of delegation."""

    code: str
    name: Text
    is_party: bool
    entries: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Roll:
    """The whole list as of a moment; `number` when it is a kept version."""

    as_of: dt.datetime
    sections: tuple[Section, ...]
    number: int = 0
    note: str = ""

    @property
    def count(self) -> int:
        """How many persons stand in it."""
        return sum(len(section.entries) for section in self.sections)

    @property
    def waiting(self) -> int:
        """How many of them are not admitted yet."""
        return sum(entry.waiting for section in self.sections for entry in section.entries)


def participants(
    people: DelegateQuerySet, edition: Edition, *, as_of: dt.datetime, waiting: bool = False
) -> Roll:
    """Return who of these people holds a place and is admitted; with `waiting` also who may still be, marked."""
    states = ADMITTED | WAITING if waiting else ADMITTED
    delegations = {one.pk: one for one in Delegation.objects.filter(edition=edition)}
    # Named one by one: the text that search goes through is long, and nobody reads it here.
    found = (
        people.filter(is_active=True, merged_into=None, delegation__in=delegations)
        .filter(accreditation__state__in=states)
        .select_related("accreditation")
        .only(*_READS)
        .order_by()
    )
    agreed = agreed_to_be_listed()
    by_delegation: dict[int, list[Delegate]] = {}
    for person in found:
        by_delegation.setdefault(person.delegation_id, []).append(person)
    sections = [
        _section(one, by_delegation[one.pk], agreed)
        for one in sorted(delegations.values(), key=delegation_key)
        if one.pk in by_delegation
    ]
    return Roll(as_of, tuple(sections))


def delegation_key(delegation: Delegation) -> tuple[bool, int]:
    """Parties first, then the groups that the host accredits; each in protocol order."""
    return delegation.kind != Delegation.Kind.PARTY, delegation.sort_order


def person_key(person: Delegate) -> tuple[int, int, int, int]:
    """The head, the alternate, senior officials, then by rank and the order that the delegation gave."""
    return place_of(person.role, person.rank_band), person.rank_band, person.order, person.pk


def agreed_to_be_listed() -> set[int] | None:
    """Return the keys of those who agree now to stand in the public list; None when nobody is asked for it."""
    if not ConsentText.objects.filter(purpose=Purpose.LIST).exists():
        return None
    given = Consent.objects.filter(text__purpose=Purpose.LIST, withdrawn_at__isnull=True)
    return set(given.order_by().values_list("delegate_id", flat=True))


def public_part(roll: Roll, agreed: set[int] | None) -> Roll:
    """Return what everybody may read: name, position (their title) and organisation of those who agreed.

    Who took the consent back since a version was kept does not stand in its public part any more.
    """
    sections = []
    for section in roll.sections:
        entries = tuple(
            Entry(pk=0, role="", name=one.name, position=one.position, organisation=one.organisation)
            for one in section.entries
            if one.listed and not one.waiting and (agreed is None or one.pk in agreed)
        )
        if entries:
            sections.append(dataclasses.replace(section, is_party=False, entries=entries))
    return Roll(roll.as_of, tuple(sections), roll.number)


def as_content(roll: Roll) -> list[dict[str, Any]]:
    """Return the sections as JSON, to be kept."""
    return [dataclasses.asdict(section) for section in roll.sections]


def from_content(sections: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """Return the sections that were kept."""
    return tuple(
        Section(
            section["code"],
            Text(**section["name"]),
            section["is_party"],
            tuple(map(_entry, section["entries"])),
        )
        for section in sections
    )


def _entry(kept: dict[str, Any]) -> Entry:
    texts = {name: Text(**kept[name]) for name in ("position", "organisation")}
    place = {DelegateRole.HEAD: Place.HEAD, DelegateRole.ALTERNATE: Place.ALTERNATE}.get(
        kept["role"], Place.MEMBER
    )
    return Entry(**{"place": int(place), **kept, **texts})  # the first versions named no place


def text_of(record: object, name: str) -> Text:
    """Return both languages of a translated field."""
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")


def _section(delegation: Delegation, people: list[Delegate], agreed: set[int] | None) -> Section:
    entries = tuple(_participant(person, agreed) for person in sorted(people, key=person_key))
    return Section(
        delegation.code, text_of(delegation, "name"), delegation.kind == Delegation.Kind.PARTY, entries
    )


def _participant(person: Delegate, agreed: set[int] | None) -> Entry:
    return Entry(
        pk=person.pk,
        role=person.role,
        name=name_in_list(person),
        honorific=person.honorific,
        title=person.title,
        native=person.native_name,
        position=text_of(person, "position"),
        organisation=text_of(person, "organisation"),
        listed=agreed is None or person.pk in agreed,
        waiting=person.accreditation.state not in ADMITTED,
        place=int(place_of(person.role, person.rank_band)),
    )
