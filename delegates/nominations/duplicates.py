"""People who may be one and the same: found by what they share, never by comparing everybody with everybody."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit
from adgmin.core.models import AuditRecord, User
from adgmin.core.text import fold

from .models import Delegate, DelegateQuerySet

# Two spellings of one sound become one: Müller and Mueller, Bjørn and Bjoern, Sæther and Saether.
_LETTERS = str.maketrans({"æ": "a", "œ": "o", "þ": "th"})
# Cyrillic as passports write it (ICAO Doc 9303 part 3, section 6 B); `fold` has taken marks away: ё is е, й is и.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэіґ", "abvgdeziklmnoprstufyeig", strict=True))
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "ie",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    }
)
_SOUNDS = re.compile(r"(?<=[aou])e|(?<=a)a")
# A mark shared by more people than this tells nothing: an office's address, a name that everybody has.
MOST_SHARING = 40
SURE_ENOUGH = 40
NOT_THE_SAME = "not the same"

REASONS: dict[str, tuple[int, str | Promise]] = {
    "number": (60, _("the same passport number")),
    "name": (40, _("the same name, whatever its marks and the order of its words")),
    "near_name": (25, _("nearly the same name")),
    "birth": (25, _("the same date of birth")),
    "email": (30, _("the same e-mail address")),
}
AGAINST: dict[str, tuple[int, str | Promise]] = {
    "other_birth": (-20, _("different dates of birth")),
    "other_number": (-10, _("different passport numbers")),
}


@dataclass(frozen=True)
class Marks:
    """What is compared of one person; digests, not the values."""

    pk: int
    names: tuple[str, ...]
    number: str = ""
    birth: str = ""
    email: str = ""

    @cached_property
    def words(self) -> frozenset[frozenset[str]]:
        """Each name as a set of words without marks, in one transliteration."""
        return frozenset(found for name in self.names if (found := frozenset(plain(name).split())))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, how sure it is that they are one (to 100), and why."""

    first: int
    second: int
    score: int
    why: tuple[str, ...]

    @property
    def reasons(self) -> list[str | Promise]:
        """What speaks for it and against it, in words."""
        return [(REASONS | AGAINST)[code][1] for code in self.why]


def plain(name: str) -> str:
    """Return a name without marks, in small letters, in one transliteration."""
    return _SOUNDS.sub("", fold(name).translate(_LETTERS).translate(_CYRILLIC))


def in_one_word(name: str) -> str:
    """Return a name in native script without its spaces, which some writers leave out: 山田 直美, 山田直美."""
    return "".join(name.split())


def find_pairs(people: Iterable[Marks], *, parted: Collection[tuple[int, int]] = ()) -> list[Pair]:
    """Return the likely pairs, surest first; `parted` are pairs (smaller key first) known not to be the same."""
    blocks: dict[tuple[str, ...], list[Marks]] = defaultdict(list)
    for person in people:
        for key in set(_keys(person)):
            blocks[key].append(person)
    seen, found = set(parted), []
    for sharing in blocks.values():
        if not 1 < len(sharing) <= MOST_SHARING:
            continue
        for one, other in combinations(sharing, 2):
            both = (min(one.pk, other.pk), max(one.pk, other.pk))
            if both not in seen:
                seen.add(both)
                if (pair := compare(one, other)).score >= SURE_ENOUGH:
                    found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def _keys(person: Marks) -> Iterator[tuple[str, ...]]:
    """What a person must share with another to be compared at all."""
    for words in person.words:
        yield "name", *sorted(words)
        if person.birth:
            yield from (("birth", person.birth, word) for word in words)
    if person.birth:
        # Without a word too: of a single name, spelt in two ways, none is shared.
        yield "birth", person.birth
    if person.number:
        yield "number", person.number
    if person.email:
        yield "email", person.email.lower()


def compare(one: Marks, other: Marks) -> Pair:
    """Weigh what two people share."""
    why = [name] if (name := _name_reason(one, other)) else []
    if one.number and other.number:
        why.append("number" if one.number == other.number else "other_number")
    if one.birth and other.birth:
        why.append("birth" if one.birth == other.birth else "other_birth")
    if one.email and one.email.lower() == other.email.lower():
        why.append("email")
    score = sum((REASONS | AGAINST)[code][0] for code in why)
    first, second = sorted((one.pk, other.pk))
    return Pair(first, second, max(0, min(100, score)), tuple(why))


def _name_reason(one: Marks, other: Marks) -> str:
    if one.words & other.words:
        return "name"
    near = any(_near(left, right) for left in one.words for right in other.words)
    return "near_name" if near else ""


def _near(left: frozenset[str], right: frozenset[str]) -> bool:
    """All words of the shorter name in the longer one, or one letter of one word more, less or other."""
    if len(left & right) >= 2 and (left <= right or right <= left):
        return True
    only_left, only_right = left - right, right - left
    return len(only_left) == len(only_right) == 1 and _one_letter(
        next(iter(only_left)), next(iter(only_right))
    )


def _one_letter(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1 or len(short) < 3:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def marks_of(people: DelegateQuerySet) -> list[Marks]:
    """Read what is compared of these people, in one query."""
    rows = people.order_by("pk").values_list(
        "pk", "badge_name", "full_name", "passport_surname", "passport_given", "native_name", "email",
        "travel_document__number_digest", "travel_document__birth_digest",
    )  # fmt: skip
    return [
        Marks(
            pk,
            tuple(filter(None, (badge, full, f"{surname} {given}".strip(), in_one_word(native)))),
            number or "",
            birth or "",
            email,
        )
        for pk, badge, full, surname, given, native, email, number, birth in rows
    ]


def likely_pairs() -> list[Pair]:
    """Return the likely pairs among those who hold a place."""
    people = Delegate.objects.submitted().active().filter(merged_into=None)
    return find_pairs(marks_of(people), parted=parted())


def parted() -> set[tuple[int, int]]:
    """Return the pairs that somebody has looked at and found to be two people."""
    rows = AuditRecord.objects.filter(model="delegates.delegate", verb=NOT_THE_SAME)
    return {
        (min(pair), max(pair))
        for changes in rows.values_list("changes", flat=True)
        for pair in changes.values()
    }


def part(one: Delegate, other: Delegate, *, by: User | None) -> None:
    """Remember that these are two people; the record of each says so."""
    for person, second in ((one, other), (other, one)):
        note = f"{second.badge_name} ({second.ref})"
        audit.record(person, NOT_THE_SAME, by=by, changes={"id": sorted((one.pk, other.pk))}, note=note)
