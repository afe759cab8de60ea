"""The facts as the records have them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.agenda.conflicts import ItemFact, facts_of, findings_of
from events.agenda.models import AgendaItem, InterpreterTeam, Party, SessionParty, SessionPromise
from events.agenda.rule_models import KindTurnover, LevelWindow, RuleSetting
from events.venues.models import Room, RoomBooking, RoomClosure


def test_the_pack_has_nothing_that_must_be_mended_or_looked_at(edition):
    """The Secretariat leads items of two working groups at once: that is to know, no more."""
    assert [(one.code, str(one.severity), one.sessions) for one in findings_of(edition)] == [
        ("speaker_double_booked", "info", ("JWG-01", "JWG-02"))
    ]


def test_a_session_with_all_that_belongs_to_it(small, make_session):
    row = make_session(
        "S1",
        "09:00",
        "10:00",
        abstract_vi="Tóm lược",
        heads_plus=2,
        expected_audience=9,
        kind="dialogue",
        is_draft=True,
    )
    for role, code in (("member", "TH"), ("partner", "JP"), ("chair", "VN"), ("co_chair", "JP")):
        SessionParty.objects.create(session=row, party=Party.objects.get(code=code), role=role)
    team = InterpreterTeam.objects.create(edition=small, code="T1", name_vi="Tổ 1", name_en="Team 1")
    row.interpreters.add(team)
    SessionPromise.objects.create(session=row, party=Party.objects.get(code="JP"))
    AgendaItem.objects.create(
        session=row, number=1, title_vi="Mục", title_en="Item", minutes=20, lead=team_lead()
    )
    facts = facts_of(small)
    (fact,) = facts.sessions
    assert (fact.code, fact.start, fact.end, fact.room) == ("S1", row.start, row.end, "R-A")
    assert (fact.title.vi, fact.title.en, fact.abstract.vi, fact.abstract.en) == (
        "Phiên S1", "Session S1", "Tóm lược", "",
    )  # fmt: skip
    assert (fact.members, fact.partners, fact.chairs, fact.co_chairs) == ({"TH"}, {"JP"}, {"VN"}, {"JP"})
    assert (fact.teams, fact.promised, fact.heads_plus, fact.audience) == ({"T1"}, {"JP"}, 2, 9)
    assert [(one.number, one.minutes, one.lead) for one in fact.items] == [(1, 20, "VN")]
    assert isinstance(fact.items[0], ItemFact)
    assert (fact.is_draft, fact.is_cancelled, fact.sequence) == (True, False, row.sequence)
    assert facts.teams["T1"].en == "Team 1"


def team_lead() -> Party:
    return Party.objects.get(code="VN")


def test_every_member_state_is_called_as_a_body(small, make_session):
    make_session("S1", "09:00", "10:00", all_members=True)
    (fact,) = facts_of(small).sessions
    assert (fact.all_members, fact.members) == (True, {"VN", "TH"})


def test_rooms_holds_windows_and_settings(small, make_session):
    row = make_session("S1", "09:00", "10:00")
    room = Room.objects.get(code="R-B")
    Room.objects.filter(pk=room.pk).update(turnover_minutes=20, table_seats=8, back_seats=9)
    RoomClosure.objects.create(room=room, start=row.start, end=row.end, reason_vi="dọn", reason_en="cleaning")
    RoomBooking.objects.create(room=room, start=row.start, end=row.end, purpose="BIL-9")
    LevelWindow.objects.create(
        edition=small, level="som", first_day=small.start_date, last_day=small.start_date, opens=dt.time(9)
    )
    RuleSetting.objects.create(edition=small, code="over_capacity", weight="off")
    KindTurnover.objects.create(edition=small, kind="plenary", minutes=25)
    facts = facts_of(small)
    held = facts.rooms["R-B"]
    assert (held.turnover, held.table_seats, held.back_seats, held.capacity, held.venue) == (
        20,
        8,
        9,
        50,
        "V",
    )
    assert {(one.room, one.is_closure, one.reason.vi) for one in facts.holds} == {
        ("R-B", True, "dọn"), ("R-B", False, "BIL-9"),
    }  # fmt: skip
    assert facts.windows["som"].opens == dt.time(9)
    assert (facts.weights, facts.turnovers) == ({"over_capacity": "off"}, {"plenary": 25})
    assert (facts.first_day, facts.day_starts, facts.day_ends) == (small.start_date, dt.time(7), dt.time(23))


def test_the_bookings_of_sessions_are_no_holds(small, make_session):
    make_session("S1", "09:00", "10:00")
    assert facts_of(small).holds == ()


def test_senior_officials_have_their_days_and_ministers_those_after(edition):
    windows = facts_of(edition).windows
    assert [(windows[level].first_day.day, windows[level].last_day.day) for level in ("som", "ministerial")] == [
        (12, 14), (15, 16),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_same_queries_for_any_number(small, make_session, number):
    for at in range(number):
        make_session(
            f"S{at}", f"{8 + at // 10:02}:{at % 10 * 6:02}", f"{8 + at // 10:02}:{at % 10 * 6 + 5:02}"
        )
    with CaptureQueriesContext(connection) as queries:
        findings = findings_of(small)
        assert [str(one.message) for one in findings]
    assert len(queries) == 14
