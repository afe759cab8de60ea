"""Clocks of devices: how far they are from the server's, and when by the server's clock a scan was."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from adgmin.core import clock

from .facts import number

TOLD_FROM = dt.timedelta(minutes=2)  # a clock that is further off is an incident
OLDEST = dt.timedelta(days=14)  # what a device tells of longer ago is taken for an error of its clock
_LEAST, _MOST = -62_000_000_000_000, 253_000_000_000_000  # the years 5 to 9987, in milliseconds


@dataclass(frozen=True, slots=True)
class Clock:
    """How a device's clock stands; `skew` by how much it is ahead. `now` and `real` are the server's."""

    now: dt.datetime
    real: dt.datetime
    skew: dt.timedelta

    @property
    def error(self) -> dt.timedelta:
        """By how much it is wrong: with a demonstration clock, against the real time where that is nearer."""
        against_real = self.skew + self.now - self.real
        return min(self.skew, against_real, key=abs)

    @property
    def is_wrong(self) -> bool:
        """Whether the desk should know."""
        return abs(self.error) > TOLD_FROM

    def moment(self, at: object) -> dt.datetime:
        """Return when by the server's clock it was `at` (ms) there: never later than now, nor weeks ago."""
        told = self.as_told(at)
        if told is None:
            return self.now
        corrected = told - self.skew
        return min(corrected, self.now) if corrected > self.now - OLDEST else self.now

    def as_told(self, at: object) -> dt.datetime | None:
        """Return the moment that the device told, as it is; None for what is no time."""
        milliseconds = number(at)
        if milliseconds is None or not _LEAST < milliseconds < _MOST:
            return None
        return dt.datetime.fromtimestamp(0, dt.UTC) + dt.timedelta(milliseconds=milliseconds)


def clock_of(sent_at: object) -> Clock:
    """Return how a device's clock stands that said `sent_at` (ms) just now; no time: it is taken as right."""
    now, real = clock.now(), timezone.now()
    told = Clock(now, real, dt.timedelta()).as_told(sent_at)
    return Clock(now, real, told - now if told else dt.timedelta())
