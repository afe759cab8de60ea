"""Finding the row of headings and telling which column holds what."""

import re
from collections import Counter
from dataclasses import dataclass, field

from adgmin.core.text import fold, nfc
from adgmin.core.workbooks.sheet import Cells, Sheet, column_letters, is_blank

from . import form
from .findings import Notes, shorten

KNOWN_AT_LEAST = 5
NAMED_COLUMNS = 20
# A heading may be merged down over this many rows.
MERGED_ROWS = 3
# "(required)" and the like, added to a heading by those who hand out a form.
_DUTY = re.compile(r"\((?:required|mandatory|optional|bắt buộc|không bắt buộc|tùy chọn)\)", re.IGNORECASE)
# "1.", "(2)", "3)" before a heading, as printed forms number their columns.
_ORDINAL = re.compile(r"^\s*(?:\(\d{1,2}\)|\d{1,2}\s*[.)])\s*(?=\S)")


@dataclass(slots=True)
class Layout:
    """Where the table is: its heading row, the field of each column, the language of its headings."""

    row: int
    fields: dict[int, str]
    lang: str
    texts: dict[str, str] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    repeated: dict[int, str] = field(default_factory=dict)
    normalised: dict[int, str] = field(default_factory=dict)


def match_heading(text: str) -> tuple[str, str, bool] | None:
    """Return (key, language, written exactly) of a heading, or None. A cell may hold both languages."""
    if text in form.exact_headings():
        return *form.exact_headings()[text], True
    plain = _ORDINAL.sub("", _DUTY.sub("", text))
    for piece in (plain, *plain.split("\n"), *plain.split("/")):
        if found := _known(piece):
            return *found, False
    return _with_translation(plain)


def _known(text: str) -> tuple[str, str] | None:
    return form.folded_headings().get(fold(text)) if len(text) < 200 else None


def _with_translation(text: str) -> tuple[str, str, bool] | None:
    """Return the match of a heading followed by the same one in the other language, in brackets."""
    for bracket in re.finditer(r"\(", text[:400]):
        first, second = _known(text[: bracket.start()]), _known(text[bracket.end() :])
        if first and second and first[0] == second[0]:
            return *first, False
    return None


def heading_score(cells: Cells) -> int:
    """Return how many fields of the form the cells of a row name."""
    return len(
        {found[0] for cell in cells.values() if isinstance(cell, str) and (found := match_heading(cell))}
    )


def find_layout(head: list[tuple[int, Cells]]) -> Layout | None:
    """Return the layout of the best heading row among the first rows, or None when there is none."""
    best, best_score = None, KNOWN_AT_LEAST - 1
    for at, (number, cells) in enumerate(head):
        candidate = cells
        for _, above in (head[at - 1 :: -1] if at else [])[:MERGED_ROWS]:
            candidate = _filled_from_above(candidate, above)
        for layout in (cells, candidate):
            score = heading_score(layout)
            if score > best_score:
                best, best_score = (number, layout), score
    return _layout(*best) if best else None


def _filled_from_above(cells: Cells, above: Cells) -> Cells:
    """Take headings of cells merged with the row above, which stand there."""
    spared = {
        at: cell for at, cell in above.items()
        if is_blank(cells.get(at)) and isinstance(cell, str) and match_heading(cell)
    }  # fmt: skip
    return {**cells, **spared}


def _layout(number: int, cells: Cells) -> Layout:
    layout = Layout(number, {}, "en")
    languages: Counter[str] = Counter()
    for at in sorted(cells):
        cell = cells[at]
        if is_blank(cell):
            continue
        text = cell if isinstance(cell, str) else str(cell)
        found = match_heading(text)
        if found is None:
            layout.unknown[at] = text
        elif found[0] in layout.fields.values():
            layout.repeated[at] = found[0]
        else:
            key, lang, exact = found
            layout.fields[at], layout.texts[key] = key, text
            languages[lang] += 1
            if not exact:
                layout.normalised[at] = text
    layout.lang = "vi" if languages["vi"] > languages["en"] else "en"
    return layout


def note_headings(layout: Layout, hidden: set[int], notes: Notes) -> None:
    """Report what is odd about the headings."""
    for at, text in layout.normalised.items():
        notes.add(layout.row, layout.fields[at], "heading_normalised", found=_one_line(text))
    for at, key in layout.repeated.items():
        notes.add(layout.row, key, "duplicate_column", letter=column_letters(at))
    for at in sorted(hidden & layout.fields.keys()):
        notes.add(
            layout.row, layout.fields[at], "hidden_column", letter=column_letters(at),
            found=form.columns()[layout.fields[at]].heading(layout.lang), fate="read", fate_vi="vẫn được đọc",
        )  # fmt: skip
    _note_unknown(layout, hidden, notes)
    for key in form.required_keys():
        if key not in layout.fields.values():
            notes.add(layout.row, key, "missing_column")


def _note_unknown(layout: Layout, hidden: set[int], notes: Notes) -> None:
    for count, (at, text) in enumerate(layout.unknown.items()):
        if at in hidden:
            notes.add(
                layout.row, None, "hidden_column", letter=column_letters(at), found=_one_line(text),
                fate="not taken in", fate_vi="không được nhập",
            )  # fmt: skip
        elif count < NAMED_COLUMNS:
            notes.add(layout.row, None, "unknown_column", letter=column_letters(at), found=_one_line(text))
    rest = list(layout.unknown)[NAMED_COLUMNS:]
    if rest:
        letters = f"{column_letters(rest[0])}–{column_letters(rest[-1])}"
        notes.add(layout.row, None, "unknown_column", letter=letters, found="…")


def note_titles(head: list[tuple[int, Cells]], layout: Layout, sheet: Sheet, notes: Notes) -> None:
    """Report the lines above the headings; merged ranges are known once the sheet is read to its end."""
    for number, cells in head:
        filled = [cell for cell in cells.values() if not is_blank(cell)]
        if number >= layout.row or not filled:
            continue
        merged = any(
            merge.first_row == number and merge.last_column > merge.first_column for merge in sheet.merges
        )
        if merged and len(filled) > 1:
            notes.add(number, None, "merged_group_headings", head=layout.row)
        else:
            notes.add(number, None, "merged_title" if merged else "title_row")


def _one_line(text: str) -> str:
    return shorten(" ".join(nfc(text).split()))
