"""Times the desk's pages in this process; one JSON line for each."""

import json
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import User

PAGES = {
    "list": "/desk/delegates/",
    "search 'nguyen'": "/desk/delegates/?q=nguyen",
    "search two words": "/desk/delegates/?q=nguyen+dao",
    "search one person": "/desk/delegates/?q=B054321",
    "search nothing": "/desk/delegates/?q=zzzz",
    "filter delegation": "/desk/delegates/?delegation=JP",
    "sorted by name": "/desk/delegates/?sort=name",
    "admin list": "/admin/delegates/delegate/",
    "admin search": "/admin/delegates/delegate/?q=nguyen",
}


def main() -> None:
    """Time each page five times after one to warm up."""
    user = User.objects.create_user("bench@example.org", "not-used-to-sign-in", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    for name, path in PAGES.items():
        client.get(path)
        times = []
        for _ in range(5):
            began = time.perf_counter()
            response = client.get(path)
            times.append((time.perf_counter() - began) * 1000)
            if response.status_code != 200:
                raise RuntimeError(f"{path}: {response.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        line = {"page": name, "median_ms": round(statistics.median(times), 1), "max_ms": round(max(times), 1)}
        print(json.dumps({**line, "queries": len(queries), "database": connection.vendor}))


if __name__ == "__main__":
    main()
