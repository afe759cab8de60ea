"""Scans from devices without a network: once each, in order, none dropped, whatever it is."""

import datetime as dt
import json
import time

import pytest

from delegates.badges import verbs
from delegates.gates.models import Gate, Incident, Presence, Scan
from tests.conftest import NOW
from tests.delegates.gates.conftest import ms

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(ask):
    """Send a batch: send([entries]) gives the statuses."""

    def batch(entries, *, of=None, **more):
        response = ask("scans", {"sent_at": ms(NOW), "scans": entries, **more}, of=of)
        assert response.status_code == 200, response.content
        results = response.json()["results"]
        assert len(results) == len(entries)
        return [one["status"] for one in results]

    return batch


def test_each_is_had_once_and_in_order(ask, send, scan, make_badge, device):
    badges = [make_badge() for _number in range(3)]
    entries = [scan(serial=badge.serial, at=-60 + number) for number, badge in enumerate(badges)]
    answer = ask("scans", {"sent_at": ms(NOW), "battery": 81, "queue": 3, "gate": "R-A", "operator": "Vũ Đức Anh",
                           "version": "7", "scans": entries}).json()  # fmt: skip
    assert answer["results"] == [{"sequence": one["sequence"], "status": "stored"} for one in entries]
    assert answer["version"].count(".") == 3
    assert send(entries) == ["duplicate"] * 3
    assert send([*entries[1:], scan(serial=1)]) == ["duplicate", "duplicate", "stored"]
    assert list(Scan.objects.order_by("pk").values_list("sequence", flat=True)) == [1, 2, 3, 4]
    assert Presence.objects.count() == 3
    device.refresh_from_db()
    assert (device.battery, device.queue, device.gate.code, device.operator, device.version) == (
        81, 0, "R-A", "Vũ Đức Anh", "7",
    )  # fmt: skip


def test_codes_count_before_numbers(send, scan, make_badge):
    first, second = make_badge(), make_badge()
    send(
        [
            scan(code=first.code, serial=second.serial),
            scan(code="ADG1:XX", serial=second.serial, verdict="refuse"),
        ]
    )
    assert list(Scan.objects.order_by("pk").values_list("badge", "serial")) == [
        (first.pk, first.serial),
        (None, None),
    ]


NONSENSE = [
    None, True, 7, "scan", [], {}, [[[]]], {"sequence": "1"}, {"sequence": -1}, {"sequence": 2**63}, {"sequence": 1.5},
    {"sequence": 50}, {"sequence": 51, "act": "dance"},
    {"sequence": 52, "at": 5, "gate": "nowhere", "verdict": "admit"},
    {"sequence": 53, "act": "undo"}, {"sequence": 54, "at": "now", "gate": "R-A", "verdict": "admit"},
    {"sequence": 55, "at": 5, "gate": "R-A", "verdict": "admit", "serial": 2**31},
    {"sequence": 56, "at": 5, "gate": "R-A", "verdict": "admit", "serial": -4},
    {"sequence": 57, "at": 5, "gate": "R-A", "verdict": "perhaps"},
    {"sequence": 58, "at": 5, "gate": "R-A\u0000", "verdict": "admit", "operator": "\u0000"},
    {"sequence": 59, "at": 5, "gate": ["R-A"], "verdict": {"a": 1}, "direction": None},
    {"sequence": 60, "at": 5, "gate": "R-A", "verdict": "admit", "reason": "\ud800", "override": "\u0000\udfff"},
]  # fmt: skip


def test_nonsense_is_kept_and_acknowledged_and_not_doubled(ask, device):
    body = json.dumps({"sent_at": "late", "scans": NONSENSE}).encode()
    first = [one["status"] for one in ask("scans", body).json()["results"]]
    assert [NONSENSE[number]["sequence"] for number, one in enumerate(first) if one == "stored"] == [58, 60]
    assert set(first) == {"kept", "stored"}
    kept = Scan.objects.count()
    assert kept == len(NONSENSE)
    again = [one["status"] for one in ask("scans", body).json()["results"]]
    assert set(again) == {"duplicate"}
    assert Scan.objects.count() == kept
    assert Incident.objects.filter(kind="unreadable").count() == len(NONSENSE) - 2
    raw = Scan.objects.get(sequence=52).raw
    assert json.loads(raw["text"])["gate"] == "nowhere"
    assert not Presence.objects.exists()


