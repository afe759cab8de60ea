"""Which rows are delegates, and which are blank lines, totals, remarks or headings printed again."""

import re

from adgmin.core.text import fold
from adgmin.core.workbooks.sheet import Cells, is_blank

from .findings import Notes
from .headings import Layout

_TOTAL = re.compile(r"(tong( cong| so)?|cong|(grand |sub ?)?totals?|sum)\b")
_NOTE = re.compile(r"(ghi chu|luu y|chu thich|notes?|remarks?|nguoi lap|xac nhan|ky ten|danh sach)\b")
_NUMBER = re.compile(r"\s*\(?(\d{1,3})\)?\.?\s*")
_PERSONAL = frozenset(
    {"badge_name", "passport_given", "passport_surname", "email", "passport_number", "birth_date"}
)
# What a workbook that was handed out already holds: such a line is still empty.
_GIVEN = frozenset({"delegation", "ref", "order"})
NOTE_CELLS = 3
REPEATED_HEADINGS = 3
BLANK_ROWS_NAMED = 20


class RowSorter:
    """Lets delegates through and reports everything else."""

    def __init__(self, layout: Layout, notes: Notes) -> None:
        self._layout, self._notes = layout, notes
        self._last = layout.row

    def delegate(self, number: int, cells: Cells) -> dict[str, object] | None:
        """Return {key: raw cell} of a delegate's row, or None for any other row."""
        fields = self._layout.fields
        values: dict[str, object] = {
            fields[at]: cell for at, cell in cells.items() if at in fields and not is_blank(cell)
        }
        if not values or ("delegation" in values and values.keys() <= _GIVEN):
            return None
        self._note_blanks(number)
        self._last = number
        if len(values) > NOTE_CELLS and not self._is_told(values):
            return values
        code = self._other_kind(values)
        if code:
            self._notes.add(number, None, code)
            return None
        return values

    def _note_blanks(self, number: int) -> None:
        first, count = self._last + 1, number - self._last - 1
        if count > BLANK_ROWS_NAMED:
            self._notes.add(first, None, "blank_rows", count=count, last=number - 1)
            return
        for blank in range(first, number):
            self._notes.add(blank, None, "blank_row")

    def _is_told(self, values: dict[str, object]) -> bool:
        """Tell whether a row of many cells is no delegate all the same."""
        return self._repeats_headings(values) or _counts_columns(values) or _is_wide_total(values)

    def _repeats_headings(self, values: dict[str, object]) -> bool:
        texts = self._layout.texts
        return sum(raw == texts[key] for key, raw in values.items()) >= REPEATED_HEADINGS

    def _other_kind(self, values: dict[str, object]) -> str:
        """Return the code of a row that is no delegate, or ""."""
        if self._repeats_headings(values) or _counts_columns(values):
            return "repeated_headings"
        texts = [fold(raw) for raw in values.values() if isinstance(raw, str)]
        if any(_TOTAL.match(text) for text in texts):
            return "total_row"
        if any(_NOTE.match(text) for text in texts) or not _PERSONAL & values.keys():
            return "note_row"
        lonely = len(values) == 1 and len(texts) == 1 and len(texts[0].split()) > 6
        return "note_row" if lonely else ""


def _counts_columns(values: dict[str, object]) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    numbers = set()
    for raw in values.values():
        found = _NUMBER.fullmatch(f"{raw:g}" if isinstance(raw, float) else str(raw))
        if found is None or found[1] in numbers:
            return False
        numbers.add(found[1])
    return len(numbers) > NOTE_CELLS


def _is_wide_total(values: dict[str, object]) -> bool:
    """Tell whether a row of many cells is a total: it begins with the word, without address or passport."""
    if "email" in values or "passport_number" in values:
        return False
    return any(_TOTAL.match(fold(raw)) for raw in list(values.values())[:3] if isinstance(raw, str))
