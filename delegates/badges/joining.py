"""Several PDFs joined to one, read and written one part and one object at a time: memory for one part, however many.

Each part's tree of pages becomes a branch of the new one (ISO 32000-1, 7.7.3); numbers of objects are moved up.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Protocol

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_CATALOG, _PAGES, _INFO, _FIRST_FREE = 1, 2, 3, 4


class Target(Protocol):
    """Where a PDF is written to."""

    def write(self, data: bytes, /) -> int: ...  # noqa: D102 - as a file's
    def tell(self) -> int: ...  # noqa: D102 - as a file's


def join(parts: Iterable[bytes], target: Target, *, title: str) -> int:
    """Write one PDF of all pages of these, in order; return how many pages."""
    offsets: dict[int, int] = {}
    branches: list[int] = []
    pages, free = 0, _FIRST_FREE
    target.write(_HEAD)
    for part in parts:
        reader = PdfReader(io.BytesIO(part))
        branch = reader.root_object.raw_get("/Pages").idnum
        pages += int(reader.root_object["/Pages"]["/Count"])  # type: ignore[index]  # the root of the pages has it
        moved = free - 1
        for number, found in _objects(reader):
            if number == branch and isinstance(found, DictionaryObject):
                found[NameObject("/Parent")] = IndirectObject(_PAGES - moved, 0, reader)
            _put(target, offsets, number + moved, _moved(found, moved))
            free = max(free, number + moved + 1)
        branches.append(branch + moved)
    _finish(target, offsets, branches, pages, title)
    return pages


def _objects(reader: PdfReader) -> Iterator[tuple[int, PdfObject]]:
    """Yield the objects of a file but its catalogue, its structure of objects and what is empty."""
    catalog = reader.trailer.raw_get("/Root").idnum
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0, catalog}):
        found = IndirectObject(number, 0, reader).get_object()
        if found is None or (
            isinstance(found, DictionaryObject) and found.get("/Type") in ("/ObjStm", "/XRef")
        ):
            continue
        yield number, found


def _moved(found: PdfObject, by: int) -> PdfObject:
    """Return an object whose references lead to the new numbers; dictionaries and arrays are changed in place."""
    if isinstance(found, IndirectObject):
        return IndirectObject(found.idnum + by, 0, found.pdf)
    if isinstance(found, DictionaryObject):
        for key in list(found):
            found[NameObject(key)] = _moved(found.raw_get(key), by)
    elif isinstance(found, ArrayObject):
        for at in range(len(found)):
            found[at] = _moved(list.__getitem__(found, at), by)
    return found


def _put(target: Target, offsets: dict[int, int], number: int, found: PdfObject) -> None:
    offsets[number] = target.tell()
    out = io.BytesIO()
    found.write_to_stream(out)
    target.write(b"%d 0 obj\n%b\nendobj\n" % (number, out.getvalue()))


def _finish(target: Target, offsets: dict[int, int], branches: list[int], pages: int, title: str) -> None:
    """Write the tree of pages, the catalogue and the table of objects."""

    def ref(number: int) -> IndirectObject:
        return IndirectObject(number, 0, None)

    tree = {
        "/Type": NameObject("/Pages"),
        "/Count": NumberObject(pages),
        "/Kids": ArrayObject(map(ref, branches)),
    }
    catalog = {"/Type": NameObject("/Catalog"), "/Pages": ref(_PAGES)}
    info = {"/Title": TextStringObject(title)}
    for number, values in ((_CATALOG, catalog), (_PAGES, tree), (_INFO, info)):
        _put(
            target,
            offsets,
            number,
            DictionaryObject({NameObject(key): value for key, value in values.items()}),
        )
    start, size = target.tell(), max(offsets) + 1
    target.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        at = offsets.get(number)
        target.write(b"0000000000 00000 f \n" if at is None else b"%010d 00000 n \n" % at)
    target.write(
        b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, _CATALOG, _INFO, start)
    )
