"""What the rules find in demonstrations, joined to those of the agenda."""

import pytest
from django.utils.translation import override

from events.agenda.conflicts import Index, facts_of, findings_of
from events.agenda.conflicts.accepting import accept_finding
from events.agenda.editing import Move, move_sessions
from events.models import AcceptedFinding, DemoSlot, Exhibitor, Session
from tests.events.showcase.programme.conftest import at


def found(edition):
    return [(one.code, str(one.severity), one.sessions) for one in findings_of(edition) if "demo" in one.code]


def test_demonstrations_one_after_the_other_are_in_order(small, make_demo):
    make_demo("D1", "10:00", "10:30")
    make_demo("D2", "10:30", "11:00", product="P-B")
    make_demo("D3", "10:00", "10:30", product="P-B", where="B01")
    assert found(small) == []


def test_a_booth_used_twice(small, make_demo):
    make_demo("D1", "10:00", "10:30", where="A01")
    make_demo("D2", "10:29", "11:00", product="P-B", where="A01")
    assert found(small) == [("demo_place_double_booked", "warn", ("demo:D1", "demo:D2"))]


def test_an_exhibitor_in_two_places(small, make_demo):
    make_demo("D1", "10:15", "10:45", where="A01")
    make_demo("D2", "10:00", "10:30")
    assert found(small) == [("demo_exhibitor_double_booked", "warn", ("demo:D2", "demo:D1"))]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("08:59", "09:30", 1), ("09:00", "09:30", 0), ("16:30", "17:00", 0), ("16:30", "17:01", 1), ("18:00", "19:00", 1)],
)  # fmt: skip
def test_only_within_the_hours_of_the_hall(small, make_demo, start, end, expected):
    make_demo("D1", start, end)
    assert found(small) == [("demo_hall_closed", "block", ("demo:D1",))] * expected


def test_hours_that_follow_each_other_are_one(small, hall, make_demo, make_session):
    make_session("LATE", "17:00", "18:00", kind="showcase", level="public")
    hall.open_sessions.add(Session.objects.get(code="LATE"))
    make_demo("D1", "16:45", "17:15")
    assert found(small) == []


def test_a_hall_closed_for_a_session_names_it(small, make_demo):
    make_demo("D1", "11:45", "12:15")
    assert found(small) == [("demo_hall_closed", "block", ("demo:D1", "TOUR"))]


def test_another_session_in_the_hall_is_told_once(small, make_demo, make_session):
    make_session("PRESS", "17:00", "18:00", kind="press", level="public")
    make_demo("D1", "17:15", "17:30")
    assert found(small) == [("demo_place_double_booked", "warn", ("PRESS", "demo:D1"))]


def test_without_hours_there_is_no_rule_of_hours(small, hall, make_demo):
    hall.open_sessions.clear()
    make_demo("D1", "20:00", "21:00")
    assert found(small) == []


def test_cancelled_ones_and_those_of_exhibitors_not_accepted_count_for_nothing(small, make_demo):
    make_demo("D1", "20:00", "21:00", cancelled_at=at("08:00"))
    make_demo("D2", "20:00", "21:00", product="P-B")
    Exhibitor.objects.filter(code="EX-B").update(standing="withdrawn")
    assert found(small) == []


def test_sentences_name_both_sides_in_both_languages(small, make_demo):
    make_demo("D1", "10:15", "10:45", where="A01", title_vi="Đo mặn", title_en="Salinity")
    make_demo("D2", "10:00", "10:30")
    make_demo("D3", "18:00", "18:30", where="A01")
    make_demo("D4", "12:00", "12:10", where="B01", product="P-B")
    told = {one.code: one.message for one in findings_of(small) if "demo" in one.code}
    assert "“Đo mặn” (demo:D1)" in told["demo_exhibitor_double_booked"].vi
    assert (
        "“Salinity” (demo:D1), Thursday 15 January, 10:15–10:45 (Booth A01)"
        in told["demo_exhibitor_double_booked"].en
    )
    closed = [one.message.en for one in findings_of(small) if one.code == "demo_hall_closed"]
    assert closed == [
        "The hall is closed to visitors for “Session TOUR” (TOUR), Thursday 15 January, 12:00–12:30: "
        "“Product B” (demo:D4), Thursday 15 January, 12:00–12:10 cannot be shown then.",
        "The hall is open 09:00–17:00 that day: “Product A” (demo:D3), Thursday 15 January, 18:00–18:30 cannot be "
        "shown then.",
    ]


def test_an_acceptance_holds_until_a_fact_changes(small, make_demo):
    make_demo("D1", "10:15", "10:45", where="A01")
    make_demo("D2", "10:00", "10:30")
    (one,) = [one for one in findings_of(small) if "demo" in one.code]
    accept_finding(small, one, by=None, because="Hai nhóm kỹ sư")
    assert AcceptedFinding.objects.get().sessions == ["demo:D2", "demo:D1"]
    DemoSlot.objects.filter(code="D1").update(title_vi="Tên khác")
    (one,) = [one for one in findings_of(small) if "demo" in one.code]
    assert not one.is_open
    DemoSlot.objects.filter(code="D1").update(start=at("10:20"))
    (one,) = [one for one in findings_of(small) if "demo" in one.code]
    assert one.is_open


def test_accepted_hours_wait_again_when_the_hall_opens_otherwise(small, make_demo):
    make_demo("D1", "17:30", "18:00")
    (one,) = [one for one in findings_of(small) if "demo" in one.code]
    accept_finding(small, one, by=None, because="Chỉ cho báo chí")
    assert not any(one.is_open for one in findings_of(small) if "demo" in one.code)
    session = Session.objects.get(code="OPEN")
    move_sessions([Move(session, session.start, at("16:00"), session.room)], by=None)
    assert found(small) == [("demo_hall_closed", "block", ("demo:D1",))]
    assert any(one.is_open for one in findings_of(small) if "demo" in one.code)


def test_a_rule_can_be_set_at_this_meeting(small, make_demo):
    from events.models import RuleSetting

    make_demo("D1", "18:00", "18:30")
    RuleSetting.objects.create(edition=small, code="demo_hall_closed", weight="off")
    assert found(small) == []


def test_a_session_that_is_tried_elsewhere_asks_no_demonstration(small, make_demo, django_assert_num_queries):
    make_demo("D1", "18:00", "18:30")
    facts = facts_of(small)
    with django_assert_num_queries(0):
        index = Index(facts)
        tried = [one.code for one in index.moved(facts.by_code["OPEN"])]
    assert not [code for code in tried if code.startswith("demo")]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_two_queries_more_for_any_number_and_one_for_none(
    small, make_demo, django_assert_num_queries, number
):
    for one in range(number):
        make_demo(f"D{one}", f"1{one}:00", f"1{one}:30")
    with django_assert_num_queries(13 + (2 if number else 1)), override("vi"):
        findings_of(small)
