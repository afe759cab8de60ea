"""Exchanging the keys of 100,000 people: killed in the middle, taken up again; what is lost, and how long it takes."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage

PEOPLE = 100_000
_COUNT = (
    "import django; django.setup()\n"
    "from delegates.models import TravelDocument as T\n"
    "print(sum(d.number == f'SYN{d.delegate_id:07d}' for d in T.objects.iterator()))"
)


def measure(say: Callable[..., None]) -> None:
    """Fill by an old key; rotate, kill in the middle, rotate again; read everything by the new key alone."""
    old, both, new = (
        {"ADGMIN_FIELD_KEYS": keys} for keys in ("bench-old", "bench-new,bench-old", "bench-new")
    )
    with data_folder() as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0", **old)
        for part in ("delegates", "documents"):
            subprocess.run(
                [sys.executable, "-m", "bench.fill", part, str(PEOPLE)],
                cwd=ROOT, env=environment(folder, **old), check=True,
            )  # fmt: skip
        command = [sys.executable, "manage.py", "rotate_keys"]
        done = _killed(command, environment(folder, **both))
        began = time.monotonic()
        subprocess.run(
            command, cwd=ROOT, env=environment(folder, **both), check=True, stdout=subprocess.DEVNULL
        )
        took = time.monotonic() - began
        manage(folder, "rotate_keys", "--check", **new)
        read = subprocess.run(
            [sys.executable, "-c", _COUNT], cwd=ROOT, check=True, capture_output=True, text=True,
            env=environment(folder, DJANGO_SETTINGS_MODULE="adgmin.settings", **new),
        )  # fmt: skip
    say(
        "keys rotated", people=PEOPLE, killed_after=done, rest_s=round(took, 1), lost=PEOPLE - int(read.stdout),
        per_second=round(PEOPLE / took),
    )  # fmt: skip


def _killed(command: list[str], own: dict[str, str]) -> str:
    """Kill the rotation once it says that it has written a part of a table; return its last words."""
    with subprocess.Popen(command, cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True) as process:
        last = ""
        for line in process.stdout or ():
            last = line.strip()
            if last.startswith("delegates_traveldocument: ") and int(last.split()[1]) > PEOPLE // 2:
                break
        process.send_signal(signal.SIGKILL)
    return last
