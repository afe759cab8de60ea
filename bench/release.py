"""Releases at 600 sessions: the review of a changed draft, and the release that everybody then sees."""

import json
import subprocess
import sys
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage


def measure(say: Callable[..., None]) -> None:
    """Fill once, then review and release a changed draft in a process of its own; SQLite, or BENCH_DATABASE_URL."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        for module in ("bench.fill", "bench.release_draft"):
            arguments = ("sessions", "600") if module == "bench.fill" else ()
            told = subprocess.run(
                [sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment(folder), check=True,
                capture_output=True, text=True,
            )  # fmt: skip
        for line in told.stdout.splitlines():
            say("release of 600 sessions", **json.loads(line))
