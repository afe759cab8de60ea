"""The list of participants with 300 and 10,000 people: the page, the PDF, the .docx, the .xlsx, each in one process."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage

SIZES = (300, 10_000)
AIM_AT_300 = {"pdf": 3.0, "docx": 3.0}  # seconds
Say = Callable[..., None]


def measure(say: Say) -> None:
    """Fill a database of its own for each size, then make everything of it, in both languages side by side."""
    for people in SIZES:
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            for command in (["bench.fill", "delegates", str(people)], ["bench.lists"]):
                done = subprocess.run(
                    [sys.executable, "-m", *command],
                    cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True,
                )  # fmt: skip
        for line in done.stdout.splitlines():
            figure = json.loads(line)
            if people == SIZES[0] and figure["what"] in AIM_AT_300:
                figure["aim_seconds"] = AIM_AT_300[figure["what"]]
            say("list of participants", people=people, **figure)


def _lists() -> None:
    """Print a line for each; runs in a process of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django  # noqa: PLC0415 - only where the lists are made

    django.setup()
    from django.contrib.auth.models import Group  # noqa: PLC0415 - Django is set up first
    from django.db import connection  # noqa: PLC0415 - as above
    from django.test import Client  # noqa: PLC0415 - as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    from adgmin.core.models import User  # noqa: PLC0415 - as above

    user = User.objects.create_user("bench@example.org", "a-long-enough-password")
    user.groups.add(Group.objects.get(name="protocol"))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    for what in ("page", "pdf", "docx", "xlsx"):
        path = "" if what == "page" else f"list.{what}"
        times, size, queries = [], 0, 0
        for _turn in range(3):
            with CaptureQueriesContext(connection) as asked:
                begun = time.perf_counter()
                response = client.get(f"/desk/lists/participants/{path}?lang=both")
                times.append(time.perf_counter() - begun)
            if response.status_code != 200:
                raise RuntimeError(f"{what}: {response.status_code}")
            size, queries = len(response.content), len(asked)
        _say(what, times, queries=queries, bytes=size)


def _say(what: str, times: list[float], **figures: int) -> None:
    seconds = {"first_seconds": round(times[0], 3), "seconds": round(statistics.median(times), 3)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"what": what, **seconds, **figures, "peak_mb": peak}), flush=True)


if __name__ == "__main__":
    _lists()
