"""What the desk has to look into about one scan or one device, told once each."""

import datetime as dt
import hashlib
from typing import Any

from delegates.badges.models import LIVE_STATES

from .models import GateDevice, Incident, Scan
from .questions import BadgeRow
from .skew import Clock


def digest(text: str) -> str:
    """Return a short name of some words."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def unreadable(device: GateDevice, number: str, raw: str, fault: str, now: dt.datetime) -> Incident:
    """An entry of which no scan could be made; `fault` is the field that is wrong."""
    facts = {"text": raw, "fault": fault}
    return incident(
        device.edition_id, Incident.Kind.UNREADABLE, f"{device.uid}:{number}", facts, now, device=device
    )


def sequence_used(device: GateDevice, number: int | None, raw: str, now: dt.datetime) -> Incident:
    """A second scan under a number that the device gave to another."""
    key, facts = f"{device.uid}:{number}:{digest(raw)}", {"text": raw, "sequence": number}
    return incident(device.edition_id, Incident.Kind.SEQUENCE, key, facts, now, device=device)


def tell_clock(device: GateDevice, when: Clock) -> None:
    """Tell, once a day, that a device's clock is wrong."""
    if when.is_wrong:
        seconds = round(when.error.total_seconds())
        told = incident(
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
        incident(
            scan.device.edition_id, Incident.Kind.ENDED_BADGE, key, facts, scan.received_at,
            badge_id=badge.pk if badge else None, device=scan.device, place=scan.place,
        )
    ]  # fmt: skip


def _where(scan: Scan) -> dict[str, Any]:
    return {
        "gate": scan.gate.code if scan.gate else "",
        "device": scan.device.name if scan.device else "",
        "at": scan.at.isoformat(),
    }


def incident(
    edition: int, kind: str, key: str, facts: dict[str, Any], at: dt.datetime, **about: Any
) -> Incident:
    """Return an incident; the same key of a kind is told once."""
    return Incident(edition_id=edition, kind=kind, key=key[:120], facts=facts, at=at, **about)
