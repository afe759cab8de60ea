"""The public agenda: requests per second, first and repeat, against the ceiling; weight of the pages."""

import gzip
import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import brotli

from .serving import ROOT, data_folder, environment, manage, rate, serving

AGENDA = "/vi/agenda/2026-01-15/"
PAGES = ("/vi/", AGENDA, "/en/agenda/2026-01-13/", "/vi/agenda/?q=asean", "/vi/sessions/DLG-JP/", "/vi/partners/",
         "/vi/partners/JP/", "/vi/showcase/", "/vi/documents/", "/agenda.json", "/agenda.ics")  # fmt: skip
Say = Callable[..., None]


def measure(say: Say) -> None:
    """Serve the meeting with 2 workers at its own 69 and at 600 sessions."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        _measure_at(say, folder, 69)
        subprocess.run(
            [sys.executable, "-m", "bench.fill", "sessions", "600"],
            cwd=ROOT,
            env=environment(folder),
            check=True,
        )
        _measure_at(say, folder, 600)


def _measure_at(say: Say, folder: str, sessions: int) -> None:
    with serving(folder) as port:
        ceiling = rate(port, "/bench/bare")
        say("ceiling: bare Django view", sessions=sessions, workers=2, **ceiling)
        say("ceiling: static file", sessions=sessions, workers=2, **rate(port, _static_file(folder)))
        first = rate(port, AGENDA, unique=True)
        say("agenda page, first request", sessions=sessions, workers=2, **first)
        repeat = rate(port, AGENDA, headers="Accept-Encoding: br\r\n")
        share = round(repeat["per_second"] / ceiling["per_second"], 2)
        say("agenda page, repeat", sessions=sessions, workers=2, **repeat, of_bare_view=share, aim=0.7)
        say("agenda.ics, repeat", sessions=sessions, workers=2, **rate(port, "/agenda.ics"))
        for path in PAGES:
            say("page weight", sessions=sessions, path=path, **_weight(port, path))


def measure_hall(say: Say) -> None:
    """The map with 300 booths: weight of the whole page (aim: 60 KB) and requests per second."""
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        command = [sys.executable, "-m", "bench.fill", "booths", "300"]
        subprocess.run(command, cwd=ROOT, env=environment(folder), check=True)
        with serving(folder) as port:
            for path in ("/vi/showcase/", "/vi/showcase/?to=2124"):
                say("map page", booths=300, path=path, **_weight(port, path), aim_bytes=60 * 1024)
            say("map page, first request", booths=300, **rate(port, "/vi/showcase/", unique=True))


def _static_file(folder: str) -> str:
    manifest = json.loads((Path(folder) / "static" / "staticfiles.json").read_text(encoding="utf-8"))
    return f"/static/{manifest['paths']['icons/sprite.svg']}"


def _weight(port: int, path: str) -> dict[str, int]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        body = answer.read()
    return {
        "raw_bytes": len(body),
        "gzip_bytes": len(gzip.compress(body, 6)),
        "br_bytes": len(brotli.compress(body, quality=5)),
    }
