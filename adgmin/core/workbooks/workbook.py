"""Sheets of an .xlsx file as a stream: one pass tells values, formulas, errors, formats and merged cells.

Reading is our own over expat: spreadsheet libraries give values only and trust the sheet's stated size, so
that one stray cell in the last row takes gigabytes. Here memory is one row, whatever the file says.
"""

import datetime as dt
import re
from collections.abc import Iterator
from xml.parsers import expat

from .package import Package, SheetPart, local_name, parser, unescape
from .sheet import (
    MAX_CELL_CHARS,
    MAX_CELLS,
    MAX_COLUMNS,
    Cell,
    CellError,
    Cells,
    Formula,
    Merge,
    Sheet,
    Unreadable,
)

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_SERIAL = 2_958_465
# Pieces of text that one cell may come in; expat hands over at most 8 KB at a time.
MAX_PIECES = 2_000


def serial_date(serial: float, *, date1904: bool = False) -> dt.datetime | None:
    """Return the moment of an Excel serial number, to the second, or None outside 1900–9999."""
    if date1904:
        serial += 1462
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    return _EPOCH + dt.timedelta(days=int(serial), seconds=round(serial % 1 * 86_400))


def column_index(letters: str) -> int:
    """Return 0 for A, 26 for AA."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def open_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets that can be seen, in order, none of them read yet."""
    package = Package(data)
    parts = [part for part in package.sheets() if part.visible]
    if not parts:
        raise Unreadable("damaged")
    dated, strings = package.date_styles(), package.shared_strings()
    for part in parts:
        yield _SheetReader(package, part, dated, strings).sheet


class _SheetReader:
    """Parser callbacks of one sheet; finished rows wait in `_ready`."""

    def __init__(self, package: Package, part: SheetPart, dated: set[str], strings: list[str]) -> None:
        self._package, self._part, self._dated, self._strings = package, part, dated, strings
        self._columns: dict[str, int] = {}
        self._ready: list[tuple[int, Cells]] = []
        self._number, self._position, self._count = 0, -1, 0
        self._cells: Cells = {}
        self._column, self._kind, self._style = 0, "n", ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._phonetic = False
        self.sheet = Sheet(part.name, self._rows(), date1904=package.date1904)

    def _rows(self) -> Iterator[tuple[int, Cells]]:
        made = parser(self._start, self._end, self._text)
        try:
            for chunk in self._package.sheet_chunks(self._part):
                made.Parse(chunk)
                yield from self._ready
                self._ready = []
            made.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unreadable("damaged") from error
        yield from self._ready

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        if name not in _PLAIN:
            name = local_name(name)
        if name == "c":
            self._open_cell(attrs)
        elif name in ("v", "t"):
            self._into = None if self._phonetic else self._value
        elif name == "f":
            self._formula = self._into = []
        elif name == "row":
            number = attrs.get("r", "")
            self._number = int(number) if number.isdigit() else self._number + 1
            self._cells, self._position = {}, -1
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(attrs.get("ref", ""))
        elif name == "col" and attrs.get("hidden") in ("1", "true"):
            self._hide(attrs)

    def _text(self, data: str) -> None:
        if self._into is not None and len(self._into) < MAX_PIECES:
            self._into.append(data)

    def _end(self, name: str) -> None:
        if name not in _PLAIN:
            name = local_name(name)
        if name == "c":
            self._close_cell()
        elif name in ("v", "t", "f"):
            self._into = None
        elif name == "row":
            self._ready.append((self._number, self._cells))
        elif name == "rPh":
            self._phonetic = False

    def _open_cell(self, attrs: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_CELLS:
            raise Unreadable("cells", "file_too_large", limit=MAX_CELLS)
        letters = attrs.get("r", "").rstrip("0123456789")
        if letters:
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = (
                    column_index(letters) if letters.isalpha() and len(letters) < 4 else 16_384
                )
            self._position = column
        else:
            self._position += 1
        self._column, self._kind, self._style = self._position, attrs.get("t", "n"), attrs.get("s", "")
        self._value, self._formula, self._phonetic = [], None, False

    def _close_cell(self) -> None:
        if self._formula is None and not self._value:
            return
        if not 0 <= self._column < MAX_COLUMNS:
            if len(self.sheet.stray) < 20:
                letters = next((key for key, value in self._columns.items() if value == self._column), "")
                self.sheet.stray.append(f"{letters}{self._number}")
            return
        self._cells[self._column] = self._cell()

    def _cell(self) -> Cell:  # noqa: PLR0911 - one answer for each type of cell
        if self._formula is not None:
            return Formula("".join(self._formula)[:200])
        text, kind = "".join(self._value), self._kind
        if kind in ("inlineStr", "str"):
            return unescape(text)[: MAX_CELL_CHARS + 1]
        try:
            if kind == "s":
                return self._strings[int(text)]
            if kind == "n":
                return self._number_cell(float(text))
            if kind == "b":
                return text.strip() in ("1", "true")
            if kind == "d":
                return dt.datetime.fromisoformat(text).replace(tzinfo=None)
        except (ValueError, IndexError, OverflowError):
            return CellError("#VALUE!")
        return CellError(text[:20])

    def _number_cell(self, number: float) -> Cell:
        if self._style in self._dated:
            moment = serial_date(number, date1904=self._package.date1904)
            return moment if moment is not None else CellError("#NUM!")
        return number

    def _merge(self, reference: str) -> None:
        found = _REF.findall(reference)
        if len(found) == 2 and len(self.sheet.merges) < 10_000:
            (left, top), (right, bottom) = found
            self.sheet.merges.append(Merge(int(top), column_index(left), int(bottom), column_index(right)))

    def _hide(self, attrs: dict[str, str]) -> None:
        first, last = attrs.get("min", "0"), attrs.get("max", "0")
        if first.isdigit() and last.isdigit():
            self.sheet.hidden.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))


_PLAIN = frozenset({"c", "v", "t", "is", "f", "r", "row"})
