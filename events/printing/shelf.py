"""PDFs kept in memory by the version of the programme, made by one thread of a process at a time."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from events.releases.programme import Programme

MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document."""

    body: bytes
    etag: str


class _Shelf:
    """The documents of this process, the least recently asked for going first."""

    def __init__(self) -> None:
        self.papers: OrderedDict[tuple[str, ...], Paper] = OrderedDict()
        self.lock = threading.Lock()
        self.press = threading.Lock()
        self.size = 0

    def get(self, key: tuple[str, ...]) -> Paper | None:
        with self.lock:
            if paper := self.papers.get(key):
                self.papers.move_to_end(key)
            return paper

    def put(self, key: tuple[str, ...], paper: Paper) -> None:
        with self.lock:
            self.papers[key] = paper
            self.size += len(paper.body)
            while self.size > MAX_BYTES and len(self.papers) > 1:
                self.size -= len(self.papers.popitem(last=False)[1].body)


_shelf = _Shelf()


def forget_papers() -> None:
    """Drop what this process holds."""
    with _shelf.lock:
        _shelf.papers.clear()
        _shelf.size = 0


def kept(programme: Programme, name: str, make: Callable[[], bytes]) -> Paper:
    """Return the document of this name for this programme, made once however many ask.

    Only one document is made at a time, whatever its name, so that a crowd cannot take the machine; those who wait
    for the same one find it ready.
    """
    key = (programme.edition.code, str(programme.version), programme.published_at.isoformat(), name)
    if paper := _shelf.get(key):
        return paper
    with _shelf.press:
        if paper := _shelf.get(key):
            return paper
        body = make()
        paper = Paper(body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"')
        _shelf.put(key, paper)
        return paper
