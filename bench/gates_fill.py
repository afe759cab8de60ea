"""Fills a database for `gates`: people with badges, devices at the main entrance; and its commit rate."""

import datetime as dt
import json
import time

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation
from delegates.badges.making import draft, write
from delegates.gates.devices import make_device, pair
from delegates.gates.models import Gate
from delegates.models import Delegate, Delegation
from events.models import Edition

DEVICES = 33
DAY = dt.timedelta(days=1)


def fill(number: int) -> None:
    """Make so many people and badges and the devices; print their codes and tokens."""
    edition = Edition.objects.get()
    now = clock.now()
    delegations = list(Delegation.objects.filter(edition=edition).select_related("party"))
    people = [_person(delegations[one % len(delegations)], one) for one in range(number)]
    Delegate.objects.bulk_create(people, batch_size=500)
    Accreditation.objects.bulk_create(
        [Accreditation(delegate=person, state="badge_issued", since=now) for person in people], batch_size=500
    )
    times = (now - DAY, now + DAY)
    drafts = [
        draft("personal", edition, "DEL", list("ABC"), times, delegate=person, delegation=person.delegation)
        for person in people
    ]
    for badge in drafts:
        badge.state = "issued"
    with transaction.atomic():
        badges = write(edition, drafts, by=None)
    Gate.objects.filter(code="MAIN").update(capacity=None)
    devices = [pair(make_device(edition, f"device {one}", by=None)[1]) for one in range(DEVICES)]
    tokens = [{"token": paired.token, "sequence": 1} for paired in devices if paired]
    told = {"codes": [badge.code for badge in badges], "devices": tokens}
    print(json.dumps({**told, "queries": _queries(tokens[0], badges[0].code)}))


def _person(delegation: Delegation, number: int) -> Delegate:
    person = Delegate(
        delegation=delegation, ref=f"G{number}", role="delegate", passport_given=f"BEARER {number}",
        badge_name=f"Người Mang {number}", order=number,
    )  # fmt: skip
    person.prepare()
    return person


def _queries(device: dict, code: str) -> int:
    """Return how many queries one more check-in costs."""
    asked, now = 0, time.time() * 1000
    for direction in ("in", "out"):
        body = {
            "sequence": device["sequence"],
            "at": now,
            "sent_at": now,
            "gate": "MAIN",
            "code": code,
            "direction": direction,
        }
        device["sequence"] += 1
        with CaptureQueriesContext(connection) as seen:
            answer = Client(
                headers={"Authorization": f"Bearer {device['token']}"}, HTTP_HOST="127.0.0.1"
            ).post("/api/v1/gates/check", json.dumps(body), content_type="application/json")
        if answer.status_code != 200:
            raise RuntimeError(answer.content)
        asked = len(seen)
    return asked


def commits(seconds: float = 3.0) -> None:
    """Print how many transactions of one INSERT this process commits each second."""
    user = User.objects.create_user("bench@example.org", "not-used-by-anybody")
    end, done = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        with transaction.atomic():
            audit.record(user, "bench", by=None)
        done += 1
    print(done / seconds)
