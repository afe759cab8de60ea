"""What no door could see alone: found when scans come in, told once each."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from delegates.badges.models import LIVE_STATES, Badge
from events.editions.models import Edition

from . import presence
from .doors import is_room
from .models import Gate, GateDevice, Incident, Scan
from .questions import BadgeRow, gate_facts, rows_of
from .sessions import sessions_of
from .skew import Clock

AT_ONCE = dt.timedelta(seconds=30)  # nobody goes from one room to another in this time


def digest(text: str) -> str:
    """Return a short name of some words."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def unreadable(device: GateDevice, number: str, raw: str, fault: str, now: dt.datetime) -> Incident:
    """An entry of which no scan could be made; `fault` is the field that is wrong."""
    facts = {"text": raw, "fault": fault}
    return _incident(
        device.edition_id, Incident.Kind.UNREADABLE, f"{device.uid}:{number}", facts, now, device=device
    )


def sequence_used(device: GateDevice, number: int | None, raw: str, now: dt.datetime) -> Incident:
    """A second scan under a number that the device gave to another."""
    key, facts = f"{device.uid}:{number}:{digest(raw)}", {"text": raw, "sequence": number}
    return _incident(device.edition_id, Incident.Kind.SEQUENCE, key, facts, now, device=device)


def tell_clock(device: GateDevice, when: Clock) -> None:
    """Tell, once a day, that a device's clock is wrong."""
    if when.is_wrong:
        seconds = round(when.error.total_seconds())
        told = _incident(
            device.edition_id, Incident.Kind.CLOCK, f"{device.uid}:{when.now.date()}", {"seconds": seconds}, when.now,
            device=device,
        )  # fmt: skip
        Incident.objects.bulk_create([told], ignore_conflicts=True)


def ended(scan: Scan, badge: BadgeRow | None, word: str, *, code: str) -> list[Incident]:
    """A badge that was let in by a device though it did not count any more, or never did."""
    if badge is None:
        reason = word if word not in ("ok", "typed") else "unknown"
    elif badge.state not in LIVE_STATES and (badge.ended_at is None or badge.ended_at <= scan.at):
        reason = badge.state
    elif not badge.valid_from <= scan.at < badge.valid_until:
        reason = "expired" if scan.at >= badge.valid_until else "not_yet"
    else:
        reason = "superseded" if code and code != badge.code else ""
    if not reason or scan.device is None:
        return []
    facts = {"reason": reason, "serial": scan.serial, "override": scan.override, **_where(scan)}
    key = f"{scan.device.uid}:{scan.sequence}"
    return [
        _incident(
            scan.device.edition_id, Incident.Kind.ENDED_BADGE, key, facts, scan.received_at,
            badge_id=badge.pk if badge else None, device=scan.device, place=scan.place,
        )
    ]  # fmt: skip


@dataclass(slots=True)
class _Room:
    """Who is at a place for one session, while the day is followed."""

    people: dict[int, Scan] = field(default_factory=dict)  # by badge
    seated: dict[int, set[int]] = field(default_factory=dict)  # by delegation, its badges

    def leave(self, badge: int) -> None:
        self.people.pop(badge, None)
        for badges in self.seated.values():
            badges.discard(badge)


