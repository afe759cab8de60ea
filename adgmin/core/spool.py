"""Uploaded files between preview and taking in: encrypted, one user's own, kept for a day at most."""

import base64
import json
import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from adgmin.core.encryption import DecryptionError, decrypt, encrypt, is_current
from adgmin.core.models import User

KEPT_SECONDS = 24 * 60 * 60
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits for a decision."""

    token: str
    name: str
    data: bytes


def hold(name: str, data: bytes, *, by: User, purpose: str = "") -> str:
    """Keep a file for its user and one purpose; return the token by which it is found again."""
    sweep()
    token = secrets.token_hex(16)
    content = {"user": by.pk, "purpose": purpose, "name": name[:200], "data": base64.b64encode(data).decode()}
    path = _folder() / token
    path.touch(mode=0o600)
    path.write_text(encrypt(json.dumps(content)), encoding="ascii")
    return token


def fetch(token: str, *, by: User, purpose: str = "") -> Held | None:
    """Return a held file, or None when it is gone, is another user's or waits for something else."""
    path = _path(token)
    if path is None or not path.is_file():
        return None
    try:
        content = json.loads(decrypt(path.read_text(encoding="ascii")))
    except (DecryptionError, ValueError, OSError):
        return None
    if content["user"] != by.pk or content["purpose"] != purpose:
        return None
    return Held(token, content["name"], base64.b64decode(content["data"]))


def drop(token: str) -> None:
    """Delete a held file."""
    if (path := _path(token)) is not None:
        path.unlink(missing_ok=True)


def renew_all() -> int:
    """Encrypt every held file by the newest key; return how many were not. What no key opens stays: a day at most."""
    number = 0
    for path in older():
        with suppress(FileNotFoundError, DecryptionError):  # decided on or swept meanwhile
            draft, stored = path.with_suffix(".part"), path.read_text(encoding="ascii")
            draft.touch(mode=0o600)
            draft.write_text(encrypt(decrypt(stored)), encoding="ascii")
            os.utime(draft, (path.stat().st_atime, path.stat().st_mtime))
            draft.replace(path)
            number += 1
    return number


def older() -> list[Path]:
    """Return the held files that are not by the newest key."""
    held = [path for path in _folder().iterdir() if _TOKEN.fullmatch(path.name)]
    return [path for path in held if not is_current(path.read_text(encoding="ascii")[:40])]


def sweep() -> None:
    """Delete what nobody decided on within a day."""
    oldest = time.time() - KEPT_SECONDS
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _path(token: str) -> Path | None:
    return _folder() / token if _TOKEN.fullmatch(token) else None


def _folder() -> Path:
    return private_folder("imports")


def private_folder(name: str) -> Path:
    """Return a folder that only this product reads, made when it is missing."""
    folder = Path(settings.PRIVATE_ROOT) / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
