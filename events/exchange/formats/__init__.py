"""The formats of programme files: told from the content, never from the name."""

from collections.abc import Callable

from ..findings import NotAProgramme
from ..meaning import Options, RawRow
from . import frab, ics, pretalx, xlsx
from .common import MAX_BYTES

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READERS: tuple[tuple[tuple[bytes, ...], Callable[[bytes, Options], list[RawRow]]], ...] = (
    ((b"PK\x03\x04",), xlsx.read),
    ((b"<",), frab.read),
    ((b"{", b"["), pretalx.read),
    ((b"BEGIN:VCALENDAR", b"begin:vcalendar"), ics.read),
)


def read_file(data: bytes, options: Options) -> list[RawRow]:
    """Return the sessions of a file as it gives them. Raises NotAProgramme, or Unreadable for a damaged workbook."""
    if len(data) > MAX_BYTES:
        raise NotAProgramme("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip(b"\0 \t\r\n")
    if not start:
        raise NotAProgramme("empty")
    if start.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise NotAProgramme("password" if protected else "old_workbook")
    if start.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return frab.read(data, options)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return read_file(_as_utf8(data), options)
    for marks, reader in _READERS:
        if start.startswith(marks):
            return reader(data, options)
    raise NotAProgramme("kind")


def _as_utf8(data: bytes) -> bytes:
    """A text that an office program saved in UTF-16. Raises NotAProgramme."""
    try:
        return data.decode("utf-16").lstrip("\ufeff").encode()
    except UnicodeError as error:
        raise NotAProgramme("encoding") from error