@pytest.mark.parametrize("at", ["1e400", "-1e400", "1e300", "NaN", "12345678901234567890123456789012345"])
def test_odd_numbers(ask, at):
    body = f'{{"scans": [{{"sequence": 1, "at": {at}, "gate": "R-A", "verdict": "admit"}}]}}'.encode()
    answer = ask("scans", body)
    if at == "NaN":
        assert (answer.status_code, answer.json()["type"]) == (400, "/api/v1/problems/not-json")
    else:
        assert answer.status_code == 200
        assert Scan.objects.get().at <= NOW + dt.timedelta(minutes=1)


def test_one_number_for_two_scans_is_an_incident(send, scan, make_badge):
    first, second = make_badge(), make_badge()
    one = scan(serial=first.serial)
    assert send([one, {**one, "serial": second.serial}]) == ["stored", "kept"]
    assert send([{**one, "serial": second.serial}]) == ["kept"]
    incident = Incident.objects.get()
    assert (incident.kind, json.loads(incident.facts["text"])["serial"]) == ("sequence", second.serial)
    assert list(Presence.objects.values_list("badge", flat=True)) == [first.pk]


def test_of_another_device_the_same_numbers_are_others(send, scan, make_badge, other_device):
    one = scan(serial=make_badge().serial)
    assert send([one]) == send([one], of=other_device) == ["stored"]
    assert Scan.objects.values("device").distinct().count() == 2


def test_an_undo_within_a_minute_frees_the_place(send, scan, make_badge):
    badge = make_badge()
    one = scan(serial=badge.serial, at=-50)
    send([one])
    assert Presence.objects.count() == 1
    undo = {"sequence": 90, "act": "undo", "of": one["sequence"], "at": ms(NOW)}
    assert send([undo]) == ["stored"]
    assert not Presence.objects.exists()
    assert Scan.objects.get(sequence=1).undone_at is not None
    assert send([undo, one]) == ["duplicate", "duplicate"]


@pytest.mark.parametrize(("seconds", "gone"), [(60, True), (63, False), (-5, False)])
def test_an_undo_after_the_minute_does_nothing(send, scan, make_badge, seconds, gone):
    one = scan(serial=make_badge().serial, at=-100)
    assert (
        send([one, {"sequence": 9, "act": "undo", "of": 1, "at": one["at"] + seconds * 1000}])
        == ["stored"] * 2
    )
    assert Presence.objects.exists() is not gone
    assert Scan.objects.get(sequence=9).reason == ("" if gone else "too_late")


def test_an_undo_of_a_check_and_of_another_device(send, show, make_badge, other_device, ask):
    badge = make_badge()
    show(badge, sequence=5)
    undo = {"sequence": 6, "act": "undo", "of": 5, "at": ms(NOW) + 1000}
    assert send([undo], of=other_device) == ["stored"]
    assert Presence.objects.count() == 1
    assert send([undo]) == ["stored"]
    assert not Presence.objects.exists()
    assert show(badge, sequence=7).json()["verdict"] == "admit"


def test_an_undo_that_comes_before_its_scan(send, scan, make_badge):
    one = scan(serial=make_badge().serial, at=-30)
    assert send([{"sequence": 9, "act": "undo", "of": one["sequence"], "at": one["at"] + 1000}]) == ["stored"]
    assert send([one]) == ["stored"]
    assert not Presence.objects.exists()


def test_older_scans_that_come_later(send, scan, show, make_badge, other_device):
    badge = make_badge()
    out = scan(serial=badge.serial, at=-60, direction="out")
    came = scan(serial=badge.serial, at=-120)
    send([out], of=other_device)
    send([came])
    assert not Presence.objects.exists()  # came, then left, though it was told the other way round
    send([scan(serial=badge.serial, at=-30, gate="R-B")])
    send([scan(serial=badge.serial, at=-90, gate="MAIN")], of=other_device)
    assert sorted(Presence.objects.values_list("place", flat=True)) == ["R-B", "zone:MAIN"]


