"""Lists of delegates as files: no cell becomes a formula, and they can be taken in again."""

import csv
import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any

import xlsxwriter
from django.db.models import QuerySet

from adgmin.core.spool import private_folder
from delegates.nominations.models import Delegate

from .entry import Entry
from .form import Column, columns
from .people import stored_entries

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}

Row = Sequence[Any]


def form_columns(*, sensitive: bool) -> list[Column]:
    """Return the columns of the form; the sensitive ones only when asked for."""
    return [column for column in columns().values() if sensitive or not column.sensitive]


def form_rows(delegates: QuerySet[Delegate], chosen: Sequence[Column], lang: str) -> Iterator[list[Any]]:
    """Yield a row of form values for each delegate in the query's order, a few hundred read at a time."""
    keys = tuple(column.key for column in chosen)
    pks = delegates.values_list("pk", flat=True)
    for part in _parts(list(pks)):
        found = dict(stored_entries(part, keys))
        yield from ([_value(column, found[pk], lang) for column in chosen] for pk in part if pk in found)


def _parts(pks: list[int], size: int = 400) -> Iterator[list[int]]:
    for start in range(0, len(pks), size):
        yield pks[start : start + size]


def _value(column: Column, entry: Entry, lang: str) -> Any:
    value = entry.get(column.key)
    if column.key == "single_name":
        value = "yes" if value else "no"
    if column.kind == "choice":
        return next((choice.label(lang) for choice in column.choices if choice.code == value), value)
    return "; ".join(value) if isinstance(value, tuple) else value


def write_xlsx(headings: Sequence[str], rows: Iterable[Row], title: str = "Delegates") -> IO[bytes]:
    """Return an open temporary file with the workbook; text stays text whatever it starts with."""
    folder = str(private_folder("exports"))  # what is written on the way lies where nobody else reads
    target = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "tmpdir": folder}
    )
    sheet = book.add_worksheet(title)
    formats = {kind: book.add_format({"num_format": shown}) for kind, shown in _FORMATS.items()}
    bold = book.add_format({"bold": True})
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, heading, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            _write_cell(sheet, number, at, value, formats)
    book.close()
    target.seek(0)
    return target


def _write_cell(sheet: Any, row: int, at: int, value: Any, formats: dict[str, Any]) -> None:
    if isinstance(value, dt.datetime):
        sheet.write_datetime(row, at, value.replace(tzinfo=None), formats["datetime"])
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, at, value, formats["date"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, at, value)
    elif value is not None and value != "":
        sheet.write_string(row, at, str(value))


def write_csv(headings: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the lines of a UTF-8 file with a byte order mark, for StreamingHttpResponse."""
    line = _Line()
    writer = csv.writer(line)
    yield b"\xef\xbb\xbf"
    for row in chain([headings], rows):
        writer.writerow([guarded(value) for value in row])
        yield line.take()


def guarded(value: Any) -> str:
    """Return a cell of a text file; an apostrophe keeps a spreadsheet from reading it as a formula."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    text = "" if value is None else str(value)
    number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not number else text


class _Line:
    """The file that csv.writer writes to: one line at a time."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> None:
        self._text = text

    def take(self) -> bytes:
        return self._text.encode()
