"""Dates as people type them: day, month, year; Vietnamese and ISO forms; spreadsheet day numbers."""

import datetime as dt
import re

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.workbooks.workbook import serial_date

_TIME = r"(?:[,T ]*(?:lúc )?(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?(?::(\d{2})(?:\.\d+)?)?)\s*(?:phút)?)?"
_WEEKDAY = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? ",
    re.IGNORECASE,
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}(Z|[+-]\d\d:?\d\d)?$")
_DAY_FIRST = re.compile(
    rf"(?:ngày )?(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{4}}){_TIME}$", re.IGNORECASE
)
_WORDS = re.compile(
    rf"(?:ng[aà]y )?(\d{{1,2}}) th[aá]ng (\d{{1,2}}),? n[aă]m (\d{{4}}){_TIME}$", re.IGNORECASE
)
_ENGLISH = re.compile(rf"(\d{{1,2}})[ -]([A-Za-z]{{3,9}})\.?,?[ -](\d{{4}}){_TIME}$")
_MONTH_FIRST = re.compile(rf"([A-Za-z]{{3,9}})\.? (\d{{1,2}}),? (\d{{4}}){_TIME}$")
_TIME_FIRST = re.compile(
    r"(\d{1,2})\s*(?:[:hg]\s*(\d{2})?)\s*(?:phút)?[, ]+(?:ngày )?"
    r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?$")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def parse_date(text: str) -> dt.datetime | None:
    """Return the moment that a text names, or None when there is no such day or the text is no date."""
    try:
        parsed = _parse(_WEEKDAY.sub("", text.strip()))
    except ValueError:
        return None
    return parsed if parsed and FIRST_YEAR <= parsed.year <= LAST_YEAR else None


def is_iso(text: str) -> bool:
    """Tell whether a date is written year first, as machines write it."""
    return _ISO.match(text.strip()) is not None


def is_day_number(text: str) -> bool:
    """Tell whether a text is a bare spreadsheet day number."""
    return _NUMBER.match(text.strip()) is not None


def from_day_number(number: float, *, date1904: bool = False) -> dt.datetime | None:
    """Return the moment of a day number within the years that are taken."""
    moment = serial_date(number, date1904=date1904)
    return moment if moment and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _parse(text: str) -> dt.datetime | None:
    zone = None
    if match := _ISO.match(text):
        year, month, day, *time, zone = match.groups()
    elif match := _DAY_FIRST.match(text) or _WORDS.match(text):
        day, month, year, *time = match.groups()
    elif match := _TIME_FIRST.match(text):
        hour, minute, day, month, year = match.groups()
        time = [hour, minute, None]
    elif match := _ENGLISH.match(text):
        day, name, year, *time = match.groups()
        month = str(_MONTHS.get(name[:3].lower(), 0))
    elif match := _MONTH_FIRST.match(text):
        name, day, year, *time = match.groups()
        month = str(_MONTHS.get(name[:3].lower(), 0))
    else:
        return None
    hour, minute, second = (int(part or 0) for part in time)
    # Local to the meeting; the zone is put on when it is stored.
    moment = dt.datetime(int(year), int(month), int(day), hour, minute, second)  # noqa: DTZ001  # see above
    return _in_meeting_zone(moment, zone) if zone and time[0] else moment


def _in_meeting_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return the meeting's wall clock of a moment written with its offset."""
    offset = dt.timedelta()
    if zone != "Z":
        offset = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
    return (moment - offset).replace(tzinfo=dt.UTC).astimezone(MEETING_ZONE).replace(tzinfo=None)
