"""What no door could see alone: the day is followed again when scans of devices without a network come in."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from delegates.badges.models import Badge
from events.editions.models import Edition

from .doors import is_room
from .incidents import incident
from .models import Gate, GateDevice, Incident, Scan
from .presence import Pass, counting_since, day_start, passes, takes_seat
from .questions import BadgeRow, gate_facts, rows_of
from .sessions import sessions_of

AT_ONCE = dt.timedelta(seconds=30)  # nobody goes from one room to another in this time


@dataclass(slots=True)
class _Room:
    """Who is at a place for one session."""

    people: dict[int, Pass] = field(default_factory=dict)  # by badge
    seated: dict[int, set[int]] = field(default_factory=dict)  # by delegation, its badges

    def leave(self, badge: int) -> None:
        self.people.pop(badge, None)
        for badges in self.seated.values():
            badges.discard(badge)


@dataclass(slots=True)
class _Day:
    """Passes followed in order of their times."""

    edition: int
    now: dt.datetime
    sessions: Mapping[str, dict[str, Any]]
    gates: Mapping[str, Gate]  # by place
    badges: Mapping[int, BadgeRow]
    rooms: dict[tuple[str, str], _Room] = field(default_factory=dict)
    last: dict[int, Pass] = field(default_factory=dict)  # the last room of a badge
    found: list[tuple[str, str, Pass, dict[str, Any], Pass | None]] = field(default_factory=list)

    def follow(self, one: Pass) -> None:
        key, last = (one.place, one.session_code), self.last.get(one.badge_id)
        if one.direction == "out":
            if last and last.place == one.place:
                self._leave(self.last.pop(one.badge_id))
            self._leave(one)
            return
        room = self.rooms.setdefault(key, _Room())
        self._doors(one, room.people.get(one.badge_id))
        if is_room(one.place):
            if last and (last.place, last.session_code) != key:
                self._leave(last)
            self.last[one.badge_id] = one
        room.people[one.badge_id] = one
        self._seats(one, room)
        self._capacity(one, room)

    def _leave(self, one: Pass) -> None:
        if (room := self.rooms.get((one.place, one.session_code))) is not None:
            room.leave(one.badge_id)

    def _doors(self, one: Pass, before: Pass | None) -> None:
        """One badge let in by two devices, of which one at least did not ask the server."""
        gate = self.gates.get(one.place)
        if before is None and is_room(one.place):
            last = self.last.get(one.badge_id)
            before = last if last and last.place != one.place and one.at - last.at <= AT_ONCE else None
        elif gate is not None and not gate.single_entry:
            return
        if before is None or before.device_id == one.device_id or one.override or before.override:
            return
        if Scan.Way.OFFLINE in (one.way, before.way):
            serial = self.badges[one.badge_id].serial
            self._tell(
                Incident.Kind.TWO_DOORS, f"{one.place}:{serial}:{_when(one)}", one, {"serial": serial}, before
            )

    def _seats(self, one: Pass, room: _Room) -> None:
        places = (self.sessions.get(one.session_code) or {}).get("heads_plus")
        badge = self.badges[one.badge_id]
        if places is None or badge.delegation_id is None or not takes_seat(badge):
            return
        seated = room.seated.setdefault(badge.delegation_id, set())
        seated.add(badge.pk)
        if len(seated) > places and not one.override:
            facts = {"inside": len(seated), "places": places, "session": one.session_code}
            self._tell(Incident.Kind.OVER_SEATS, f"{one.session_code}:{badge.delegation_code}", one, facts)

    def _capacity(self, one: Pass, room: _Room) -> None:
        gate = self.gates.get(one.place)
        most = gate_facts(gate)["capacity"] if gate else None
        if most is not None and len(room.people) > most and not one.override:
            facts = {"inside": len(room.people), "capacity": most}
            self._tell(Incident.Kind.OVER_CAPACITY, f"{one.place}:{_when(one)}", one, facts)

    def _tell(
        self, kind: str, key: str, one: Pass, facts: dict[str, Any], before: Pass | None = None
    ) -> None:
        self.found.append((kind, key, one, facts, before))

    def incidents(self) -> list[Incident]:
        """Return what was found, with the names of the gates and devices; two queries when there is anything."""
        if not self.found:
            return []
        gates = dict(Gate.objects.filter(edition=self.edition).values_list("pk", "code"))
        devices = dict(GateDevice.objects.filter(edition=self.edition).values_list("pk", "name"))

        def where(one: Pass) -> dict[str, Any]:
            told = {"gate": gates.get(one.gate_id or 0, ""), "device": devices.get(one.device_id or 0, "")}
            return {**told, "at": one.at.isoformat()}

        told = []
        for kind, key, one, facts, before in self.found:
            first = {"first": where(before)} if before else {}
            told.append(
                incident(
                    self.edition, kind, key, {**facts, **where(one), **first}, self.now, badge_id=one.badge_id,
                    delegation_id=self.badges[one.badge_id].delegation_id, device_id=one.device_id, place=one.place,
                )
            )  # fmt: skip
        return told


def at_places(
    edition: Edition, scans: Iterable[Scan], gates: Mapping[str, Gate], now: dt.datetime
) -> list[Incident]:
    """Follow everybody who was at the places of these scans, and return what is wrong there; two queries.

    Where neither the room nor a delegation's seats have an end, those whose scans these are are followed alone.
    """
    passed = [scan for scan in scans if scan.badge_id and scan.place and scan.act == Scan.Act.SCAN]
    if not passed:
        return []
    sessions = {session["code"]: session for session in sessions_of(edition)}
    by_place = {gate.place: gate for gate in gates.values()}
    start = min(counting_since(scan.at, sessions.get(scan.session_code)) for scan in passed)
    counted = [scan.place for scan in passed if _is_counted(scan, sessions, by_place)]
    there = Scan.objects.filter(place__in=set(counted), at__gte=start, gate__edition=edition).values("badge")
    followed = Scan.objects.filter(badge__in=there) | Scan.objects.filter(
        badge__in={scan.badge_id for scan in passed}
    )
    day = passes(followed.filter(at__gte=start))
    people = rows_of(Badge.objects.filter(pk__in={one.badge_id for one in day}).order_by())
    watched = _Day(edition.pk, now, sessions, by_place, {badge.pk: badge for badge in people})
    for one in day:
        watched.follow(one)
    return watched.incidents()


def _is_counted(scan: Scan, sessions: Mapping[str, dict[str, Any]], gates: Mapping[str, Gate]) -> bool:
    session, gate = sessions.get(scan.session_code), gates.get(scan.place)
    seats = session is not None and session["heads_plus"] is not None
    return seats or (gate is not None and gate_facts(gate)["capacity"] is not None)


def _when(one: Pass) -> str:
    return one.session_code or str(day_start(one.at).date())
