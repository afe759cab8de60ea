"""The table of accreditation: every verb at every state, who may, places, rechecks, officers at once."""

import json
from itertools import product

import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.accreditation.deciding import WITH_REASON
from delegates.accreditation.models import Accreditation, Check, Recheck, State
from delegates.accreditation.states import HOLDING_A_PLACE, TRANSITIONS, Who, moves, verbs_from
from delegates.accreditation.transitions import VERBS
from delegates.models import Delegate, FocalPoint, Nomination, Quota

S = State
CHECKS = (S.SUBMITTED, S.SECRETARIAT, S.PROTOCOL, S.SECURITY)
ADMITTED = (S.APPROVED, S.PRINTED, S.ISSUED, S.REPLACED)
# What each verb leads to, from each state where it may be used; the person needs all that is not passed there.
LEADS: dict[str, dict[State, State]] = {
    "submit": {S.DRAFT: S.SUBMITTED},
    "take_up": {S.SUBMITTED: S.SECRETARIAT},
    "approve": {
        S.SUBMITTED: S.PROTOCOL, S.SECRETARIAT: S.PROTOCOL, S.PROTOCOL: S.SECURITY, S.SECURITY: S.APPROVED,
    },
    "accredit": dict.fromkeys(CHECKS, S.APPROVED),
    "ask": dict.fromkeys(CHECKS, S.MORE_INFORMATION),
    "answer": {S.MORE_INFORMATION: S.PROTOCOL},
    "hold": dict.fromkeys(CHECKS, S.ON_HOLD),
    "resume": {S.ON_HOLD: S.PROTOCOL},
    "refuse": dict.fromkeys((*CHECKS, S.MORE_INFORMATION, S.ON_HOLD), S.REFUSED),
    "withdraw": dict.fromkeys((S.DRAFT, *CHECKS, S.MORE_INFORMATION, S.ON_HOLD, *ADMITTED), S.WITHDRAWN),
    "reopen": dict.fromkeys((S.REFUSED, S.WITHDRAWN, S.REVOKED), S.SUBMITTED),
    "print": dict.fromkeys((S.APPROVED, S.REPLACED), S.PRINTED),
    "issue": {S.PRINTED: S.ISSUED},
    "replace": dict.fromkeys((S.PRINTED, S.ISSUED), S.REPLACED),
    "revoke": dict.fromkeys(ADMITTED, S.REVOKED),
}  # fmt: skip
NEEDS = {S.PROTOCOL: ["protocol", "security"], S.SECURITY: ["security"], **{state: [] for state in ADMITTED}}
OFFICE = {"secretariat": "delegates.check_secretariat", "protocol": "delegates.check_protocol",
          "security": "delegates.check_security", "badges": "delegates.manage_badges"}  # fmt: skip


@pytest.fixture
def waiting(delegate):
    Nomination.objects.create(delegate=delegate, submitted_at=clock.now())
    return transitions.open_accreditation(delegate, by=None, at=clock.now())


def put(accreditation: Accreditation, state: State) -> Accreditation:
    """Set it at a state as if it had come there by its way."""
    accreditation.state, accreditation.needs = state, NEEDS.get(state, list(Check.values))
    accreditation.returns_to = S.PROTOCOL if state in (S.MORE_INFORMATION, S.ON_HOLD) else ""
    accreditation.save()
    Delegate.objects.update(is_active=state in HOLDING_A_PLACE)
    return accreditation


def use(verb: str, accreditation: Accreditation, by=None, **more) -> Accreditation:
    if verb in WITH_REASON:
        more.setdefault("reason", "Because.")
    return VERBS[verb](accreditation, by=by, **more)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_at_every_state(waiting, verb):
    for start in State:
        put(waiting, start)
        records = AuditRecord.objects.count()
        if start in LEADS[verb]:
            moved = use(verb, waiting)
            waiting.refresh_from_db()
            assert moved.state == waiting.state == LEADS[verb][start], start
            last = AuditRecord.objects.first()
            assert last.changes["state"][1] == LEADS[verb][start]
            assert last.verb == verb
            assert Delegate.objects.get().is_active is (waiting.state in HOLDING_A_PLACE)
        else:
            with pytest.raises(Refused) as refusal:
                use(verb, waiting)
            assert [problem.code for problem in refusal.value.problems] == ["not_from_this_state"], start
            waiting.refresh_from_db()
            assert (waiting.state, AuditRecord.objects.count()) == (start, records)


