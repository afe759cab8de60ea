"""The draft as a workbook."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext

from adgmin.core.clock import MEETING_ZONE

from .draft import Draft
from .fields import FIELDS, choice_label
from .sheets import ITEM_COLUMNS, SESSION_COLUMNS, heading

_WIDTHS = {
    "title_vi": 44,
    "title_en": 44,
    "start": 17,
    "end": 17,
    "abstract_vi": 40,
    "abstract_en": 40,
    "guid": 38,
}


def xlsx(draft: Draft) -> bytes:
    """Return the draft as a workbook: a sheet of sessions, a sheet of agenda items."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    styles = {
        "head": book.add_format({"bold": True, "bg_color": "#E8ECF6", "text_wrap": True, "valign": "top", "border": 1}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
        "text": book.add_format({"num_format": "@"}),
    }  # fmt: skip
    sheet = _headed(book, gettext("Programme"), SESSION_COLUMNS, styles)
    items = _headed(book, gettext("Agenda items"), ITEM_COLUMNS, styles)
    at = 1
    for number, (session, record) in enumerate(draft.sessions, 1):
        values = record | {"guid": str(session.guid), "code": session.code}
        for column, key in enumerate(SESSION_COLUMNS):
            _write(sheet, number, column, _cell(key, values[key]), styles)
        for item in record["items"]:
            for column, key in enumerate(ITEM_COLUMNS):
                _write(items, at, column, session.code if key == "code" else item[key], styles)
            at += 1
    book.close()
    return buffer.getvalue()


def _headed(book: Any, title: str, columns: Sequence[str], styles: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(title[:31])
    for at, key in enumerate(columns):
        sheet.write_string(0, at, heading(key), styles["head"])
        sheet.set_column(at, at, _WIDTHS.get(key, 18))
    sheet.freeze_panes(1, 2)
    return sheet


def _cell(key: str, value: Any) -> Any:
    """A value as people read it in a cell; everything reads back as it was."""
    field = FIELDS.get(key)
    if field is None or not value:
        return gettext("no") if field is not None and field.kind == "flag" else value
    if field.kind == "moment":
        return dt.datetime.fromisoformat(value).astimezone(MEETING_ZONE).replace(tzinfo=None)
    if field.kind == "flag":
        return gettext("yes")
    if field.kind == "choice":
        return choice_label(key, value)
    return "; ".join(value) if isinstance(value, list) else value


def _write(sheet: Any, row: int, column: int, value: Any, styles: dict[str, Any]) -> None:
    if isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value, styles["moment"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, str(value), styles["text"])
