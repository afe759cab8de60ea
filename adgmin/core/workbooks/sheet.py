"""What every reader hands on: rows of raw cells with the sheet's own row numbers."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_BYTES = 50 * 1024 * 1024
MAX_SHEET_BYTES = 400 * 1024 * 1024
MAX_STRINGS_BYTES = 64 * 1024 * 1024
MAX_PART_BYTES = 8 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_CELLS = 8_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 400
MAX_CELL_CHARS = 32_767
HEADING_ROWS = 20


class Unreadable(Exception):
    """The file as a whole cannot be taken in; `code` and `reason` choose the sentence."""

    def __init__(self, reason: str, code: str = "file_unreadable", **values: object) -> None:
        super().__init__(reason)
        self.reason, self.code, self.values = reason, code, values


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula cell; its stored result is never looked at."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class CellError:
    """A spreadsheet error value such as #REF!."""

    code: str = ""


Cell = str | float | bool | dt.datetime | Formula | CellError
Cells = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, columns counted from 0, rows as in the sheet."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """One table. `merges`, `hidden` and `stray` are complete once the rows have been read to the end."""

    name: str
    rows: Iterator[tuple[int, Cells]]
    is_text: bool = False
    hidden: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    guessed_encoding: str = ""
    date1904: bool = False


def column_letters(index: int) -> str:
    """Return A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_blank(cell: Cell | None) -> bool:
    """Tell whether a cell holds nothing but spaces, also those that cannot be seen."""
    if cell is None:
        return True
    return isinstance(cell, str) and not cell.strip(
        " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000\u202f\u2007"
    )
