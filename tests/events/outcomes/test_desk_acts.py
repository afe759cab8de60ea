"""Each step from the desk: refused in words where it does not follow; recorded by whom, where, when and the text."""

import datetime as dt

import pytest

from adgmin.core import clock as the_clock
from adgmin.core.models import AuditRecord
from events.models import Outcome, Session, SessionParty
from events.outcomes.stages import TRANSITIONS
from events.outcomes.stepping import take_step
from events.outcomes.texts import edit
from tests.conftest import NOW
from tests.events.crawling import body_of
from tests.small import released

from .made import make_outcome, party, with_text

URL = "/desk/outcomes/OUT-1/"
STAGES = [one for one in TRANSITIONS if one]
# How an outcome comes to each stage by steps that may be taken.
TO = {
    "": (),
    "drafted": ("drafted",),
    "consulted": ("drafted", "consulted"),
    "endorsed": ("drafted", "endorsed"),
    "submitted": ("drafted", "endorsed", "submitted"),
    "adopted": ("drafted", "endorsed", "submitted", "adopted"),
    "noted": ("drafted", "endorsed", "submitted", "noted"),
    "deferred": ("drafted", "endorsed", "submitted", "deferred"),
    "referred_back": ("drafted", "endorsed", "submitted", "referred_back"),
}


@pytest.fixture
def outcome(small, make_session, at_demo_time) -> Outcome:
    make_session("S-1", "09:00", "10:00", access="public")
    released()
    return with_text(make_outcome(kind="plan"))


def at(outcome: Outcome, stage: str) -> None:
    for one in TO[stage]:
        take_step(outcome, one, by=None, note="By letter.")


def steps(desk, stage: str, seen: str, **typed):
    return desk.post(f"{URL}do/", {"do": "step", "stage": stage, "seen": seen, **typed})


@pytest.mark.parametrize("here", TO)
def test_what_does_not_follow_is_not_offered_and_refused_in_words(outcome, signed_in, here):
    at(outcome, here)
    desk, before = signed_in("programme"), outcome.steps.count()
    offered = {one.value for one in desk.get(URL).context["next"]}
    assert offered == TRANSITIONS[here]
    for stage in [one for one in (*STAGES, "burnt", "") if one not in offered]:
        answer = steps(desk, stage, here, note="zqtyped")
        assert (answer.status_code, [one.code for one in answer.context["problems"]]) == (
            409,
            ["not_from_here"],
        ), stage
        page = body_of(answer)
        assert "Bước này không tiếp theo" in page, stage
        assert "This step does not follow where the outcome stands" in page, stage
        assert 'value="zqtyped"' in page or not offered, "what was typed stays"
    assert outcome.steps.count() == before


def test_a_step_says_by_whom_where_when_and_with_which_text(outcome, signed_in):
    desk = signed_in("programme")
    assert steps(desk, "drafted", "", session="S-1", note="After the second reading.").status_code == 302
    edit(outcome, 1, "We gathered.", "", by=None, seen=1)
    assert steps(desk, "endorsed", "drafted", session="S-1").status_code == 302
    first, last = outcome.steps.all()
    told = (first.by.email, first.session.code, first.version.number, first.note)
    assert told == ("programme@example.org", "S-1", 1, "After the second reading.")
    assert first.at <= last.at <= the_clock.now()
    assert last.version.number == 2
    page = body_of(desk.get(URL))
    for word in (
        "programme@example.org",
        first.session.title_vi,
        "bản số 1",
        "bản số 2",
        "After the second reading.",
    ):
        assert word in page, word
    acts = AuditRecord.objects.filter(verb="take step", user=first.by)
    assert [one.changes for one in acts.order_by("pk")] == [
        {"stage": ["", "drafted"]},
        {"stage": ["drafted", "endorsed"]},
    ]


def test_deferred_referred_back_and_again(outcome, signed_in):
    """The long way round, all of it at the desk; each time ministers get it, what they have is frozen."""
    desk, here = signed_in("programme"), ""
    way = ("drafted", "consulted", "endorsed", "submitted", "deferred", "submitted", "referred_back", "consulted",
           "endorsed", "submitted", "referred_back", "consulted", "endorsed", "submitted", "adopted")  # fmt: skip
    for number, stage in enumerate(way):
        if here == "referred_back":
            version = outcome.versions.count()
            answer = desk.post(f"{URL}do/", {"do": "edit", "key": 1, "english": f"We met {number} times.",
                                             "vietnamese": "", "seen": version})  # fmt: skip
            assert answer.status_code == 302
        assert steps(desk, stage, here, session="S-1").status_code == 302, stage
        here = stage
    assert [one.stage for one in outcome.steps.all()] == [*way]
    submitted = [one.version.number for one in outcome.steps.filter(stage="submitted")]
    assert submitted == [1, 1, 2, 3]
    assert all(one.frozen_at for one in outcome.versions.all())
    assert steps(desk, "referred_back", "adopted").status_code == 409


