"""A row of raw cells to an Entry, and what can be said of it without knowing any other row."""

import datetime as dt
from functools import lru_cache

from delegates.nominations.passports import look_at_expiry

from . import form
from .cells import REFUSED, CellReader
from .entry import KEYS, Entry
from .findings import Notes
from .known import Known

YOUNGEST, OLDEST = 16, 100
TRAVEL_DAYS = 60


class RowCleaner:
    """Turns rows into entries; findings go to the notes."""

    def __init__(self, known: Known, reader: CellReader, present: frozenset[str], notes: Notes) -> None:
        self._known, self._reader, self._present, self._notes = known, reader, present, notes
        self._incomplete = not set(form.required_keys()) <= present

    def entry(self, row: int, values: dict[str, object]) -> Entry:
        """Return the cleaned row; errors about it are in the notes."""
        entry = Entry(row)
        refused: set[str] = set()
        for key, raw in values.items():
            value = self._reader.read(key, raw, self._sayer(row, key, raw))
            if value is REFUSED:
                refused.add(key)
            elif value is not None:
                setattr(entry, key, _stored(key, value))
        self._require(entry, values, refused)
        self._check_dates(entry)
        return entry

    def _sayer(self, row: int, key: str, cell: object):  # type: ignore[no-untyped-def]  # a closure with free keywords
        def say(code: str, raw: object = cell, **values: object) -> None:
            self._notes.cell(row, key, code, raw, **values)

        return say

    def _require(self, entry: Entry, values: dict[str, object], refused: set[str]) -> None:
        if self._incomplete:
            self._notes.refused_rows.add(entry.row)
        for key in form.required_keys():
            if key in self._present and key not in refused and _is_empty(key, entry, values):
                self._notes.add(entry.row, key, "missing_required")
        told = "single_name" in values and not refused & {"single_name", "passport_surname"}
        if told and not entry.single_name and not entry.passport_surname:
            self._notes.add(entry.row, "passport_surname", "missing_required")

    def _check_dates(self, entry: Entry) -> None:
        row, note = entry.row, self._notes.add
        opening = self._known.opening
        if entry.birth_date and entry.birth_date > opening:
            note(row, "birth_date", "bad_date")
        elif entry.birth_date and not YOUNGEST <= _years(entry.birth_date, opening) <= OLDEST:
            note(row, "birth_date", "implausible_date")
        self._check_passport(entry)
        for key in ("arrival_at", "departure_at"):
            moment = entry.get(key)
            if moment and abs((moment.date() - opening).days) > TRAVEL_DAYS:
                note(row, key, "implausible_date")
        if entry.arrival_at and entry.departure_at and entry.departure_at < entry.arrival_at:
            note(row, "departure_at", "departs_before_arrival")

    def _check_passport(self, entry: Entry) -> None:
        expiry = entry.passport_expiry
        if expiry is None:
            return
        edition = self._known.edition
        if code := look_at_expiry(
            expiry, opening=edition.start_date, end=edition.end_date, arrival=entry.arrival_at
        ):
            self._notes.add(entry.row, "passport_expiry", code)


@lru_cache(maxsize=20_000)
def _shared(value: str) -> str:
    """Return one object for equal texts, so that many rows stay small in memory."""
    return value


_REPEATING = frozenset(KEYS) - {
    "ref",
    "badge_name",
    "native_name",
    "email",
    "phone",
    "passport_number",
    "photo_file",
    "full_name",
    "list_name",
}


def _stored(key: str, value: object) -> object:
    if key == "single_name":
        return value == "yes"
    return _shared(value) if isinstance(value, str) and key in _REPEATING else value


def _is_empty(key: str, entry: Entry, values: dict[str, object]) -> bool:
    if key == "single_name":
        return key not in values
    return not entry.get(key)


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
