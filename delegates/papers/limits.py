"""How much one reader may have drawn, written and packed: each costs a process of its own for a while."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from delegates.gates.limits import Bucket

from .readers import Reader

PICTURES = 240  # a minute, forty at once: a page of the room shows as many
FILES = 30
PACKS = 18  # three at once
MOST_PAPERS, MOST_PAGES = 120, 2000  # of a pack
WAIT = 20  # seconds for a place to pack

_bucket = Bucket()
_packing = threading.BoundedSemaphore(2)


class TooMuch(RuntimeError):
    """A reader asks for more than one reader may; `wait` in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def take(reader: Reader, what: str, per_minute: int) -> None:
    """Count what a reader asks for. Raises TooMuch."""
    if wait := _bucket.take(f"{what} {reader.key}", per_minute):
        raise TooMuch(wait)


@contextmanager
def a_place_to_pack() -> Iterator[None]:
    """Two packs at a time in each process. Raises TooMuch."""
    if not _packing.acquire(timeout=WAIT):
        raise TooMuch(WAIT)
    try:
        yield
    finally:
        _packing.release()


def forget_limits() -> None:
    """Drop what this process has counted."""
    _bucket.clear()
