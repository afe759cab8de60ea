"""On SQLite those who write at doors queue.

The database has one writer at a time, and whoever finds it busy tries again after pauses that grow to a tenth of a
second: under a storm some wait for seconds while others overtake. A lock on a file is given to those who wait for it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from django.conf import settings
from django.db import connection


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for one's turn to write; the database's own lock still has the last word. Nothing on PostgreSQL."""
    with ExitStack() as held:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with suppress(OSError):  # a full or read-only disk: then as others do
                lock = held.enter_context((settings.DATA_DIR / "gates.lock").open("ab"))
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
