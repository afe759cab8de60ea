"""Lighthouse (npm) on the public pages at its mobile settings: performance, accessibility, best practices, SEO."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from .serving import data_folder, manage, serving

VERSION = "12.8.2"
PAGES = ("/vi/", "/vi/agenda/", "/en/agenda/2026-01-15/", "/vi/sessions/MIN-OPEN/", "/en/sessions/DLG-JP/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


def measure(say: Callable[..., None]) -> None:
    """Three runs for each page; the median of each category."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not (shutil.which("npm") and chromium):
        say("lighthouse", skipped="npm or chromium is missing")
        return
    with tempfile.TemporaryDirectory(prefix="adgmin-lighthouse-") as tools, data_folder() as folder:
        subprocess.run(
            ["npm", "install", "--silent", "--no-fund", "--no-audit", f"lighthouse@{VERSION}"],
            cwd=tools, check=True, capture_output=True,
        )  # fmt: skip
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        with serving(folder) as port:
            for path in PAGES:
                runs = [_scores(Path(tools), chromium, f"http://localhost:{port}{path}") for _ in range(3)]
                median = {name: sorted(run[name] for run in runs)[1] for name in CATEGORIES}
                say(
                    "lighthouse, mobile",
                    path=path,
                    version=VERSION,
                    aim={"performance": 95, "others": 100},
                    **median,
                )


def _scores(tools: Path, chromium: str, address: str) -> dict[str, int]:
    """One run; Chromium that fails to start is asked again, twice."""
    command = [
        str(tools / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]  # fmt: skip
    for _ in range(3):
        done = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": chromium}, check=False, capture_output=True, text=True
        )
        if done.returncode == 0:
            categories = json.loads(done.stdout)["categories"]
            return {name: round(categories[name]["score"] * 100) for name in CATEGORIES}
    raise RuntimeError(done.stderr)
