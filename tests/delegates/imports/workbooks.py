"""Workbooks and text tables as tests need them, and the messy one of the pack."""

# ruff: noqa: DTZ001 - the cells of a sheet have no zone

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from delegates.imports.form import columns
from delegates.imports.intake import Outcome, examine, preview, take_in

DATA = Path(__file__).resolve().parents[2] / "data"
PACK = Path(__file__).resolve().parents[3] / "events" / "editions" / "packs" / "adgmin6"
MESSY = DATA / "delegates-messy.xlsx"
EXPECTED = DATA / "delegates-messy-expected.yaml"
SAMPLE = PACK / "delegates-sample.xlsx"
SAMPLE_VI = PACK / "delegates-sample-vi.xlsx"

GOOD: dict[str, Any] = {
    "ref": "T1", "delegation": "VN", "role": "Delegate", "honorific": "Ms.",
    "passport_surname": "NGUYEN", "passport_given": "THI MINH CHAU", "single_name": "N",
    "badge_name": "Nguyễn Thị Minh Châu",
    "position_en": "Officer", "organisation_en": "Ministry of Science and Technology", "rank_band": 6,
    "order": 9, "gender": "Female", "nationality": "VN", "birth_date": dt.date(1985, 3, 12),
    "email": "chau@vn.example.org",
    "phone": "+84 000 0000 001", "passport_type": "Official", "passport_number": "SYN800001",
    "passport_expiry": dt.date(2030, 1, 1), "arrival_flight": "XA 001",
    "arrival_at": dt.datetime(2026, 1, 11, 9, 30), "departure_flight": "XA 002",
    "departure_at": dt.datetime(2026, 1, 17, 9, 30), "sessions_wanted": "MIN-OPEN",
}  # fmt: skip


def good(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a row without a fault; people of different numbers differ in every mark."""
    names = ("Châu", "Đào", "Hằng", "Lan", "Mai", "Ngọc", "Oanh", "Phương", "Quỳnh", "Sen")
    own = {
        "ref": f"T{number}", "badge_name": f"Nguyễn Thị {names[number % 10]} {number}",
        "passport_given": f"THI {number}",
        "email": f"p{number}@vn.example.org", "passport_number": f"SYN8{number:05d}",
        "birth_date": dt.date(1980, 1, 1) + dt.timedelta(days=number),
    }  # fmt: skip
    return {**GOOD, **own, **changes}


def table(rows: list[dict[str, Any]], lang: str = "en", keys: list[str] | None = None) -> list[list[Any]]:
    """Headings and rows, as lists of cells."""
    keys = keys or [key for key in columns() if any(key in row for row in rows)]
    return [[columns()[key].heading(lang) for key in keys], *([row.get(key) for key in keys] for row in rows)]


def workbook(cells: list[list[Any]], touch: Callable[[Any], None] | None = None) -> bytes:
    """An .xlsx file of these cells."""
    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(row)
    if touch:
        touch(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def text_table(cells: list[list[Any]], delimiter: str = ",") -> str:
    """The same as text; dates year first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    for row in cells:
        writer.writerow([_plain(cell) for cell in row])
    return buffer.getvalue()


def _plain(cell: Any) -> Any:
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def found(outcome: Outcome) -> set[tuple[int | None, str | None, str]]:
    """(row, column, code) of every finding."""
    return {(finding.row, finding.column, finding.code) for finding in outcome.findings}


def previewed(data: bytes) -> Outcome:
    """What a file would do."""
    return preview(examine(data))


def taken(data: bytes, **options: Any) -> Outcome:
    """What a file did."""
    return take_in(examine(data), by=None, **options)


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """Created, changed, unchanged, refused."""
    result = outcome.as_dict()
    return result["created"], result["changed"], result["unchanged"], result["refused"]
