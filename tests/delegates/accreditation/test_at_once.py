"""Two officers decide on the same person at the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from adgmin.core.problems import Refused
from delegates.accreditation.deciding import Seen, decide
from delegates.accreditation.marks import current_mark
from delegates.models import Accreditation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def at_once(officers, accreditation, *, looking: bool):
    """Let each officer use a verb on what all of them saw; return the states and problems."""
    barrier = Barrier(len(officers))
    seen = Seen(accreditation.delegate_id, accreditation.state, current_mark(accreditation.delegate))

    def run(officer):
        try:
            barrier.wait(timeout=20)
            return decide(accreditation, "approve", by=officer, seen=seen if looking else None).state
        except Refused as refusal:
            return refusal.problems[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(officers)) as pool:
        return list(pool.map(run, officers))


@pytest.fixture
def officers(make_user):
    return [
        make_user("administrator", email=f"o{at}@example.org", full_name=f"Officer {at}") for at in range(2)
    ]


def test_one_wins_and_the_other_is_told_by_name(crowd, officers):
    (one,) = crowd(1)
    outcomes = at_once(officers, one, looking=True)
    (told,) = [outcome for outcome in outcomes if not isinstance(outcome, str)]
    winner = Accreditation.objects.get().decided_by
    assert outcomes.count("protocol_check") == 1
    assert (told.code, str(winner) in told.message.en) == ("changed_meanwhile", True)
    assert Accreditation.objects.get().needs == ["protocol", "security"]


def test_without_telling_what_was_seen_both_would_pass_a_check(crowd, officers):
    (one,) = crowd(1)
    assert sorted(at_once(officers, one, looking=False)) == ["protocol_check", "security_clearance"]