def test_what_is_before_ministers_is_not_edited_at_the_desk(outcome, signed_in):
    at(outcome, "submitted")
    desk = signed_in("programme")
    assert 'value="edit"' not in body_of(desk.get(URL))
    for typed in (
        {"do": "edit", "key": 1, "english": "zqother", "seen": 1},
        {"do": "paste", "english": "zqother", "vietnamese": "zqkhac"},
    ):
        answer = desk.post(f"{URL}do/", typed)
        assert [one.code for one in answer.context["problems"]] == ["frozen"]
    assert ">zqother</textarea>" in body_of(answer)
    assert outcome.versions.count() == 1


def test_who_saw_an_older_stage_is_told(outcome, signed_in):
    at(outcome, "endorsed")
    answer = steps(signed_in("programme"), "endorsed", "drafted")
    assert [one.code for one in answer.context["problems"]] == ["changed_meanwhile"]


def test_a_step_is_taken_back_with_a_reason_and_stays_to_be_read(outcome, signed_in):
    at(outcome, "adopted")
    desk, last = signed_in("programme"), outcome.steps.last()
    answer = desk.post(f"{URL}do/", {"do": "back", "step": last.pk, "reason": " "})
    assert [one.code for one in answer.context["problems"]] == ["reason_missing"]
    assert desk.post(f"{URL}do/", {"do": "back", "step": last.pk, "reason": "Wrong text."}).status_code == 302
    page = body_of(desk.get(URL))
    assert "Wrong text." in page
    assert desk.get(URL).context["stage"] == "submitted"
    assert outcome.steps.count() == 4


def test_a_step_of_a_body_names_its_meeting_or_says_how_it_was_taken(outcome, make_session, signed_in):
    """The board offers the meeting that runs or was last; a form without one is refused while there is one."""
    make_session("S-2", "10:45", "12:15", access="public")
    make_session("S-3", "10:50", "11:30", access="public", kind="workshop", room="R-B")
    at(outcome, "consulted")
    desk = signed_in("programme")
    assert '<input type="hidden" name="session" value="S-2">' in body_of(desk.get("/desk/outcomes/"))
    form = desk.get(f"{URL}?stage=endorsed")
    assert '<option value="S-2" selected>' in body_of(form)
    answer = steps(desk, "endorsed", "consulted", text=1)
    assert [(one.code, one.field) for one in answer.context["problems"]] == [("meeting_missing", "session")]
    assert "S-2" in str(answer.context["problems"][0])
    assert "Choose the meeting that took this step" in body_of(answer)
    assert steps(desk, "endorsed", "consulted", session="S-9").status_code == 404
    edit(outcome, 1, "We gathered.", "", by=None, seen=1)
    stale = steps(desk, "endorsed", "consulted", session="S-2", text=1)
    assert [one.code for one in stale.context["problems"]] == ["changed_meanwhile"], "of another text"
    assert steps(desk, "endorsed", "consulted", session="S-2", text=2).status_code == 302
    last = outcome.steps.last()
    assert (last.session.code, last.version.number, last.by.email) == ("S-2", 2, "programme@example.org")
    # No minister has met: there is nothing to offer, and the step may be recorded.
    assert f"{URL}?stage=submitted#step" in body_of(desk.get("/desk/outcomes/"))
    assert steps(desk, "submitted", "endorsed", text=2).status_code == 302
    assert outcome.steps.last().session is None


def test_a_step_of_a_meeting_that_is_over_was_taken_at_its_end(outcome, clock):
    """Recorded in the evening, endorsed at ten; never before the step before it."""
    clock(NOW - dt.timedelta(hours=2))
    at(outcome, "drafted")
    clock(NOW + dt.timedelta(hours=8))
    meeting = Session.objects.get(code="S-1")
    assert take_step(outcome, "endorsed", by=None, session=meeting).at == meeting.end
    assert take_step(outcome, "submitted", by=None).at > meeting.end
    again = take_step(outcome, "referred_back", by=None, session=meeting)
    assert again.at >= outcome.steps.get(stage="submitted").at
    assert [one.stage for one in outcome.steps.all()] == ["drafted", "endorsed", "submitted", "referred_back"]


def test_what_is_shared_with_a_partner_is_decided_with_its_ministers(outcome, make_session, signed_in):
    outcome.with_parties.add(party("JP"))
    values = {"access": "public", "level": "ministerial"}
    make_session("M-1", "08:00", "08:30", **values)
    dialogue = make_session("M-2", "08:30", "09:00", **{**values, "kind": "ministerial_dialogue"}, room="R-B")
    at(outcome, "endorsed")
    cards = {one.stage.value: one.meeting for one in clicks(signed_in("programme"))}
    assert cards["adopted"] is None, "of another partner"
    assert cards["submitted"].code == "M-1"
    SessionParty.objects.create(session=dialogue, party=party("JP"), role="partner")
    cards = {one.stage.value: one.meeting for one in clicks(signed_in("organiser"))}
    assert cards["adopted"] == dialogue


def clicks(desk):
    [column] = desk.get("/desk/outcomes/").context["columns"]
    return column.cards[0].clicks


@pytest.mark.parametrize("do", ["", "burn", "step "])
def test_no_other_act_is_known(outcome, signed_in, do):
    assert signed_in("programme").post(f"{URL}do/", {"do": do}).status_code == 404
