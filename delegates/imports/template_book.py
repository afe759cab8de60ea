"""The workbook to fill in: headings, drop-down lists, date formats, and a sheet that explains the choices."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from .form import Column, columns

ROWS = 500
WIDE = ("position_en", "position_vi", "organisation_en", "organisation_vi", "sessions_wanted", "badge_name")
_TITLES = {"en": ("Delegates", "Choices"), "vi": ("Đại biểu", "Danh mục")}


def template_book(lang: str, rows: Sequence[Mapping[str, str]] = ()) -> bytes:
    """Return the workbook with headings and labels in a language; `rows` are {key: text} that it already holds."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    first, second = _TITLES[lang]
    sheet, choices = book.add_worksheet(first), book.add_worksheet(second)
    styles = {
        "head": book.add_format(
            {"bold": True, "bg_color": "#E8ECF6", "text_wrap": True, "valign": "top", "border": 1}
        ),
        "due": book.add_format(
            {"bold": True, "bg_color": "#F6E7C1", "text_wrap": True, "valign": "top", "border": 1}
        ),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "datetime": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        "text": book.add_format({"num_format": "@"}),
    }
    listed = 0
    for at, column in enumerate(columns().values()):
        due = column.required or column.key == "passport_surname"
        sheet.write_string(0, at, column.heading(lang), styles["due" if due else "head"])
        sheet.set_column(at, at, 34 if column.key in WIDE else 20, styles.get(_style(column)))
        if column.choices and column.kind == "choice":
            _add_choices(sheet, choices, second, at, listed, column, lang, styles["head"])
            listed += 1
        for row, given in enumerate(rows, start=1):
            if text := given.get(column.key):
                sheet.write_string(row, at, text, styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 34)
    book.close()
    return buffer.getvalue()


def _style(column: Column) -> str:
    if column.kind in ("date", "datetime"):
        return column.kind
    return "" if column.kind == "integer" else "text"


def _add_choices(
    sheet: Any, choices: Any, title: str, at: int, listed: int, column: Column, lang: str, style: Any
) -> None:  # fmt: skip
    choices.write_string(0, listed, column.heading(lang), style)
    choices.set_column(listed, listed, 30)
    for row, choice in enumerate(column.choices, start=1):
        choices.write_string(row, listed, choice.label(lang))
    letter = chr(ord("A") + listed)
    source = f"='{title}'!${letter}$2:${letter}${len(column.choices) + 1}"
    sheet.data_validation(1, at, ROWS, at, {"validate": "list", "source": source})
