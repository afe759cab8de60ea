"""Many at one moment: real threads against the real database; and what happens when it breaks in the middle."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client

from delegates.badges.models import Badge
from delegates.gates import at_once, batches, checking, presence
from delegates.gates.models import Gate, Incident, Presence, Scan
from delegates.gates.questions import rows_of
from tests.conftest import NOW
from tests.delegates.gates.conftest import API, ms

ROOT = Path(__file__).resolve().parents[3]
CLIENTS = 16


@pytest.fixture
def storm(transactional_db, gates, device, other_device, make_badge):
    """Show badges at once: storm([(badge, gate), …]) gives the answers, in that order."""

    def run(shown):
        answers, ready = [None] * len(shown), threading.Barrier(len(shown))

        def client(number):
            badge, gate = shown[number]
            of = device if number % 2 else other_device
            body = {
                "sequence": 5000 + number,
                "at": ms(NOW),
                "sent_at": ms(NOW),
                "gate": gate,
                "code": badge.code,
            }
            try:
                ready.wait(20)
                response = Client().post(
                    API + "check", json.dumps(body), content_type="application/json",
                    HTTP_AUTHORIZATION=f"Bearer {of.token}",
                )  # fmt: skip
                answers[number] = response.status_code, response.json()
            finally:
                connections.close_all()

        threads = [threading.Thread(target=client, args=(number,)) for number in range(len(shown))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert all(status == 200 for status, _data in answers), answers
        return [data for _status, data in answers]

    return run


def verdicts(answers, verdict="admit"):
    return [one for one in answers if one["verdict"] == verdict]


@pytest.mark.threads
def test_each_badge_is_admitted_once_at_once(storm, make_badge):
    badges = [make_badge() for _number in range(4)]
    answers = storm([(badges[number % 4], "R-A") for number in range(CLIENTS)])
    admitted = [one["badge"]["serial"] for one in verdicts(answers)]
    assert sorted(admitted) == [badge.serial for badge in badges]
    assert {one["reason"] for one in verdicts(answers, "ask")} == {"already_inside"}
    assert Presence.objects.count() == 4
    assert Scan.objects.count() == CLIENTS


@pytest.mark.threads
def test_seats_and_places_are_never_exceeded_at_once(storm, make_badge, make_session):
    from tests.small import released

    make_session("S-1", "10:45", "12:00", access="accredited", heads_plus=3, media="open")
    released()
    Gate.objects.filter(code="R-B").update(capacity=5)
    delegates = [make_badge() for _number in range(8)]
    press = [make_badge(role="media", category="MED") for _number in range(8)]
    answers = storm([*((badge, "R-A") for badge in delegates), *((badge, "R-B") for badge in press)])
    assert len(verdicts(answers[:8])) == 3
    assert {one["reason"] for one in verdicts(answers[:8], "ask")} == {"seats_taken"}
    assert len(verdicts(answers[8:])) == 5
    assert {one["reason"] for one in verdicts(answers[8:], "ask")} == {"full"}
    assert max(one["count"] for one in answers[8:]) == 5


@pytest.mark.threads
def test_without_the_lock_a_badge_is_admitted_twice_at_once(storm, make_badge, monkeypatch):
    """The negative control: reading who is inside outside of the lock lets one badge in more than once."""
    badge = make_badge()
    met, look = threading.Barrier(4), presence.look

    def all_look_first(*args):
        seen = look(*args)
        met.wait(20)  # none of the four has written yet, which the lock would not allow
        return seen

    def unlocked(device, code):
        return {gate.code: gate for gate in Gate.objects.select_related("room")}

    def unlocked_badge(edition, serial):
        return rows_of(Badge.objects.filter(edition=edition, serial=serial))[0]

    monkeypatch.setattr(presence, "look", all_look_first)
    monkeypatch.setattr(at_once, "gates_at", unlocked)
    monkeypatch.setattr(at_once, "badge_by", unlocked_badge)
    monkeypatch.setattr(checking, "in_turn", nullcontext)
    monkeypatch.setattr(checking, "transaction", SimpleNamespace(atomic=nullcontext))
    assert len(verdicts(storm([(badge, "R-A")] * 4))) == 4


# ---- faults ----


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["Scan.objects.bulk_create", "presence.rebuild", "watching.at_places"])
def test_when_the_disk_is_full_nothing_is_half_saved(ask, scan, make_badge, monkeypatch, where):
    entries = [scan(serial=make_badge().serial, at=-9), {"sequence": 99}]

    def full(*args, **kwargs):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        target, name = where.rsplit(".", 1)
        owner = Scan.objects if target == "Scan.objects" else getattr(batches, target)
        broken.setattr(owner, name, full)
        refused = ask("scans", {"scans": entries})
    assert (refused.status_code, refused["Content-Type"]) == (503, "application/problem+json")
    assert int(refused["Retry-After"]) > 0
    assert not Scan.objects.exists()
    assert not Presence.objects.exists()
    assert not Incident.objects.exists()
    assert [one["status"] for one in ask("scans", {"scans": entries}).json()["results"]] == ["stored", "kept"]
    assert Presence.objects.count() == 1


@pytest.mark.django_db
def test_a_check_that_cannot_be_written_says_so(show, make_badge, monkeypatch):
    def full(*args, **kwargs):
        raise OperationalError("database or disk is full")

    badge = make_badge()
    with monkeypatch.context() as broken:
        broken.setattr(presence, "put_in", full)
        assert show(badge, sequence=3).status_code == 503
    assert not Scan.objects.exists()
    assert show(badge, sequence=3).json()["verdict"] == "admit"


@pytest.mark.django_db
def test_a_fault_of_ours_is_a_problem_too(show, make_badge, monkeypatch):
    def wrong(*args, **kwargs):
        raise ValueError("a mistake")

    monkeypatch.setattr(checking, "decide", wrong)
    answer = show(make_badge())
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "mistake" not in answer.content.decode()


DIE = """
import os, signal, sys, django
django.setup()
from django.db import connection
from delegates.gates import batches, at_once, presence
from delegates.gates.skew import clock_of
device = at_once.device_by(sys.argv[1])
scan = {"at": 1768449900000, "gate": "R-A", "verdict": "admit", "serial": int(sys.argv[2])}
scans = [{**scan, "sequence": number} for number in range(300)]
rebuild = presence.rebuild
def die(*args):
    rebuild(*args)
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "die":
    batches.presence.rebuild = die
