"""Frozen dataclasses to JSON data and back, by their annotations."""

import datetime as dt
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from adgmin.core.clock import MEETING_ZONE


def encode(value: Any) -> Any:
    """Return JSON data for a value made of dataclasses, tuples, dicts, dates and plain values."""
    return _writer(type(value))(value)  # type: ignore[arg-type]  # a class is hashable


@cache
def _writer(kind: type) -> Callable[[Any], Any]:
    """Build the function that writes values of one class, once."""
    if is_dataclass(kind):
        names = [f.name for f in fields(kind) if not f.name.startswith("_")]
        return lambda value: {name: encode(getattr(value, name)) for name in names}
    if issubclass(kind, dt.datetime):
        return lambda value: value.astimezone(MEETING_ZONE).isoformat()
    if issubclass(kind, dt.date):
        return lambda value: value.isoformat()
    if issubclass(kind, (list, tuple)):
        return lambda value: [encode(item) for item in value]
    if issubclass(kind, dict):
        # Pairs, because their order is that of protocol and PostgreSQL's jsonb keeps none for the keys of an object.
        return lambda value: [[key, encode(item)] for key, item in value.items()]
    return lambda value: value


def decode(kind: Any, data: Any) -> Any:
    """Read JSON data back into a value of this type; a missing key takes the field's default.

    Raises KeyError or ValueError when the data were written for another shape.
    """
    return _reader(kind)(data)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Build the function that reads one type, once."""
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in args if arg is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        item = _reader(args[0])
        return lambda data: tuple(map(item, data))
    if origin is dict:
        item = _reader(args[1])
        return lambda data: {key: item(value) for key, value in data}
    return _SIMPLE.get(kind, lambda data: data)


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    dt.datetime: lambda data: dt.datetime.fromisoformat(data).astimezone(MEETING_ZONE),
    dt.date: dt.date.fromisoformat,
}


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind) if not f.name.startswith("_")}
    return lambda data: kind(**{name: read(data[name]) for name, read in readers.items() if name in data})