def test_the_device_showed_another_answer_than_the_server_had_given(send, show, make_badge, other_device):
    badge = make_badge()
    show(badge, of=other_device)
    assert show(badge, sequence=5).json()["verdict"] == "ask"  # this answer never arrived
    entry = {"sequence": 5, "act": "scan", "at": ms(NOW), "serial": badge.serial, "gate": "R-A", "direction": "in",
             "verdict": "admit", "reason": "welcome", "override": ""}  # fmt: skip
    assert send([entry]) == ["stored"]
    kept = Scan.objects.get(sequence=5, way="offline")
    assert (kept.verdict, kept.raw) == ("admit", {"online": {"verdict": "ask", "reason": "already_inside"}})
    assert send([entry]) == ["duplicate"]
    assert Incident.objects.get().kind == "two_doors"


NO_BATCH = [
    b"{", b"[]", b"3", b'{"scans": {}}', b'{"scans": null}', b"\xff\xfe", b'{"scans": [NaN]}', b"[" * 50_000,
    b'{"scans":' + b"[" * 3000 + b"]" * 3000 + b"}",
]  # fmt: skip


@pytest.mark.parametrize("body", NO_BATCH)
def test_what_is_no_batch_is_refused_whole(ask, body):
    answer = ask("scans", body)
    assert answer.status_code in {400, 422} or (
        answer.status_code == 200 and body.startswith(b'{"scans":[[[')
    )
    if answer.status_code != 200:
        assert answer["Content-Type"] == "application/problem+json"
        assert not Scan.objects.exists()


def test_too_many_and_too_large(ask, scan):
    refused = ask("scans", {"scans": [scan() for _number in range(501)]})
    assert (refused.status_code, refused.json()["status"]) == (413, 413)
    large = ask("scans", b'{"scans": ["' + b"x" * 1_100_000 + b'"]}')
    assert large.status_code == 413
    assert not Scan.objects.exists()


def test_other_kinds_and_methods(client, device):
    given = {"HTTP_AUTHORIZATION": f"Bearer {device.token}"}
    kinds = client.post(
        "/api/v1/gates/scans", "scans=1", content_type="application/x-www-form-urlencoded", **given
    )
    assert (kinds.status_code, kinds["Content-Type"]) == (415, "application/problem+json")
    method = client.get("/api/v1/gates/scans", **given)
    assert (method.status_code, method["Allow"], method["Content-Type"]) == (
        405,
        "POST",
        "application/problem+json",
    )


def test_queries_do_not_grow_with_the_batch(send, scan, make_badge):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(number: int) -> int:
        entries = [scan(serial=make_badge().serial, at=-9) for _one in range(number)]
        with CaptureQueriesContext(connection) as seen:
            send(entries)
        return len(seen)

    asked(1)
    assert asked(1) == asked(6)


