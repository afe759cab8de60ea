"""The folder of private files: encrypted, under names that nobody guesses, written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from adgmin.core.encryption import is_sealed_by_newest, is_sealed_by_ours, seal, unseal

HEAD = 12  # bytes that name the key


def write(name: str, data: bytes) -> None:
    """Write a file; a half-written one never bears its name."""
    path = path_of(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(seal(data))
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def read(name: str) -> bytes:
    """Return the content. Raises FileNotFoundError, DecryptionError."""
    return unseal(path_of(name).read_bytes())


def remove(name: str) -> None:
    """Delete a file; nothing when it is gone."""
    path_of(name).unlink(missing_ok=True)


def renew(name: str) -> bool:
    """Encrypt a file by the newest key; False when it is already, or is gone."""
    with suppress(FileNotFoundError):
        if is_current(name):
            return False
        write(name, read(name))
        return True
    return False


def is_current(name: str) -> bool:
    """Whether a file is by the newest key, or is gone."""
    head = _head(name)
    return head is None or is_sealed_by_newest(head)


def trouble_of(name: str) -> str:
    """Say that no key of ours opens a file; empty when one does, or when it is gone."""
    head = _head(name)
    return "" if head is None or is_sealed_by_ours(head) else "no key for it is in ADGMIN_FIELD_KEYS"


def _head(name: str) -> bytes | None:
    with suppress(FileNotFoundError), path_of(name).open("rb") as stream:
        return stream.read(HEAD)
    return None


def names() -> Iterator[str]:
    """Yield the names of all files, also those that no record knows."""
    if folder().is_dir():
        for part in folder().iterdir():
            yield from (path.name for path in part.iterdir() if not path.name.endswith(".part"))


def path_of(name: str) -> Path:
    """Return where a file lies. Names come from the database, never from a request."""
    return folder() / name[:2] / name


def folder() -> Path:
    """Return the folder of private files."""
    return Path(settings.PRIVATE_ROOT) / "files"
