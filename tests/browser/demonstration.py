"""A demonstration prepared once for all processes of a run, and servers that each show a copy of it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from delegates.management.commands.run_meeting import server_command

ROOT = Path(__file__).resolve().parents[2]
_DATABASE = "adgmin.sqlite3"

# On the way a second database is kept: the same meeting with its staff, and no delegate yet.
_PREPARE = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from delegates.management.sample_people import make_sign_ins
from events.models import Edition
call_command("migrate", verbosity=0)
call_command("load_edition", "adgmin6", verbosity=0)
make_sign_ins(Edition.objects.get())
connection.cursor().execute("VACUUM INTO %s", [str(connection.settings_dict["NAME"]) + ".unpeopled"])
call_command("load_edition", "adgmin6", with_sample_people=True, verbosity=0)
"""


def environment(folder: Path) -> dict[str, str]:
    """Return what a process of the product in that folder needs: it is 11:05 on 15 January 2026."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "adgmin.settings",
        "ADGMIN_DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "ADGMIN_CLOCK": "2026-01-15T11:05+07:00",
        "ADGMIN_CLOCK_ANCHOR": str(time.time()),
    }


def manage(folder: Path, *command: str) -> None:
    """Run a command of the product in that folder."""
    run(folder, "manage.py", *command)


def prepare(folder: Path) -> Path:
    """Make the demonstration there unless another process has; return the folder."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            folder.mkdir(exist_ok=True)
            with ThreadPoolExecutor() as both:
                data = both.submit(run, folder, "-c", _PREPARE)
                uncompressed = ("--settings", "tests.browser.uncompressed")
                files = both.submit(manage, folder, "collectstatic", "--noinput", "-v0", *uncompressed)
                data.result(), files.result()
            (folder / "ready").touch()
    return folder


def run(folder: Path, *words: str) -> None:
    """Run Python with these words in that folder."""
    subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment(folder), check=True, capture_output=True
    )


def copy(prepared: Path, folder: Path, *, people: bool = True) -> None:
    """Copy a demonstration to a folder; the static files are only read and stay where they are."""
    shutil.copyfile(prepared / (_DATABASE if people else f"{_DATABASE}.unpeopled"), folder / _DATABASE)
    for secret in prepared.glob("*.secret"):
        shutil.copy(secret, folder)
    if people:
        shutil.copytree(prepared / "private", folder / "private")
    (folder / "static").symlink_to(prepared / "static")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve what is in the folder as `make run` does, by one worker; give the address."""
    port = _free_port()
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            server_command(port, workers=1), cwd=ROOT, env=environment(folder), stdout=log, stderr=log
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server, folder / "log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"The server ended: {log.read_text(errors='replace')}")
        with suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=5):  # noqa: S310 - our own
            return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not answer: {log.read_text(errors='replace')}")
