"""Several PDFs joined to one, read and written one part and one object at a time: memory for one part, however many.

Each part's tree of pages becomes a branch of the new one (ISO 32000-1, 7.7.3); numbers of objects are moved up.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from .writing import Target, Writing, as_they_are, dictionary, ref, value_of


@dataclass(frozen=True, slots=True)
class Branch:
    """A part in the joined file: its tree of pages, each page, and what its own outline begins and ends with."""

    root: int
    pages: tuple[int, ...]
    outline: tuple[int, int, int] | None = None  # the root of it, its first and its last entry


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: it leads to a page, with what lies beneath it and with a part's own outline."""

    title: str
    page: int
    beneath: list["Bookmark"] = field(default_factory=list)
    own: Branch | None = None


def join(parts: Iterable[bytes], target: Target, *, title: str) -> int:
    """Write one PDF of all pages of these, in order; return how many pages."""
    joining = Joining(target)
    branches = [joining.add(part) for part in parts]
    joining.finish(branches, title=title)
    return sum(len(branch.pages) for branch in branches)


class Joining:
    """One PDF made of parts; their order is said at the end."""

    def __init__(self, target: Target) -> None:
        self.writing = Writing(target)
        self._pages, self._catalog, self._info, self._outlines = (self.writing.take() for _ in range(4))

    def add(self, part: bytes) -> Branch:
        """Write the objects of one part."""
        reader = PdfReader(io.BytesIO(part))
        root: Any = reader.root_object
        moved: dict[int, int] = {}

        def renumber(reference: IndirectObject) -> int:
            if reference.pdf is not reader:
                return reference.idnum
            if reference.idnum not in moved:
                moved[reference.idnum] = self.writing.take()
            return moved[reference.idnum]

        branch, own = root.raw_get("/Pages"), _own_outline(root)
        for number, found in _objects(reader):
            if own and number == own[0].idnum:
                continue  # its number goes to the bookmark of the part
            if number == branch.idnum and isinstance(found, DictionaryObject):
                found[NameObject("/Parent")] = ref(self._pages)
            self.writing.put(renumber(IndirectObject(number, 0, reader)), found, renumber)
        pages = tuple(renumber(page) for page in _leaves(branch))
        return Branch(renumber(branch), pages, own and tuple(map(renumber, own)))  # type: ignore[arg-type]  # three

    def finish(
        self,
        branches: list[Branch],
        *,
        title: str,
        language: str = "",
        bookmarks: Iterable[Bookmark] = (),
        labels: Iterable[tuple[int, DictionaryObject]] = (),
    ) -> None:
        """Write the tree of pages in this order, the outline, the labels of pages and the catalogue.

        `labels` are from which page on (from 0) pages are counted how (ISO 32000-1, 12.4.2).
        """
        tree = dictionary(
            Type="/Pages",
            Count=sum(len(branch.pages) for branch in branches),
            Kids=[ref(branch.root) for branch in branches],
        )
        catalog = dictionary(Type="/Catalog", Pages=ref(self._pages))
        if language:
            shown = dictionary(DisplayDocTitle=BooleanObject(True))
            catalog.update(dictionary(Lang=language, ViewerPreferences=shown))
        if bookmarks := list(bookmarks):
            top = self._beneath(self._outlines, bookmarks)
            self._put(self._outlines, dictionary(Type="/Outlines", **top))
            catalog.update(dictionary(Outlines=ref(self._outlines), PageMode="/UseOutlines"))
        if numbers := [part for at, label in labels for part in (NumberObject(at), label)]:
            catalog.update(dictionary(PageLabels=dictionary(Nums=numbers)))
        self._put(self._catalog, catalog)
        self._put(self._pages, tree)
        self._put(self._info, dictionary(Title=title))
        self.writing.finish(self._catalog, self._info)

    def _beneath(self, parent: int, bookmarks: list[Bookmark]) -> dict[str, Any]:
        """Write these entries; return what the entry above says of them (ISO 32000-1, 12.3.3)."""
        numbers = [
            mark.own.outline[0] if mark.own and mark.own.outline else self.writing.take()
            for mark in bookmarks
        ]
        for at, (number, mark) in enumerate(zip(numbers, bookmarks, strict=True)):
            entry: dict[str, Any] = {"Title": mark.title, "Parent": ref(parent)}
            entry["Dest"] = [ref(mark.page), NameObject("/Fit")]
            if at:
                entry["Prev"] = ref(numbers[at - 1])
            if at + 1 < len(numbers):
                entry["Next"] = ref(numbers[at + 1])
            if mark.beneath:
                entry |= self._beneath(number, mark.beneath)
            elif mark.own and mark.own.outline:
                # Closed: a negative count says so.
                entry |= {"First": ref(mark.own.outline[1]), "Last": ref(mark.own.outline[2]), "Count": -1}
            self._put(number, dictionary(**entry))
        return {"First": ref(numbers[0]), "Last": ref(numbers[-1]), "Count": len(numbers)}

    def _put(self, number: int, found: DictionaryObject) -> None:
        self.writing.put(number, found, as_they_are)


def _objects(reader: PdfReader) -> Iterator[tuple[int, PdfObject]]:
    """Yield the objects of a file but its catalogue, its structure of objects and what is empty."""
    catalog = reader.trailer.raw_get("/Root").idnum
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0, catalog}):
        found = IndirectObject(number, 0, reader).get_object()
        if found is None or (
            isinstance(found, DictionaryObject) and value_of(found, "/Type") in ("/ObjStm", "/XRef")
        ):
            continue
        yield number, found


def _leaves(branch: IndirectObject) -> Iterator[IndirectObject]:
    """Yield the pages beneath a node of the tree, in order."""
    node: Any = branch.get_object()
    if value_of(node, "/Type") == "/Page":
        yield branch
        return
    for kid in list.__iter__(value_of(node, "/Kids")):
        yield from _leaves(kid)


def _own_outline(root: Any) -> tuple[IndirectObject, IndirectObject, IndirectObject] | None:
    """Return a part's own outline, where it has one."""
    outline = value_of(root, "/Outlines")
    if not isinstance(outline, DictionaryObject) or "/First" not in outline or "/Last" not in outline:
        return None
    return root.raw_get("/Outlines"), outline.raw_get("/First"), outline.raw_get("/Last")
