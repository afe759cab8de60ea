"""The engine against the slow checker, and one meeting tried against the whole programme checked again."""

import datetime as dt
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.agenda.conflicts import Facts, Index, SessionFact, check
from tests.events.agenda.conflicts.brute import brute
from tests.events.agenda.conflicts.programmes import ROOMS, moment, programmes, sessions

SLOW = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def told(findings) -> list[tuple]:
    return sorted((one.rule.key, one.sessions, one.subject) for one in findings)


@settings(SLOW, max_examples=60)
@given(programmes())
def test_everything_is_found_and_nothing_else(facts):
    """A closure noted twice is still one finding."""
    assert told(check(facts)) == sorted(set(brute(facts)))


@SLOW
@given(programmes(), st.data())
def test_a_meeting_tried_elsewhere_has_the_findings_it_would_have_there(facts, data):
    code = data.draw(st.sampled_from([*(one.code for one in facts.sessions), "NEW"]))
    tried = data.draw(sessions(code))
    index = Index(facts)
    before = told(index.all())
    after = [one for one in check(facts.having(tried)) if code in one.sessions]
    assert told(index.moved(tried)) == told(after)
    assert [one.severity for one in index.moved(tried)] == [one.severity for one in after]
    assert told(index.all()) == before


@SLOW
@given(programmes())
def test_what_must_be_mended_comes_first_then_by_time(facts):
    found = check(facts)
    order = ["block", "warn", "info"]
    ranks = [(order.index(one.severity), one.meetings[0].start or moment(-9999)) for one in found]
    assert ranks == sorted(ranks)


@SLOW
@given(programmes(most=5))
def test_every_finding_can_be_said_in_both_languages(facts):
    for one in check(facts):
        for text in (one.message.vi, one.message.en):
            assert "%(" not in text
            assert all(code in text for code in one.sessions)


def many(number: int, *, minutes: int = 30, rooms: int = 200, step: int = 45) -> list[SessionFact]:
    return [
        SessionFact(
            f"S{at}", moment(at // rooms * step), moment(at // rooms * step + minutes), f"R{at % rooms}", "workshop",
            "technical", chairs=frozenset({f"P{at}"}), partners=frozenset({f"Q{at}"}), title=ROOMS["A"].name,
        )
        for at in range(number)
    ]  # fmt: skip


def seconds(act) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def best(act, tries: int = 3) -> float:
    return min(seconds(act) for _ in range(tries))


def test_a_meeting_that_lasts_for_the_week_does_not_make_it_slow():
    """Thousands in one room behind one another, and one over all of them: each overlap found, in a sweep."""
    number = 4_000
    row = many(number, rooms=1, minutes=30, step=45)
    whole = SessionFact("WEEK", moment(-5), moment(number * 45), "R0", "workshop", "technical")
    facts = Facts((*row, whole))
    overlaps = [one for one in check(facts) if one.code == "room_double_booked"]
    assert len(overlaps) == number
    index = Index(facts)
    assert len([one for one in index.moved(row[-1]) if one.code == "room_double_booked"]) == 1
    assert best(lambda: index.moved(row[-1])) < 0.02


def test_the_work_grows_with_the_programme_and_not_with_its_square():
    """Four times the meetings take far less than sixteen times the time."""
    small, large = Facts(tuple(many(1_000))), Facts(tuple(many(4_000)))
    assert best(lambda: check(large)) < 9 * best(lambda: check(small))


def test_every_pair_of_a_room_in_which_all_meet_at_once_is_found():
    crowd = [SessionFact(f"S{at:03}", moment(at), moment(500 + at), "A") for at in range(60)]
    found = [one.sessions for one in check(Facts(tuple(crowd))) if one.code == "room_double_booked"]
    assert len(found) == len(set(found)) == 60 * 59 // 2


def test_what_ends_at_ten_does_not_meet_what_begins_at_ten():
    one = SessionFact("S1", moment(0), moment(60), "A")
    then = SessionFact("S2", moment(60), moment(90), "A")
    assert "room_double_booked" not in {each.code for each in check(Facts((one, then)))}
    longer = one.at(one.start, one.end + dt.timedelta(seconds=1))
    assert "room_double_booked" in {each.code for each in check(Facts((longer, then)))}
