"""Each rule by itself: what it finds, what it lets pass, what it weighs."""

import datetime as dt
from dataclasses import replace

import pytest

from adgmin.core.bilingual import Text
from events.agenda.conflicts import Facts, HoldFact, ItemFact, RoomFact, SessionFact, WindowFact, check
from tests.events.agenda.conflicts.programmes import DAY, PARTIES, ROOMS, moment

BOTH = Text("Phiên", "Session")


def session(code: str, start: int, end: int, room: str = "C", **fields) -> SessionFact:
    """A complete meeting of senior officials, from and to in minutes after seven."""
    values = {
        "kind": "bilateral",
        "level": "som",
        "title": BOTH,
        "chairs": frozenset({f"chair of {code}"}),
        **fields,
    }
    sets = {name: frozenset(value) for name, value in values.items() if isinstance(value, set)}
    return SessionFact(code, moment(start), moment(end), room, **{**values, **sets})


def facts(*sessions_: SessionFact, **settings) -> Facts:
    base = {"rooms": ROOMS, "parties": PARTIES, "first_day": DAY, "last_day": DAY + dt.timedelta(days=1)}
    return Facts(tuple(sessions_), **{**base, **settings})


def found(*sessions_: SessionFact, **settings) -> list[tuple]:
    """(key, severity, codes) of what is found."""
    return [(one.rule.key, str(one.severity), *one.sessions) for one in check(facts(*sessions_, **settings))]


def test_a_complete_programme_without_trouble_has_no_finding():
    assert found(session("S1", 60, 120), session("S2", 150, 180), session("S3", 60, 120, "A")) == []


def test_a_room_held_twice():
    assert found(session("S1", 60, 120), session("S2", 110, 180)) == [
        ("room_double_booked", "block", "S1", "S2")
    ]
    assert found(session("S1", 60, 120), session("S2", 110, 180, is_cancelled=True)) == []


def test_a_room_held_by_a_booking_or_closed():
    hold = HoldFact("C", moment(100), moment(130), Text("song phương", "bilateral"), is_closure=False)
    closure = replace(hold, is_closure=True)
    assert found(session("S1", 60, 120), holds=(hold,)) == [("room_double_booked", "block", "S1")]
    assert found(session("S1", 60, 120), holds=(closure,)) == [("room_closed", "block", "S1")]
    assert found(session("S1", 60, 100), holds=(hold, closure)) == []


@pytest.mark.parametrize(
    ("gap", "room", "kind", "turnovers", "short"),
    [
        (10, "C", "bilateral", {}, False), (9, "C", "bilateral", {}, True),
        (14, "C", "dialogue", {}, True), (15, "C", "dialogue", {}, False),
        (24, "B", "bilateral", {}, True), (25, "B", "bilateral", {}, False),
        (25, "B", "bilateral", {"bilateral": 30}, True), (0, "C", "bilateral", {"bilateral": 0}, False),
    ],
)  # fmt: skip
def test_the_larger_of_what_room_and_kind_need_lies_between(gap, room, kind, turnovers, short):
    one, then = session("S1", 60, 120, room), session("S2", 120 + gap, 200, room, kind=kind)
    wanted = [("turnover_too_short", "warn", "S1", "S2")] if short else []
    assert found(one, then, turnovers=turnovers) == wanted


JAPAN = {"partners": {"JP"}}


def test_heads_of_one_level_are_one_person_each():
    one = session("S1", 60, 120, **JAPAN)
    assert found(one, session("S2", 60, 120, "A", **JAPAN)) == [("party_double_booked", "block", "S1", "S2")]
    everybody = {"all_members": True, "members": {"VN", "TH"}}
    assert found(session("S1", 60, 120, **everybody), session("S2", 60, 120, members={"TH"}, room="A")) == [
        ("party_double_booked", "block", "S1", "S2")
    ]


def test_delegations_may_be_on_two_levels_at_once_but_a_party_called_by_name_is_looked_at():
    minister = session("S1", 60, 120, level="ministerial", **JAPAN)
    assert found(minister, session("S2", 60, 120, "A", **JAPAN)) == [
        ("party_double_booked:named", "warn", "S1", "S2")
    ]
    everybody = {"all_members": True, "members": {"VN", "TH"}, "level": "technical"}
    assert found(session("S1", 60, 120, **everybody), session("S2", 60, 120, "A", **everybody)) == []


