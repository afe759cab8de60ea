"""The figures, one JSON line each, with machine, versions and the ceiling measured in the same run.

    python bench/run.py [name …]      names: the keys of PARTS, pages and token for instance; all without one

Rates are requests per second over keep-alive connections from a load generator on the same machine.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import (
    badges,
    desk,
    engine,
    gate_app,
    gates,
    imports,
    keys,
    lighthouse,
    lists,
    pages,
    papers,
    pdf,
    pictures,
    polling,
    portal,
    queue,
    release,
)

PARTS = {
    "pages": pages.measure,
    "hall": pages.measure_hall,
    "imports": imports.measure,
    "desk": desk.measure,
    "keys": keys.measure,
    "engine": engine.measure,
    "release": release.measure,
    "pdf": pdf.measure,
    "lists": lists.measure,
    "badges": badges.measure,
    "papers": papers.measure,
    "pictures": pictures.measure,
    "queue": queue.measure,
    "portal": portal.measure,
    "gates": gates.measure,
    "token": polling.measure,
    "gate_app": gate_app.measure,
    "lighthouse": lighthouse.measure,
}


def say(figure: str, **values: object) -> None:
    """Print one line."""
    print(json.dumps({"figure": figure, **values}, ensure_ascii=False), flush=True)


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "commit": commit.stdout.strip(),
        **{name: version(name) for name in ("django", "granian", "whitenoise", "xlsxwriter")},
    }


def main() -> int:
    """Measure what is named, or everything."""
    names = sys.argv[1:] or list(PARTS)
    if unknown := set(names) - set(PARTS):
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    say("machine", **machine())
    for name in names:
        PARTS[name](say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
