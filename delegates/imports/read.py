"""Bytes to sheets: the kind of file is told from its content, never from its name."""

from collections.abc import Callable, Iterator

from adgmin.core.workbooks.sheet import MAX_BYTES, Cells, Sheet, Unreadable
from adgmin.core.workbooks.workbook import open_sheets

from .delimited import open_text

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"PK\x05\x06",
)


def open_table(data: bytes, heading_score: Callable[[Cells], int]) -> Iterator[Sheet]:
    """Yield the sheets of a file, unread. Raises Unreadable with a reason."""
    if len(data) > MAX_BYTES:
        raise Unreadable("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty")
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("password" if protected else "old_workbook")
    if data.startswith(_FOREIGN):
        raise Unreadable("kind")
    if data.startswith(_ZIP):
        yield from open_sheets(data)
        return
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise Unreadable("kind")
    yield open_text(data, heading_score)
