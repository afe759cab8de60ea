"""Devices at the doors: made at the desk, paired once with a code, known by a token, revoked by verbs."""

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.editions.models import Edition

from .models import Gate, GateDevice

CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
CODE_LENGTH = 8  # 40 bits, good for half an hour, slowed down by `pairing`
CODE_GOOD = dt.timedelta(minutes=30)
_NO_SIGN = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Paired:
    """A device that has just been paired; the token is told this once."""

    device: GateDevice
    token: str


@transaction.atomic
def make_device(
    edition: Edition, name: str, *, by: User | None, gates: Iterable[Gate] = (), may_override: bool = False,
    may_search: bool = True, good_for: dt.timedelta = CODE_GOOD,
) -> tuple[GateDevice, str]:  # fmt: skip
    """Make a device and its pairing code (`ABCD-EFGH`, told once). Without gates it may stand at every one."""
    device = GateDevice.objects.create(
        edition=edition, name=name[:80], may_override=may_override, may_search=may_search, made_by=by,
        made_at=clock.now(),
    )  # fmt: skip
    device.gates.set(gates)
    audit.record(device, "device made", by=by)
    return device, new_code(device, by=by, good_for=good_for)


@transaction.atomic
def new_code(device: GateDevice, *, by: User | None, good_for: dt.timedelta = CODE_GOOD) -> str:
    """Give a device another pairing code; the one before no longer works. Raises Refused: `device_revoked`."""
    locked = GateDevice.objects.select_for_update().get(pk=device.pk)
    if locked.revoked_at:
        raise Refused(Problem("device_revoked", Severity.BLOCK, in_both(_revoked)))
    code = "".join(secrets.choice(CODE_SIGNS) for _number in range(CODE_LENGTH))
    device.pairing_digest, device.pairing_until = code_digest(code), clock.now() + good_for
    device.save(update_fields=["pairing_digest", "pairing_until"])
    audit.record(device, "pairing code made", by=by)
    return f"{code[:4]}-{code[4:]}"


@transaction.atomic
def pair(code: str, name: str = "") -> Paired | None:
    """Give the device of this code a token, in place of any it had; the code is used up. None for a wrong code."""
    now = clock.now()
    waiting = GateDevice.objects.select_for_update().filter(revoked_at=None, pairing_until__gt=now)
    device = waiting.filter(pairing_digest=code_digest(code)).exclude(pairing_digest="").first()
    if device is None:
        return None
    token = secrets.token_urlsafe(32)
    device.token_digest, device.pairing_digest, device.pairing_until = token_digest(token), "", None
    device.paired_at = device.seen_at = now
    device.name = name.strip()[:80] or device.name
    device.save(
        update_fields=["token_digest", "pairing_digest", "pairing_until", "paired_at", "seen_at", "name"]
    )
    audit.record(device, "device paired", by=None)
    return Paired(device, token)


@transaction.atomic
def revoke(device: GateDevice, *, by: User | None) -> None:
    """End a device: its next word to the server is answered so that it forgets everything. Twice is once."""
    locked = GateDevice.objects.select_for_update().get(pk=device.pk)
    if locked.revoked_at:
        return
    device.revoked_at = clock.now()
    device.pairing_digest, device.pairing_until = "", None
    device.save(update_fields=["revoked_at", "pairing_digest", "pairing_until"])
    audit.record(device, "device revoked", by=by)


def code_digest(code: str) -> str:
    """Return what is kept of a pairing code: nobody who reads the database can try codes without the server's key."""
    signs = _NO_SIGN.sub("", code.upper())
    return hmac.new(
        settings.SECRET_KEY.encode(), f"gate pairing {signs}".encode(), hashlib.sha256
    ).hexdigest()


def token_digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _revoked() -> str:
    return _("This device was revoked. Make another one.")