@dataclass(slots=True)
class _Day:
    """The admitted scans of a day, followed in order of their times."""

    edition: int
    sessions: Mapping[str, dict[str, Any]]
    gates: Mapping[str, Gate]  # by place
    badges: Mapping[int, BadgeRow]
    seats: Mapping[int, bool]
    rooms: dict[tuple[str, str], _Room] = field(default_factory=dict)
    last: dict[int, Scan] = field(default_factory=dict)  # the last room of a badge
    found: dict[tuple[str, str], Incident] = field(default_factory=dict)

    def follow(self, scan: Scan) -> None:
        badge, key = scan.badge_id or 0, (scan.place, scan.session_code)
        last = self.last.get(badge)
        if scan.direction == "out":
            if last and last.place == scan.place:
                self._leave(badge, self.last.pop(badge))
            self._leave(badge, scan)
            return
        room = self.rooms.setdefault(key, _Room())
        self._doors(scan, room.people.get(badge))
        if is_room(scan.place):
            if last and (last.place, last.session_code) != key:
                self._leave(badge, last)
            self.last[badge] = scan
        room.people[badge] = scan
        self._seats(scan, room)
        self._capacity(scan, room)

    def _leave(self, badge: int, scan: Scan) -> None:
        if (room := self.rooms.get((scan.place, scan.session_code))) is not None:
            room.leave(badge)

    def _doors(self, scan: Scan, before: Scan | None) -> None:
        """One badge let in by two devices, of which one at least did not ask the server."""
        gate = self.gates.get(scan.place)
        if before is None and is_room(scan.place):
            last = self.last.get(scan.badge_id or 0)
            before = last if last and last.place != scan.place and scan.at - last.at <= AT_ONCE else None
        elif gate is not None and not gate.single_entry:
            return
        if before is None or before.device_id == scan.device_id or scan.override or before.override:
            return
        if Scan.Way.OFFLINE not in (scan.way, before.way):
            return
        badge = self.badges[scan.badge_id or 0]
        key = f"{scan.place}:{badge.serial}:{scan.session_code or presence.day_start(scan.at).date()}"
        self._tell(
            Incident.Kind.TWO_DOORS,
            key,
            scan,
            {"serial": badge.serial, "first": _where(before), **_where(scan)},
        )

    def _seats(self, scan: Scan, room: _Room) -> None:
        session = self.sessions.get(scan.session_code)
        badge = self.badges[scan.badge_id or 0]
        if (
            session is None
            or session["heads_plus"] is None
            or not self.seats[badge.pk]
            or badge.delegation_id is None
        ):
            return
        seated = room.seated.setdefault(badge.delegation_id, set())
        seated.add(badge.pk)
        if len(seated) > session["heads_plus"] and not scan.override:
            facts = {
                "inside": len(seated),
                "places": session["heads_plus"],
                "session": scan.session_code,
                **_where(scan),
            }
            self._tell(Incident.Kind.OVER_SEATS, f"{scan.session_code}:{badge.delegation_code}", scan, facts)

    def _capacity(self, scan: Scan, room: _Room) -> None:
        gate = self.gates.get(scan.place)
        most = gate_facts(gate)["capacity"] if gate else None
        if most is not None and len(room.people) > most and not scan.override:
            key = f"{scan.place}:{scan.session_code or presence.day_start(scan.at).date()}"
            facts = {"inside": len(room.people), "capacity": most, **_where(scan)}
            self._tell(Incident.Kind.OVER_CAPACITY, key, scan, facts)

    def _tell(self, kind: Incident.Kind, key: str, scan: Scan, facts: dict[str, Any]) -> None:
        badge = self.badges[scan.badge_id or 0]
        self.found[kind, key] = _incident(
            self.edition, kind, key, facts, scan.received_at, badge_id=badge.pk, delegation_id=badge.delegation_id,
            device=scan.device, place=scan.place,
        )  # fmt: skip


def at_places(edition: Edition, scans: Iterable[Scan], gates: Mapping[str, Gate]) -> list[Incident]:
    """Follow everybody who was at the places of these scans, and return what is wrong there; three queries."""
    passed = [scan for scan in scans if scan.badge_id and scan.place and scan.act == Scan.Act.SCAN]
    if not passed:
        return []
    start = min(presence.day_start(scan.at) for scan in passed)
    there = Scan.objects.filter(
        place__in={scan.place for scan in passed}, at__gte=start, gate__edition=edition
    )
    admitted = Scan.objects.filter(verdict="admit", act=Scan.Act.SCAN, undone_at=None, at__gte=start)
    day = list(
        admitted.filter(badge__in=there.values("badge"))
        .exclude(place="")
        .select_related("device", "gate")
        .order_by("at", "pk")
    )
    people = rows_of(Badge.objects.filter(pk__in={scan.badge_id for scan in day}).order_by())
    badges = {badge.pk: badge for badge in people}
    seats = {pk: presence.takes_seat(badge) for pk, badge in badges.items()}
    sessions = {session["code"]: session for session in sessions_of(edition)}
    watched = _Day(edition.pk, sessions, {gate.place: gate for gate in gates.values()}, badges, seats)
    for scan in day:
        watched.follow(scan)
    return list(watched.found.values())


def _where(scan: Scan) -> dict[str, Any]:
    return {
        "gate": scan.gate.code if scan.gate else "",
        "device": scan.device.name if scan.device else "",
        "at": scan.at.isoformat(),
    }


def _incident(
    edition: int, kind: str, key: str, facts: dict[str, Any], at: dt.datetime, **about: Any
) -> Incident:
    return Incident(edition_id=edition, kind=kind, key=key[:120], facts=facts, at=at, **about)
