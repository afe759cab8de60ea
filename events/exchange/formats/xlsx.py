"""Reading workbooks: one sheet of sessions, one of agenda items, known by their headings in either language."""

from functools import cache
from itertools import chain
from typing import Any

from django.utils.translation import override

from adgmin.core.bilingual import LANGUAGES, Text
from adgmin.core.text import fold
from adgmin.core.workbooks.sheet import Cell, CellError, Cells, Sheet, is_blank
from adgmin.core.workbooks.sheet import Formula as CellFormula
from adgmin.core.workbooks.workbook import open_sheets

from ..fields import FIELDS, IDENTITY, label
from ..findings import NotAProgramme
from ..meaning import Formula, Options, RawRow
from ..sheets import ITEM_COLUMNS, SESSION_COLUMNS, heading
from .common import MAX_SESSIONS

HEADING_ROWS = 20
_NEVER_EMPTIED = frozenset(
    key
    for key, field in FIELDS.items()
    if key.startswith("title_") or (field.kind == "choice" and "" not in field.choices)
)

Columns = dict[int, str]


def read(data: bytes, options: Options) -> list[RawRow]:
    """Return the rows of a workbook. Raises NotAProgramme, and Unreadable for a damaged one."""
    sessions: list[RawRow] | None = None
    items: list[tuple[int, dict[str, Any]]] | None = None
    for sheet in open_sheets(data):
        rows = _rows(sheet)
        columns, rest = _headed(rows, SESSION_COLUMNS)
        if columns is not None and sessions is None and not _is_items(columns):
            sessions = _sessions(columns, rest)
            continue
        columns, rest = _headed(rows, ITEM_COLUMNS)
        if columns is not None and "number" in columns.values() and items is None:
            items = [(number, _values(columns, cells)) for number, cells in rest]
    if sessions is None:
        raise NotAProgramme("headings")
    if items is not None:
        _give_items(sessions, items)
    return sessions


def _rows(sheet: Sheet) -> list[tuple[int, Cells]]:
    """The rows that hold anything."""
    rows = []
    for count, (number, cells) in enumerate(sheet.rows):
        if count > 20 * MAX_SESSIONS:
            raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)
        if not all(map(is_blank, cells.values())):
            rows.append((number, cells))
    return rows


def _headed(
    rows: list[tuple[int, Cells]], known: tuple[str, ...]
) -> tuple[Columns | None, list[tuple[int, Cells]]]:
    """Find the row of headings; return its columns and the rows below, or None and all rows."""
    names = _names(known)
    for at, (_number, cells) in enumerate(rows[:HEADING_ROWS]):
        columns = {
            column: key for column, cell in cells.items() if (key := names.get(fold(str(cell)))) is not None
        }
        found = set(columns.values())
        if len(found) >= 2 and found & {"code", "guid", "title_vi", "title_en"}:
            return _with_strangers(columns, cells), rows[at + 1 :]
    return None, rows


def _with_strangers(columns: Columns, cells: Cells) -> Columns:
    """Columns in order; a heading that nobody knows or that stands twice is kept with a mark before it."""
    made: Columns = {}
    for column, cell in sorted(cells.items()):
        key = columns.get(column)
        if key is None and not is_blank(cell):
            made[column] = f"?{cell}"
        elif key is not None:
            made[column] = f"!{cell}" if key in made.values() else key
    return made


def _is_items(columns: Columns) -> bool:
    """A sheet of agenda items has the heading of the items' numbers among those that sessions do not have."""
    names = _names(ITEM_COLUMNS)
    return any(names.get(fold(key[1:])) == "number" for key in columns.values() if key.startswith("?"))


@cache
def _names(known: tuple[str, ...]) -> dict[str, str]:
    names = {fold(key): key for key in known}
    for lang in LANGUAGES:
        with override(lang):
            names |= {fold(label(key)): key for key in known if key in FIELDS or key in IDENTITY}
            names |= {fold(heading(key)): key for key in known}
    return names


def _sessions(columns: Columns, rows: list[tuple[int, Cells]]) -> list[RawRow]:
    made = [_row(number, _values(columns, cells)) for number, cells in rows]
    if len(made) > MAX_SESSIONS:
        raise NotAProgramme("sessions", "too_many_sessions", limit=MAX_SESSIONS)
    if made:
        codes = {"?": "unknown_column", "!": "repeated_column"}
        strangers = [key for key in columns.values() if key[0] in codes]
        made[0].problems += [(codes[key[0]], "", {"shown": key[1:]}) for key in strangers]
    return made


def _values(columns: Columns, cells: Cells) -> dict[str, Any]:
    return {key: _value(cells.get(column)) for column, key in columns.items() if key[0] not in "?!"}


def _value(cell: Cell | None) -> Any:
    if cell is None or is_blank(cell):
        return ""
    return Formula() if isinstance(cell, CellFormula) else cell


def _row(number: int, values: dict[str, Any]) -> RawRow:
    row = RawRow(number, Text(vi=f"dòng {number}", en=f"row {number}"))
    for key, value in values.items():
        if isinstance(value, CellError):
            row.problems.append(("bad_value", key, {}))
        elif key in IDENTITY and isinstance(value, Formula):
            row.problems.append(("formula", key, {}))
        elif key in IDENTITY:
            text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
            setattr(row, key, text)
        elif value != "" or key not in _NEVER_EMPTIED:
            row.given[key] = value
    return row


def _give_items(sessions: list[RawRow], items: list[tuple[int, dict[str, Any]]]) -> None:
    """Hand every session its items, found by the session's code; a session without any has none."""
    by_code: dict[str, list[dict[str, Any]]] = {}
    for _number, item in items:
        by_code.setdefault(str(item.get("code", "")).strip().casefold(), []).append(item)
    for session in sessions:
        session.given["items"] = by_code.pop(session.code.strip().casefold(), [])
    for _code, item in chain.from_iterable(
        [(code, item) for item in found] for code, found in by_code.items()
    ):
        if sessions:
            sessions[0].problems.append(("item_of_nobody", "items", {"shown": item.get("code", "")}))
