"""A table as an .xlsx: text stays text whatever it starts with, to be sorted, filtered, printed and worked with."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.http import HttpResponse

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_ROW = 4  # below the title, the marks and an empty row


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
    day = made.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    last = _write(sheet, rows, wrapped, day)
    _set_up(sheet, last, len(headings))
    made.close()
    return target.getvalue()


def handed_out(made: bytes, name: str) -> HttpResponse:
    """Return a workbook as the answer of a page, to be saved under this name (in ASCII, without its ending)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(made, content_type=MEDIA_TYPE, headers=headers)


def _write(sheet: Any, rows: Iterable[Sequence[Any]], wrapped: Any, day: Any) -> int:
    """Write the rows below the headings; return the number of the last one."""
    last = FIRST_ROW - 1
    for last, row in enumerate(rows, FIRST_ROW):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(last, at, value, wrapped)
            elif isinstance(value, dt.date):
                sheet.write_datetime(last, at, dt.datetime.combine(value, dt.time()), day)
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
