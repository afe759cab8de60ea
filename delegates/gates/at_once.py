"""What is asked at every single check, by queries compiled once."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from delegates.badges.keys import public_of
from delegates.badges.models import Badge, SigningKey
from events.editions.models import Edition

from .doors import ZONE
from .models import Gate, GateDevice, Presence
from .prepared import Prepared, aggregated
from .questions import BadgeRow, row_values

_DEVICE = (
    "pk", "uid", "edition_id", "name", "may_override", "may_search", "revoked_at", "seen_at", "gate_id", "operator",
    "queue", "battery", "skew_ms", "version",
)  # fmt: skip
_GATE = (
    "pk", "edition_id", "code", "name_vi", "name_en", "place", "zone", "room_id", "single_entry", "reentry", "is_open",
    "media_until_minute",
)  # fmt: skip
_editions: dict[int, tuple[tuple[Any, ...], Edition]] = {}


def forget_editions() -> None:
    """Drop what this process holds."""
    _editions.clear()


def device_by(token_digest: str) -> GateDevice | None:
    """Return the device of a token, with its edition and gate, and whether it is bound to some gates (`is_scoped`)."""
    row = _DEVICES.first(digest=token_digest)
    if row is None:
        return None
    values, (bound, gate_code, *edition) = row[: len(_DEVICE)], row[len(_DEVICE) :]
    device = GateDevice(**dict(zip(_DEVICE, values, strict=True)))
    device._state.adding, device._state.db = False, "default"
    device.is_scoped = bound  # type: ignore[attr-defined]  # as annotated
    device.gate_code = gate_code or ""  # type: ignore[attr-defined]  # as annotated
    device.edition = _edition(device.edition_id, tuple(edition))
    return device


def gates_at(device: GateDevice, code: str) -> dict[str, Gate]:
    """Return the gates of the place that one of the device's gates leads into, by code, locked; none: not its gate.

    Their capacity is that of the room where they have none.
    """
    rows = (_BOUND if getattr(device, "is_scoped", True) else _ANY).rows(
        edition=device.edition_id,
        code=code,
        **({"device": device.pk} if getattr(device, "is_scoped", True) else {}),
    )
    gates = {}
    for row in rows:
        gate = Gate(capacity=row[-1], **dict(zip(_GATE, row[:-1], strict=True)))
        gate._state.adding, gate._state.db = False, "default"
        gates[gate.code] = gate
    return gates if code in gates else {}


def badge_by(edition: int, serial: int | None) -> BadgeRow | None:
    """Return a badge, locked; the caller holds the place's lock."""
    row = _BADGE.first(edition=edition, serial=serial) if serial is not None else None
    return BadgeRow(*row) if row else None


def trusted_keys() -> Mapping[int, Ed25519PublicKey]:
    """Return the keys by which codes are checked, by number; asked anew each time, for one may have been withdrawn."""
    return {number: _public(text) for number, text in _KEYS.rows()}


def people(place: str, badge: int, delegation: int, since: dt.datetime, day: dt.datetime) -> dict[str, Any]:
    """Return who is inside a place since a moment, and where one badge is."""
    row = _PEOPLE.first(place=place, badge=badge, delegation=delegation, since=since, day=day)
    return dict(zip(("count", "seats", "came", "door", "other", "vi", "en"), row or (), strict=True))


def _edition(pk: int, versions: tuple[Any, ...]) -> Edition:
    """Return an edition; it is read again when its programme, its draft, its code or its days have moved."""
    held = _editions.get(pk)
    if held is None or held[0] != versions:
        held = (versions, Edition.objects.get(pk=pk))
        _editions[pk] = held
    return held[1]


def _devices(digest: str) -> Any:
    bound = GateDevice.gates.through.objects.filter(gatedevice=OuterRef("pk"))
    known = GateDevice.objects.filter(token_digest=digest).order_by().annotate(bound=Exists(bound))
    return known.values_list(
        *_DEVICE,
        "bound",
        "gate__code",
        "edition__draft_version",
        "edition__programme_version",
        "edition__code",
        "edition__end_date",
    )


def _gates(edition: int, code: str, device: int = 0) -> Any:
    gates: QuerySet[Gate] = QuerySet(
        Gate
    )  # that of the translated model's manager gives the columns in no order
    mine = gates.filter(edition=edition, code=code)
    if device:
        mine = mine.filter(devices=device)
    there = gates.filter(edition=edition, place__in=mine.order_by().values("place")).order_by("pk")
    return there.annotate(most=Coalesce(F("capacity"), F("room__capacity"))).values_list(*_GATE, "most")


def _badge(edition: int, serial: int) -> Any:
    return row_values(Badge.objects.filter(edition=edition, serial=serial).order_by())


def _people(place: str, badge: int, delegation: int, since: dt.datetime, day: dt.datetime) -> Any:
    here, mine = Q(place=place, since__gte=since), Q(badge=badge)
    elsewhere = mine & ~Q(place=place) & ~Q(place__startswith=ZONE)
    return aggregated(
        Presence.objects.filter(here | (mine & Q(since__gte=day))),
        count=Count("pk", filter=here),
        seats=Count("pk", filter=here & Q(delegation=delegation, counts_as_seat=True)),
        came=Max("since", filter=here & mine),
        door=Max("gate__code", filter=here & mine),
        other=Max("place", filter=elsewhere),
        vi=Max("gate__name_vi", filter=elsewhere),
        en=Max("gate__name_en", filter=elsewhere),
    )


_DEVICES = Prepared(_devices, digest=str)
_ANY = Prepared(_gates, lock=Gate._meta.db_table, edition=int, code=str)
_BOUND = Prepared(_gates, lock=Gate._meta.db_table, edition=int, code=str, device=int)
_BADGE = Prepared(_badge, lock=Badge._meta.db_table, edition=int, serial=int)
_KEYS = Prepared(
    lambda: SigningKey.objects.filter(withdrawn_at=None).order_by().values_list("number", "public")
)
_PEOPLE = Prepared(_people, place=str, badge=int, delegation=int, since=dt.datetime, day=dt.datetime)


@lru_cache(maxsize=256)
def _public(text: str) -> Ed25519PublicKey:
    return public_of(text)
