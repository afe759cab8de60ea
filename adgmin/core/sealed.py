"""Folders of private files: encrypted, under names that nobody guesses, written whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from .encryption import is_sealed_by_newest, is_sealed_by_ours, seal, unseal

HEAD = 12  # bytes that name the key


def new_name() -> str:
    """Return a file's name that nobody guesses: 192 bits, without an ending."""
    return secrets.token_urlsafe(24)


class SealedFolder:
    """One folder of private files. Names come from the database, never from a request."""

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, name: str, data: bytes) -> None:
        """Write a file; a half-written one never bears its name."""
        path = self.path_of(name)
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

    def read(self, name: str) -> bytes:
        """Return the content. Raises FileNotFoundError, DecryptionError."""
        return unseal(self.path_of(name).read_bytes())

    def remove(self, name: str) -> None:
        """Delete a file; nothing when it is gone."""
        self.path_of(name).unlink(missing_ok=True)

    def renew(self, name: str) -> bool:
        """Encrypt a file by the newest key; False when it is already, or is gone."""
        with suppress(FileNotFoundError):
            if self.is_current(name):
                return False
            self.write(name, self.read(name))
            return True
        return False

    def is_current(self, name: str) -> bool:
        """Whether a file is by the newest key, or is gone."""
        head = self._head(name)
        return head is None or is_sealed_by_newest(head)

    def trouble_of(self, name: str) -> str:
        """Say that no key of ours opens a file; empty when one does, or when it is gone."""
        head = self._head(name)
        return "" if head is None or is_sealed_by_ours(head) else "no key for it is in ADGMIN_FIELD_KEYS"

    def names(self) -> Iterator[str]:
        """Yield the names of all files, also those that no record knows."""
        if self.folder().is_dir():
            for part in self.folder().iterdir():
                yield from (path.name for path in part.iterdir() if not path.name.endswith(".part"))

    def sweep(self, known: set[str]) -> int:
        """Delete what no record knows (its transaction failed after the file was written); return how many."""
        lost = [name for name in self.names() if name not in known]
        for name in lost:
            self.remove(name)
        return len(lost)

    def path_of(self, name: str) -> Path:
        """Return where a file lies."""
        return self.folder() / name[:2] / name

    def folder(self) -> Path:
        """Return the folder itself."""
        return Path(settings.PRIVATE_ROOT) / self.name

    def _head(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError), self.path_of(name).open("rb") as stream:
            return stream.read(HEAD)
        return None
