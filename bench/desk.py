"""The desk at 100,000 delegates: the list, a search, a filter, deep pages; SQLite, or BENCH_DATABASE_URL."""

import json
import subprocess
import sys
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage


def measure(say: Callable[..., None]) -> None:
    """Fill once, then time the pages as a signed-in organiser sees them, in one process."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        subprocess.run(
            [sys.executable, "-m", "bench.fill", "delegates", "100000"],
            cwd=ROOT,
            env=environment(folder),
            check=True,
        )
        told = subprocess.run(
            [sys.executable, "-m", "bench.desk_pages"], cwd=ROOT, env=environment(folder), check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        for line in told.stdout.splitlines():
            say("desk at 100,000 delegates", aim_ms=100, **json.loads(line))
