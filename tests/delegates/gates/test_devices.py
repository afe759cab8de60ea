"""Pairing once with a code, the token of which a digest is kept, scopes, limits."""

import datetime as dt
import json

import pytest

from adgmin.core.problems import Refused
from delegates.gates import limits
from delegates.gates.devices import CODE_SIGNS, make_device, new_code, pair, revoke
from delegates.gates.doors import ensure_gates
from delegates.gates.models import Gate, GateDevice
from delegates.models import Zone
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
API = "/api/v1/gates/"


@pytest.fixture
def waiting(gates, small):
    """A device and the code with which it can be paired."""
    return make_device(small, "Cửa chính", by=None, may_override=True)


def send(client, code, name="", **more):
    return client.post(
        API + "pair", json.dumps({"code": code, "name": name}), content_type="application/json", **more
    )


def test_a_code_works_once(client, waiting):
    device, code = waiting
    assert len(code) == 9
    assert set(code) <= {*CODE_SIGNS, "-"}
    paired = send(client, f" {code.lower().replace('-', ' ')} ", "Máy 7")
    assert paired.status_code == 200
    data = paired.json()
    assert data["device"] == {
        "uid": str(device.uid),
        "name": "Máy 7",
        "may_override": True,
        "may_search": True,
    }
    device.refresh_from_db()
    assert data["token"] not in str(GateDevice.objects.values())
    again = send(client, code)
    assert (again.status_code, again.json()["type"]) == (403, "/api/v1/problems/wrong-code")
    assert client.get(API + "state", HTTP_AUTHORIZATION=f"Bearer {data['token']}").status_code == 200


def test_a_code_is_good_for_half_an_hour(client, waiting, clock):
    clock(NOW + dt.timedelta(minutes=31))
    assert send(client, waiting[1]).status_code == 403


def test_a_newer_code_ends_the_one_before_and_pairing_ends_the_token(waiting):
    device, code = waiting
    newer = new_code(device, by=None)
    assert pair(code) is None
    first = pair(newer)
    second = pair(new_code(device, by=None))
    assert first.token != second.token
    assert GateDevice.objects.exclude(token_digest=None).count() == 1


def test_a_revoked_device_is_not_paired_again(waiting):
    device, code = waiting
    revoke(device, by=None)
    revoke(device, by=None)
    assert pair(code) is None
    with pytest.raises(Refused, match="thu hồi"):
        new_code(device, by=None)


def test_an_empty_code_is_nobodys(client, waiting, gates, small):
    GateDevice.objects.update(pairing_digest="", pairing_until=NOW + dt.timedelta(days=1))
    assert pair("") is None
    assert pair("--") is None


def test_guessing_is_slowed_down(client, waiting, monkeypatch):
    monkeypatch.setattr(limits, "PER_PLACE", 3)
    monkeypatch.setattr(limits, "IN_ALL", 5)
    answers = [send(client, f"AAAA-AAA{number}").status_code for number in range(4)]
    assert answers == [403, 403, 403, 429]
    refused = send(client, waiting[1])
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    elsewhere = [send(client, "BBBB-BBBB", REMOTE_ADDR="10.0.0.9").status_code for _number in range(3)]
    assert elsewhere == [403, 403, 429]  # five in all


def test_right_codes_are_not_counted(client, gates, small, monkeypatch):
    monkeypatch.setattr(limits, "PER_PLACE", 1)
    for number in range(3):
        assert send(client, make_device(small, str(number), by=None)[1]).status_code == 200


def test_a_device_asks_only_so_often(ask, settings):
    settings.GATE_REQUESTS_PER_MINUTE = 60
    answers = [ask("state") for _number in range(12)]
    assert [one.status_code for one in answers].count(200) in {10, 11}
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) >= 1


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic eDp5", "Bearer " + "x" * 300, "Bearer nobody", "bearer é"]
)
def test_without_a_token_nothing_is_told(client, gates, header):
    for path in ("state", "photos?serials=1"):
        refused = client.get(API + path, HTTP_AUTHORIZATION=header)
        assert refused.status_code == 401
        assert refused.json()["type"] in {"/api/v1/problems/token-missing", "/api/v1/problems/token-unknown"}
        assert refused["WWW-Authenticate"].startswith("Bearer")


def test_each_room_has_a_gate_in_its_zone(small, gates):
    from events.models import Room

    assert {gate.code: gate.place for gate in gates.values()} == {
        "MAIN": "zone:MAIN",
        "R-A": "R-A",
        "R-B": "R-B",
    }
    Gate.objects.filter(code="R-A").update(name_vi="Cửa Đông", is_open=False)
    Room.objects.create(edition=small, code="R-C", venue=Room.objects.first().venue, kind="meeting_room", name_vi="C",
                        name_en="C", capacity=9, zone="plenary")  # fmt: skip
    assert [gate.code for gate in ensure_gates(small)] == ["R-C"]
    assert ensure_gates(small) == []
    assert Gate.objects.get(code="R-A").name_vi == "Cửa Đông"
    assert Gate.objects.get(code="R-C").zone == "A"
    Gate.objects.filter(code="R-C").delete()
    Zone.objects.create(
        edition=small, letter="F", name_vi="Hội trường", name_en="Hall", room_zones=["plenary"]
    )
    assert [gate.zone for gate in ensure_gates(small)] == ["F"]