def test_the_table_holds_no_other_pair():
    """Every pair of states that a verb or a recheck can make, and no more."""
    by_verbs = {
        (start, to) for verb, leads in LEADS.items() if verb != "accredit" for start, to in leads.items()
    }
    by_verbs |= {(S.MORE_INFORMATION, to) for to in CHECKS} | {(S.ON_HOLD, to) for to in CHECKS}
    skips = {(S.SUBMITTED, S.SECURITY), (S.SUBMITTED, S.APPROVED), (S.SECRETARIAT, S.SECURITY),
             (S.SECRETARIAT, S.APPROVED), (S.PROTOCOL, S.APPROVED)}  # fmt: skip
    rechecks = {*product(ADMITTED, (S.SECRETARIAT, S.PROTOCOL, S.SECURITY)), (S.PROTOCOL, S.SECRETARIAT),
                (S.SECURITY, S.SECRETARIAT), (S.SECURITY, S.PROTOCOL)}  # fmt: skip
    table = {(start, to) for start, tos in TRANSITIONS.items() for to in tos}
    assert table == by_verbs | skips | rechecks


@pytest.mark.parametrize("office", [*OFFICE, "delegation", "nobody"])
def test_each_office_does_what_is_its_own(waiting, make_user, office):
    from django.contrib.auth.models import Permission

    officer = make_user(email="officer@example.org")
    if office in OFFICE:
        officer.user_permissions.add(Permission.objects.get(codename=OFFICE[office].partition(".")[2]))
    if office == "delegation":
        FocalPoint.objects.create(delegation=waiting.delegate.delegation, user=officer, email=officer.email)
    held = (
        {Who(OFFICE[office])} if office in OFFICE else {Who.DELEGATION} if office == "delegation" else set()
    )
    for start, verb in (
        (start, verb) for verb, leads in LEADS.items() if verb != "accredit" for start in leads
    ):
        put(waiting, start)
        if held & {who for row in moves(verb, start) for who in row.who}:
            assert use(verb, waiting, by=officer).decided_by == officer
        else:
            with pytest.raises(Refused) as refusal:
                use(verb, waiting, by=officer)
            assert [problem.code for problem in refusal.value.problems] == ["not_your_decision"], (
                verb,
                start,
            )
        assert (verb in verbs_from(start, frozenset(held))) is bool(
            held & {who for row in moves(verb, start) for who in row.who}
        )


def test_a_focal_point_whose_time_is_over_may_do_nothing(waiting, make_user):
    user = make_user(email="focal@example.org")
    focal = FocalPoint.objects.create(delegation=waiting.delegate.delegation, user=user, email=user.email)
    focal.ended_at = clock.now()
    focal.save()
    with pytest.raises(Refused) as refusal:
        transitions.withdraw(waiting, by=user)
    assert [problem.code for problem in refusal.value.problems] == ["not_your_decision"]


def test_who_holds_one_office_cannot_pass_all_checks(waiting, make_user):
    with pytest.raises(Refused):
        transitions.accredit(waiting, by=make_user("protocol"))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.needs) == (S.SUBMITTED, ["secretariat", "protocol", "security"])


def test_refusing_frees_the_place_and_reopening_takes_it_again(waiting):
    transitions.refuse(waiting, by=None, reason="No note verbale.")
    assert Delegate.objects.get().is_active is False
    Quota.objects.filter(role="delegate").update(places=0)
    with pytest.raises(Refused) as refusal:
        transitions.reopen(waiting, by=None)
    assert [problem.code for problem in refusal.value.problems] == ["role_over_quota"]
    Quota.objects.filter(role="delegate").update(places=1)
    transitions.reopen(waiting, by=None)
    assert Delegate.objects.get().is_active is True


