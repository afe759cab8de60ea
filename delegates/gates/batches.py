"""Scans that devices made by themselves, taken in many at a time: once each, in order, none of them dropped.

Locks: the device, the gates of the places by number, the badges by number (as in `checking`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import IntegrityError, transaction
from django.db.models import Q

from delegates.badges.keys import trusted_keys
from delegates.badges.models import Badge

from . import incidents, presence, undoing, watching
from .entries import Entry, read_entry
from .models import Gate, GateDevice, Incident, Scan
from .questions import BadgeRow, locked_rows, read_code
from .rule import session_at
from .sessions import sessions_of
from .skew import Clock

MOST = 500  # entries of one request
STORED, DUPLICATE, KEPT = "stored", "duplicate", "kept"


@dataclass(slots=True)
class Batch:
    """What is known while a batch is taken in, and what comes of it."""

    device: GateDevice
    when: Clock
    operator: str
    gates: dict[str, Gate]
    badges: dict[int, BadgeRow]
    codes: dict[str, tuple[str, int | None]]  # what a code is, and whose
    known: dict[int, Scan]  # scans of this device, by sequence
    fresh: list[Scan] = field(default_factory=list)
    changed: list[Scan] = field(default_factory=list)
    found: list[Incident] = field(default_factory=list)

    def badge_of(self, entry: Entry) -> tuple[str, int | None]:
        """Return what the entry's code is, and the number of its badge."""
        return self.codes[entry.code] if entry.code else ("typed", entry.serial)


def take_in(
    device: GateDevice, scans: Sequence[Any], when: Clock, *, operator: str = ""
) -> list[dict[str, Any]]:
    """Take in what a device sent; return {"sequence", "status"} for each entry, in their order. All or nothing.

    Statuses: `stored`; `duplicate`, had before; `kept`, as it came, for the desk to look into.
    """
    entries = [read_entry(scan) for scan in scans]
    try:
        return _take_in(device, entries, when, operator)
    except IntegrityError:  # one of them was answered at this very moment by a single check
        return _take_in(device, entries, when, operator)


@transaction.atomic
def _take_in(device: GateDevice, entries: list[Entry], when: Clock, operator: str) -> list[dict[str, Any]]:
    GateDevice.objects.select_for_update(no_key=True).get(pk=device.pk)
    batch = _prepare(device, entries, when, operator)
    statuses = [_take(batch, entry) for entry in entries]
    Scan.objects.bulk_create(batch.fresh)
    undoing.apply(device, batch.fresh, batch.changed)
    Scan.objects.bulk_update(batch.changed, ["verdict", "reason", "override", "way", "raw", "undone_at"])
    _follow(batch)
    Incident.objects.bulk_create(batch.found, ignore_conflicts=True)
    return [
        {"sequence": entry.sequence, "status": status}
        for entry, status in zip(entries, statuses, strict=True)
    ]


def _prepare(device: GateDevice, entries: list[Entry], when: Clock, operator: str) -> Batch:
    """Read and lock what the entries are about, in a fixed number of queries."""
    keys = trusted_keys()
    codes = {code: _read(code, device, keys) for code in {entry.code for entry in entries if entry.code}}
    shown = [serial for _code, serial in codes.values()] + [entry.serial for entry in entries]
    serials = {serial for serial in shown if serial is not None}
    asked = {entry.gate for entry in entries}
    places = Gate.objects.filter(edition=device.edition_id, code__in=asked).values("place")
    gates = Gate.objects.filter(edition=device.edition_id, place__in=places).select_related("room")
    gates = gates.select_for_update(of=("self",), no_key=True).order_by("pk")
    by_code = {gate.code: gate for gate in gates}
    undone = {entry.of for entry in entries}
    numbers = {entry.sequence for entry in entries} | undone
    known = Scan.objects.filter(device=device, sequence__in=numbers - {None})
    by_sequence = {scan.sequence: scan for scan in known if scan.sequence is not None}
    taken_back = {scan.badge_id for scan in by_sequence.values() if scan.sequence in undone and scan.badge_id}
    mine = Q(edition=device.edition_id, serial__in=serials) | Q(pk__in=taken_back)
    by_serial = {badge.serial: badge for badge in locked_rows(Badge.objects.filter(mine))}
    return Batch(device, when, operator, by_code, by_serial, codes, by_sequence)


def _read(code: str, device: GateDevice, keys: Mapping[int, Ed25519PublicKey]) -> tuple[str, int | None]:
    word, payload = read_code(code, device.edition, keys)
    return word, payload.serial if payload and word == "ok" else None


def _take(batch: Batch, entry: Entry) -> str:
    """Take in one entry; return its status."""
    if entry.sequence is None:
        return _keep_without_number(batch, entry)
    if (old := batch.known.get(entry.sequence)) is not None:
        return _again(batch, entry, old)
    unknown_gate = entry.act == "scan" and entry.gate not in batch.gates
    revoked = batch.device.revoked_at is not None
    wrong = entry.fault or unknown_gate or revoked
    scan = _unreadable(batch, entry) if wrong else _scan(batch, entry)
    batch.fresh.append(scan)
    batch.known[entry.sequence] = scan
    if scan.act == Scan.Act.UNREADABLE:
        fault = entry.fault or ("revoked" if revoked else "gate")
        number = "revoked" if revoked else str(entry.sequence)  # of a revoked device one incident for all
        batch.found.append(incidents.unreadable(batch.device, number, entry.raw, fault, batch.when.now))
        return KEPT
    return STORED


