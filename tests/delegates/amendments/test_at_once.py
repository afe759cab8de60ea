"""Focal points who act in the same moment, and one who proposes while the desk submits the text."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Barrier

import pytest
from django.db import connections

from events.models import Amendment, Position
from events.outcomes import proposing
from events.outcomes.amending import Change
from events.outcomes.proposing import propose
from events.outcomes.stepping import take_step
from events.outcomes.texts import locked
from tests.delegates.amendments.conftest import place, proposes
from tests.events.outcomes.made import party

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def at_once(*acts) -> list[int]:
    """Let every act go together; return the statuses of their answers."""
    barrier = Barrier(len(acts))

    def run(act) -> int:
        try:
            barrier.wait(timeout=30)
            return act().status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [*pool.map(run, acts)]


def test_two_focal_points_propose_for_the_same_words_at_once(drafting):
    assert at_once(
        lambda: proposes(drafting.vn, "VN", proposed="trusted"),
        lambda: proposes(drafting.th, "TH", proposed="secure"),
    ) == [302, 302]
    made = {(one.party.code, one.key, one.words, one.proposed) for one in Amendment.objects.all()}
    assert made == {("VN", 2, "safe", "trusted"), ("TH", 2, "safe", "secure")}


def test_positions_of_two_delegations_and_a_double_click_at_once(drafting):
    one = propose(drafting.text, party("MY"), Change("delete", 2, "safe and"), by=None)

    def says(client, code, stance):
        typed = {"do": "position", "amendment": one.pk, "stance": stance}
        return lambda: client.post(f"{place(code, 'OUT-A')}do/", typed)

    acts = [says(drafting.vn, "VN", "opposes")] * 2 + [says(drafting.th, "TH", "supports")]
    assert at_once(*acts) == [302] * 3
    assert {(each.party.code, each.stance) for each in Position.objects.all()} == {
        ("VN", "opposes"),
        ("TH", "supports"),
    }
    assert Position.objects.count() == 2


def proposed_while_submitted(drafting) -> int:
    """Submit the text while a proposal has begun; return the status of the answer to who proposes."""
    for stage in ("drafted", "endorsed"):
        take_step(drafting.text, stage, by=None, note="By letter.")
    statuses, looked = [], threading.Event()
    reached = proposing.reached

    def look(outcome):
        found = reached(outcome)
        looked.set()
        return found

    def run() -> None:
        try:
            statuses.append(proposes(drafting.vn, "VN").status_code)
        finally:
            connections.close_all()

    proposing.reached, thread = look, threading.Thread(target=run)
    try:
        with locked(drafting.text):
            thread.start()
            looked.wait(timeout=1)  # it never looks while the text is locked
            take_step(drafting.text, "submitted", by=None, note="By letter.")
        thread.join(timeout=30)
    finally:
        proposing.reached = reached
    return statuses[0]


def test_who_proposes_while_the_text_is_submitted_is_told_so(drafting):
    assert proposed_while_submitted(drafting) == 409
    assert Amendment.objects.count() == 0


def test_without_the_lock_a_proposal_would_slip_into_a_submitted_text(drafting, monkeypatch):
    """The negative control: the stage is looked at before the submission, the proposal written after it."""
    monkeypatch.setattr(proposing, "locked", nullcontext)
    assert proposed_while_submitted(drafting) == 302
    assert Amendment.objects.count() == 1
