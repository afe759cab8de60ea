"""The list of participants as an .xlsx, one row a person."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from adgmin.core.workbooks.book import book
from delegates.delegations.models import DelegateRole

from .layout import Leaf, headings_in
from .participants import Entry, Roll, Section

_PUBLIC_WIDTHS = (6, 26, 34, 34, 34, 34, 34)
_WIDTHS = (6, 10, 26, 26, 16, 10, 12, 34, 22, 34, 34, 34, 34, 10)


def roll_xlsx(roll: Roll, leaf: Leaf) -> bytes:
    """Return the workbook of the list of participants; the public one has the public columns only."""
    row, widths = (_public_row, _PUBLIC_WIDTHS) if leaf.public else (_row, _WIDTHS)
    pairs = ((section, entry) for section in roll.sections for entry in section.entries)
    with override("en" if leaf.lang == "en" else "vi"):
        rows = [row(number, section, entry) for number, (section, entry) in enumerate(pairs, 1)]
    return book(leaf.title, leaf.marks, headings_in(leaf.lang, public=leaf.public), rows, widths)


def _public_row(number: int, section: Section, entry: Entry) -> list[Any]:
    position, organisation = entry.position, entry.organisation
    return [
        number, str(section.name), entry.name, position.vi, organisation.vi, position.en, organisation.en,
    ]  # fmt: skip


def _row(number: int, section: Section, entry: Entry) -> list[Any]:
    return [
        number, section.code, section.name.vi, section.name.en, str(DelegateRole(entry.role).label),
        entry.honorific, entry.title, entry.name, entry.native, entry.position.vi, entry.position.en,
        entry.organisation.vi, entry.organisation.en, _("no") if entry.waiting else _("yes"),
    ]  # fmt: skip
