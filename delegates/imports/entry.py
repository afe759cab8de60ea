"""One delegate as a row of the form gives it, cleaned."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any


@dataclass(slots=True)
class Entry:
    """Values by the keys of the form, times local to the meeting. What a file leaves out has its default."""

    row: int
    ref: str = ""
    delegation: str = ""
    role: str = ""
    honorific: str = ""
    passport_surname: str = ""
    passport_given: str = ""
    single_name: bool = False
    native_name: str = ""
    badge_name: str = ""
    position_en: str = ""
    position_vi: str = ""
    organisation_en: str = ""
    organisation_vi: str = ""
    rank_band: int = 0
    order: int = 0
    gender: str = ""
    nationality: str = ""
    birth_date: dt.date | None = None
    email: str = ""
    phone: str = ""
    passport_type: str = ""
    passport_number: str = ""
    passport_expiry: dt.date | None = None
    arrival_flight: str = ""
    arrival_at: dt.datetime | None = None
    departure_flight: str = ""
    departure_at: dt.datetime | None = None
    hotel: str = ""
    dietary: str = ""
    accessibility: str = ""
    interpretation: str = ""
    sessions_wanted: tuple[str, ...] = ()
    photo_file: str = ""
    title: str = ""
    full_name: str = ""
    list_name: str = ""
    post_nominals: str = ""
    address_form: str = ""

    def get(self, key: str) -> Any:
        """Return the value of a column."""
        return getattr(self, key)


KEYS: tuple[str, ...] = tuple(item.name for item in fields(Entry) if item.name != "row")
