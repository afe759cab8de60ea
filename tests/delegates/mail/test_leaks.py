"""A mail says no more than its reader may see of a meeting, and to whom it goes tells nothing either."""

import pytest

from delegates.models import OutgoingMail, RoomStaff, Subscription
from events.agenda.editing import change_session
from events.models import Edition, Party, Room
from tests.delegates.mail.conftest import at, mails, make_focal_point, make_person, with_parties, words_of
from tests.small import released

pytestmark = pytest.mark.django_db
SECRET = "Bí mật Alpha"


@pytest.fixture
def closed(small, morning, make_session):
    """Make a closed meeting of Viet Nam and Japan for heads, disclosed as told, with readers of every kind."""

    def make(disclosure):
        session = make_session(
            "C1", "09:00", "10:00", kind="closed", access="restricted", categories=["head"], disclosure=disclosure,
            title_vi=SECRET, title_en="Secret Alpha", abstract_vi="Tóm tắt kín", abstract_en="Closed words",
        )  # fmt: skip
        with_parties(session, partner="JP", chair="VN")
        released()
        make_person("JP", "head", email="head@example.org")
        make_person("JP", "delegate", email="delegate@example.org")
        make_person("TH", "head", email="other.head@example.org")
        make_person("TH", "alternate", state="submitted", email="unaccredited@example.org")
        make_focal_point("JP", "focal.jp@example.org")
        make_focal_point("TH", "focal.th@example.org")
        for email, topic in (
            ("all@example.org", {}),
            ("jp.fan@example.org", {"party": Party.objects.get(code="JP")}),
            ("c1.fan@example.org", {"session": session}),
        ):
            Subscription.objects.create(
                edition=Edition.objects.get(),
                email=email,
                made_at=at("07:00"),
                confirmed_at=at("07:00"),
                **topic,
            )
        return session

    return make


def everything_said(mail):
    words = words_of(mail)
    return "\n".join((words.subject, words.text, words.html, words.ics.replace("\r\n ", "")))


ADMITTED = {"head@example.org", "focal.jp@example.org"}


@pytest.mark.parametrize("disclosure", ["hidden", "unnamed"])
def test_only_those_admitted_hear_of_a_meeting_that_is_not_named(closed, disclosure):
    session = closed(disclosure)
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    assert set(mails()) == ADMITTED
    for mail in mails().values():
        assert SECRET in everything_said(mail)
        assert "/sessions/C1/" not in everything_said(mail)  # nobody could open it
        assert "URL:" not in words_of(mail).ics


def test_others_hear_of_an_announced_meeting_only_what_is_announced(closed):
    session = closed("announced")
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    found = mails()
    assert set(found) == ADMITTED | {
        "delegate@example.org", "all@example.org", "jp.fan@example.org", "c1.fan@example.org",
    }  # fmt: skip
    for address, mail in found.items():
        said = everything_said(mail)
        assert "Secret Alpha" in said
        assert ("Closed words" in said) == (address in ADMITTED), address
        assert ("Tóm tắt kín" in said) == (address in ADMITTED), address


def test_the_chair_of_an_announced_meeting_is_not_told_by_who_gets_the_mail(closed):
    """The public does not learn that Viet Nam chairs it; so its delegates whom it does not admit hear nothing."""
    session = closed("announced")
    make_person("VN", "adviser", email="adviser@example.org")
    make_person("VN", "head", email="chair@example.org")
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    assert "adviser@example.org" not in mails()
    assert "chair@example.org" in mails()


def test_a_category_counts_only_once_accredited(closed):
    session = closed("hidden")
    make_person("VN", "head", state="submitted", email="submitted@example.org")
    make_focal_point("VN", "focal.vn@example.org")
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    assert set(mails()) == ADMITTED


def test_a_meeting_that_is_hidden_from_now_on_is_gone_for_those_outside(closed):
    session = closed("announced")
    change_session(session, by=None, disclosure="hidden", start=at("11:00"), end=at("12:00"))
    released()
    said = everything_said(mails()["delegate@example.org"])
    assert "is no longer in the programme" in said
    assert "11:00" not in said
    assert "T110000" not in said
    assert "11:00" in everything_said(mails()["head@example.org"])


def test_a_meeting_that_is_unnamed_from_now_on_is_gone_too(closed):
    session = closed("announced")
    change_session(session, by=None, disclosure="unnamed", start=at("11:00"), end=at("12:00"))
    released()
    said = everything_said(mails()["all@example.org"])
    assert "is no longer in the programme" in said
    assert "11:00" not in said


def test_a_bilateral_room_is_named_only_to_those_inside(closed):
    session = closed("unnamed")
    Room.objects.filter(code="R-B").update(kind="bilateral_room", name_en="Lotus", name_vi="Sen")
    change_session(session, by=None, room=Room.objects.get(code="R-B"))
    released()
    assert set(mails()) == ADMITTED
    assert "Lotus" in everything_said(mails()["head@example.org"])


def test_room_staff_see_as_the_desk_does_only_when_they_work_there(closed, make_user):
    session = closed("hidden")
    room = Room.objects.get(code="R-A")
    RoomStaff.objects.create(room=room, user=make_user("programme", email="desk@example.org"))
    RoomStaff.objects.create(room=room, user=make_user("gate", email="gate@example.org"))
    RoomStaff.objects.create(room=room, user=make_user("", email="volunteer@example.org"))
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    assert set(mails()) == ADMITTED | {"desk@example.org"}


def test_live_changes_keep_the_same_rule(closed):
    from events.live.acts import delay

    delay(closed("unnamed"), 30, by=None)
    assert set(mails()) == ADMITTED


def test_the_stored_facts_hold_no_more_than_their_readers_may_know(closed):
    """Facts are stored once for all readers of one level; those of the public level have no closed words in them."""
    session = closed("announced")
    change_session(session, by=None, start=at("11:00"), end=at("12:00"))
    released()
    mail = OutgoingMail.objects.get(address="all@example.org")
    (numbers,) = mail.picks.values()
    public = [mail.notice.changes[number] for number in numbers]
    assert "Closed words" not in str(public)
    assert "Closed words" in str(mail.notice.changes)  # the control: others are told them
