"""Our own programs as processes of their own: what a hostile file does to one ends with it.

A program is run by path and isolated (`-I`: nothing of the environment or the folder it starts in). It gets a line of
JSON and then bytes on its standard input, and writes to nothing but its standard output.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

SAID = 2000  # characters of its reason that are kept


class ChildFailed(RuntimeError):
    """A program did not do it in its time or memory; the reason is for the log."""


def run(program: Path, asked: dict[str, Any], data: bytes, *, seconds: float) -> bytes:
    """Return what a program made. It is killed and waited for when its time is over. Raises ChildFailed."""
    said = json.dumps(asked).encode() + b"\n" + data
    try:
        done = subprocess.run(  # noqa: S603 - our own program, what it reads on its standard input
            [sys.executable, "-I", str(program)],
            input=said,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ChildFailed(f"not done after {seconds} s") from None
    if done.returncode or not done.stdout:
        raise ChildFailed(done.stderr.decode(errors="replace")[-SAID:] or f"exit {done.returncode}")
    return done.stdout


def limit(*, memory: int, seconds: int) -> None:
    """Bound this process, called by a program itself: bytes of memory, seconds of a processor; no file is written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def further(seconds: int) -> None:
    """Give this process so many seconds of a processor from now on; the hard limit stays."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