def _scan(batch: Batch, entry: Entry) -> Scan:
    word, serial = batch.badge_of(entry)
    at, gate = batch.when.moment(entry.at), batch.gates.get(entry.gate)
    place = gate.place if gate else ""
    session = session_at(sessions_of(batch.device.edition), place, at.timestamp()) if place else None
    badge = batch.badges.get(serial) if serial is not None else None
    scan = Scan(
        device=batch.device, sequence=entry.sequence, act=entry.act, way=Scan.Way.OFFLINE, gate=gate, place=place,
        badge_id=badge.pk if badge else None, serial=serial, direction=entry.direction if entry.act == "scan" else "in",
        verdict=entry.verdict if entry.act == "scan" else "", reason=entry.reason, override=entry.override,
        operator=batch.operator, session_code=session["code"] if session else "", at=at,
        device_at=batch.when.as_told(entry.at), received_at=batch.when.now,
        raw={"of": entry.of} if entry.act == "undo" else None,
    )  # fmt: skip
    if scan.verdict == "admit" and scan.direction == "in":
        batch.found += incidents.ended(scan, badge, word, code=entry.code)
    return scan


def _unreadable(batch: Batch, entry: Entry) -> Scan:
    return Scan(
        device=batch.device, sequence=entry.sequence, act=Scan.Act.UNREADABLE, way=Scan.Way.OFFLINE,
        serial=entry.serial, operator=batch.operator, at=batch.when.moment(entry.at),
        device_at=batch.when.as_told(entry.at), received_at=batch.when.now, raw={"text": entry.raw},
    )  # fmt: skip


def _keep_without_number(batch: Batch, entry: Entry) -> str:
    """Keep an entry that the device did not number: once, for the same words sent again are the same entry."""
    told = incidents.unreadable(
        batch.device, incidents.digest(entry.raw), entry.raw, "sequence", batch.when.now
    )
    seen = {one.key for one in batch.found if one.kind == told.kind}
    if (
        told.key in seen
        or Incident.objects.filter(edition=batch.device.edition_id, kind=told.kind, key=told.key).exists()
    ):
        return DUPLICATE
    batch.found.append(told)
    raw = {"device": str(batch.device.uid), "text": entry.raw}
    batch.fresh.append(
        Scan(
            act=Scan.Act.UNREADABLE, way=Scan.Way.OFFLINE, at=batch.when.now, received_at=batch.when.now, raw=raw,
            operator=batch.operator,
        )
    )  # fmt: skip
    return KEPT


def _again(batch: Batch, entry: Entry, old: Scan) -> str:
    """A number that was used before: the same scan is had already, another one is kept for the desk."""
    if old.act == Scan.Act.UNREADABLE:
        same = (old.raw or {}).get("text") == entry.raw
    elif entry.act == "undo":
        same = old.act == Scan.Act.UNDO and (old.raw or {}).get("of") == entry.of
    else:
        gate = batch.gates.get(entry.gate)
        mine = (entry.act, batch.badge_of(entry)[1], gate.pk if gate else None, entry.direction)
        same = not entry.fault and mine == (old.act, old.serial, old.gate_id, old.direction)
    if not same:
        batch.found.append(incidents.sequence_used(batch.device, entry.sequence, entry.raw, batch.when.now))
        return KEPT
    if old.act == Scan.Act.SCAN and old.way == Scan.Way.ONLINE and old.verdict != entry.verdict:
        _answered_by_the_device(batch, entry, old)
        return STORED
    return DUPLICATE


def _answered_by_the_device(batch: Batch, entry: Entry, old: Scan) -> None:
    """The server's answer did not reach the door in time: what the device showed is what happened."""
    old.raw = {"online": {"verdict": old.verdict, "reason": old.reason}}
    old.verdict, old.reason, old.override = entry.verdict, entry.reason, entry.override
    old.way = Scan.Way.OFFLINE
    batch.changed.append(old)


def _follow(batch: Batch) -> None:
    """Let presences follow, and see what no door could see alone."""
    touched = {scan.badge_id for scan in (*batch.fresh, *batch.changed) if scan.badge_id}
    badges = [badge for badge in batch.badges.values() if badge.pk in touched]
    missing = touched - {badge.pk for badge in badges}
    if missing:  # of scans that are taken back by an undo that came before them
        badges += locked_rows(Badge.objects.filter(pk__in=missing))
    if badges:
        presence.rebuild(badges, batch.when.now)
    scans = [*batch.fresh, *batch.changed]
    batch.found += watching.at_places(batch.device.edition, scans, batch.gates, batch.when.now)
