"""A morning at the doors of the small edition: gates, badges of two delegations, a device."""

import datetime as dt
import itertools
import json

import pytest

from tests.conftest import NOW

API = "/api/v1/gates/"
PAST = dt.timedelta(days=1)


@pytest.fixture
def now(clock):
    """It is 11:05."""
    clock(NOW)
    return NOW


@pytest.fixture
def gates(small, now):
    """The gates of the small edition, by code."""
    from delegates.gates.doors import ensure_gates
    from delegates.gates.models import Gate

    ensure_gates(small)
    return {gate.code: gate for gate in Gate.objects.select_related("edition")}


@pytest.fixture
def make_badge(small, delegation, now):
    """Make a badge with its person: make_badge(role="delegate", zones="ABC"); floaters with kind="floater"."""
    from django.db import transaction

    from delegates.accreditation.models import Accreditation
    from delegates.badges.making import draft, write
    from delegates.models import Delegate

    numbers = itertools.count(1)

    def make(
        *, role="delegate", kind="personal", category="DEL", zones="ABCDE", of=None, until=None, **fields
    ):
        number, of = next(numbers), of or delegation
        person = None
        if kind == "personal":
            person = Delegate.objects.create(
                delegation=of, ref=f"B{number}", role=role, passport_given=f"BEARER {number}",
                badge_name=f"Người Mang {number}", order=number, rank_band=6, position_vi="Chuyên viên",
                position_en="Officer",
            )  # fmt: skip
            Accreditation.objects.create(delegate=person, state="badge_issued", since=NOW - PAST)
        times = (NOW - PAST, until or NOW + PAST)
        one = draft(kind, small, category, list(zones), times, delegate=person, delegation=of)
        one.state = fields.pop("state", "issued")
        with transaction.atomic():
            return write(small, [one], by=None)[0]

    return make


@pytest.fixture
def device(gates, small):
    """A device that may override, and its token: device.token."""
    from delegates.gates.devices import make_device, pair

    _made, code = make_device(small, "Cửa 1", by=None, may_override=True)
    paired = pair(code)
    paired.device.token = paired.token
    return paired.device


@pytest.fixture
def other_device(gates, small):
    from delegates.gates.devices import make_device, pair

    paired = pair(make_device(small, "Cửa 2", by=None)[1])
    paired.device.token = paired.token
    return paired.device


@pytest.fixture
def ask(client, device):
    """Ask the API: ask("state"), ask("check", {…}); another device by `of`, raw bytes as they are."""

    def send(path, body=None, *, of=None, token=None, **headers):
        given = {"HTTP_AUTHORIZATION": f"Bearer {token or (of or device).token}", **headers}
        if body is None:
            return client.get(API + path, **given)
        data = body if isinstance(body, bytes) else json.dumps(body)
        return client.post(API + path, data, content_type="application/json", **given)

    return send


@pytest.fixture
def scan(device, now):
    """One entry of a batch, numbered on: scan(serial=1, at=-60) with `at` in seconds from now."""
    numbers = itertools.count(1)

    def make(*, at=0.0, **fields):
        entry = {"sequence": next(numbers), "act": "scan", "at": ms(NOW) + at * 1000, "gate": "R-A", "direction": "in",
                 "verdict": "admit", "reason": "welcome", "override": ""}  # fmt: skip
        return {**entry, **fields}

    return make


@pytest.fixture
def show(ask, now):
    """Show a badge at a door, as a device with a network does: show(badge) or show(serial=5)."""
    numbers = itertools.count(1001)

    def send(badge=None, *, of=None, **fields):
        body = {
            "sequence": next(numbers),
            "at": ms(NOW),
            "sent_at": ms(NOW),
            "gate": "R-A",
            "direction": "in",
        }
        if badge is not None:
            body["code"] = badge.code
        return ask("check", {**body, **fields}, of=of)

    return send


def ms(moment) -> int:
    return int(moment.timestamp() * 1000)


@pytest.fixture
def desk_gates(delegation):
    """Gates of the small edition: the entrance, a room in zone A, a room in no zone."""
    from delegates.models import Gate, Zone
    from events.models import Room

    edition = delegation.edition
    Zone.objects.create(edition=edition, letter="A", name_vi="Hội trường", name_en="Plenary hall")
    rooms = {room.code: room for room in Room.objects.all()}
    made = (
        Gate(code="MAIN", name_vi="Cửa chính", name_en="Main entrance", place="zone:MAIN", per_quarter=2),
        Gate(code="G-A", name_vi="Phòng A", name_en="Room A", place="R-A", room=rooms["R-A"], zone="A"),
        Gate(code="G-B", name_vi="Phòng B", name_en="Room B", place="R-B", room=rooms["R-B"], capacity=1),
    )
    for gate in made:
        gate.edition = edition
        gate.save()
    return {gate.code: gate for gate in made}


@pytest.fixture
def numbered_badge(delegation):
    """Make a badge of a number without its accreditation: numbered_badge(7, role="head")."""
    from delegates.badges.keys import signing_key
    from delegates.models import Badge, Delegate

    from .doors import at

    key = signing_key()

    def make(serial: int, role: str = "delegate", category: str = "DEL", **fields):
        person = Delegate.objects.create(
            delegation=delegation, ref=f"B{serial}", role=role, passport_given=f"Given {serial}",
            badge_name=f"Nguyễn {serial}", rank_band=6, order=serial,
        )  # fmt: skip
        return Badge.objects.create(
            edition=delegation.edition, serial=serial, category=category, delegate=person, delegation=delegation,
            zones=["A"], valid_from=at(0, 0), valid_until=at(23, 0), key=key, code=f"C{serial}", made_at=at(0, 0),
            state="issued", **fields,
        )  # fmt: skip

    return make
