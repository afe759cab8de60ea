"""Tables kept as text: .csv and .tsv in UTF-8, UTF-16 or Windows-1258, parted by comma, semicolon or tab."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from adgmin.core.workbooks.sheet import (
    HEADING_ROWS,
    MAX_CELL_CHARS,
    MAX_COLUMNS,
    Cells,
    Sheet,
    Unreadable,
    column_letters,
)

DELIMITERS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
csv.field_size_limit(1 << 20)


def open_text(data: bytes, heading_score: Callable[[Cells], int]) -> Sheet:
    """Return the table of a text file; the delimiter is the one under which most headings are known."""
    encoding, guessed = detect_encoding(data)
    delimiter = max(DELIMITERS, key=lambda mark: _score(data, encoding, mark, heading_score))
    sheet = Sheet("", iter(()), is_text=True, guessed_encoding=guessed)
    sheet.rows = _numbered(_records(data, encoding, delimiter), sheet)
    return sheet


def detect_encoding(data: bytes) -> tuple[str, str]:
    """Return (codec, name to report when it had to be guessed)."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, ""
    zeros_even, zeros_odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    if zeros_even + zeros_odd > min(len(data), 4000) // 4:
        return ("utf-16-le" if zeros_odd > zeros_even else "utf-16-be"), "UTF-16"
    if _decodes(data, "utf-8"):
        return "utf-8", ""
    if _mostly_utf8(data):
        return "utf-8", "UTF-8"
    if _decodes(data, "cp1258"):
        return "cp1258", "Windows-1258"
    raise Unreadable("encoding")


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    try:
        for start in range(0, len(data), 1 << 20):
            decoder.decode(view[start : start + (1 << 20)])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether the text is UTF-8 in which a few bytes were damaged."""
    text = data[: 1 << 20].decode("utf-8", "replace")
    foreign = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return foreign > 3 * text.count("\ufffd")


def _score(data: bytes, encoding: str, delimiter: str, heading_score: Callable[[Cells], int]) -> int:
    try:
        head = list(islice(_records(data, encoding, delimiter), HEADING_ROWS))
    except Unreadable:
        return -1
    return max((heading_score(dict(enumerate(record))) for record in head), default=0)


def _records(data: bytes, encoding: str, delimiter: str) -> Iterator[list[str]]:
    stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")
    try:
        for number, record in enumerate(csv.reader(stream, delimiter=delimiter)):
            names_delimiter = number == 0 and len(record) == 2 and record[0].strip().lower() == "sep="
            yield [] if names_delimiter else record
    except csv.Error as error:
        raise Unreadable("table") from error


def _numbered(records: Iterator[list[str]], sheet: Sheet) -> Iterator[tuple[int, Cells]]:
    compose = sheet.guessed_encoding == "Windows-1258"
    for number, record in enumerate(records, start=1):
        if len(record) > MAX_COLUMNS:
            stray = next((at for at, text in enumerate(record) if at >= MAX_COLUMNS and text.strip()), None)
            if stray is not None and len(sheet.stray) < 20:
                sheet.stray.append(f"{column_letters(stray)}{number}")
        yield (
            number,
            {
                at: (unicodedata.normalize("NFC", text) if compose else text)[: MAX_CELL_CHARS + 1]
                for at, text in enumerate(record[:MAX_COLUMNS])
                if text
            },
        )