def test_five_hundred_at_once(send, scan, make_badge):
    badges = [make_badge() for _number in range(25)]
    entries = [
        scan(serial=badges[n % 25].serial, at=-600 + n, direction="in" if n // 25 % 2 else "out")
        for n in range(500)
    ]
    began = time.monotonic()
    assert set(send(entries)) == {"stored"}
    assert time.monotonic() - began < 2
    assert Presence.objects.count() == 25


# ---- what no door could see alone ----


def test_two_doors_admit_one_badge(send, scan, make_badge, other_device, gates):
    badge = make_badge()
    send([scan(serial=badge.serial, at=-120)])
    assert not Incident.objects.exists()
    second = scan(serial=badge.serial, at=-60)
    send([second], of=other_device)
    incident = Incident.objects.get()
    assert (incident.kind, incident.badge, incident.place) == ("two_doors", badge, "R-A")
    assert incident.facts["first"]["device"] == "Cửa 1"
    assert incident.facts["device"] == "Cửa 2"
    send([second], of=other_device)
    assert Incident.objects.count() == 1


@pytest.mark.parametrize(
    "how", ["left between", "same device", "let in by the supervisor", "free coming and going"]
)
def test_what_is_no_case_of_two_doors(send, scan, make_badge, other_device, how):
    badge = make_badge()
    if how == "free coming and going":
        Gate.objects.update(single_entry=False)
    send([scan(serial=badge.serial, at=-120)])
    if how == "left between":
        send([scan(serial=badge.serial, at=-90, direction="out")])
    override = "same person" if how == "let in by the supervisor" else ""
    send(
        [scan(serial=badge.serial, at=-60, override=override)],
        of=None if how == "same device" else other_device,
    )
    assert not Incident.objects.exists()


def test_one_badge_in_two_rooms_within_seconds(send, scan, make_badge, other_device):
    badge, slow = make_badge(), make_badge()
    send([scan(serial=badge.serial, at=-60), scan(serial=slow.serial, at=-100)])
    send(
        [scan(serial=badge.serial, at=-45, gate="R-B"), scan(serial=slow.serial, at=-20, gate="R-B")],
        of=other_device,
    )
    assert list(Incident.objects.values_list("kind", "badge")) == [("two_doors", badge.pk)]


def test_more_of_a_delegation_than_seats(send, scan, make_badge, make_session, other_device):
    from tests.small import released

    make_session("S-1", "10:45", "12:00", access="accredited", heads_plus=2, media="open")
    released()
    people = [make_badge() for _number in range(3)]
    head, press = make_badge(role="head", category="MIN"), make_badge(role="media", category="MED")
    send([scan(serial=one.serial, at=-60) for one in (head, press, *people[:2])])
    assert not Incident.objects.exists()
    send([scan(serial=people[2].serial, at=-30)], of=other_device)
    incident = Incident.objects.get()
    assert (incident.kind, incident.delegation.code, incident.facts["inside"]) == ("over_seats", "VN", 3)


def test_more_than_the_room_holds(send, scan, make_badge):
    Gate.objects.filter(code="R-A").update(capacity=2)
    people = [make_badge() for _number in range(3)]
    send([scan(serial=one.serial, at=-60) for one in people])
    assert Incident.objects.get().kind == "over_capacity"


@pytest.mark.parametrize("state", ["revoked", "lost", "replaced", "returned"])
def test_an_ended_badge_was_let_in(send, scan, make_badge, state):
    badge = make_badge(state=state)
    badge.ended_at = NOW - dt.timedelta(minutes=10)
    badge.save()
    send([scan(serial=badge.serial, at=-3000)])
    assert not Incident.objects.exists()  # it had not ended then
    send([scan(serial=badge.serial, at=-5)])
    incident = Incident.objects.get()
    assert (incident.kind, incident.facts["reason"]) == ("ended_badge", state)


def test_a_badge_that_never_was_let_in(send, scan, make_badge):
    badge = make_badge()
    old = badge.code
    verbs.replace(badge, by=None, reason="torn")
    badge.refresh_from_db()
    send([scan(code=old[:-1] + ("A" if old[-1] != "A" else "B")), scan(serial=4000)])
    told = {one.facts["reason"] for one in Incident.objects.filter(kind="ended_badge")}
    assert "unknown" in told
    assert told - {"unknown"} < {"altered", "unreadable"}


def test_a_clock_that_was_set_back(send, scan, make_badge, ask):
    badge = make_badge()
    one = scan(serial=badge.serial, at=-86_400 - 30)
    ask("scans", {"sent_at": ms(NOW) - 86_400_000, "scans": [one]})
    stored = Scan.objects.get()
    assert abs(stored.at - (NOW - dt.timedelta(seconds=30))) < dt.timedelta(seconds=30)
    assert Presence.objects.count() == 1
    assert Incident.objects.get().kind == "clock"


def test_a_scan_of_the_future_is_of_now(send, scan, make_badge):
    send([scan(serial=make_badge().serial, at=999_999)])
    assert Scan.objects.get().at <= NOW + dt.timedelta(minutes=1)


def test_what_a_revoked_device_still_held_is_kept_once_and_lets_nobody_in(
    ask, send, scan, make_badge, device
):
    from delegates.gates.devices import revoke

    sent, *waiting = [scan(serial=make_badge().serial, at=-60) for _number in range(4)]
    assert send([sent]) == ["stored"]
    revoke(device, by=None)
    assert send([sent, *waiting]) == ["duplicate", "kept", "kept", "kept"]
    assert send(waiting) == ["duplicate"] * 3
    assert list(Scan.objects.order_by("sequence").values_list("act", flat=True)) == [
        "scan",
        *["unreadable"] * 3,
    ]
    assert Presence.objects.count() == 1
    assert [one.facts["fault"] for one in Incident.objects.all()] == ["revoked"]
    assert ask("state").status_code == 401
    assert (
        ask("check", {"sequence": 99, "at": 0, "sent_at": 0, "serial": 1, "gate": "R-A"}).status_code == 401
    )
