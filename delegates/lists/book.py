"""A list as an .xlsx: text stays text whatever it starts with, one row a person, to be sorted and worked with."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from delegates.delegations.models import DelegateRole

from .layout import Leaf, headings_in
from .participants import Entry, Roll, Section

FIRST_ROW = 4  # below the title, the marks and an empty row
_PUBLIC_WIDTHS = (6, 26, 34, 34, 34, 34, 34)
_WIDTHS = (6, 10, 26, 26, 16, 10, 12, 34, 22, 34, 34, 34, 34, 10)


def roll_xlsx(roll: Roll, leaf: Leaf) -> bytes:
    """Return the workbook of the list of participants; the public one has the public columns only."""
    row, widths = (_public_row, _PUBLIC_WIDTHS) if leaf.public else (_row, _WIDTHS)
    pairs = ((section, entry) for section in roll.sections for entry in section.entries)
    with override("en" if leaf.lang == "en" else "vi"):
        rows = [row(number, section, entry) for number, (section, entry) in enumerate(pairs, 1)]
    return book(leaf.title, leaf.marks, headings_in(leaf.lang, public=leaf.public), rows, widths)


def book(
    title: str,
    marks: Sequence[str],
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int],
) -> bytes:
    """Return a workbook of one sheet whose heading row stays in sight and is printed on each page."""
    target = io.BytesIO()
    made = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = made.add_worksheet(_sheet_name(title))
    bold, wrapped = made.add_format({"bold": True}), made.add_format({"text_wrap": True, "valign": "top"})
    head = made.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, " · ".join(marks))
    for at, heading in enumerate(headings):
        sheet.write_string(FIRST_ROW - 1, at, heading, head)
        sheet.set_column(at, at, widths[at] if at < len(widths) else 20)
    last = _write(sheet, rows, wrapped)
    _set_up(sheet, last, len(headings))
    made.close()
    return target.getvalue()


def _write(sheet: Any, rows: Iterable[Sequence[Any]], wrapped: Any) -> int:
    """Write the rows below the headings; return the number of the last one."""
    last = FIRST_ROW - 1
    for last, row in enumerate(rows, FIRST_ROW):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(last, at, value, wrapped)
            elif value:
                sheet.write_string(last, at, str(value), wrapped)
    return last


def _set_up(sheet: Any, last: int, columns: int) -> None:
    """Let it be filtered and printed: the headings stay, A4 lying, one page wide, numbered."""
    sheet.autofilter(FIRST_ROW - 1, 0, last, columns - 1)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _sheet_name(title: str) -> str:
    """Return a name that a sheet may have: 31 characters, without the signs of a reference."""
    return "".join(" " if char in "[]:*?/\\" else char for char in title)[:31].strip("' ") or "1"


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
