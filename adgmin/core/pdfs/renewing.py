"""A PDF written anew from what it reaches: in one piece, nothing encrypted, nothing of earlier versions left in it."""

import io
from collections import deque
from collections.abc import Callable
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject

from .places import lead_to_places
from .writing import Writing, dictionary, ref, value_of

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
MOST_PAGES = 2000
MOST_OBJECTS = 200_000
DEEPEST = 60  # levels of the tree of pages
Change = Callable[[DictionaryObject, "Renewing"], object]
_OF_A_PACK = {"/Type", "/Pages", "/Outlines"}


class Unreadable(ValueError):
    """The file has no tree of pages that can be followed."""


class TooMuch(Unreadable):
    """The file has more pages or objects than any paper."""


def renewed(data: bytes, change: Change, *, for_pack: bool = False) -> bytes:
    """Return the file written anew, each page (with what it inherits) changed by `change`.

    Raises Unreadable, and whatever the reader raises. For a pack only pages and outline stay.
    """
    renewing = Renewing(data)
    renewing.pages(change)
    return renewing.finish(for_pack=for_pack)


class Renewing:
    """One file on its way."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data), strict=False)
        if self.reader.is_encrypted and not self.reader.decrypt(""):
            raise Unreadable("locked")
        self._out = io.BytesIO()
        self.writing = Writing(self._out)
        self._numbers: dict[tuple[int, int], int] = {}  # by file and number there
        self._waiting: deque[IndirectObject] = deque()
        self._tree, self._kids = self.writing.take(), ArrayObject()
        self._pages: list[tuple[int, DictionaryObject]] = []

    def add(self, found: Any) -> IndirectObject:
        """Write a new object; return the reference to it."""
        number = self.writing.take()
        self.writing.put(number, found, self.renumber)
        return ref(number)

    def renumber(self, reference: IndirectObject) -> int:
        """Return the new number of an object of this file or of another; it is written in its turn."""
        if reference.pdf is None:
            return reference.idnum
        key = id(reference.pdf), reference.idnum
        if key not in self._numbers:
            self._numbers[key] = self.writing.take()
            self._waiting.append(reference)
        return self._numbers[key]

    def pages(self, change: Change) -> None:
        """Take in every page of the tree, flat."""
        root: Any = self.reader.trailer["/Root"]
        self._follow(root.raw_get("/Pages"), {}, frozenset())
        for _number, page in self._pages:
            change(page, self)

    def finish(self, *, for_pack: bool) -> bytes:
        """Write all that is reached, the tree and the catalogue."""
        root: Any = self.reader.trailer["/Root"]
        if for_pack:
            lead_to_places(self.reader, [page for _number, page in self._pages])
        for number, page in self._pages:
            self.writing.put(number, page, self.renumber)
        tree = dictionary(Type="/Pages", Count=len(self._pages), Kids=self._kids)
        self.writing.put(self._tree, tree, self.renumber)
        kept = {key: root.raw_get(key) for key in root if not for_pack or key in _OF_A_PACK}
        catalog = DictionaryObject({**kept, NameObject("/Pages"): ref(self._tree)})
        number, info = self.writing.take(), self._information()
        self.writing.put(number, catalog, self.renumber)
        while self._waiting:
            if len(self._numbers) > MOST_OBJECTS:
                raise TooMuch("too many objects")
            reference = self._waiting.popleft()
            found = reference.get_object()
            self.writing.put(
                self.renumber(reference), NullObject() if found is None else found, self.renumber
            )
        self.writing.finish(number, info)
        return self._out.getvalue()

    def _information(self) -> int:
        found = value_of(self.reader.trailer, "/Info")
        return self.add(found if isinstance(found, DictionaryObject) else DictionaryObject()).idnum

    def _follow(self, reference: Any, inherited: dict[str, Any], above: frozenset[int]) -> None:
        node: Any = reference.get_object()
        own = reference.idnum if isinstance(reference, IndirectObject) else id(node)
        if not isinstance(node, DictionaryObject) or own in above or len(above) > DEEPEST:
            raise Unreadable("tree of pages")
        below = {**inherited, **{key: node.raw_get(key) for key in INHERITED if key in node}}
        if "/Kids" in node and value_of(node, "/Type") != "/Page":
            for kid in list.__iter__(value_of(node, "/Kids")):
                self._follow(kid, below, above | {own})
            return
        if len(self._pages) >= MOST_PAGES:
            raise TooMuch("too many pages")
        page = DictionaryObject({key: node.raw_get(key) for key in node})
        page.update({NameObject(key): value for key, value in below.items()})
        page.update(dictionary(Type="/Page", Parent=ref(self._tree)))
        number = self.writing.take()
        if isinstance(reference, IndirectObject):
            self._numbers.setdefault((id(reference.pdf), reference.idnum), number)
        self._kids.append(ref(number))
        self._pages.append((number, page))
