"""The queues of accreditation with 300 and 10,000 people: list, search, one person, people entered twice."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage

SIZES = (300, 10_000)
AIM_SECONDS = {"entered twice": 2.0}


def measure(say: Callable[..., None]) -> None:
    """Fill a database of its own for each size, then time each page in a process of its own."""
    for people in SIZES:
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            for command in (["bench.fill", "delegates", str(people)], ["bench.queue"]):
                done = subprocess.run(
                    [sys.executable, "-m", *command],
                    cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True,
                )  # fmt: skip
        for line in done.stdout.splitlines():
            figure = json.loads(line)
            if figure["page"] in AIM_SECONDS:
                figure["aim_ms"] = AIM_SECONDS[figure["page"]] * 1000
            say("queue of accreditation", people=people, **figure)


def _pages() -> None:
    """Print a line for each page; runs in a process of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django  # noqa: PLC0415 - only where the pages are made

    django.setup()
    from django.contrib.auth.models import Group  # noqa: PLC0415 - Django is set up first
    from django.db import connection  # noqa: PLC0415 - as above
    from django.test import Client  # noqa: PLC0415 - as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    from adgmin.core.models import User  # noqa: PLC0415 - as above
    from delegates.models import Accreditation  # noqa: PLC0415 - as above

    Accreditation.objects.update(state="submitted")
    user = User.objects.create_user("bench@example.org", "a-long-enough-password")
    user.groups.add(Group.objects.get(name="administrator"))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    middle = Accreditation.objects.order_by("pk")[Accreditation.objects.count() // 2].delegate_id
    pages = {
        "queue": "/desk/accreditation/",
        "queue, search": "/desk/accreditation/?q=nguyen+dao",
        "one person": f"/desk/accreditation/{middle}/",
        "entered twice": "/desk/delegates/duplicates/",
    }
    for name, address in pages.items():
        times = []
        for _turn in range(4):
            with CaptureQueriesContext(connection) as queries:
                begun = time.perf_counter()
                response = client.get(address)
                times.append((time.perf_counter() - begun) * 1000)
            if response.status_code != 200:
                raise RuntimeError(f"{address}: {response.status_code}")
        line = {"page": name, "median_ms": round(statistics.median(times[1:]), 1), "queries": len(queries)}
        print(json.dumps({**line, "database": connection.vendor}))


if __name__ == "__main__":
    _pages()