print([one["status"] for one in batches.take_in(device, scans, clock_of(1768449900000))].count("stored"))
"""


@pytest.mark.threads
def test_a_process_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing(
    transactional_db, device, make_badge, ask
):
    badge = make_badge()
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else _url(name)
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "adgmin.settings", "DATABASE_URL": url,
            "ADGMIN_CLOCK": NOW.isoformat(), "ADGMIN_CLOCK_ANCHOR": str(time.time())}  # fmt: skip

    def run(how):
        return subprocess.run(
            [sys.executable, "-c", DIE, device.token_digest, str(badge.serial), how], cwd=ROOT, env=told,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    assert run("die").returncode == -signal.SIGKILL
    assert not Scan.objects.exists()
    assert run("live").stdout.strip() == "300"
    again = {"sequence": 7, "at": 1768449900000, "gate": "R-A", "verdict": "admit", "serial": badge.serial}
    assert ask("scans", {"scans": [again]}).json()["results"] == [{"sequence": 7, "status": "duplicate"}]
    assert list(Scan.objects.order_by("pk").values_list("sequence", flat=True)) == list(range(300))
    assert Presence.objects.count() == 1


def _url(name: str) -> str:
    server = connection.settings_dict
    return f"postgres://{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}/{name}"


def test_a_day_begins_at_four():
    at = dt.datetime(2026, 1, 15, 3, 59, tzinfo=NOW.tzinfo)
    assert presence.day_start(at).isoformat() == "2026-01-14T04:00:00+07:00"
    assert presence.day_start(at + dt.timedelta(minutes=1)).isoformat() == "2026-01-15T04:00:00+07:00"
