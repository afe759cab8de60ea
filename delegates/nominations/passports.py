"""How long a passport must be good: one rule for workbooks, the portal and the delegate's own link.

Source: the registration form of the meeting; carriers and border guards ask for six months after arrival.
"""

import calendar
import datetime as dt

from adgmin.core.clock import MEETING_ZONE

from .models import Delegate

MONTHS = 6
EXPIRED, SHORT = "passport_expired", "passport_short"


def look_at_expiry(
    expiry: dt.date, *, opening: dt.date, end: dt.date, arrival: dt.datetime | None = None
) -> str:
    """Return EXPIRED before the last day of the meeting, SHORT below six months after arrival (opening), else ""."""
    if expiry < end:
        return EXPIRED
    return SHORT if expiry < _months_later(arrival.date() if arrival else opening, MONTHS) else ""


def is_short(delegate: Delegate) -> bool:
    """Whether the kept passport is good for the meeting, but for less than is asked after it."""
    kept = getattr(getattr(delegate, "travel_document", None), "expiry", "")
    try:
        expiry = dt.date.fromisoformat(kept)
    except ValueError:
        return False
    edition, travel = delegate.delegation.edition, getattr(delegate, "travel", None)
    arrival = travel.arrival_at.astimezone(MEETING_ZONE) if travel and travel.arrival_at else None
    found = look_at_expiry(expiry, opening=edition.start_date, end=edition.end_date, arrival=arrival)
    return found == SHORT


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
