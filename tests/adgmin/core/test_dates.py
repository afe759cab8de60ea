import datetime as dt

from adgmin.core import dates
from adgmin.core.clock import MEETING_ZONE

START = dt.datetime(2026, 1, 15, 8, 30, tzinfo=MEETING_ZONE)
END = dt.datetime(2026, 1, 15, 9, 15, tzinfo=MEETING_ZONE)


def test_documents_write_the_long_forms():
    assert dates.time_range_long(START, END, "en") == "Thursday, 15 January 2026, 08:30–09:15"
    assert dates.time_range_long(START, END, "vi") == "Thứ Năm, ngày 15/01/2026, 8h30–9h15"


def test_screens_are_shorter():
    assert dates.day_screen(START.date(), "en") == "Thursday 15 January 2026"
    assert dates.day_screen(START.date(), "vi") == "Thứ Năm, 15/01/2026"
    assert dates.time_range(START, END) == "08:30–09:15"


def test_times_of_other_zones_are_told_in_the_meetings_zone():
    assert dates.time_range(START.astimezone(dt.UTC), END.astimezone(dt.UTC)) == "08:30–09:15"
