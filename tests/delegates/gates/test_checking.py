"""One badge at one door: what is answered, written, and by how many queries."""

import datetime as dt

import pytest

from delegates.badges import verbs
from delegates.gates.models import Gate, Incident, Presence, Scan
from tests.conftest import NOW
from tests.delegates.gates.conftest import ms
from tests.small import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(make_session, delegation, clock):
    """Viet Nam and Thailand behind closed doors in R-A, two beside each head, until 12:00."""
    from events.models import SessionParty
    from events.parties.models import Party

    session = make_session("S-1", "10:45", "12:00", access="restricted", categories=["head", "delegate"],
                           heads_plus=2, media="closed")  # fmt: skip
    for code in ("VN", "TH"):
        SessionParty.objects.create(session=session, party=Party.objects.get(code=code), role="member")
    released()
    return session


def told(response):
    assert response.status_code == 200, response.content
    data = response.json()
    return data["verdict"], data["reason"]


def test_a_badge_is_let_in_once_and_out_again(show, make_badge):
    badge = make_badge()
    first = show(badge).json()
    assert (first["verdict"], first["count"], first["status"]) == ("admit", 1, "stored")
    assert first["badge"]["serial"] == badge.serial
    assert first["say"]["guest"]["vi"].startswith("Kính chào")
    again = show(badge).json()
    assert (again["verdict"], again["reason"], again["count"]) == ("ask", "already_inside", 1)
    assert "11:05" in again["say"]["operator"]["en"]
    out = show(badge, direction="out").json()
    assert (out["verdict"], out["count"]) == ("admit", 0)
    assert told(show(badge)) == ("admit", "welcome")
    assert list(Scan.objects.order_by("pk").values_list("verdict", "direction", "way")) == [
        ("admit", "in", "online"), ("ask", "in", "online"), ("admit", "out", "online"), ("admit", "in", "online"),
    ]  # fmt: skip
    assert Presence.objects.get().badge == badge


def test_sent_twice_it_is_one_scan(show, make_badge):
    badge = make_badge()
    first = show(badge, sequence=7).json()
    again = show(badge, sequence=7).json()
    assert (again["status"], again["verdict"], again["reason"]) == (
        "duplicate",
        first["verdict"],
        first["reason"],
    )
    assert Scan.objects.count() == 1
    refused = show(make_badge(), sequence=7)
    assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/sequence-used")


def test_codes_are_looked_at(show, make_badge, small):
    badge = make_badge()
    code = badge.code
    changed = code[:20] + ("A" if code[20] != "A" else "B") + code[21:]
    assert told(show(None, code="hello")) == ("refuse", "unreadable")
    assert told(show(None, code=changed)) in {
        ("refuse", "altered"),
        ("refuse", "unreadable"),
        ("refuse", "unknown_key"),
    }
    assert told(show(None, code=f"{badge.code}\r\n")) == ("admit", "welcome")
    show(badge, direction="out")
    assert told(show(None, serial=badge.serial)) == ("admit", "typed")
    assert told(show(None, serial=999)) == ("refuse", "no_such_number")
    newer = verbs.replace(badge, by=None, reason="torn")
    assert told(show(None, code=code)) == ("refuse", "replaced")
    assert told(show(newer)) == ("admit", "welcome")
    small.code = "another"
    small.save()
    assert told(show(newer)) == ("refuse", "other_edition")


@pytest.mark.parametrize(
    ("state", "reason"), [("revoked", "revoked"), ("lost", "lost"), ("returned", "returned")]
)
def test_an_ended_badge_stays_out(show, make_badge, state, reason):
    assert told(show(make_badge(state=state))) == ("refuse", reason)


def test_a_held_accreditation_is_asked_about(show, make_badge):
    badge = make_badge()
    badge.delegate.accreditation.state = "on_hold"
    badge.delegate.accreditation.save()
    assert told(show(badge)) == ("ask", "held")


