"""The list of a demonstration for the door: who has a place, with room for a tick, then who waits, in order."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core import dates
from adgmin.core.workbooks.book import book

from .listing import Line, Roll


def door_list(roll: Roll, now: dt.datetime) -> bytes:
    """Return the list as an .xlsx in the active language."""
    slot, begin = roll.slot, dates.local(roll.slot.start)
    hours = f"{dates.clock_time(begin)}–{dates.clock_time(dates.local(slot.end))}"
    marks = [
        f"{dates.day_long(begin.date())}, {hours}",
        str(slot.booth or slot.place),
        dates.as_of(now),
        _("For official use only"),
    ]
    headings = (
        pgettext("number in a list", "No."), _("Full name"), _("Delegation"), _("Badge"), _("State"),
        pgettext("demonstration", "Came"),
    )  # fmt: skip
    return book(f"{slot.code} {slot.heading}", marks, headings, _rows(roll), (6, 34, 30, 10, 22, 12))


def _rows(roll: Roll) -> Iterator[list[object]]:
    for line in (*roll.booked, *roll.waiting):
        yield [
            line.number,
            line.guest.name,
            line.guest.delegation,
            line.guest.badge,
            _state(line),
            _came(line),
        ]


def _state(line: Line) -> str:
    return line.booking.get_state_display()


def _came(line: Line) -> str:
    came = line.booking.came_at
    return dates.clock_time(dates.local(came)) if came else ""
