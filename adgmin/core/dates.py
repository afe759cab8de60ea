"""Dates and times in words, in Vietnamese and English, 24-hour, in the meeting's zone.

Long forms for documents and mail: "Thursday, 15 January 2026, 08:30–09:15" and "Thứ Năm, ngày 15/01/2026, 8h30–9h15".
Screens may be shorter.
"""

import datetime as dt

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .clock import MEETING_ZONE

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _lang(lang: str | None) -> str:
    return "en" if (lang or get_language() or "vi").startswith("en") else "vi"


def local(moment: dt.datetime) -> dt.datetime:
    """Return the moment in the meeting's zone."""
    return moment.astimezone(MEETING_ZONE)


def weekday(day: dt.date, lang: str | None = None) -> str:
    """Thursday / Thứ Năm."""
    return WEEKDAYS[_lang(lang)][day.weekday()]


def day_long(day: dt.date, lang: str | None = None) -> str:
    """Thursday, 15 January 2026 / Thứ Năm, ngày 15/01/2026 (documents and mail)."""
    if _lang(lang) == "en":
        return f"{weekday(day, 'en')}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{weekday(day, 'vi')}, ngày {day:%d/%m/%Y}"


def day_screen(day: dt.date, lang: str | None = None) -> str:
    """Thursday 15 January 2026 / Thứ Năm, 15/01/2026."""
    if _lang(lang) == "en":
        return f"{weekday(day, 'en')} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{weekday(day, 'vi')}, {day:%d/%m/%Y}"


def day_short(day: dt.date, lang: str | None = None) -> str:
    """15 January / 15/01."""
    if _lang(lang) == "en":
        return f"{day.day} {MONTHS[day.month - 1]}"
    return f"{day:%d/%m}"


def month_year(day: dt.date, lang: str | None = None) -> str:
    """January 2026 / tháng 01 năm 2026."""
    if _lang(lang) == "en":
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"tháng {day:%m} năm {day.year}"


def clock_time(moment: dt.datetime) -> str:
    """08:30, for screens, in the moment's own zone."""
    return f"{moment:%H:%M}"


def time_range(start: dt.datetime, end: dt.datetime) -> str:
    """08:30–09:15, with an en dash."""
    return f"{local(start):%H:%M}–{local(end):%H:%M}"


def time_range_long(start: dt.datetime, end: dt.datetime, lang: str | None = None) -> str:
    """Thursday, 15 January 2026, 08:30–09:15 / Thứ Năm, ngày 15/01/2026, 8h30–9h15."""
    begin, finish = local(start), local(end)
    if _lang(lang) == "en":
        return f"{day_long(begin.date(), 'en')}, {time_range(start, end)}"
    return f"{day_long(begin.date(), 'vi')}, {begin.hour}h{begin:%M}–{finish.hour}h{finish:%M}"


def as_of(moment: dt.datetime) -> str:
    """Return on what moment a list stands, in the active language, as papers and workbooks say it."""
    here = local(moment)
    return _("As of %(time)s on %(day)s") % {"time": clock_time(here), "day": day_long(here.date())}