def test_seats_beside_the_head_are_counted_live(show, make_badge, closed):
    people = [make_badge() for _number in range(3)]
    assert [told(show(one)) for one in people] == [
        ("admit", "seat"),
        ("admit", "seat"),
        ("ask", "seats_taken"),
    ]
    assert told(show(make_badge(role="head", category="MIN"))) == ("admit", "welcome_head")
    answer = show(people[2]).json()
    assert answer["say"]["operator"]["vi"].startswith("Đoàn Việt Nam đã vào đủ: 2 trên 2")
    assert told(show(people[0], direction="out")) == ("admit", "out")
    assert told(show(people[2])) == ("admit", "seat")
    over = show(people[0], override="The Minister asks for her").json()
    assert (over["verdict"], over["reason"], over["overridden"]) == ("admit", "seats_taken", True)
    assert Scan.objects.latest("pk").override == "The Minister asks for her"


def test_who_is_not_invited_stays_out(show, make_badge, closed):
    assert told(show(make_badge(role="adviser"))) == ("refuse", "not_invited")
    assert told(show(make_badge(role="media", category="MED"))) == ("refuse", "press_closed")
    assert told(show(make_badge(kind="floater"))) == ("admit", "seat")
    assert told(show(make_badge(kind="one_day"))) == ("refuse", "not_invited")


def test_a_device_that_may_not_override_does_not(show, make_badge, other_device, closed):
    answer = show(make_badge(role="adviser"), of=other_device, override="please").json()
    assert (answer["verdict"], answer["may_override"], answer["overridden"]) == ("refuse", False, False)


def test_a_full_room_is_asked_about(show, make_badge):
    Gate.objects.filter(code="R-A").update(capacity=1)
    assert told(show(make_badge())) == ("admit", "welcome")
    assert told(show(make_badge())) == ("ask", "full")


def test_one_is_in_one_room_and_in_the_house(show, make_badge):
    badge = make_badge()
    show(badge, gate="MAIN")
    show(badge, gate="R-A")
    assert told(show(badge, gate="R-B")) == ("admit", "moved")
    assert sorted(Presence.objects.values_list("place", flat=True)) == ["R-B", "zone:MAIN"]
    show(badge, gate="MAIN", direction="out")
    assert not Presence.objects.exists()


def test_yesterday_does_not_count(show, make_badge, clock):
    badge = make_badge(until=NOW + dt.timedelta(days=3))
    show(badge)
    clock(NOW + dt.timedelta(days=1))
    later = ms(NOW + dt.timedelta(days=1))
    assert told(show(badge, at=later, sent_at=later)) == ("admit", "welcome")
    assert Presence.objects.count() == 1


def test_no_way_back_where_the_gate_says_so(show, make_badge):
    Gate.objects.filter(code="R-A").update(reentry=False)
    badge = make_badge()
    show(badge)
    show(badge, direction="out")
    assert told(show(badge)) == ("refuse", "no_reentry")


def test_a_device_stands_only_at_its_gates(show, make_badge, device, gates):
    device.gates.set([gates["R-B"]])
    assert show(make_badge()).status_code == 403
    assert show(make_badge(), gate="R-B").status_code == 200
    assert show(make_badge(), gate="nowhere").json()["title_en"] == "This device does not stand at this gate"


@pytest.mark.parametrize("ahead", [-3_600_000, 0, 7_200_000])
def test_a_wrong_clock_is_measured(show, make_badge, device, ahead):
    badge = make_badge()
    show(badge, at=ms(NOW) + ahead - 10_000, sent_at=ms(NOW) + ahead)
    scan = Scan.objects.get()
    assert abs(scan.at - (NOW - dt.timedelta(seconds=10))) < dt.timedelta(seconds=30)
    assert abs((scan.device_at - scan.at).total_seconds() * 1000 - ahead) < 30_000
    assert Incident.objects.filter(kind="clock").count() == (1 if ahead else 0)
    device.refresh_from_db()
    assert abs(device.skew_ms - ahead) < 30_000


def test_a_scan_costs_at_most_ten_queries(show, make_badge, closed, django_assert_max_num_queries):
    people = [make_badge(), make_badge()]
    show(people[0])
    show(people[0], gate="R-B")
    show(people[1], gate="R-A", direction="out")
    with django_assert_max_num_queries(10):
        assert told(show(people[0])) == ("admit", "moved")
    with django_assert_max_num_queries(9):
        assert told(show(people[1])) == ("admit", "seat")
