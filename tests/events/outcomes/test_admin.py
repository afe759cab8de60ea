"""The record of an outcome shows what the desk wrote, and changes nothing of it."""

from events.models import Commitment
from events.outcomes.committing import Pledge, commit
from events.outcomes.stepping import take_step

from .made import make_outcome, party, with_text


def test_steps_and_commitments_are_shown_and_not_changed(small, at_demo_time, signed_in):
    outcome = with_text(make_outcome())
    take_step(outcome, "drafted", by=None, note="In the working group")
    commit(outcome, Pledge("Set up a network.", "", party("VN")), by=None)
    records = signed_in("programme")
    page = records.get(f"/admin/events/outcome/{outcome.pk}/change/").content.decode()
    assert "In the working group" in page
    assert "Set up a network." in page
    assert 'href="/desk/outcomes/OUT-1/"' in page
    assert 'name="commitments-0-english"' not in page
    assert 'name="steps-0-note"' not in page
    made = Commitment.objects.get()
    typed = {
        "edition": small.pk, "code": "OUT-1", "title_vi": "Mới", "title_en": "New", "kind": "declaration",
        "stage": "drafted", "marking": "public", "sort_order": 0, "stages-TOTAL_FORMS": 0,
        "stages-INITIAL_FORMS": 0, "commitments-TOTAL_FORMS": 1, "commitments-INITIAL_FORMS": 1,
        "steps-TOTAL_FORMS": 0, "steps-INITIAL_FORMS": 0,
        "commitments-0-id": made.pk, "commitments-0-outcome": outcome.pk, "commitments-0-english": "Nothing.",
    }  # fmt: skip
    answer = records.post(f"/admin/events/outcome/{outcome.pk}/change/", typed)
    assert answer.status_code == 302, answer.context["errors"]
    outcome.refresh_from_db()
    assert outcome.title_en == "New"
    assert Commitment.objects.get().english == "Set up a network."
