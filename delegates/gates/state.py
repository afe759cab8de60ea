"""What a device holds so that it can decide by itself: everything, or what changed since a version."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.text import fold_words
from delegates.badges.codes import edition_mark
from delegates.badges.faces import faces_of
from delegates.badges.models import Badge, BadgeCounter, SigningKey, Zone
from events.editions.models import Edition

from . import presence
from .models import Gate, GateDevice, Scan
from .questions import badge_facts, both, gate_facts, rows_of
from .sessions import sessions_of


@dataclass(frozen=True, slots=True)
class Version:
    """How far a device has got: `edition.change.last number.badges up to it`; after badges went, all are told anew."""

    edition: int
    change: int
    serial: int
    badges: int

    def __str__(self) -> str:
        return f"{self.edition}.{self.change}.{self.serial}.{self.badges}"


def version_of(edition: Edition) -> Version:
    """Return the version of an edition's badges now."""
    counter = BadgeCounter.objects.filter(edition=edition).first() or BadgeCounter()
    return Version(
        edition.pk,
        counter.change,
        counter.serial,
        _badges(edition).filter(serial__lte=counter.serial).count(),
    )


def state_for(device: GateDevice, since: str = "") -> dict[str, Any]:
    """Return the state for a device (see `shapes.StateOut`); after the edition's end there is nothing in it."""
    edition, now = device.edition, clock.now()
    over = now >= end_of(edition)
    gates = [] if over else gates_of(device)
    version = version_of(edition)
    known = None if over else _known(since, version)
    badges = _badges(edition).none() if over else _badges(edition)
    if known:
        badges = badges.filter(change__gt=known.change)
    places = {gate.place for gate in gates}
    return {
        "version": str(version),
        "full": known is None,
        "server_time": int(now.timestamp() * 1000),
        "edition": _edition(edition, over=over),
        "device": {**device_facts(device), "gates": [gate.code for gate in gates]},
        "keys": [] if over else list(SigningKey.objects.filter(withdrawn_at=None).values("number", "public")),
        "gates": [_gate(gate) for gate in gates],
        "places": [] if over else _places(edition),
        "zones": [] if over else [{"letter": zone.letter, "name": both(zone)} for zone in _zones(edition)],
        "sessions": [one for one in sessions_of(edition) if one["place"] in places] if places else [],
        "badges": _listed(badges),
        "inside": [] if over else _inside(edition, now),
        "was_here": [] if over else _was_here(edition, now),
    }


def etag_of(state: dict[str, Any]) -> str:
    """Return the mark of a state, the same while nothing but the time differs."""
    said = json.dumps({**state, "server_time": 0}, sort_keys=True)
    return f'"{hashlib.blake2b(said.encode(), digest_size=12).hexdigest()}"'


def end_of(edition: Edition) -> dt.datetime:
    """Return when the devices of an edition forget everything: the midnight after its last day."""
    return dt.datetime.combine(edition.end_date, dt.time(), MEETING_ZONE) + dt.timedelta(days=1)


def gates_of(device: GateDevice) -> list[Gate]:
    """Return the gates at which a device may stand."""
    gates = Gate.objects.filter(edition=device.edition_id).select_related("room")
    scoped = set(device.gates.values_list("pk", flat=True))
    return [gate for gate in gates if not scoped or gate.pk in scoped]


def device_facts(device: GateDevice) -> dict[str, Any]:
    """Return what a device may do."""
    return {
        "uid": str(device.uid), "name": device.name, "may_override": device.may_override,
        "may_search": device.may_search,
    }  # fmt: skip


def _badges(edition: Edition) -> QuerySet[Badge]:
    return Badge.objects.filter(edition=edition)


def _known(since: str, now: Version) -> Version | None:
    """Return the version that a device has, when what changed since can be told; else None."""
    try:
        edition, change, serial, badges = (int(part) for part in since.split("."))
    except ValueError:
        return None
    known = Version(edition, change, serial, badges)
    if known.edition != now.edition or known.change > now.change or not 0 <= known.serial <= now.serial:
        return None
    left = Badge.objects.filter(edition=edition, serial__lte=serial).count()
    return known if left == badges and change >= 0 else None


def _edition(edition: Edition, *, over: bool) -> dict[str, Any]:
    return {
        "code": edition.code, "mark": edition_mark(edition.code), "ends": int(end_of(edition).timestamp()),
        "over": over, "name": both(edition, "short_name"),
    }  # fmt: skip


def _gate(gate: Gate) -> dict[str, Any]:
    return {**gate_facts(gate), "name": both(gate), "per_quarter": gate.per_quarter}


def _places(edition: Edition) -> list[dict[str, Any]]:
    """Every place, also those of other devices' gates: for the evacuation list that each device can show."""
    gates = {gate.place: gate for gate in Gate.objects.filter(edition=edition).order_by("-sort_order", "-pk")}
    return [{"place": place, "zone": gate.zone, "name": both(gate)} for place, gate in sorted(gates.items())]


def _zones(edition: Edition) -> Iterable[Zone]:
    return Zone.objects.filter(edition=edition).order_by("letter")


def _listed(badges: QuerySet[Badge]) -> list[dict[str, Any]]:
    rows = {row.pk: row for row in rows_of(badges.order_by())}
    # Delegations by a query of their own: joined to each badge they are a hundred columns, thousands of times over.
    wanted = badges.order_by("serial").select_related("delegate")
    found = list(wanted.prefetch_related("delegation__party", "delegate__delegation__party"))
    return [
        {
            **badge_facts(rows[badge.pk]),
            "code_digest": hashlib.sha256(badge.code.encode()).hexdigest()[:16],
            "name": face.name or face.label,
            "honorific": face.honorific,
            "position": face.position.as_dict(),
            "delegation_name": face.delegation.as_dict(),
            "folded": fold_words(face.name, face.native, face.label, f"{badge.serial:04d}"),
            "photo": face.photo[:12],
        }
        for badge, face in zip(found, faces_of(found), strict=True)
        if badge.pk in rows
    ]


def _inside(edition: Edition, now: dt.datetime) -> list[dict[str, Any]]:
    """Who is inside today; the device leaves out who came for an earlier session when it counts for the one now."""
    people = presence.inside_now(edition, now).order_by("place", "badge__serial")
    rows = people.values_list("place", "badge__serial", "since", "gate__code", "counts_as_seat")
    return [
        {"place": place, "serial": serial, "since": int(since.timestamp()), "gate": gate, "seat": seat}
        for place, serial, since, gate, seat in rows
    ]


def _was_here(edition: Edition, now: dt.datetime) -> list[list[Any]]:
    """Return [place, number] of who left a place through which nobody comes back."""
    left = Scan.objects.filter(
        gate__edition=edition, gate__reentry=False, direction="out", verdict="admit", act=Scan.Act.SCAN,
        undone_at=None, at__gte=presence.day_start(now), badge__isnull=False,
    )  # fmt: skip
    return [list(row) for row in left.values_list("place", "badge__serial").distinct().order_by()]
