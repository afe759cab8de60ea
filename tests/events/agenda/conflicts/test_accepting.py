"""Accepting, taking back, and doing what is proposed."""

from dataclasses import replace

import pytest

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.agenda.conflicts import findings_of
from events.agenda.conflicts.accepting import accept_finding, apply_fix, withdraw_acceptance
from events.agenda.conflicts.setting import set_rules
from events.agenda.editing import change_session
from events.agenda.models import Session
from events.agenda.rule_models import AcceptedFinding, KindTurnover, RuleSetting


@pytest.fixture
def tight(small, make_session):
    """Two meetings with five minutes between them."""
    one = make_session("S1", "09:00", "10:00", kind="social")
    then = make_session("S2", "10:05", "11:00", kind="press")
    return one, then


def the(edition, code):
    return next(one for one in findings_of(edition) if one.code == code)


def refused(act) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [problem.code for problem in caught.value.problems]


def test_an_acceptance_holds_until_the_facts_change_and_is_recorded(small, tight, make_user):
    officer = make_user("programme", full_name="Lê Thu Hà")
    accept_finding(
        small, the(small, "turnover_too_short"), by=officer, because="  Cùng một đoàn, không đổi bàn.  "
    )
    held = the(small, "turnover_too_short")
    assert (held.accepted.by, held.accepted.because, held.is_open) == (
        "Lê Thu Hà", "Cùng một đoàn, không đổi bàn.", False,
    )  # fmt: skip
    act = AuditRecord.objects.get(verb="accept_finding")
    assert (act.user, act.note) == (officer, "Cùng một đoàn, không đổi bàn.")
    change_session(tight[1], by=None, title_en="Another title")
    assert not the(small, "turnover_too_short").is_open
    change_session(tight[1], by=None, start=tight[1].start.replace(minute=6))
    assert the(small, "turnover_too_short").is_open


def test_a_reason_must_be_given_and_fit(small, tight):
    finding = the(small, "turnover_too_short")
    assert refused(lambda: accept_finding(small, finding, by=None, because="  ")) == ["reason_missing"]
    assert refused(lambda: accept_finding(small, finding, by=None, because="x" * 301)) == ["reason_too_long"]
    assert not AcceptedFinding.objects.exists()


def test_accepting_twice_leaves_one(small, tight):
    finding = the(small, "turnover_too_short")
    accept_finding(small, finding, by=None, because="a")
    accept_finding(small, finding, by=None, because="b")
    assert AcceptedFinding.objects.get().because == "b"


def test_what_is_taken_back_waits_again(small, tight):
    accepted = accept_finding(small, the(small, "turnover_too_short"), by=None, because="a")
    withdraw_acceptance(accepted, by=None)
    assert the(small, "turnover_too_short").is_open
    assert AuditRecord.objects.filter(verb="withdraw_acceptance").count() == 1


def test_a_proposal_is_done_and_the_finding_is_gone(small, tight, make_user):
    finding = the(small, "turnover_too_short")
    moved = apply_fix(small, finding.fingerprint, finding.fixes[0], by=make_user("programme"))
    assert (moved.code, moved.room.code) == (finding.fixes[0].session, finding.fixes[0].room)
    assert "turnover_too_short" not in {one.code for one in findings_of(small)}
    assert AuditRecord.objects.filter(verb="move").count() == 1


def test_a_proposal_for_a_meeting_changed_meanwhile_names_who_and_does_nothing(small, tight, make_user):
    finding = the(small, "turnover_too_short")
    fix = finding.fixes[0]
    row = Session.objects.get(code=fix.session)
    change_session(row, by=make_user("administrator", full_name="Trần Bảo"), title_en="Theirs")
    with pytest.raises(Refused) as caught:
        apply_fix(small, finding.fingerprint, fix, by=None)
    (problem,) = caught.value.problems
    assert (problem.code, "Trần Bảo" in problem.message.vi) == ("changed_meanwhile", True)
    assert Session.objects.get(code=fix.session).room_id == row.room_id


def test_a_proposal_that_no_longer_holds_or_was_never_made_is_refused(small, tight, make_session):
    finding = the(small, "turnover_too_short")
    room = finding.fixes[1]
    assert refused(lambda: apply_fix(small, "0" * 64, room, by=None)) == ["proposal_gone"]
    assert refused(lambda: apply_fix(small, finding.fingerprint, replace(room, room="R-A"), by=None)) == [
        "proposal_gone"
    ]
    assert refused(lambda: apply_fix(small, finding.fingerprint, replace(room, room="NONE"), by=None)) == [
        "proposal_gone"
    ]
    make_session("S3", "09:00", "12:00", room=room.room)
    assert refused(lambda: apply_fix(small, finding.fingerprint, room, by=None)) == ["proposal_gone"]
    assert not AuditRecord.objects.filter(verb="move").exists()


def test_rules_are_kept_only_where_they_differ_and_recorded(small, tight):
    assert (
        set_rules(small, {"turnover_too_short": "block", "over_capacity": "warn"}, {"press": 3}, by=None) == 2
    )
    assert [(row.code, row.weight) for row in RuleSetting.objects.all()] == [("turnover_too_short", "block")]
    assert "turnover_too_short" not in {one.code for one in findings_of(small)}
    assert set_rules(small, {}, {"press": 8}, by=None) == 1
    assert str(the(small, "turnover_too_short").severity) == "block"
    assert set_rules(small, {"turnover_too_short": "warn"}, {"press": 10}, by=None) == 2
    assert not RuleSetting.objects.exists()
    assert not KindTurnover.objects.exists()
    assert AuditRecord.objects.filter(model="events.rulesetting").count() == 2
