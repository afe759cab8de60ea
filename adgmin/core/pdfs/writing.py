"""A PDF written one object at a time (ISO 32000-1, 7.5): nothing is kept but where each object begins."""

import io
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
Renumber = Callable[[IndirectObject], int]


class Target(Protocol):
    """Where a PDF is written to."""

    def write(self, data: bytes, /) -> int: ...  # noqa: D102 - as a file's
    def tell(self) -> int: ...  # noqa: D102 - as a file's


class Writing:
    """One PDF on its way to a target. Objects get their numbers by `take`, in any order."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._offsets: dict[int, int] = {}
        self._last = 0
        target.write(HEAD)

    def take(self) -> int:
        """Return a free number."""
        self._last += 1
        return self._last

    def put(self, number: int, found: Any, renumber: Renumber) -> None:
        """Write one object under its number; references in it are led to the numbers that `renumber` gives."""
        self._offsets[number] = self.target.tell()
        out = io.BytesIO()
        serialize(found, out, renumber)
        self.target.write(b"%d 0 obj\n%b\nendobj\n" % (number, out.getvalue()))

    def finish(self, root: int, info: int) -> None:
        """Write the table of objects and the end."""
        start, size = self.target.tell(), self._last + 1
        self.target.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for number in range(1, size):
            at = self._offsets.get(number)
            self.target.write(b"0000000000 00000 f \n" if at is None else b"%010d 00000 n \n" % at)
        self.target.write(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, info, start)
        )


def serialize(found: Any, out: io.BytesIO, renumber: Renumber) -> None:
    """Write a value as it stands in a file; streams keep their bytes as they are."""
    if isinstance(found, IndirectObject):
        out.write(b"%d 0 R" % renumber(found))
    elif isinstance(found, DictionaryObject):
        _dictionary(found, out, renumber)
        if isinstance(found, StreamObject):
            out.write(b"\nstream\n")
            out.write(found._data)
            out.write(b"\nendstream")
    elif isinstance(found, ArrayObject):
        out.write(b"[")
        for value in list.__iter__(found):
            serialize(value, out, renumber)
            out.write(b" ")
        out.write(b"]")
    else:
        found.write_to_stream(out)


def _dictionary(found: DictionaryObject, out: io.BytesIO, renumber: Renumber) -> None:
    out.write(b"<<")
    for key, value in dict.items(found):
        if key == "/Length" and isinstance(found, StreamObject):
            continue
        NameObject(key).write_to_stream(out)
        out.write(b" ")
        serialize(value, out, renumber)
        out.write(b"\n")
    if isinstance(found, StreamObject):
        out.write(b"/Length %d" % len(found._data))
    out.write(b">>")


def value_of(found: DictionaryObject, key: str) -> Any:
    """Return what a dictionary has under a key, itself and not the reference to it; None when it has nothing."""
    value = found.raw_get(key) if key in found else None
    return value.get_object() if isinstance(value, IndirectObject) else value


def ref(number: int) -> IndirectObject:
    """Return a reference to an object of the new file."""
    return IndirectObject(number, 0, None)


def dictionary(**values: Any) -> DictionaryObject:
    """Return a dictionary; names are given without their slash, figures and texts as they are."""
    return DictionaryObject({NameObject(f"/{key}"): _value(value) for key, value in values.items()})


def _value(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, NameObject | TextStringObject):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, int) and not isinstance(value, NumberObject):
        return NumberObject(value)
    return ArrayObject(value) if isinstance(value, Iterable) and type(value) is list else value


def as_they_are(reference: IndirectObject) -> int:
    """Renumber nothing: the references lead to numbers of the new file."""
    return reference.idnum
