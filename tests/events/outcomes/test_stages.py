"""The way of an outcome: every pair of stages, shorter ways, what is only foreseen, and taking back."""

import datetime as dt
from itertools import product

import pytest

from adgmin.core import clock
from adgmin.core.problems import Refused
from events.models import Outcome, OutcomeStage
from events.outcomes.stages import SHARED, SHORTER, TRANSITIONS, stage_of, steps_after
from events.outcomes.stepping import take_back, take_step, the_way

from .made import make_outcome, with_text

S = Outcome.stage.field.choices
STAGES = [value for value, _label in S]
LONG = {
    ("drafted", "consulted"), ("drafted", "endorsed"), ("consulted", "consulted"), ("consulted", "endorsed"),
    ("endorsed", "submitted"), ("endorsed", "referred_back"), ("submitted", "adopted"), ("submitted", "noted"),
    ("submitted", "deferred"), ("submitted", "referred_back"), ("deferred", "submitted"),
    ("deferred", "referred_back"), ("referred_back", "consulted"),
}  # fmt: skip
SHARED_PAIRS = {(a, b) for a in ("drafted", "consulted", "endorsed") for b in ("adopted", "noted")}


@pytest.mark.parametrize(("before", "after"), [*product(STAGES, STAGES)])
def test_every_pair(before, after):
    plan = Outcome(kind="plan")
    assert (after in steps_after(before, plan, shared=False)) == ((before, after) in LONG)
    assert (after in steps_after(before, plan, shared=True)) == ((before, after) in LONG | SHARED_PAIRS)


def test_shorter_ways_of_reports_and_statements():
    assert "noted" in steps_after("endorsed", Outcome(kind="report"), shared=False)
    assert "adopted" not in steps_after("endorsed", Outcome(kind="report"), shared=False)
    assert "submitted" in steps_after("drafted", Outcome(kind="statement"), shared=False)
    assert set(TRANSITIONS) - {""} == set(STAGES)
    assert set(SHARED) <= set(STAGES)
    assert set(SHORTER) <= set(Outcome.Kind.values)


def test_every_step_of_the_pack_is_one_that_may_be_taken(edition):
    for outcome in Outcome.objects.prefetch_related("stages", "with_parties"):
        here = ""
        for step in outcome.stages.all():
            assert step.stage in steps_after(here, outcome, shared=bool(outcome.with_parties.all())), (
                outcome.code
            )
            here = step.stage


def test_what_is_foreseen_is_not_done_before_its_meeting(edition, at_demo_time, clock):
    declaration = Outcome.objects.get(code="OUT-HANOI-DECLARATION")
    at_11 = dt.datetime.fromisoformat("2026-01-15T11:05+07:00")
    way = the_way(declaration, at_11)
    assert stage_of(way) == "submitted"
    assert [(one.stage, one.done) for one in way][-1] == ("adopted", False)
    after = dt.datetime.fromisoformat("2026-01-17T08:00+07:00")
    assert stage_of(the_way(declaration, after)) == "adopted"


def test_records_count_before_plans(small, clock):
    outcome = make_outcome()
    for stage, day in (("drafted", 12), ("endorsed", 14)):
        OutcomeStage.objects.create(outcome=outcome, stage=stage, date=dt.date(2026, 1, day))
    clock(dt.datetime.fromisoformat("2026-01-13T09:00+07:00"))
    take_step(outcome, "consulted", by=None)
    later = dt.datetime.fromisoformat("2026-01-20T09:00+07:00")
    assert stage_of(the_way(outcome, later)) == "consulted"


def test_a_text_referred_back_goes_its_way_again_and_nothing_is_lost(small, at_demo_time):
    outcome = with_text(make_outcome())
    way = (
        "drafted",
        "endorsed",
        "submitted",
        "referred_back",
        "consulted",
        "endorsed",
        "submitted",
        "adopted",
    )
    for stage in way:
        take_step(outcome, stage, by=None)
    assert [one.stage for one in outcome.steps.all()] == list(way)
    assert outcome.steps.last().version.frozen_at is not None


def test_taking_back_is_a_record_with_a_reason(small, at_demo_time):
    outcome = make_outcome()
    first = take_step(outcome, "drafted", by=None)
    last = take_step(outcome, "endorsed", by=None)
    for pk, reason, code in ((last.pk, " ", "reason_missing"), (first.pk, "Wrong", "changed_meanwhile")):
        with pytest.raises(Refused) as refused:
            take_back(outcome, pk, reason, by=None)
        assert refused.value.problems[0].code == code
    take_back(outcome, last.pk, "Entered for another text.", by=None)
    assert stage_of(the_way(outcome, clock.now())) == "drafted"
    assert outcome.steps.count() == 2


@pytest.mark.parametrize(("seen", "code"), [("consulted", "changed_meanwhile"), ("drafted", "not_from_here")])
def test_a_stale_or_wrong_step_is_refused(small, at_demo_time, seen, code):
    outcome = make_outcome()
    take_step(outcome, "drafted", by=None)
    with pytest.raises(Refused) as refused:
        take_step(outcome, "adopted", by=None, seen=seen)
    assert refused.value.problems[0].code == code
    assert outcome.steps.count() == 1
