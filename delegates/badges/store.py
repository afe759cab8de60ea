"""Files of print runs: written and read piece by piece, each piece encrypted, under names that nobody guesses.

A file is a row of pieces: 4 bytes of length (big-endian) and what `encryption.seal` made of 4 bytes of the piece's
number, one byte (1: the last) and at most a mebibyte of content. Pieces that are missing, doubled or in another
order are found when the file is read.
"""

import os
import secrets
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings

from adgmin.core.encryption import seal, unseal

PIECE = 1 << 20
_HEAD = struct.Struct(">IB")
_LENGTH = struct.Struct(">I")


class Damaged(ValueError):
    """A file is cut off, or its pieces are not in order."""


def new_name() -> str:
    """Return a name of 192 bits, in letters that every file system keeps apart."""
    return secrets.token_hex(24)


class Writer:
    """Writes a file; it bears its name only once `close` was called. Used with `with`: an error leaves nothing."""

    def __init__(self, name: str) -> None:
        self.path = path_of(name)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._draft = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        self._stream = open(os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")  # noqa: SIM115 - closed by close
        self._buffer = bytearray()
        self._number = 0
        self._size = 0

    def write(self, data: bytes) -> int:
        """Take in content; whole pieces go to the disk."""
        self._buffer += data
        self._size += len(data)
        while len(self._buffer) > PIECE:
            self._put(bytes(self._buffer[:PIECE]), last=False)
            del self._buffer[:PIECE]
        return len(data)

    def tell(self) -> int:
        """Return how many bytes were taken in."""
        return self._size

    def close(self) -> None:
        """Write what is left, and let the file bear its name."""
        self._put(bytes(self._buffer), last=True)
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._draft.replace(self.path)

    def _put(self, content: bytes, *, last: bool) -> None:
        sealed = seal(_HEAD.pack(self._number, last) + content)
        self._stream.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._stream.close()
            self._draft.unlink(missing_ok=True)


def pieces(name: str) -> Iterator[bytes]:
    """Yield the content piece by piece. Raises FileNotFoundError, DecryptionError, Damaged."""
    with path_of(name).open("rb") as stream:
        number, last = 0, 0
        while not last:
            length = stream.read(_LENGTH.size)
            sealed = stream.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""
            content = unseal(sealed) if sealed else b""
            if len(content) < _HEAD.size:
                raise Damaged("The file is cut off.")
            at, last = _HEAD.unpack_from(content)
            if at != number:
                raise Damaged("The pieces of the file are not in order.")
            number += 1
            yield content[_HEAD.size :]


def read(name: str) -> bytes:
    """Return the whole content. Raises as `pieces`."""
    return b"".join(pieces(name))


def write(name: str, data: bytes) -> None:
    """Write a whole file."""
    with Writer(name) as stream:
        stream.write(data)


def remove(name: str) -> None:
    """Delete a file and its parts; nothing when they are gone."""
    for path in (path_of(name), *path_of(name).parent.glob(f"{name}.*")):
        path.unlink(missing_ok=True)


def exists(name: str) -> bool:
    """Whether the file is there, whole."""
    return bool(name) and path_of(name).is_file()


def sweep(known: set[str], *, older_than: int) -> int:
    """Delete files whose name (before a dot) nobody knows and that nobody wrote for so many seconds."""
    lost = 0
    for path in folder().glob("*/*") if folder().is_dir() else ():
        if path.name.partition(".")[0] not in known and path.stat().st_mtime < time.time() - older_than:
            path.unlink(missing_ok=True)
            lost += 1
    return lost


def path_of(name: str) -> Path:
    """Return where a file lies. Names come from the database, never from a request."""
    return folder() / name[:2] / name


def folder() -> Path:
    """Return the folder of print runs."""
    return Path(settings.PRIVATE_ROOT) / "badges" / "runs"
