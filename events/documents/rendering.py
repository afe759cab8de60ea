"""Pages of papers as pictures: drawn by a program of its own (draw_pages.py), one for each processor at a time.

Only pictures of papers that everybody may read are kept, in memory and by the name of their file, which is another one
for each revision. Whoever asks has been let in before (access.py); nothing here knows readers.
"""

import json
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from adgmin.core.pdfs.child import ChildFailed, run

from .marking import Mark, mark_pdf
from .models import PaperFile
from .storing import PAPERS

WIDTHS = (800, 1600)  # pixels: a phone and a column of a laptop, both at two pixels to a dot
SECONDS = 20  # for one page
WAIT = 20  # seconds for a place
MOST_KEPT = 48 * 1024 * 1024  # bytes of pictures in each process
_PROGRAM = Path(__file__).with_name("draw_pages.py")
_places = threading.BoundedSemaphore(os.cpu_count() or 1)


class DrawFailed(RuntimeError):
    """A page could not be drawn; the reason is for the log."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a paper's own outline."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a file: width and height of each in points as shown, and its outline."""

    sizes: tuple[tuple[float, float], ...]
    outline: tuple[Entry, ...]


class _Kept:
    """Pictures in memory, the least recently used going first."""

    def __init__(self) -> None:
        self.pictures: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self.lock = threading.Lock()
        self.size = 0

    def get(self, key: tuple[str, int, int]) -> bytes | None:
        with self.lock:
            if picture := self.pictures.get(key):
                self.pictures.move_to_end(key)
            return picture

    def put(self, key: tuple[str, int, int], picture: bytes) -> None:
        with self.lock:
            self.size += len(picture) - len(self.pictures.pop(key, b""))
            self.pictures[key] = picture
            while self.size > MOST_KEPT:
                self.size -= len(self.pictures.popitem(last=False)[1])

    def clear(self) -> None:
        with self.lock:
            self.pictures.clear()
            self.size = 0


_kept = _Kept()


def page_picture(
    file: PaperFile, number: int, width: int, *, mark: Mark | None = None, keep: bool = False
) -> bytes:
    """Return a page (from 1) as a WebP so wide; `keep` only what everybody may read. Raises DrawFailed, OSError."""
    if width not in WIDTHS or not 1 <= number <= file.pages:
        raise DrawFailed("no such page or width")
    key = file.name, number, width
    keep = keep and mark is None
    if keep and (picture := _kept.get(key)):
        return picture
    picture = draw(PAPERS.read(file.name), number, width, mark=mark)
    if keep:
        _kept.put(key, picture)
    return picture


def draw(pdf: bytes, number: int, width: int, *, mark: Mark | None = None) -> bytes:
    """Return a page of a PDF as a WebP. Raises DrawFailed, PressFailed."""
    over = mark_pdf(mark) if mark else b""
    return _run({"mark": len(over), "page": number, "width": width}, over + pdf)


def layout_of(file: PaperFile) -> Layout:
    """Return what is known of the pages of a file. Raises DrawFailed, OSError."""
    return _layout(file.name)


@lru_cache(maxsize=200)
def _layout(name: str) -> Layout:
    return layout(PAPERS.read(name))


def layout(pdf: bytes) -> Layout:
    """Return what is known of the pages of a PDF. Raises DrawFailed."""
    told = json.loads(_run({"mark": 0}, pdf))
    return Layout(
        tuple((width, height) for width, height in told["sizes"]),
        tuple(Entry(level, title, page) for level, title, page in told["outline"]),
    )


def forget_pictures() -> None:
    """Drop what this process holds."""
    _kept.clear()
    _layout.cache_clear()


def _run(asked: dict[str, object], data: bytes) -> bytes:
    if not _places.acquire(timeout=WAIT):
        raise DrawFailed("too many at a time")
    try:
        return run(_PROGRAM, asked, data, seconds=SECONDS)
    except ChildFailed as failure:
        raise DrawFailed(str(failure)) from None
    finally:
        _places.release()
