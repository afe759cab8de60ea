from itertools import product

import pytest

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.accreditation.models import State
from delegates.accreditation.states import TRANSITIONS
from delegates.models import Delegate, Nomination, Quota

VERBS = {
    State.ACCREDITED: lambda row, by: transitions.accredit(row, by=by),
    State.REFUSED: lambda row, by: transitions.refuse(row, by=by, reason="No note verbale."),
    State.MORE_INFORMATION: lambda row, by: transitions.ask(row, by=by, reason="The photograph."),
    State.WITHDRAWN: lambda row, by: transitions.withdraw(row, by=by),
    State.SUBMITTED: lambda row, by: transitions.reopen(row, by=by),
}
ALLOWED = {
    (State.SUBMITTED, State.MORE_INFORMATION),
    (State.SUBMITTED, State.ACCREDITED),
    (State.SUBMITTED, State.REFUSED),
    (State.SUBMITTED, State.WITHDRAWN),
    (State.MORE_INFORMATION, State.SUBMITTED),
    (State.MORE_INFORMATION, State.ACCREDITED),
    (State.MORE_INFORMATION, State.REFUSED),
    (State.MORE_INFORMATION, State.WITHDRAWN),
    (State.ACCREDITED, State.REFUSED),
    (State.ACCREDITED, State.WITHDRAWN),
    (State.REFUSED, State.SUBMITTED),
    (State.WITHDRAWN, State.SUBMITTED),
}


@pytest.fixture
def waiting(delegate, make_user):
    from adgmin.core import clock

    Nomination.objects.create(delegate=delegate, submitted_at=clock.now())
    return transitions.open_accreditation(delegate, by=None, at=clock.now())


@pytest.mark.parametrize(("start", "to"), list(product(State, State)))
def test_each_pair_of_states(waiting, make_user, start, to):
    officer = make_user("organiser")
    holds = start in {State.SUBMITTED, State.MORE_INFORMATION, State.ACCREDITED}
    waiting.state = start
    waiting.save()
    Delegate.objects.update(is_active=holds)
    records = AuditRecord.objects.count()
    if (start, to) in ALLOWED:
        moved = VERBS[to](waiting, officer)
        waiting.refresh_from_db()
        assert (moved.state, waiting.state, waiting.decided_by) == (to, to, officer)
        last = AuditRecord.objects.first()
        assert (last.user, last.changes["state"]) == (officer, [start.value, to.value])
        assert AuditRecord.objects.count() == records + 1
    else:
        with pytest.raises(Refused) as refusal:
            VERBS[to](waiting, officer)
        assert [problem.code for problem in refusal.value.problems] == ["not_from_this_state"]
        waiting.refresh_from_db()
        assert waiting.state == start
        assert AuditRecord.objects.count() == records


def test_the_table_is_what_is_tested():
    assert {(start, to) for start, tos in TRANSITIONS.items() for to in tos} == ALLOWED


def test_refusing_frees_the_place_and_reopening_takes_it_again(waiting, make_user):
    officer = make_user("organiser")
    transitions.refuse(waiting, by=officer, reason="No note verbale.")
    assert Delegate.objects.get().is_active is False
    Quota.objects.filter(role="delegate").update(places=0)
    with pytest.raises(Refused) as refusal:
        transitions.reopen(waiting, by=officer)
    assert [problem.code for problem in refusal.value.problems] == ["role_over_quota"]
    Quota.objects.filter(role="delegate").update(places=1)
    transitions.reopen(waiting, by=officer)
    assert Delegate.objects.get().is_active is True


def test_withdrawing_marks_the_nomination(waiting, make_user):
    officer = make_user("organiser")
    transitions.withdraw(waiting, by=officer)
    assert Nomination.objects.get().withdrawn_at is not None
    transitions.reopen(waiting, by=officer)
    assert Nomination.objects.get().withdrawn_at is None


def test_who_is_over_the_quota_is_not_accredited(waiting, make_user):
    Quota.objects.filter(role="delegate").update(places=0)
    with pytest.raises(Refused) as refusal:
        transitions.accredit(waiting, by=make_user("organiser"))
    (problem,) = refusal.value.problems
    assert problem.code == "role_over_quota"
    assert "Delegation of Viet Nam" in problem.message.en
    assert "Đoàn Việt Nam" in problem.message.vi


@pytest.mark.parametrize("verb", [transitions.refuse, transitions.ask])
def test_a_reason_is_needed(waiting, make_user, verb):
    with pytest.raises(Refused) as refusal:
        verb(waiting, by=make_user("organiser"), reason="  ")
    assert [problem.code for problem in refusal.value.problems] == ["reason_missing"]


def test_a_decision_taken_meanwhile_is_named(waiting, make_user):
    transitions.accredit(waiting, by=make_user("organiser", full_name="Lê Thu Hà"))
    with pytest.raises(Refused) as refusal:
        transitions.refuse(waiting, by=None, reason="x", expected=State.SUBMITTED)
    (problem,) = refusal.value.problems
    assert problem.code == "changed_meanwhile"
    assert "Lê Thu Hà" in problem.message.en
