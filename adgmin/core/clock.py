"""The one function that tells the time.

ADGMIN_CLOCK (an ISO 8601 time with offset) makes the product believe it is then; time runs on from there.
ADGMIN_CLOCK_ANCHOR (seconds since the epoch, set by `make run`) is the real moment at which it was that time,
so that every worker process agrees, also one restarted later.
"""

import datetime as dt
import time
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

MEETING_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_STARTED = time.time()


@lru_cache(maxsize=4)
def _shift(value: str, anchor: float) -> dt.timedelta:
    pretended = dt.datetime.fromisoformat(value)
    if pretended.tzinfo is None:
        pretended = pretended.replace(tzinfo=MEETING_ZONE)
    return pretended - dt.datetime.fromtimestamp(anchor, dt.UTC)


def now() -> dt.datetime:
    """Return the present moment in the meeting's zone, or the demonstration clock's."""
    real = timezone.now()
    if settings.ADGMIN_CLOCK:
        real += _shift(settings.ADGMIN_CLOCK, settings.ADGMIN_CLOCK_ANCHOR or _STARTED)
    return real.astimezone(MEETING_ZONE)


def is_demonstration() -> bool:
    """Tell whether the time shown is a pretended one."""
    return bool(settings.ADGMIN_CLOCK)
