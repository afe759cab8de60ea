"""Who speaks for a delegation: invited by a link that works once, handed over with the history, ended at once."""

import datetime as dt

import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord, User
from adgmin.core.problems import Refused
from delegates.delegations import inviting
from delegates.delegations.access import own_delegations
from delegates.delegations.inviting import (
    Person,
    accept,
    add_focal_point,
    end,
    hand_over,
    invite,
    invite_assistant,
)
from delegates.mail.private_links import with_link
from delegates.models import FocalPoint, Invitation, OutgoingMail

pytestmark = pytest.mark.django_db
PASSWORD = "sakura-and-lotus-2026"
SATO = Person("SATO Hanako", "sato@example.org")


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def newest_token(address="sato@example.org"):
    """As the reader finds it in the newest letter."""
    mail = OutgoingMail.objects.filter(address=address).order_by("pk").last()
    return with_link("https://•••", mail.words).rstrip("/").rpartition("/")[2]


@pytest.fixture
def sato(delegation):
    return add_focal_point(delegation, SATO, by=None)


def test_an_invitation_is_kept_as_a_digest_and_good_for_14_days(sato):
    invitation = Invitation.objects.get()
    token = newest_token()
    assert invitation.digest == inviting.digest_of(token) != token
    assert token not in repr(list(OutgoingMail.objects.values()))
    assert invitation.expires_at - invitation.sent_at == dt.timedelta(days=14)
    assert inviting.digest_of(token[:-1] + ("A" if token[-1] != "A" else "B")) == ""  # it is signed
    assert [act.verb for act in AuditRecord.objects.order_by("pk")] == ["add", "invite"]


def test_accepting_makes_the_account_and_uses_the_link_up(sato, delegation):
    user = accept(newest_token(), PASSWORD)
    assert (user.email, user.full_name, user.check_password(PASSWORD), user.role_names()) == (
        "sato@example.org", "SATO Hanako", True, {"focal point"},
    )  # fmt: skip
    assert list(own_delegations(user)) == [delegation]
    with pytest.raises(Refused) as again:
        accept(newest_token(), PASSWORD)
    assert codes(again) == ["link_used"]


def test_an_account_that_is_there_is_tied_by_its_own_password(sato, make_user, delegation):
    user = make_user("organiser", email="sato@example.org")
    with pytest.raises(Refused) as wrong:
        accept(newest_token(), PASSWORD)
    assert codes(wrong) == ["wrong_password"]
    from tests.conftest import PASSWORD as OWN

    assert accept(newest_token(), OWN) == user
    assert list(own_delegations(user)) == [delegation]
    assert user.role_names() == {"organiser", "focal point"}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda: Invitation.objects.update(expires_at=clock.now()), "link_expired"),
        (lambda: Invitation.objects.update(revoked_at=clock.now()), "link_revoked"),
        (lambda: FocalPoint.objects.update(ended_at=clock.now()), "link_revoked"),
        (lambda: FocalPoint.objects.update(expires_at=clock.now()), "link_revoked"),
        (lambda: Invitation.objects.all().delete(), "link_unknown"),
        (lambda: User.objects.create_user("sato@example.org", PASSWORD, is_active=False), "account_closed"),
    ],
)
def test_a_link_that_no_longer_opens(sato, spoil, code):
    token = newest_token()
    spoil()
    with pytest.raises(Refused) as refusal:
        accept(token, PASSWORD)
    assert codes(refusal) == [code]
    assert FocalPoint.objects.get().user is None


def test_a_new_link_ends_the_earlier_one_and_its_letter(sato):
    first = newest_token()
    invite(sato, by=None)
    with pytest.raises(Refused) as refusal:
        accept(first, PASSWORD)
    assert codes(refusal) == ["link_revoked"]
    assert [mail.state for mail in OutgoingMail.objects.order_by("pk")] == ["withheld", "queued"]
    accept(newest_token(), PASSWORD)
    with pytest.raises(Refused) as refusal:
        invite(sato, by=None)
    assert codes(refusal) == ["has_account"]


def test_a_successor_follows_and_the_history_stays(sato, delegation):
    old = accept(newest_token(), PASSWORD)
    AuditRecord.objects.create(at=clock.now(), user=old, actor=str(old), verb="nominate", label="Somebody")
    successor = hand_over(sato, Person("SUZUKI", "suzuki@example.org"), by=None)
    sato.refresh_from_db()
    assert (sato.ended_at is not None, sato.successor, sato.user) == (True, successor, old)
    assert (list(own_delegations(old)), old.role_names()) == ([], set())
    assert AuditRecord.objects.filter(user=old, verb="nominate").exists()
    new = accept(newest_token("suzuki@example.org"), PASSWORD)
    assert list(own_delegations(new)) == [delegation]
    subjects = OutgoingMail.objects.order_by("pk").values_list("address", "words__en__subject")
    assert list(subjects)[1:] == [
        ("sato@example.org", "The task of focal point has been handed over"),
        ("suzuki@example.org", "Invitation to act as focal point"),
    ]
    with pytest.raises(Refused) as refusal:
        hand_over(sato, SATO, by=None)
    assert codes(refusal) == ["focal_point_ended"]


def test_an_assistant_may_follow_and_keeps_the_account(sato, delegation):
    assistant = invite_assistant(delegation, by=None, name="ITO", email="Ito@example.org")
    user = accept(newest_token("ito@example.org"), PASSWORD)
    assert hand_over(sato, Person("ITO", "ito@example.org"), by=None) == assistant
    assistant.refresh_from_db()
    assert (assistant.kind, assistant.user) == ("focal_point", user)
    assert list(own_delegations(user)) == [delegation]
    assert not Invitation.objects.filter(focal_point=assistant, used_at=None).exists()
    newest = OutgoingMail.objects.filter(address="ito@example.org").order_by("pk").last()
    assert newest.words["en"]["subject"] == "You are now the focal point of the delegation"


@pytest.mark.parametrize(
    ("person", "code"),
    [(SATO, "email_taken"), (Person("X", "SATO@example.org"), "email_taken"),
     (Person("X", "x@example.org", expires_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)), "already_expired")],
)  # fmt: skip
def test_who_cannot_be_added(sato, delegation, person, code):
    with pytest.raises(Refused) as refusal:
        add_focal_point(delegation, person, by=None)
    assert codes(refusal) == [code]
    assert FocalPoint.objects.count() == 1


def test_nobody_follows_themselves(sato):
    with pytest.raises(Refused) as refusal:
        hand_over(sato, SATO, by=None)
    assert codes(refusal) == ["same_person"]


def test_who_was_ended_may_be_invited_again_and_accepts_anew(sato, delegation):
    user = accept(newest_token(), PASSWORD)
    end(sato, by=None)
    with pytest.raises(Refused) as refusal:
        end(sato, by=None)
    assert codes(refusal) == ["focal_point_ended"]
    again = add_focal_point(delegation, SATO, by=None)
    assert (again.pk, again.ended_at, again.user) == (sato.pk, None, None)
    assert list(own_delegations(user)) == []
    accept(newest_token(), PASSWORD)
    assert list(own_delegations(user)) == [delegation]
