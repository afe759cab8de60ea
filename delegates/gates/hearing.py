"""Who speaks: a device by its token; and what is noted of it when it is heard."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from adgmin.core import clock

from . import at_once, limits
from .devices import token_digest
from .entries import clean, whole
from .models import Gate, GateDevice
from .problems import ApiProblem
from .skew import Clock

NOTED_EVERY = dt.timedelta(seconds=30)  # not every word of a device is a write
_LONGEST_TOKEN = 200


class DeviceToken(HttpBearer):
    """The token that a device got when it was paired. Raises ApiProblem: unknown, revoked, too many requests."""

    def __init__(self, *, also_revoked: bool = False) -> None:
        super().__init__()
        self.also_revoked = also_revoked

    def authenticate(self, request: HttpRequest, token: str) -> GateDevice:
        """Return the device, with its edition and whether it is bound to some gates (`is_scoped`); one query."""
        device = at_once.device_by(token_digest(token)) if 0 < len(token) <= _LONGEST_TOKEN else None
        if device is None:
            raise ApiProblem("token-unknown")
        if device.revoked_at is not None and not self.also_revoked:
            raise ApiProblem("device-revoked")
        if wait := limits.ask(device.pk):
            raise ApiProblem("too-many", wait=wait)
        return device


def note(
    device: GateDevice, *, gate: Gate | None = None, operator: str = "", when: Clock | None = None
) -> None:
    """Note that a device was heard of, where and with whom it stands; no write when that is known already."""
    now = clock.now()
    changed: dict[str, Any] = {}
    if device.seen_at is None or abs(now - device.seen_at) >= NOTED_EVERY:
        changed["seen_at"] = now
    if operator and operator != device.operator:
        changed["operator"] = operator
    if when is not None and abs(_skew(when) - device.skew_ms) > 1000:
        changed["skew_ms"] = _skew(when)
    if gate is not None and gate.pk != device.gate_id:
        changed["gate"] = gate
    if changed:
        GateDevice.objects.filter(pk=device.pk).update(**changed)


def note_standing(device: GateDevice, told: dict[str, Any], when: Clock, *, sent: int) -> None:
    """Note all that a device told of itself with a batch of so many; one write. Its queue held them still."""
    gate = clean(told.get("gate"), 40)
    standing = device.gate_id
    if gate and gate != getattr(device, "gate_code", ""):
        found = Gate.objects.filter(edition=device.edition_id, code=gate).values_list("pk", flat=True).first()
        standing = found or standing
    battery = whole(told.get("battery"), 100)
    operator, version = clean(told.get("operator"), 80), clean(told.get("version"), 20)
    GateDevice.objects.filter(pk=device.pk).update(
        seen_at=when.now,
        gate_id=standing,
        operator=operator or device.operator,
        version=version or device.version,
        battery=device.battery if battery is None else battery,
        queue=max(0, (whole(told.get("queue"), 2**31 - 1) or 0) - sent),
        skew_ms=_skew(when),
    )


def _skew(when: Clock) -> int:
    return round(when.error.total_seconds() * 1000)
