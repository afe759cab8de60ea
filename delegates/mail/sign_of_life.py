"""Which senders of this machine still run: each holds a lock on a file of its own until it ends, however it ends.

The operating system lets go of the lock of a process that was killed. So the mails that it held need not wait until
their claim lapses (`outbox.LEASE`): who begins to send gives them back. Of senders on other machines nothing is known
here, nor of files that are gone; for those the claim lapses.
"""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

from django.conf import settings

HOST_CHARS = 20


def host() -> str:
    """The name of this machine as it stands in the names of senders."""
    return socket.gethostname()[:HOST_CHARS]


@contextmanager
def running(name: str) -> Iterator[None]:
    """Be known to run under a name, which begins with this machine's."""
    path = _folder() / quote(name, safe="")
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def dead() -> Iterator[list[str]]:
    """Give the names of the senders of this machine that ended without saying so; forgotten at the end."""
    files = [path for path in _folder().iterdir() if unquote(path.name).startswith(f"{host()} ")]
    found = [path for path in files if not _is_locked(path)]
    yield [unquote(path.name) for path in found]
    for path in found:
        path.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # it ended properly meanwhile, or nothing can be known
        return True
    return False


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "senders"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
