"""Sensitive fields: AES-256-GCM in the database, an HMAC column where equality must be found.

Keys come from settings.FIELD_KEYS, newest first. Stored form: `v1:` + key id (8 hex digits) + `:` + base64url of
nonce (12 bytes) and ciphertext with tag; files: `ADG1`, the key id, nonce and ciphertext with tag.
Sources: NIST SP 800-38D (GCM), RFC 5869 (HKDF), RFC 2104 (HMAC).
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

_FILE = b"ADG1"


class DecryptionError(ValueError):
    """The stored value was made with a key that is not here, or was altered."""


@lru_cache(maxsize=16)
def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


@lru_cache(maxsize=16)
def _cipher(secret: str) -> tuple[str, AESGCM]:
    key = _derive(secret, b"adgmin field encryption")
    return hashlib.sha256(b"id" + key).hexdigest()[:8], AESGCM(key)


def encrypt(value: str) -> str:
    """Return the stored form of a text; the empty text stays empty."""
    if not value:
        return ""
    key_id, cipher = _cipher(settings.FIELD_KEYS[0])
    nonce = os.urandom(12)
    sealed = nonce + cipher.encrypt(nonce, value.encode(), key_id.encode())
    return f"v1:{key_id}:{base64.urlsafe_b64encode(sealed).decode()}"


def decrypt(stored: str) -> str:
    """Return the text of a stored form. Raises DecryptionError."""
    if not stored:
        return ""
    try:
        version, key_id, payload = stored.split(":", 2)
        sealed = base64.urlsafe_b64decode(payload)
    except ValueError:
        raise DecryptionError("This is not an encrypted value.") from None
    for secret in settings.FIELD_KEYS:
        candidate, cipher = _cipher(secret)
        if version == "v1" and candidate == key_id:
            try:
                return cipher.decrypt(sealed[:12], sealed[12:], key_id.encode()).decode()
            except InvalidTag:
                raise DecryptionError("The encrypted value was altered.") from None
    raise DecryptionError(f"No key with the id {key_id} is in ADGMIN_FIELD_KEYS.")


def is_current(stored: str) -> bool:
    """Whether a stored form was made with the newest key; the empty text always is."""
    return not stored or stored.split(":", 2)[1] == _cipher(settings.FIELD_KEYS[0])[0]


def seal(data: bytes) -> bytes:
    """Return the stored form of a file."""
    key_id, cipher = _cipher(settings.FIELD_KEYS[0])
    nonce = os.urandom(12)
    return _FILE + key_id.encode() + nonce + cipher.encrypt(nonce, data, key_id.encode())


def unseal(stored: bytes) -> bytes:
    """Return the content of a stored file. Raises DecryptionError."""
    key_id, sealed = stored[4:12].decode("ascii", "replace"), stored[12:]
    for secret in settings.FIELD_KEYS:
        candidate, cipher = _cipher(secret)
        if stored[:4] == _FILE and candidate == key_id:
            try:
                return cipher.decrypt(sealed[:12], sealed[12:], key_id.encode())
            except InvalidTag:
                raise DecryptionError("The encrypted file was altered.") from None
    raise DecryptionError(f"No key with the id {key_id} is in ADGMIN_FIELD_KEYS.")


def is_sealed_by_newest(stored: bytes) -> bool:
    """Whether the head of a stored file (12 bytes) names the newest key."""
    return stored[4:12].decode("ascii", "replace") == _cipher(settings.FIELD_KEYS[0])[0]


def is_sealed_by_ours(stored: bytes) -> bool:
    """Whether the head of a stored file (12 bytes) names a key that is here."""
    key_id = stored[4:12].decode("ascii", "replace")
    return stored[:4] == _FILE and any(_cipher(secret)[0] == key_id for secret in settings.FIELD_KEYS)


def fingerprints(value: str) -> list[str]:
    """Return the keyed digests of a value by each key, newest first: what is stored may be older."""
    if not value:
        return []
    keys = (_derive(secret, b"adgmin field lookup") for secret in settings.FIELD_KEYS)
    return [hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:32] for key in keys]


def fingerprint(value: str) -> str:
    """Return a keyed digest by which equal values are found without reading them (32 hex digits)."""
    return next(iter(fingerprints(value)), "")


class EncryptedField(models.TextField):
    """A text that is encrypted in the database; it can't be filtered by, so any lookup but isnull is refused."""

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in."""
        return value if value is None else encrypt(str(value))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypt on the way out."""
        return value if value is None else decrypt(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to compare: every encryption of one value differs."""
        if lookup_name != "isnull":
            raise TypeError(
                f"An encrypted field can't be looked up with {lookup_name!r}; use its fingerprint column."
            )
        return super().get_lookup(lookup_name)
