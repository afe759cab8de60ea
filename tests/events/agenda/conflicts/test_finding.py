"""What a finding says, what it rests on, and what mends it."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from adgmin.core.bilingual import Text
from events.agenda.conflicts import Acceptance, HoldFact, Index, ItemFact, check
from tests.events.agenda.conflicts.programmes import moment, programmes
from tests.events.agenda.conflicts.test_rules import BOTH, facts, session


def only(*sessions_, **settings_):
    (one,) = check(facts(*sessions_, **settings_))
    return one


def test_the_sentence_names_both_sides_with_day_and_times():
    one = session("S1", 60, 120, title=Text("Phiên một", "Session one"))
    other = session("S2", 90, 150, title=Text("Phiên hai", "Session two"))
    message = only(one, other).message
    assert message.en == (
        "Room C is held twice: “Session one” (S1), Monday 12 January, 08:00–09:00, "
        "and “Session two” (S2), Monday 12 January, 08:30–09:30."
    )
    assert message.vi == (
        "Phòng C bị xếp trùng: “Phiên một” (S1), Thứ Hai 12/01, 08:00–09:00; "
        "và “Phiên hai” (S2), Thứ Hai 12/01, 08:30–09:30."
    )


def test_many_parties_are_the_first_ones_and_a_number():
    everybody = {"VN", "TH", "JP", "KR", "EU"}
    pair = session("S1", 60, 120, members=everybody), session("S2", 60, 120, "A", members=everybody)
    one = next(each for each in check(facts(*pair)) if each.rule.key == "party_double_booked")
    assert one.message.en.startswith(
        "Party VN, Party TH, Party JP and 2 more: called to two meetings at once"
    )


def test_a_fingerprint_holds_until_a_fact_of_the_finding_changes():
    one, other = session("S1", 60, 120), session("S2", 90, 150)
    seen = only(one, other).fingerprint
    assert only(replace(one, title=Text("Khác", "Other"), sequence=7), other).fingerprint == seen
    assert only(one, other, weights={"room_double_booked": "warn"}).fingerprint == seen
    assert only(one, other.at(moment(95))).fingerprint != seen
    assert only(one.at(one.start, one.end, "A"), other.at(other.start, other.end, "A")).fingerprint != seen
    assert only(replace(one, code="S9"), other).fingerprint != seen


def test_what_does_not_rest_on_the_time_stays_when_the_meeting_moves():
    full = session("S1", 60, 120, audience=500)
    seen = only(full).fingerprint
    assert only(full.at(moment(300))).fingerprint == seen
    assert only(replace(full, audience=501)).fingerprint != seen


def test_an_acceptance_counts_while_the_facts_are_so():
    one, other = session("S1", 60, 120), session("S2", 90, 150)
    accepted = {only(one, other).fingerprint: Acceptance("Lan", "Phòng có vách ngăn")}
    held = only(one, other, accepted=accepted)
    assert (held.accepted.by, held.is_open, str(held.severity)) == ("Lan", False, "block")
    assert only(one, other.at(moment(95)), accepted=accepted).is_open


def test_a_room_held_twice_is_mended_by_another_room_or_a_later_time():
    one, other = session("S1", 60, 120), session("S2", 90, 150)
    room, time = only(one, other).fixes
    assert (room.session, room.room, room.start) == ("S2", "B", other.start)
    assert room.label.en == "Move S2 to Room B"
    assert (time.session, time.room, time.start, time.end) == ("S2", "C", moment(130), moment(190))
    assert time.label.vi == "Chuyển S2 sang Thứ Hai 12/01, 09:10–10:10"


def test_the_lower_level_makes_way():
    one = session("S1", 60, 120, level="technical")
    other = session("S2", 90, 150, level="ministerial")
    assert {fix.session for fix in only(one, other).fixes} == {"S1"}


def test_a_room_that_is_closed_too_small_or_wanted_is_not_proposed():
    pair = session("S1", 60, 120), session("S2", 90, 150, audience=8)
    closed = HoldFact("A", moment(0), moment(200))
    rooms = {fix.room for fix in only(*pair).fixes}
    assert rooms == {"A", "C"}  # B admits six
    assert {fix.room for fix in only(*pair, holds=(closed,)).fixes} == {"C"}


def test_a_way_out_makes_no_new_trouble_elsewhere():
    one, other = session("S1", 60, 120), session("S2", 90, 150, teams={"T1"})
    busy = session("S3", 150, 400, "A", teams={"T1"})
    found = next(each for each in check(facts(one, other, busy)) if each.code == "room_double_booked")
    assert [(fix.session, fix.room, fix.start) for fix in found.fixes] == [
        ("S2", "B", other.start),
        ("S2", "C", moment(400)),
    ]


def test_an_agenda_that_is_too_long_gets_its_time_where_there_is_some():
    items = (ItemFact(1, 75, "", BOTH),)
    (fix,) = only(session("S1", 60, 120, items=items)).fixes
    assert (fix.start, fix.end, fix.label.en) == (moment(60), moment(135), "Let S1 last until 09:15")
    assert only(session("S1", 60, 120, items=items), session("S2", 140, 200)).fixes == ()


def test_what_has_no_time_or_lacks_words_has_no_way_out_by_a_click():
    assert only(session("S1", 60, 120, title=Text("Phiên", ""))).fixes == ()


def test_of_a_meeting_tried_elsewhere_only_it_is_moved_on():
    one, other = session("S1", 60, 120, level="ministerial"), session("S2", 300, 360, level="technical")
    (found,) = Index(facts(one, other)).moved(one.at(moment(320)))
    assert {fix.session for fix in found.fixes} == {"S1"}


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_every_way_out_mends_and_brings_nothing_that_must_be_mended(programme):
    before = check(programme)
    blocks = {(one.rule.key, one.sessions) for one in before if one.severity == "block"}
    for finding in before[:4]:
        for fix in finding.fixes:
            meeting = programme.by_code[fix.session]
            moved = meeting.at(fix.start, fix.end, fix.room)
            assert moved.end - moved.start == meeting.end - meeting.start or finding.code == "agenda_too_long"
            after = check(programme.having(moved))
            assert (finding.rule.key, set(finding.sessions)) not in [
                (a.rule.key, set(a.sessions)) for a in after
            ]
            new = {(a.rule.key, a.sessions) for a in after if a.severity == "block"}
            assert {(key, tuple(sorted(codes))) for key, codes in new} <= {
                (key, tuple(sorted(codes))) for key, codes in blocks
            }
