"""Badges follow the accreditation: ended with it, held with it, back with it."""

import pytest

from delegates.accreditation import transitions
from delegates.accreditation.models import Check
from delegates.badges.handing import hand_over
from delegates.models import Accreditation, Badge, BadgeCounter


def state():
    return Accreditation.objects.get().state, Badge.objects.get().state


@pytest.mark.parametrize("verb", ["revoke", "withdraw"])
def test_who_loses_the_accreditation_loses_the_badge(badges, verb):
    (badge,) = badges()
    moved = {"revoke": "revoked", "withdraw": "withdrawn"}[verb]
    getattr(transitions, verb)(badge.delegate.accreditation, by=None, reason="Không còn tham dự")
    assert state() == (moved, "revoked")
    badge.refresh_from_db()
    assert (badge.reason, badge.ended_at is None) == ("Không còn tham dự", False)


def test_without_a_reason_the_badge_says_what_happened_in_both_languages(badges):
    (badge,) = badges()
    transitions.withdraw(badge.delegate.accreditation, by=None)
    badge.refresh_from_db()
    assert badge.reason.endswith(" / The nomination was withdrawn.")


def test_a_failed_move_ends_no_badge(badges, monkeypatch):
    (badge,) = badges()
    monkeypatch.setattr("delegates.badges.listening.end", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        transitions.revoke(badge.delegate.accreditation, by=None, reason="x")
    assert state() == ("badge_printed", "printed")


def test_who_is_checked_again_is_told_to_gates_and_comes_back_to_where_the_badge_is(badges, representative):
    (badge,) = badges()
    hand_over([badge], representative, by=None)
    accreditation, before = badge.delegate.accreditation, BadgeCounter.objects.get().change
    transitions.recheck(accreditation, {Check.SECURITY: {"nationality": ["VN", "TH"]}}, by=None)
    assert (*state(), BadgeCounter.objects.get().change) == ("security_clearance", "issued", before + 1)
    transitions.approve(accreditation, by=None)
    assert (*state(), BadgeCounter.objects.get().change) == ("badge_issued", "issued", before + 2)
    assert Badge.objects.get().change == before + 2


def test_who_is_refused_after_a_recheck_and_let_in_again_gets_another(badges, small):
    from delegates.badges.making import lacking

    (badge,) = badges()
    accreditation = badge.delegate.accreditation
    transitions.recheck(accreditation, {Check.SECURITY: {"nationality": ["VN", "TH"]}}, by=None)
    transitions.refuse(accreditation, by=None, reason="x")
    assert state() == ("refused", "revoked")
    transitions.reopen(accreditation, by=None)
    transitions.accredit(accreditation, by=None)
    assert list(lacking(small)) == [badge.delegate]
