"""Links and bookmarks that lead to a place by its name (ISO 32000-1, 12.3.2.3), led to the place itself.

Names are kept in the catalogue of a file; where its pages become part of another one they would lead nowhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, TextStringObject

from .writing import value_of

MOST_ENTRIES = 5000


def lead_to_places(reader: PdfReader, pages: Iterable[DictionaryObject]) -> None:
    """Replace names by places in the links of pages and in the outline; a name that is nowhere stays."""
    try:
        names = reader.named_destinations
    except Exception:  # a broken tree of names: the links that need it are dead, the pages are not
        return
    if not names:
        return
    for entry in (*_links(pages), *_bookmarks(reader)):
        _lead(entry, "/Dest", names)
        act = value_of(entry, "/A")
        if isinstance(act, DictionaryObject) and value_of(act, "/S") == "/GoTo":
            _lead(act, "/D", names)


def _lead(entry: DictionaryObject, key: str, names: dict[str, Any]) -> None:
    name = value_of(entry, key)
    if isinstance(name, ByteStringObject):
        name = name.decode("latin-1")
    if isinstance(name, NameObject | TextStringObject | str) and (
        place := names.get(str(name).removeprefix("/"))
    ):
        entry[NameObject(key)] = place.dest_array


def _links(pages: Iterable[DictionaryObject]) -> Iterator[DictionaryObject]:
    for page in pages:
        notes = value_of(page, "/Annots")
        for note in notes if isinstance(notes, ArrayObject) else ():
            found = note.get_object()
            if isinstance(found, DictionaryObject):
                yield found


def _bookmarks(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the entries of the outline, each once, however they are tied together."""
    root: Any = reader.trailer["/Root"]
    outline = value_of(root, "/Outlines")
    waiting = [value_of(outline, "/First")] if isinstance(outline, DictionaryObject) else []
    seen: set[int] = set()
    while waiting and len(seen) < MOST_ENTRIES:
        entry = waiting.pop()
        if isinstance(entry, DictionaryObject) and id(entry) not in seen:
            seen.add(id(entry))
            yield entry
            waiting += [value_of(entry, "/Next"), value_of(entry, "/First")]
