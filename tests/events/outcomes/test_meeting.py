"""The public page of an outcome names the meeting that decided it, as far as the public programme discloses it."""

import pytest
from django.test import Client

from events.outcomes.publishing import publish
from events.outcomes.stepping import take_step
from tests.small import released

from .made import make_outcome, with_text


@pytest.mark.parametrize(
    ("access", "disclosure", "shown"),
    [("public", "", True), ("restricted", "hidden", False), ("restricted", "unnamed", False)],
)
def test_the_meeting_is_named_where_it_is_public(
    access, disclosure, shown, small, make_session, at_demo_time
):
    make_session("S-1", "08:00", "09:00", access="public")
    meeting = make_session("S-2", "09:00", "10:00", access=access, disclosure=disclosure)
    released()
    outcome = with_text(make_outcome())
    for stage in ("drafted", "endorsed", "submitted", "adopted"):
        take_step(outcome, stage, by=None, session=meeting)
    publish(outcome, by=None)
    page = Client().get("/en/outcomes/OUT-1/").content.decode()
    assert ("/en/sessions/S-2/" in page) is shown
    assert ("Session S-2" in page) is shown