@pytest.mark.parametrize("kind", ["showcase", "awards", "visit", "public_event", "press", "social"])
def test_hours_of_opening_call_nobody_but_those_for_heads_do(kind):
    one = session("S1", 60, 120, level="technical", **JAPAN)
    assert found(one, session("S2", 60, 120, "A", kind=kind, level="public", **JAPAN)) == []
    one = session("S1", 60, 120, **JAPAN)
    assert found(one, session("S2", 60, 120, "A", kind=kind, **JAPAN)) != []
    assert found(one, session("S2", 60, 120, "A", kind="rehearsal", **JAPAN)) == []


def test_one_chair_in_two_places():
    one = session("S1", 60, 120, chairs={"VN"})
    other = session("S2", 60, 120, "A", co_chairs={"VN"})
    assert found(one, other)[0] == ("chair_double_booked", "block", "S1", "S2")
    experts = [
        replace(each, level="technical")
        for each in (one, replace(other, co_chairs=frozenset(), chairs=one.chairs))
    ]
    assert found(*experts) == [("chair_double_booked:experts", "warn", "S1", "S2")]
    assert found(one, replace(experts[1])) == []


def test_a_speaker_is_compared_by_the_time_of_the_item():
    items = (ItemFact(1, 30, "EU", BOTH), ItemFact(2, 30, "KR", BOTH))
    one = session("S1", 60, 120, items=items)
    assert found(one, session("S2", 60, 120, "A", items=items))[0] == (
        "speaker_double_booked",
        "block",
        "S1",
        "S2",
    )
    assert found(one, session("S2", 60, 120, "A", items=items[::-1])) == []
    assert found(
        *(replace(each, level="technical") for each in (one, session("S2", 60, 120, "A", items=items)))
    ) == [("speaker_double_booked:experts", "info", "S1", "S2")]


def test_interpreters_booked_twice_on_any_level():
    one = session("S1", 60, 120, teams={"T1"})
    other = session("S2", 60, 120, "A", teams={"T1", "T2"}, level="public")
    assert found(one, other) == [("interpreters_double_booked", "block", "S1", "S2")]
    assert found(one, replace(other, teams=frozenset({"T2"}))) == []


@pytest.mark.parametrize(
    ("fields", "room", "full"),
    [
        ({"members": {"VN", "TH", "JP"}}, RoomFact("R", capacity=50, table_seats=4, back_seats=9), False),
        ({"members": {"VN", "TH", "JP"}}, RoomFact("R", capacity=50, table_seats=3, back_seats=9), True),
        ({"members": {"VN", "TH"}, "heads_plus": 3}, RoomFact("R", capacity=50, table_seats=3, back_seats=9), False),
        ({"members": {"VN", "TH"}, "heads_plus": 3}, RoomFact("R", capacity=50, table_seats=3, back_seats=8), True),
        ({"members": {"VN", "TH"}, "audience": 47}, RoomFact("R", capacity=50, table_seats=3, back_seats=9), False),
        ({"members": {"VN", "TH"}, "audience": 48}, RoomFact("R", capacity=50, table_seats=3, back_seats=9), True),
        ({"members": {"VN", "TH"}, "heads_plus": 9}, RoomFact("R", capacity=30), False),
        ({"members": {"VN", "TH"}, "heads_plus": 9}, RoomFact("R", capacity=29), True),
    ],
)  # fmt: skip
def test_seats_at_the_table_behind_and_for_the_audience(fields, room, full):
    """The chair is one delegation more."""
    wanted = [("over_capacity", "warn", "S1")] if full else []
    assert found(session("S1", 60, 120, "R", **fields), rooms={"R": room}) == wanted


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        (0, 60, None), (-5, 60, "outside_day:hours"), (900, 960, None), (900, 965, "outside_day:hours"),
        (900, 1200, "outside_day:hours"), (2 * 1440, 2 * 1440 + 60, "outside_day"),
        (-1440, -1400, "outside_day"), (1440 + 900, 2 * 1440, "outside_day"),
    ],
)  # fmt: skip
def test_the_days_and_hours_of_the_meeting(start, end, key):
    severity = "block" if key == "outside_day" else "warn"
    assert found(session("S1", start, end)) == ([(key, severity, "S1")] if key else [])


