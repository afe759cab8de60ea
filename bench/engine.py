"""The conflict engine at 100, 1,000 and 10,000 sessions: the whole programme, and one meeting tried elsewhere."""

import json
import subprocess
import sys
from collections.abc import Callable

from .serving import ROOT, data_folder, environment

AIMS = {10_000: 500}
AIM_OF_ONE = 20


def measure(say: Callable[..., None]) -> None:
    """Check programmes that are right but for one meeting in fifty, in a process of its own."""
    with data_folder() as folder:
        told = subprocess.run(
            [sys.executable, "-m", "bench.engine_sizes"], cwd=ROOT, env=environment(folder), check=True,
            capture_output=True, text=True,
        )  # fmt: skip
    for line in told.stdout.splitlines():
        values = json.loads(line)
        say("conflict engine", aim_ms=AIMS.get(values["sessions"]), aim_one_moved_ms=AIM_OF_ONE, **values)
