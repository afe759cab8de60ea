"""Scans and presences by hand, for tests of what the desk sees."""

import datetime as dt

from adgmin.core.clock import MEETING_ZONE
from delegates.badges.models import Badge
from delegates.gates.models import Gate, Presence, Scan

DAY = dt.date(2026, 1, 15)


def at(hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 1, 15, hour, minute, tzinfo=MEETING_ZONE)


NOW = at(11, 5)


def scan(badge: Badge, gate: Gate, moment: dt.datetime, **fields) -> Scan:
    values = {"way": "online", "verdict": "admit", "reason": "welcome", "direction": "in", **fields}
    return Scan.objects.create(
        gate=gate, place=gate.place, badge=badge, serial=badge.serial, at=moment, received_at=moment, **values
    )


def enter(badge: Badge, gate: Gate, moment: dt.datetime) -> None:
    Presence.objects.create(
        place=gate.place, badge=badge, delegation=badge.delegation, since=moment, gate=gate
    )