def test_withdrawing_and_reopening_marks_the_nomination(waiting):
    transitions.withdraw(waiting, by=None)
    assert Nomination.objects.get().withdrawn_at is not None
    transitions.reopen(waiting, by=None)
    assert Nomination.objects.get().withdrawn_at is None


def test_nobody_is_approved_over_the_quota(waiting):
    put(waiting, S.SECURITY)
    Quota.objects.filter(role="delegate").update(places=0)
    with pytest.raises(Refused) as refusal:
        transitions.approve(waiting, by=None)
    assert [problem.code for problem in refusal.value.problems] == ["role_over_quota"]
    waiting.refresh_from_db()
    assert waiting.state == S.SECURITY


@pytest.mark.parametrize("verb", ["ask", "hold", "refuse", "revoke", "replace"])
def test_a_reason_is_asked_for(waiting, verb):
    put(waiting, next(iter(LEADS[verb])))
    with pytest.raises(Refused) as refusal:
        use(verb, waiting, reason="  ")
    assert [(problem.code, problem.field) for problem in refusal.value.problems] == [
        ("reason_missing", "reason")
    ]


def test_who_decides_second_is_told_who_was_first(waiting, make_user):
    transitions.take_up(waiting, by=make_user("organiser", full_name="Lê Thu Hà"))
    with pytest.raises(Refused) as refusal:
        transitions.refuse(waiting, by=None, reason="x", expected=S.SUBMITTED)
    assert [problem.code for problem in refusal.value.problems] == ["changed_meanwhile"]
    assert "Lê Thu Hà" in refusal.value.problems[0].message.vi
    waiting.refresh_from_db()
    assert waiting.state == S.SECRETARIAT


def test_a_question_returns_to_the_check_that_asked(waiting):
    put(waiting, S.SECURITY)
    transitions.ask(waiting, by=None, reason="The serial number.")
    transitions.answer(waiting, by=None)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.needs, waiting.returns_to) == (S.SECURITY, ["security"], "")


@pytest.mark.parametrize(
    ("start", "check", "to", "needs"),
    [
        (S.APPROVED, "security", S.SECURITY, ["security"]),
        (S.ISSUED, "protocol", S.PROTOCOL, ["protocol"]),
        (S.PRINTED, "secretariat", S.SECRETARIAT, ["secretariat"]),
        (S.SECURITY, "secretariat", S.SECRETARIAT, ["secretariat", "security"]),
        (S.SECURITY, "security", S.SECURITY, ["security"]),
        (S.SUBMITTED, "security", S.SUBMITTED, ["secretariat", "protocol", "security"]),
        (S.DRAFT, "security", S.DRAFT, ["secretariat", "protocol", "security"]),
        (S.REFUSED, "security", S.REFUSED, ["secretariat", "protocol", "security"]),
    ],
)
def test_a_change_sends_the_person_back_to_the_right_check(waiting, start, check, to, needs):
    put(waiting, start)
    transitions.recheck(waiting, {Check(check): {"passport_given": ["A", "B"]}}, by=None)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.needs) == (to, needs)
    shown = [(one.check_name, json.loads(one.changes)) for one in Recheck.objects.all()]
    assert shown == ([] if to == start else [(check, {"passport_given": ["A", "B"]})])


def test_a_change_while_a_question_is_open_is_looked_at_after_the_answer(waiting):
    put(waiting, S.SECURITY)
    transitions.ask(waiting, by=None, reason="x")
    transitions.recheck(waiting, {Check.PROTOCOL: {"role": ["delegate", "adviser"]}}, by=None)
    transitions.answer(waiting, by=None)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.needs) == (S.PROTOCOL, ["protocol", "security"])


def test_passing_the_check_marks_the_change_as_seen(waiting):
    put(waiting, S.APPROVED)
    transitions.recheck(waiting, {Check.SECURITY: {"birth_date": ["•••", "•••"]}}, by=None)
    assert transitions.approve(waiting, by=None).state == S.APPROVED
    assert Recheck.objects.get().passed_at is not None
