"""The time zones that a calendar file names: by the common names, else as the file itself defines them."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from .content_lines import Property

MAX_LINES = 400  # of one definition
_PATH_PARTS = (3, 2, 1)  # America/Argentina/Salta, Asia/Ha_Noi, UTC
# A rule that gives more than some days a year would be worked out for minutes.
_RULE = re.compile(
    r"FREQ=YEARLY(;(BYMONTH=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=[\d,-]{1,60}|UNTIL=\w{8,16}|WKST=[A-Z]{2}|INTERVAL=\d))*"
)

Definitions = Mapping[str, list[Property]]


def zone_of(name: str, defined: Definitions) -> dt.tzinfo | None:
    """Return the zone of a TZID (RFC 5545, 3.2.19), or None when neither the world nor the file knows it."""
    if known := common_zone(name):
        return known
    lines = defined.get(name)
    if lines is None or len(lines) > MAX_LINES:
        return None
    for one in lines:
        if one.name == "X-LIC-LOCATION" and (known := common_zone(one.value.strip())):
            return known
    return _from_rules(lines)


@lru_cache(maxsize=256)
def common_zone(name: str) -> ZoneInfo | None:
    """By the name of the zone database, of Windows, or by the end of a longer one: /vendor.example/Asia/Seoul."""
    name = WINDOWS_TO_OLSON.get(name, name)
    parts = name.strip("/").split("/")
    for count in _PATH_PARTS:
        if count <= len(parts) and (count > 1 or len(parts) == 1):
            try:
                return ZoneInfo("/".join(parts[-count:]))
            except (ValueError, ZoneInfoNotFoundError, OSError):
                continue
    return None


def _from_rules(lines: Iterable[Property]) -> dt.tzinfo | None:
    """The zone as its VTIMEZONE tells it (3.6.5), when its rules are those of summer and winter."""
    lines = list(lines)
    if not all(_RULE.fullmatch(one.value.strip().upper()) for one in lines if one.name == "RRULE"):
        return None
    kept = [f"{one.name}:{one.value}" for one in lines if one.name not in ("RDATE", "COMMENT")]
    text = "\r\n".join(["BEGIN:VTIMEZONE", *kept, "END:VTIMEZONE", ""])
    try:
        zone: dt.tzinfo = tzical(io.StringIO(text)).get()
        zone.utcoffset(dt.datetime(2026, 1, 1))  # noqa: DTZ001 - a zone is asked about a time of its own
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError):
        return None
    return zone