def test_the_window_of_a_level():
    window = {"som": WindowFact(DAY, DAY, dt.time(9), dt.time(18))}
    wanted = [("outside_window", "warn", "S1")]
    assert found(session("S1", 120, 660), windows=window) == []
    assert found(session("S1", 115, 180), windows=window) == wanted
    assert found(session("S1", 120, 665), windows=window) == wanted
    assert found(session("S1", 1440 + 120, 1440 + 180), windows=window) == wanted
    assert found(session("S1", 60, 90, level="technical"), windows=window) == []


def test_what_a_meeting_lacks():
    tray = SessionFact("S1", title=BOTH)
    assert {one[0] for one in found(tray)} == {"missing_time", "missing_room", "missing_chair"}
    assert found(session("S1", 60, 120, chairs=set(), kind="social")) == []
    assert found(replace(tray, is_cancelled=True)) == []


def test_a_language_that_is_missing_weighs_more_among_ministers():
    half = session("S1", 60, 120, title=Text("Phiên", ""), abstract=Text("", "x"))
    (one,) = check(facts(half))
    assert (one.code, str(one.severity), one.subject) == (
        "missing_translation", "warn", ("title.en", "abstract.vi")
    )  # fmt: skip
    (one,) = check(facts(replace(half, level="ministerial")))
    assert (one.code, str(one.severity)) == ("missing_translation", "block")
    assert (
        found(session("S1", 60, 120, items=(ItemFact(1, 5, "", Text("a", "")),)))[0][0]
        == "missing_translation"
    )
    assert (
        "mục 1 (Tiếng Anh)"
        in check(facts(session("S1", 60, 120, items=(ItemFact(1, 5, "", Text("a")),))))[0].message.vi
    )


def test_an_agenda_longer_than_the_session():
    items = (ItemFact(1, 30, "", BOTH), ItemFact(2, 31, "", BOTH))
    assert found(session("S1", 60, 120, items=items)) == [("agenda_too_long", "warn", "S1")]
    assert found(session("S1", 60, 121, items=items)) == []


def test_dialogue_sessions_follow_the_agreed_order():
    dialogues = {code: session(f"D-{code}", at, at + 30, kind="dialogue", partners={code})
                 for code, at in (("JP", 60), ("KR", 120), ("EU", 180))}  # fmt: skip
    assert found(*dialogues.values()) == []
    early = dialogues["EU"].at(moment(0))
    assert found(dialogues["JP"], dialogues["KR"], early) == [
        ("dialogue_order_broken", "warn", "D-KR", "D-EU")
    ]


def test_a_promised_meeting_clashes_with_a_duty():
    promised = session("S1", 60, 120, promised={"JP"}, level="public")
    duty = session("S2", 90, 150, "A", **JAPAN)
    assert found(promised, duty) == [("promise_clash", "warn", "S1", "S2")]
    assert found(promised, replace(duty, partners=frozenset({"KR"}))) == []


def test_weights_are_set_by_key_and_a_rule_may_be_off():
    pair = session("S1", 60, 120), session("S2", 60, 120)
    assert found(*pair, weights={"room_double_booked": "info"}) == [
        ("room_double_booked", "info", "S1", "S2")
    ]
    assert found(*pair, weights={"room_double_booked": "off"}) == []


def test_a_draft_stops_no_release():
    pair = session("S1", 60, 120), session("S2", 60, 120, is_draft=True)
    assert found(*pair) == [("room_double_booked", "warn", "S1", "S2")]


def test_midnight_closes_the_day_and_a_window():
    late, over = session("S1", 900, 1020), session("S2", 1030, 1045)
    window = {"som": WindowFact(DAY, DAY, closes=dt.time())}
    assert found(late, day_ends=dt.time(), windows=window) == []
    assert found(late, day_ends=dt.time(23, 30)) == [("outside_day:hours", "warn", "S1")]
    assert found(replace(over, start=moment(1000)), day_ends=dt.time(), windows=window) == [
        ("outside_day:hours", "warn", "S2"),
        ("outside_window", "warn", "S2"),
    ]


def test_seats_are_counted_before_there_is_a_time():
    crowd = replace(session("S1", 0, 5, "B", audience=80), start=None, end=None)
    assert ("over_capacity", "warn", "S1") in found(crowd)
