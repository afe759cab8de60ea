r"""The signed code of a badge: what its QR code says. It holds no name, and a gate checks it without a network.

The text is `ADG1:` and the Base45 (RFC 9285) of 19 bytes and their Ed25519 signature (RFC 8032, 64 bytes), in all 130
signs: a QR code of version 6 with level M. Numbers are big-endian.

    byte 0      version, 1
    bytes 1-2   edition: the first two bytes of the SHA-256 of its code
    bytes 3-6   number of the badge
    byte 7      category, its place in `Category`
    byte 8      kind, its place in `BadgeKind`
    byte 9      zones, bit 0 for A to bit 7 for H
    bytes 10-13 good from, in minutes since 1970 UTC
    bytes 14-17 good until, exclusive, in minutes since 1970 UTC
    byte 18     number of the key

What is signed is `adgmin badge\0` and the 19 bytes. The gate's script reads the same (`gate-code.js`).
"""

import datetime as dt
import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from . import base45
from .models import BadgeKind, Category

PREFIX = "ADG1:"
VERSION = 1
CONTEXT = b"adgmin badge\0"
LETTERS = "ABCDEFGH"
_LAYOUT = struct.Struct(">BHIBBBIIB")
_SIGNATURE = 64
_CATEGORIES = list(Category.values)
_KINDS = list(BadgeKind.values)
_MINUTE = 60


class BadCode(ValueError):
    """The text is not a code of ours that counts. `reason`: `unreadable`, `unknown_key` or `altered`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Payload:
    """What a code says. Times are whole minutes; `valid_until` is the first minute at which it no longer counts."""

    edition: int
    serial: int
    category: str
    kind: str
    zones: str
    valid_from: dt.datetime
    valid_until: dt.datetime
    key: int


def edition_mark(code: str) -> int:
    """Return the two bytes that stand for an edition, as a number."""
    return int.from_bytes(hashlib.sha256(code.encode()).digest()[:2], "big")


def pack(payload: Payload) -> bytes:
    """Return the 19 bytes of a payload."""
    zones = sum(1 << LETTERS.index(letter) for letter in set(payload.zones))
    return _LAYOUT.pack(
        VERSION, payload.edition, payload.serial, _CATEGORIES.index(payload.category), _KINDS.index(payload.kind),
        zones, _minutes(payload.valid_from), _minutes(payload.valid_until), payload.key,
    )  # fmt: skip


def sign(payload: Payload, private: Ed25519PrivateKey) -> str:
    """Return the text of the QR code."""
    packed = pack(payload)
    return PREFIX + base45.encode(packed + private.sign(CONTEXT + packed))


def read(text: str, keys: Mapping[int, Ed25519PublicKey]) -> Payload:
    """Return what a code says once its signature has been checked with one of these keys, by number.

    Raises BadCode: `unreadable` (no code of ours), `unknown_key` (made with a key that is not trusted here), `altered`.
    """
    packed, signature = _split(text)
    fields = _LAYOUT.unpack(packed)
    if fields[0] != VERSION or fields[3] >= len(_CATEGORIES) or fields[4] >= len(_KINDS):
        raise BadCode("unreadable")
    key = keys.get(fields[8])
    if key is None:
        raise BadCode("unknown_key")
    try:
        key.verify(signature, CONTEXT + packed)
    except InvalidSignature:
        raise BadCode("altered") from None
    return Payload(
        fields[1], fields[2], _CATEGORIES[fields[3]], _KINDS[fields[4]],
        "".join(letter for bit, letter in enumerate(LETTERS) if fields[5] >> bit & 1),
        _moment(fields[6]), _moment(fields[7]), fields[8],
    )  # fmt: skip


def _split(text: str) -> tuple[bytes, bytes]:
    if not text.startswith(PREFIX):
        raise BadCode("unreadable")
    try:
        data = base45.decode(text.removeprefix(PREFIX))
    except ValueError:
        raise BadCode("unreadable") from None
    if len(data) != _LAYOUT.size + _SIGNATURE:
        raise BadCode("unreadable")
    return data[: _LAYOUT.size], data[_LAYOUT.size :]


def _minutes(moment: dt.datetime) -> int:
    return int(moment.timestamp()) // _MINUTE


def _moment(minutes: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(minutes * _MINUTE, dt.UTC)
