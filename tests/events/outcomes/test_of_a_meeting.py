"""The pages of a meeting name the outcomes it endorsed or decided: everybody what is out, the desk all of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Edition, OutcomeStage, PublishedProgramme
from events.outcomes.amending import Change
from events.outcomes.proposing import agree, propose, take_position
from events.outcomes.publishing import publish, unpublish
from events.outcomes.stepping import take_back, take_step
from events.releases.published import current_programme
from tests.conftest import NOW
from tests.small import released

from .made import make_outcome, party, with_text

LINK = "/en/outcomes/OUT-1/"


@pytest.fixture
def meetings(small, make_session, at_demo_time):
    """The senior officials, the ministers behind a closed door, and a bilateral nobody hears of."""
    made = {
        "S-1": make_session("S-1", "08:00", "09:00", access="public"),
        "S-2": make_session("S-2", "09:00", "10:00", access="restricted", categories=["head"]),
        "S-3": make_session("S-3", "10:00", "10:30", access="restricted", disclosure="hidden"),
    }
    released()
    return made


def decided(meetings, *, where=("S-1", "S-1", "S-2", "S-2"), code="OUT-1"):
    outcome = with_text(make_outcome(code))
    for stage, meeting in zip(("drafted", "endorsed", "submitted", "adopted"), where, strict=True):
        take_step(outcome, stage, by=None, session=meetings[meeting])
    return outcome


def names(code: str) -> bool:
    """Whether the page of a meeting leads to the outcome, cold and as it is kept."""
    said = {LINK in Client().get(f"/en/sessions/{code}/").content.decode() for _again in range(2)}
    assert len(said) == 1
    return said.pop()


def test_what_is_out_is_named_and_what_is_withdrawn_is_forgotten(meetings):
    outcome = decided(meetings)
    assert not names("S-1"), "not published"
    publish(outcome, by=None)
    assert names("S-1")
    assert names("S-2")
    page = Client().get("/vi/sessions/S-1/").content.decode()
    assert "Văn kiện OUT-1" in page
    unpublish(outcome, by=None)
    assert not names("S-1")
    publish(outcome, by=None)
    assert names("S-2")
    take_back(outcome, outcome.steps.last().pk, "Wrong text.", by=None)
    assert not names("S-1"), "an outcome that is decided no more is out no more"


def test_a_closed_door_tells_its_decision_alone(meetings):
    """As the page of the outcome does. What it endorsed is its business; a hidden meeting is nowhere."""
    publish(decided(meetings, where=("S-2", "S-2", "S-3", "S-3")), by=None)
    assert not names("S-2")
    assert "S-3" not in str(current_programme().outcomes)
    publish(decided(meetings, where=("S-2", "S-2", "S-2", "S-2"), code="OUT-2"), by=None)
    page = Client().get("/en/sessions/S-2/").content.decode()
    assert "/en/outcomes/OUT-2/" in page
    assert "Endorsed" not in page


def test_it_opens_at_its_moment_on_a_warm_page(meetings, clock):
    publish(decided(meetings), by=None, not_before=NOW + dt.timedelta(minutes=5))
    assert not names("S-1")
    assert "OUT-1" not in str(PublishedProgramme.objects.get().content)
    clock(NOW + dt.timedelta(minutes=5))
    assert names("S-1")


def test_a_record_written_hides_it_too(meetings, django_capture_on_commit_callbacks):
    """Its marking in the admin, and the end of the meeting at whose end it counts as decided."""
    outcome = decided(meetings)
    publish(outcome, by=None)
    assert names("S-1")
    connection.run_on_commit.clear()  # in tests no transaction ends: what was made before still waits
    with django_capture_on_commit_callbacks(execute=True):
        outcome.marking = "restricted"
        outcome.save()
    assert not names("S-1")

    foreseen = with_text(make_outcome("OUT-2", kind="statement"))
    for stage in ("drafted", "submitted", "adopted"):
        OutcomeStage.objects.create(outcome=foreseen, stage=stage, session=meetings["S-2"])
    publish(foreseen, by=None)
    page = "/en/sessions/S-2/"
    assert "OUT-2" in Client().get(page).content.decode()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        meetings["S-2"].end = NOW + dt.timedelta(hours=1)
        meetings["S-2"].save()
    assert "OUT-2" not in Client().get(page).content.decode()


def test_the_desk_sees_all_that_pass_through_a_meeting(meetings, make_session, signed_in):
    taken_back = decided(meetings, where=("S-2", "S-2", "S-2", "S-1"))
    take_back(taken_back, taken_back.steps.last().pk, "Wrong text.", by=None)
    later = make_session("S-4", "14:00", "15:00", access="public")
    OutcomeStage.objects.create(outcome=make_outcome("OUT-2"), stage="adopted", session=later)
    publish(decided(meetings, code="OUT-3"), by=None)
    desk, counts = signed_in("programme"), []
    for code in ("OUT-4", "OUT-5"):
        desk.get("/desk/programme/S-1/")
        with CaptureQueriesContext(connection) as seen:
            page = desk.get("/desk/programme/S-1/", headers={"accept-language": "vi"}).content.decode()
        counts.append(len(seen))
        decided(meetings, code=code)
    assert counts[0] == counts[1]
    assert "/desk/outcomes/OUT-1/" not in page, "what was taken back did not happen there"
    assert "(dự kiến)" not in page
    assert "(dự kiến)" in desk.get("/desk/programme/S-4/").content.decode()
    assert "/vi/outcomes/OUT-3/" in page
    assert "/vi/outcomes/OUT-4/" not in page


def test_what_is_said_of_a_text_holds_up_no_release(meetings):
    """Who reviews a release is not told that the draft changed because a delegation amends; a session still tells."""
    outcome = with_text(make_outcome())
    before = Edition.objects.get().draft_version
    one = propose(outcome, party("TH"), Change("delete", 2, "safe and"), by=None)
    take_position(one, party("VN"), "opposes", by=None)
    agree(one, by=None, seen=1)
    take_step(outcome, "drafted", by=None)
    assert Edition.objects.get().draft_version == before
    meetings["S-1"].save()
    assert Edition.objects.get().draft_version > before
