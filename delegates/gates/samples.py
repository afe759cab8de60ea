"""The doors of a demonstration at 11:05 of the ministers' day: devices, and a morning of scans by the rule itself."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import User
from delegates.badges.models import LIVE_STATES, Badge
from events.editions.models import Edition

from . import presence, watching
from .devices import make_device, new_code
from .doors import MAIN, is_room
from .models import Gate, GateDevice, Incident, Scan
from .questions import BadgeRow, badge_facts, gate_facts, rows_of
from .rule import decide, session_at
from .sessions import sessions_of

NAME = "Demonstration"
GOOD_FOR = dt.timedelta(days=2)
_DEVICES = (("Cửa chính 1", MAIN), ("Cửa chính 2", MAIN), ("Hội trường Thăng Long", "R-HALL"))
_OPERATORS = ("Vũ Đức Anh", "Phạm Long", "Đỗ Thu Trang")
_UNTIL = dt.time(11, 4)
_MISTAKEN = 12  # of those who are not to enter, every so many try
# Gate, minutes after midnight between which people come, and of a hundred how many do.
_WAVES = (
    (MAIN, 7 * 60 + 30, 9 * 60, 92),
    ("R-HALL", 8 * 60 + 2, 8 * 60 + 45, 70),
    ("R-SHOW", 9 * 60 + 35, 10 * 60 + 20, 25),
    ("R-PRESS", 9 * 60 + 30, 10 * 60 + 55, 12),
    ("R-HALL", 10 * 60 + 18, 11 * 60 + 3, 75),
)
_TWO_DOORS = (
    5  # minutes after the first arrival, at which another device without a network admits the badge again
)


@dataclass(slots=True)
class _House:
    """Who is where while the morning is played."""

    people: dict[str, dict[int, tuple[BadgeRow, dt.datetime]]] = field(default_factory=dict)

    def inside(
        self, badge: BadgeRow, place: str, since: dt.datetime, seats: dict[int, bool]
    ) -> dict[str, Any]:
        here = {pk: one for pk, one in self.people.setdefault(place, {}).items() if one[1] >= since}
        theirs = [
            one for one, _at in here.values() if one.delegation_id == badge.delegation_id and seats[one.pk]
        ]
        return {
            "here": badge.pk in here, "since": None, "here_gate": None, "elsewhere": None, "was_here": False,
            "count": len(here), "seats_of_delegation": len(theirs),
        }  # fmt: skip

    def enter(self, badge: BadgeRow, place: str, at: dt.datetime) -> None:
        if is_room(place):
            for other, people in self.people.items():
                if is_room(other):
                    people.pop(badge.pk, None)
        self.people.setdefault(place, {})[badge.pk] = (badge, at)


def make_sample_gates(edition: Edition, *, by: User) -> int:
    """Play the morning once, when there is nothing yet; return how many scans were made."""
    gates = {gate.code: gate for gate in Gate.objects.filter(edition=edition).select_related("room")}
    badges = rows_of(Badge.objects.filter(edition=edition, state__in=LIVE_STATES).order_by("serial"))
    if not badges or MAIN not in gates or GateDevice.objects.filter(edition=edition).exists():
        return 0
    devices = [make_device(edition, name, by=by)[0] for name, _gate in _DEVICES]
    scans = list(_play(edition, badges, gates, devices))
    Scan.objects.bulk_create(scans, batch_size=200)
    presence.rebuild(badges, scans[-1].at)
    found = watching.at_places(edition, scans, gates, scans[-1].at)
    Incident.objects.bulk_create(found, ignore_conflicts=True)
    for device, (_name, code) in zip(devices, _DEVICES, strict=True):
        GateDevice.objects.filter(pk=device.pk).update(
            seen_at=max(scan.at for scan in scans),
            gate=gates.get(code),
            paired_at=scans[0].at,
            battery=70 + device.pk % 30,
        )
    return len(scans)


def demonstration_code(edition: Edition) -> str:
    """Return a pairing code of the device for trying the gate app, which is made when it is missing."""
    device = GateDevice.objects.filter(edition=edition, name__startswith=NAME, revoked_at=None).first()
    if device is not None and device.paired_at is None:
        return new_code(device, by=None, good_for=GOOD_FOR)
    number = GateDevice.objects.filter(edition=edition, name__startswith=NAME).count()
    name = f"{NAME} {number + 1}" if number else NAME
    return make_device(edition, name, by=None, may_override=True, good_for=GOOD_FOR)[1]


def _play(
    edition: Edition, badges: list[BadgeRow], gates: dict[str, Gate], devices: list[GateDevice]
) -> Iterator[Scan]:
    """Yield the scans of the morning in order of their times."""
    facts = {badge.pk: badge_facts(badge) for badge in badges}
    seats = {badge.pk: presence.takes_seat(badge) for badge in badges}
    sessions, house = sessions_of(edition), _House()
    numbers = dict.fromkeys((device.pk for device in devices), 0)
    for at, code, badge, twice in _arrivals(edition, badges):
        gate = gates.get(code)
        if gate is None:
            continue
        session = session_at(sessions, gate.place, at.timestamp())
        inside = house.inside(badge, gate.place, presence.counting_since(at, session), seats)
        answer = decide(
            {
                "now": at.timestamp(), "direction": "in", "code": "ok", "known": True, "gate": gate_facts(gate),
                "badge": facts[badge.pk], "session": session, "inside": {**inside, "here": False} if twice else inside,
            }
        )  # fmt: skip
        if answer["verdict"] == "admit":
            house.enter(badge, gate.place, at)
        elif badge.serial % _MISTAKEN:
            continue
        number = 2 if code != MAIN else (badge.serial + twice) % 2
        numbers[devices[number].pk] += 1
        yield Scan(
            device=devices[number], sequence=numbers[devices[number].pk], gate=gate, place=gate.place,
            badge_id=badge.pk,
            way=Scan.Way.OFFLINE if twice else Scan.Way.ONLINE, serial=badge.serial, verdict=answer["verdict"],
            reason=answer["reason"], operator=_OPERATORS[number], session_code=session["code"] if session else "",
            at=at, device_at=at, received_at=at,
        )  # fmt: skip


def _arrivals(edition: Edition, badges: list[BadgeRow]) -> list[tuple[dt.datetime, str, BadgeRow, bool]]:
    """Return when who comes to which gate, and whether as a second one with the same badge."""
    chance = random.Random(edition.code)  # noqa: S311 - the same morning each time
    day = dt.datetime.combine(edition.end_date - dt.timedelta(days=1), dt.time(), MEETING_ZONE)
    latest = dt.datetime.combine(day.date(), _UNTIL, MEETING_ZONE)
    found = []
    for code, first, last, share in _WAVES:
        for badge in badges:
            if chance.random() * 100 < share:
                minute = chance.triangular(first, last, first + (last - first) * 0.4)
                found.append((min(day + dt.timedelta(minutes=minute), latest), code, badge, False))
    twice = next((one for one in found if one[1] == MAIN), None)
    if twice is not None:
        found.append((twice[0] + dt.timedelta(minutes=_TWO_DOORS), MAIN, twice[2], True))
    return sorted(found, key=lambda one: (one[0], one[1], one[2].serial))
