"""The programme on paper: the PDF of 60 sessions, made by the product in a process of its own."""

import dataclasses
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage

SESSIONS = 60
AIM = 2.0  # seconds
Say = Callable[..., None]


def measure(say: Say) -> None:
    """Set the documents of the meeting cut to 60 sessions: the first one with the fonts to read, then again."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        done = subprocess.run(
            [sys.executable, "-m", "bench.pdf"],
            cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True,
        )  # fmt: skip
    for line in done.stdout.splitlines():
        figure = json.loads(line)
        say(figure.pop("document"), sessions=SESSIONS, **figure)


def _documents() -> None:
    """Print a line for each document; runs in a process of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django  # noqa: PLC0415 - only where the documents are made

    django.setup()
    from events.printing import documents  # noqa: PLC0415 - Django is set up first
    from events.releases.published import current_programme  # noqa: PLC0415 - as above

    whole = current_programme()
    programme = dataclasses.replace(whole, sessions=whole.sessions[:SESSIONS])
    make = {
        "programme PDF, first": lambda: documents.programme_pdf(programme),
        "programme PDF, again": lambda: documents.programme_pdf(programme),
        "a day on one page": lambda: documents.day_pdf(programme, programme.edition.days[1]),
        "door sheets of all rooms": lambda: documents.doors_pdf(programme, documents.used_rooms(programme)),
        "pocket card": lambda: documents.pocket_pdf(programme),
    }
    for name, document in make.items():
        begun = time.perf_counter()
        body = document()
        figures = {"seconds": round(time.perf_counter() - begun, 3), "bytes": len(body)}
        if name.startswith("programme"):
            figures["aim_seconds"] = AIM
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"document": name, **figures, "peak_mb": peak}), flush=True)


if __name__ == "__main__":
    _documents()
