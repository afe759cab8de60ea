"""How a list stands on a page, on paper and in a file: the same columns and words for all of them."""

import dataclasses
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.dates import day_long, local
from delegates.delegations.models import DelegateRole
from delegates.nominations.precedence import Place
from events.editions.models import Edition
from events.printing.rows import pair, time_of

from .participants import Entry, Roll, Section, text_of

BOTH = "both"
CHOICES = (*LANGUAGES, BOTH)


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place, line by line; `small` is a second kind of line beneath: the native name."""

    lines: tuple[str, ...]
    lang: str = ""
    small: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One person."""

    number: int
    cells: tuple[Cell, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Persons of one role; without a heading where none is wanted."""

    heading: str
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """One delegation."""

    code: str
    heading: str
    groups: tuple[Group, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Leaf:
    """The whole list in one language or in both, ready to be shown."""

    lang: str
    title: str
    meeting: str
    marks: tuple[str, ...]
    columns: tuple[str, ...]
    blocks: tuple[Block, ...]
    count: int
    public: bool


def laid_out(roll: Roll, edition: Edition, lang: str, *, public: bool, note: str = "") -> Leaf:
    """Return the list in `vi`, in `en`, or in `both` side by side. `note` stands beside the "as of" mark."""
    title = in_both(lambda: _("List of participants"))
    blocks, number = [], 0
    for section in roll.sections:
        block = _block(section, lang, number)
        number += len(section.entries)
        blocks.append(block)
    return Leaf(
        lang=lang,
        title=_in(title, lang),
        meeting=one_or_both(edition, "name", lang),
        marks=tuple(_in(mark, lang) for mark in marks_of(roll, public=public, note=note)),
        columns=tuple(
            _in(column, lang) if column.vi != column.en else column.vi for column in _columns(lang)
        ),
        blocks=tuple(blocks),
        count=roll.count,
        public=public,
    )


def marks_of(roll: Roll, *, public: bool, note: str = "") -> list[Text]:
    """Return what the list says of itself: as of when, which version, how many, for whom."""
    when = local(roll.as_of)
    marks = [
        in_both(
            lambda: _("As of %(time)s on %(day)s") % {"time": time_of(when), "day": day_long(when.date())}
        )
    ]
    if roll.number:
        marks.append(in_both(lambda: _("Version %(number)d") % {"number": roll.number}))
    if note:
        marks.append(Text(note, note))
    marks.append(in_both(lambda: _counted(roll.count)))
    if roll.waiting:
        marks.append(in_both(lambda: _("%(number)d not admitted yet, marked *") % {"number": roll.waiting}))
    if not public:
        marks.append(in_both(lambda: _("For official use only")))
    return marks


def _counted(count: int) -> str:
    return _("Participants: %(number)d") % {"number": count}


def _in(text: Text, lang: str) -> str:
    """Return one language, or both with a stroke between them; equal ones once."""
    if lang != BOTH:
        return pair(text)[lang]
    return " / ".join(dict.fromkeys(part for part in (text.vi, text.en) if part))


def _columns(lang: str) -> list[Text]:
    first = [
        in_both(lambda: pgettext("number in a list", "No.")),
        in_both(lambda: _("Full name")),
    ]
    if lang != BOTH:
        return [*first, in_both(lambda: _("Position")), in_both(lambda: _("Organisation"))]
    words = in_both(lambda: _("Position and organisation"))
    return [*first, Text(words.vi, words.vi), Text(words.en, words.en)]


def _block(section: Section, lang: str, before: int) -> Block:
    groups: list[Group] = []
    for place, entries in _by_place(section):
        rows = tuple(_row(entry, lang, number) for number, entry in enumerate(entries, before + 1))
        before += len(rows)
        heading = "" if place is None else _in(_heading(place), lang)
        groups.append(Group(heading, rows))
    return Block(section.code, _in(section.name, lang), tuple(groups))


def _heading(place: Place) -> Text:
    words = {
        Place.HEAD: DelegateRole.HEAD.label,
        Place.ALTERNATE: DelegateRole.ALTERNATE.label,
        Place.SENIOR: gettext_lazy("Senior officials"),
        Place.MEMBER: gettext_lazy("Members of the delegation"),
    }
    return in_both(lambda: str(words[place]))


def _by_place(section: Section) -> Iterable[tuple[Place | None, list[Entry]]]:
    """Parties stand under headings: the head, the alternate, senior officials, the others; a group in one row."""
    if not section.is_party:
        return [(None, list(section.entries))]
    places: dict[Place | None, list[Entry]] = {}
    for entry in section.entries:
        places.setdefault(Place(entry.place), []).append(entry)
    return places.items()


def _row(entry: Entry, lang: str, number: int) -> Row:
    native = entry.native if entry.native not in entry.name else ""  # the same once
    name = Cell((f"{entry.name} *" if entry.waiting else entry.name,), small=native)
    if lang == BOTH:
        return Row(number, (name, _facts(entry, "vi"), _facts(entry, "en")))
    return Row(number, (name, _fact(entry.position, lang), _fact(entry.organisation, lang)))


def _facts(entry: Entry, lang: str) -> Cell:
    lines = (getattr(entry.position, lang), getattr(entry.organisation, lang))
    return Cell(tuple(line for line in lines if line), lang)


def _fact(text: Text, lang: str) -> Cell:
    """One language; where it is missing the other one stands in, says so, and is marked as such."""
    own = getattr(text, lang)
    return Cell((pair(text)[lang],), lang if own else ("en" if lang == "vi" else "vi"))


def headings_in(lang: str, *, public: bool) -> tuple[str, ...]:
    """Return the headings of a workbook's columns."""
    with override("en" if lang == "en" else "vi"):
        if public:
            return (
                pgettext("number in a list", "No."), _("Delegation"), _("Full name"), _("Position (Vietnamese)"),
                _("Organisation (Vietnamese)"), _("Position (English)"), _("Organisation (English)"),
            )  # fmt: skip
        return (
            pgettext("number in a list", "No."), _("Delegation (code)"), _("Delegation (Vietnamese)"),
            _("Delegation (English)"), _("Role"), _("Honorific"),
            pgettext("of a person", "Title"), _("Name in the list"),
            _("Name in native script"), _("Position (Vietnamese)"), _("Position (English)"),
            _("Organisation (Vietnamese)"), _("Organisation (English)"), _("Admitted"),
        )  # fmt: skip


def one_or_both(record: object, name: str, lang: str) -> str:
    """Return a translated field of a record in one language, or in both."""
    return _in(text_of(record, name), lang)
