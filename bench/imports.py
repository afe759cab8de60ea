"""Taking in delegates: 300, 5,000 and 50,000 rows checked and committed, with the peak of memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from .serving import ROOT, data_folder, environment, manage

DATA = ROOT / "bench" / "data"


def measure(say: Callable[..., None]) -> None:
    """Each size in a database of its own; the quotas are set large enough for it."""
    for rows in (300, 5_000, 50_000):
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            book = _workbook(folder, rows)
            check = _timed(folder, book)
            commit = _timed(folder, book, "--commit")
            say("import, checked only", rows=rows, **check)
            say("import, checked and committed", rows=rows, aim_seconds_at_5000=10, **commit)


def _workbook(folder: str, rows: int) -> Path:
    book, quotas = Path(folder) / "people.csv", Path(folder) / "quotas.yaml"
    subprocess.run(
        [sys.executable, str(DATA / "generate_delegates.py"), "--count", str(rows), "--seed", "7",
         "--out", str(book), "--quotas-out", str(quotas)], check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "bench.quotas", str(quotas)], cwd=ROOT, env=environment(folder), check=True
    )
    return book


def _timed(folder: str, book: Path, *options: str) -> dict[str, object]:
    """Run the command as a process of its own: seconds on the wall, peak resident memory, what it says it did."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "manage.py", "import_delegates", str(book), "--format", "json", *options],
        cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        output = process.stdout.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    told = json.loads(output)
    return {
        "seconds": round(seconds, 2),
        "peak_mb": round(usage.ru_maxrss / 1024),
        "created": told["created"],
        "refused": told["refused"],
        "exit": process.returncode,
    }
