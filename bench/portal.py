"""The portal with 300 and 10,000 people: first page and one person of a delegation with its share, and with them all.

Also a workbook of 300 and of 5,000 people as the portal reads it: the .xlsx form, from the upload to the preview.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from .serving import ROOT, data_folder, environment, manage

SIZES = (300, 10_000)
BOOKS = {300: 2.0, 5_000: 10.0}  # rows: seconds at most


def measure(say: Callable[..., None]) -> None:
    """Fill a database of its own for each size, then time each page in a process of its own."""
    for people in SIZES:
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            for command in (["bench.fill", "delegates", str(people)], ["bench.portal"]):
                done = subprocess.run(
                    [sys.executable, "-m", *command],
                    cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True,
                )  # fmt: skip
        for line in done.stdout.splitlines():
            say("portal", people=people, **json.loads(line))
    for rows, aim in BOOKS.items():
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            done = subprocess.run(
                [sys.executable, "-m", "bench.portal", str(rows)],
                cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True,
            )  # fmt: skip
        say("portal, workbook previewed", rows=rows, aim_seconds=aim, **json.loads(done.stdout))


def _set_up() -> Any:
    """Return a client signed in as the focal point of Japan."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django  # noqa: PLC0415 - only where the pages are made

    django.setup()
    from django.contrib.auth.models import Group  # noqa: PLC0415 - Django is set up first
    from django.test import Client  # noqa: PLC0415 - as above

    from adgmin.core.models import User  # noqa: PLC0415 - as above
    from delegates.models import Delegation, FocalPoint  # noqa: PLC0415 - as above

    user = User.objects.create_user("bench@example.org", "a-long-enough-password")
    user.groups.add(Group.objects.get(name="focal point"))
    FocalPoint.objects.create(delegation=Delegation.objects.get(code="JP"), user=user, email=user.email)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    return client


def _pages() -> None:
    """Print a line for each page; runs in a process of its own."""
    client = _set_up()
    from delegates.models import Delegate, Delegation  # noqa: PLC0415 - Django is set up by now

    japan = Delegation.objects.get(code="JP")
    _time_pages(client, "a share", japan)
    Delegate.objects.update(delegation=japan)
    _time_pages(client, "all of them", japan)


def _time_pages(client: Any, share: str, delegation: Any) -> None:
    from django.db import connection  # noqa: PLC0415 - Django is set up by now
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    own = list(delegation.delegates.order_by("pk").values_list("pk", flat=True))
    for name, address in {
        "first page": "/portal/",
        "one person": f"/portal/people/{own[len(own) // 2]}/",
    }.items():
        times = []
        for _turn in range(4):
            with CaptureQueriesContext(connection) as queries:
                begun = time.perf_counter()
                response = client.get(address)
                times.append((time.perf_counter() - begun) * 1000)
            if response.status_code != 200:
                raise RuntimeError(f"{address}: {response.status_code}")
        line = {"page": name, "delegation_has": share, "own_people": len(own), "queries": len(queries)}
        line |= {
            "median_ms": round(statistics.median(times[1:]), 1),
            "kb": round(len(response.content) / 1024),
        }
        print(json.dumps({**line, "database": connection.vendor}))


def _workbook(rows: int) -> None:
    """Upload a filled-in form and follow to its preview; print the seconds of each."""
    client = _set_up()
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - Django is set up by now
    from django.test.utils import setup_test_environment  # noqa: PLC0415 - as above

    from delegates.delegations.models import Quota  # noqa: PLC0415 - as above
    from delegates.imports.template_book import template_book  # noqa: PLC0415 - as above

    setup_test_environment()  # so that the page tells what it was made of
    Quota.objects.update(places=rows)
    book = template_book("en", [_person(number) for number in range(1, rows + 1)])
    file = SimpleUploadedFile("people.xlsx", book)
    begun = time.perf_counter()
    answer = client.post("/portal/delegations/JP/workbook/", {"file": file})
    page = client.get(answer["Location"])
    seconds = time.perf_counter() - begun
    plan = page.context["outcome"].plan
    print(
        json.dumps(
            {"seconds": round(seconds, 2), "created": plan.count("created"), "refused": plan.count("refused")}
        )
    )


def _person(number: int) -> dict[str, str]:
    return {
        "ref": f"JP-N{number:05d}", "delegation": "JP", "role": "Delegate", "honorific": "Ms", "single_name": "No",
        "passport_surname": f"YAMADA{number}", "passport_given": f"NAOMI {number}", "native_name": "山田直美",
        "badge_name": f"YAMADA{number} Naomi", "position_en": "Director", "organisation_en": "Ministry",
        "rank_band": "4", "order": str(number % 900 + 1), "gender": "Female", "nationality": "JP",
        "birth_date": f"{1950 + number % 50}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "email": f"n{number}@example.org", "phone": "+81 90 1234 5678", "passport_type": "Official",
        "passport_number": f"TR{number:07d}",
        "passport_expiry": "2030-05-05",
    }  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _workbook(int(sys.argv[1]))
    else:
        _pages()
