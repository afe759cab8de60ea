"""What a device holds: everything, what changed since, nothing after the end."""

import base64
import datetime as dt
import hashlib
import io

import pytest

from delegates.badges import verbs
from delegates.gates.devices import revoke
from delegates.models import PrivateFile
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_everything_at_first(ask, make_badge, device, make_session, show):
    from tests.small import released

    badge = make_badge()
    make_session("S-1", "11:00", "12:00", access="accredited", media="open", heads_plus=3)
    released()
    show(badge)
    state = ask("state").json()
    assert state["full"] is True
    assert state["edition"]["code"] == "small-1"
    assert state["edition"]["ends"] == int(dt.datetime(2026, 1, 16, tzinfo=NOW.tzinfo).timestamp())
    assert 0 <= state["server_time"] - NOW.timestamp() * 1000 < 60_000
    assert state["device"]["gates"] == ["MAIN", "R-A", "R-B"]
    assert [gate["name"]["en"] for gate in state["gates"]] == ["Main entrance", "Room R-A", "Room R-B"]
    assert state["gates"][1]["capacity"] == 50
    assert set(state["gates"][1]) == {"code", "place", "zone", "capacity", "single_entry", "reentry", "open",
                                      "media_until_minute", "name", "per_quarter"}  # fmt: skip
    (session,) = state["sessions"]
    assert (session["code"], session["place"], session["parties"]) == ("S-1", "R-A", [])
    (one,) = state["badges"]
    assert one["code_digest"] == hashlib.sha256(badge.code.encode()).hexdigest()[:16]
    assert (one["serial"], one["name"], one["delegation"]) == (badge.serial, "Người Mang 1", "VN")
    assert one["folded"] == f"nguoi mang 1 {badge.serial:04d}"
    assert badge.code not in str(state)
    assert state["keys"][0]["number"] == 1
    (inside,) = state["inside"]
    assert 0 <= inside.pop("since") - NOW.timestamp() < 60
    assert inside == {"place": "R-A", "serial": badge.serial, "gate": "R-A", "seat": True}
    assert state["zones"] == []


def test_what_changed_since(ask, make_badge):
    first, second = make_badge(), make_badge()
    state = ask("state").json()
    same = ask("state?since=" + state["version"]).json()
    assert (same["full"], same["badges"]) == (False, [])
    verbs.revoke(first, by=None, reason="in a test")
    changed = ask("state?since=" + state["version"]).json()
    assert [(one["serial"], one["state"]) for one in changed["badges"]] == [(first.serial, "revoked")]
    third = make_badge()
    assert [one["serial"] for one in ask("state?since=" + changed["version"]).json()["badges"]] == [
        third.serial
    ]
    second.delete()
    anew = ask("state?since=" + changed["version"]).json()
    assert anew["full"] is True
    assert {one["serial"] for one in anew["badges"]} == {first.serial, third.serial}


@pytest.mark.parametrize(
    "since", ["", "x", "1.2.3", "1.99.1.1", "1.-1.0.0", "1.0.0.0.0", "9" * 90, "1.1.1.²"]
)
def test_a_version_that_is_none_gets_everything(ask, make_badge, since):
    make_badge()
    state = ask(f"state?since={since}").json()
    assert state["full"] is True
    assert len(state["badges"]) == 1


def test_nothing_is_sent_twice(ask, make_badge):
    make_badge()
    first = ask("state")
    again = ask("state", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "no-cache" in first["Cache-Control"]
    make_badge()
    assert ask("state", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_only_the_gates_of_the_device(ask, device, gates, make_session):
    from tests.small import released

    make_session("S-1", "11:00", "12:00", room="R-A")
    make_session("S-2", "11:00", "12:00", room="R-B")
    released()
    device.gates.set([gates["R-B"]])
    state = ask("state").json()
    assert state["device"]["gates"] == [one["code"] for one in state["gates"]] == ["R-B"]
    assert [one["code"] for one in state["sessions"]] == ["S-2"]


def test_after_the_end_there_is_nothing(ask, make_badge, clock):
    make_badge()
    clock(NOW + dt.timedelta(days=1))
    state = ask("state").json()
    assert state["edition"]["over"] is True
    for name in ("badges", "keys", "gates", "sessions", "inside", "was_here", "zones"):
        assert state[name] == [], name


def test_queries_do_not_grow(ask, make_badge, django_assert_num_queries, show):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        ask("state")
        with CaptureQueriesContext(connection) as seen:
            ask("state")
        return len(seen)

    show(make_badge())
    one = asked()
    for _number in range(2):
        show(make_badge())
    assert asked() == one <= 18


def test_small_photographs(ask, make_badge, small):
    from PIL import Image

    from delegates.privacy.storing import FILES

    badge, without = make_badge(), make_badge()
    picture = io.BytesIO()
    Image.new("RGB", (600, 800), "navy").save(picture, "JPEG")
    file = PrivateFile.objects.create(
        kind="photo", delegate=badge.delegate, media_type="image/jpeg", size=9, uploaded_at=NOW
    )
    FILES.write(file.name, picture.getvalue())
    photos = ask(f"photos?serials={badge.serial},{without.serial},77").json()["photos"]
    assert list(photos) == [str(badge.serial)]
    small_one = Image.open(io.BytesIO(base64.b64decode(photos[str(badge.serial)])))
    assert (small_one.format, small_one.size) == ("JPEG", (120, 160))
    assert ask("state").json()["badges"][0]["photo"] == file.name[:12]


@pytest.mark.parametrize("serials", ["", "a", "1;2", "-1", "99999999999", ",".join(["1"] * 61), "1.5", "²"])
def test_odd_numbers_of_photographs(ask, serials):
    assert ask("photos?serials=" + serials).status_code == (200 if serials == "" else 422)


def test_a_revoked_device_is_told_so(ask, device):
    revoke(device, by=None)
    refused = ask("state")
    assert (refused.status_code, refused["Content-Type"]) == (401, "application/problem+json")
    assert refused.json()["type"] == "/api/v1/problems/device-revoked"
    assert ask("photos?serials=1").status_code == 401
