"""Who is told of a release, a change on the day, an announcement."""

import pytest

from delegates.models import Notice, OutgoingMail, RoomStaff, Subscription
from events.agenda.editing import change_session
from events.models import Party, Room
from tests.delegates.mail.conftest import at, mails, make_focal_point, make_person, with_parties, words_of
from tests.small import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(small, morning, make_session):
    """A public meeting of Viet Nam and Japan, released."""
    session = with_parties(make_session("S1", "09:00", "10:00", access="public"), member="VN", partner="JP")
    released()
    return session


def test_first_release_tells_nobody(small, morning, make_session):
    with_parties(make_session("S1", "09:00", "10:00", access="public"), partner="JP")
    make_person("JP")
    released()
    assert OutgoingMail.objects.count() == 0


def test_delegates_and_focal_points_of_the_parties_are_told_and_nobody_else(meeting):
    told = make_person("JP", email="tanaka@example.org")
    make_focal_point("JP", "office@example.org", office_vi="Văn phòng", office_en="Office")
    make_person("VN", email="dao@example.org", nationality="VN", gender="F", badge_name="Nguyễn Thị Đào")
    make_person("TH", email="other@example.org")
    make_person("JP", state="withdrawn", email="gone@example.org")
    make_person("JP", state="refused", email="refused@example.org")
    make_person("JP", state="submitted", email="waiting@example.org")
    make_person("JP", email="")
    change_session(meeting, by=None, start=at("10:45"), end=at("12:15"))
    released()
    found = mails()
    assert set(found) == {
        "tanaka@example.org",
        "office@example.org",
        "dao@example.org",
        "waiting@example.org",
    }
    assert {mail.event for mail in found.values()} == {"release small-1 2"}
    assert found["dao@example.org"].lang == "vi"
    assert found["tanaka@example.org"].lang == "en"
    words = words_of(found["tanaka@example.org"])
    assert words.subject == "Small 1: Session S1 now starts at 10:45"
    assert f"Dear {told.badge_name}," in words.text
    assert "before: Thursday, 15 January 2026, 09:00–10:00" in words.text
    assert "now: Thursday, 15 January 2026, 10:45–12:15" in words.text
    vietnamese = words_of(found["dao@example.org"])
    assert vietnamese.subject == "Nhỏ 1: Phiên S1 bắt đầu lúc 10h45"
    assert "Kính gửi bà Nguyễn Thị Đào," in vietnamese.text
    assert "Thứ Năm, ngày 15/01/2026, 9h00–10h00" in vietnamese.text
    assert "Thứ Năm, ngày 15/01/2026, 10h45–12h15" in vietnamese.text
    assert vietnamese.text.index("10h45") < vietnamese.text.index("10:45")


def test_one_mail_lists_all_changes_of_a_person_from_old_to_new(meeting, make_session):
    with_parties(make_session("S2", "14:00", "15:00", access="public"), partner="JP")
    released()
    make_person("JP", email="tanaka@example.org")
    change_session(meeting, by=None, room=Room.objects.get(code="R-B"))
    change_session(_session("S2"), by=None, status="cancelled")
    released()
    (mail,) = mails().values()
    words = words_of(mail)
    assert words.subject == "Small 1: 2 changes to your meetings"
    assert "* Session S1 moves to: Room R-B" in words.text
    assert "Place, before: Room R-A, Centre\n  Place, now: Room R-B, Centre" in words.text
    assert "* Session S2 is cancelled" in words.text
    assert words.text.index("S1") < words.text.index("S2")
    assert "/en/changes/" in words.text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title_en": "Another title"}, "New title: Another title"),
        ({"status": "cancelled"}, "Session S1 is cancelled"),
        ({"end": at("10:30")}, "Session S1 now ends at 10:30"),
        ({"start": at("08:00"), "end": at("09:00"), "room": "R-B"}, "Session S1: new time and new room"),
        ({"abstract_en": "More words"}, None),
        ({"status": "provisional"}, None),
        ({"media": "open"}, None),
    ],
)
def test_only_what_a_participant_cares_for_makes_a_mail(meeting, changes, told):
    make_person("JP")
    if "room" in changes:
        changes = {**changes, "room": Room.objects.get(code=changes["room"])}
    change_session(meeting, by=None, **changes)
    released()
    assert [words_of(mail).subject for mail in mails().values()] == ([f"Small 1: {told}"] if told else [])


def test_new_reinstated_and_withdrawn_meetings_are_told(meeting, make_session):
    make_person("JP")
    with_parties(make_session("S2", "14:00", "15:00", access="public"), partner="JP")
    change_session(meeting, by=None, status="cancelled")
    released()
    change_session(meeting, by=None, status="confirmed")
    _session("S2").delete()
    released()
    first, second = OutgoingMail.objects.order_by("pk")
    assert "* New in the programme: Session S2" in words_of(first).text
    assert "* Session S1 takes place after all" in words_of(second).text
    assert "* Session S2 is no longer in the programme" in words_of(second).text


def test_what_is_over_is_told_to_nobody(meeting, clock):
    make_person("JP")
    clock(at("16:00"))
    change_session(meeting, by=None, room=Room.objects.get(code="R-B"))
    released()
    assert mails() == {}


def test_every_member_state_is_told_of_a_meeting_of_all_of_them(small, morning, make_session):
    session = make_session("S1", "09:00", "10:00", access="public", all_members=True)
    released()
    for party in ("VN", "TH", "JP"):
        make_person(party, email=f"{party}@example.org".lower())
    change_session(session, by=None, end=at("10:30"))
    released()
    assert set(mails()) == {"vn@example.org", "th@example.org"}


def test_the_same_signal_again_makes_no_second_mail(meeting):
    from events.models import Edition
    from events.releases.models import Release
    from events.releases.publishing import snapshot_of
    from events.releases.signals import released as signal

    make_person("JP")
    change_session(meeting, by=None, end=at("10:30"))
    made = released()
    before, after = (snapshot_of(row) for row in Release.objects.order_by("number"))
    for _again in range(2):
        signal.send(Release, edition=Edition.objects.get(), release=made, before=before, after=after, by=None)
    assert OutgoingMail.objects.count() == Notice.objects.count() == 1


def test_an_address_in_several_capacities_gets_one_mail(meeting, make_user):
    make_person("JP", email="One@example.org", badge_name="Tanaka")
    make_focal_point("JP", "one@example.org", office_en="Office", office_vi="Văn phòng")
    RoomStaff.objects.create(
        room=Room.objects.get(code="R-A"), user=make_user("programme", email="one@example.org")
    )
    subscribed("one@example.org")
    change_session(meeting, by=None, end=at("10:30"))
    released()
    (mail,) = OutgoingMail.objects.all()
    assert (mail.recipient, mail.capacity, mail.token) == ("one@example.org", "delegate", "t-one@example.org")
    assert words_of(mail).text.count("now ends at") == 1


def test_room_staff_are_told_of_both_rooms(meeting, make_user):
    for code in ("R-A", "R-B"):
        user = make_user("programme", email=f"{code}@example.org".lower(), full_name=f"Staff {code}")
        RoomStaff.objects.create(room=Room.objects.get(code=code), user=user)
    change_session(meeting, by=None, room=Room.objects.get(code="R-B"))
    released()
    assert {(mail.address, mail.capacity) for mail in mails().values()} == {
        ("r-a@example.org", "room_staff"),
        ("r-b@example.org", "room_staff"),
    }


def test_subscribers_are_told_of_what_they_asked_for_once_they_confirmed(meeting, make_session):
    other = make_session("S2", "14:00", "15:00", access="public", room="R-B")
    released()
    subscribed("all@example.org")
    subscribed("jp@example.org", party=Party.objects.get(code="JP"))
    subscribed("s2@example.org", session=other)
    subscribed("never@example.org", confirmed=False)
    change_session(meeting, by=None, end=at("10:30"))
    released()
    assert set(mails()) == {"all@example.org", "jp@example.org"}
    change_session(other, by=None, end=at("15:30"))
    released()
    assert set(OutgoingMail.objects.filter(event="release small-1 4").values_list("address", flat=True)) == {
        "all@example.org", "s2@example.org",
    }  # fmt: skip


def test_nothing_is_queued_when_the_release_is_taken_back(meeting):
    from django.db import transaction

    make_person("JP")
    change_session(meeting, by=None, end=at("10:30"))
    with transaction.atomic():
        assert released() is not None
        assert OutgoingMail.objects.count() == 1
        transaction.set_rollback(True)
    assert OutgoingMail.objects.count() == 0


def test_changes_on_the_day_are_gathered_in_one_mail_and_told_from_first_to_last(meeting, clock):
    from events.live.acts import delay, move_room

    make_person("JP", email="tanaka@example.org")
    delay(meeting, 15, by=None)
    (mail,) = mails().values()
    assert (mail.next_attempt_at - mail.created_at).total_seconds() == 120
    clock(at("07:01"))
    delay(meeting, 10, by=None)
    move_room(meeting, Room.objects.get(code="R-B"), by=None)
    (mail,) = mails().values()
    words = words_of(mail)
    assert words.subject == "Small 1: Session S1: new time and new room"
    assert "Time, before: Thursday, 15 January 2026, 09:00–10:00" in words.text
    assert "Time, now: Thursday, 15 January 2026, 09:25–10:25" in words.text
    clock(at("07:05"))
    delay(meeting, 5, by=None)
    assert OutgoingMail.objects.count() == 2


def test_a_mail_under_way_takes_nothing_more_in(meeting):
    from adgmin.core import clock as time
    from delegates.mail import outbox
    from events.live.acts import delay

    make_person("JP")
    delay(meeting, 15, by=None)
    OutgoingMail.objects.update(next_attempt_at=time.now())
    claimed = outbox.claim("one", time.now())
    picks = claimed.picks
    delay(meeting, 5, by=None)
    assert OutgoingMail.objects.count() == 2
    assert OutgoingMail.objects.get(pk=claimed.pk).picks == picks


def test_what_is_taken_back_before_it_is_sent_is_not_told(meeting):
    from delegates.mail.composing import NothingLeft
    from events.live.acts import cancel, reopen

    make_person("JP")
    cancel(meeting, by=None)
    reopen(meeting, by=None)
    (mail,) = mails().values()
    with pytest.raises(NothingLeft):
        words_of(mail)


def test_a_restored_release_is_told_as_it_is_public_with_the_changes_of_the_day(meeting):
    from events.live.acts import delay
    from events.models import Edition
    from events.releases.releasing import release_again

    make_person("JP")
    change_session(meeting, by=None, title_en="Renamed")
    released()
    delay(meeting, 15, by=None)
    OutgoingMail.objects.all().delete()
    release_again(Edition.objects.get(), 1, by=None)
    (mail,) = mails().values()
    assert words_of(mail).subject == "Small 1: New title: Session S1"


@pytest.mark.parametrize(
    ("topic", "told"),
    [("party", {"jp@example.org"}), ("session", {"jp@example.org", "vn@example.org"}), ("", set())],
)
def test_announcements_go_to_the_audience_of_their_session_or_party(meeting, topic, told):
    from events.live.announcing import announce
    from events.models import Edition

    for party in ("VN", "TH", "JP"):
        make_person(party, email=f"{party}@example.org".lower())
    about = {"party": {"party": Party.objects.get(code="JP")}, "session": {"session": meeting}, "": {}}[topic]
    made = announce(
        Edition.objects.get(), by=None, level="urgent", text_vi="Cửa số 3 đóng.", text_en="Door 3 is closed.",
        expires=at("12:00"), **about,
    )  # fmt: skip
    made.save()
    assert set(mails()) == told
    for mail in mails().values():
        words = words_of(mail)
        assert words.subject == "Small 1: Door 3 is closed."
        assert "Cửa số 3 đóng." in words.text


def test_a_withdrawn_announcement_is_not_sent(meeting):
    from delegates.mail.composing import NothingLeft
    from events.live.announcing import announce, withdraw
    from events.models import Edition

    make_person("JP")
    made = announce(
        Edition.objects.get(),
        by=None,
        level="info",
        text_vi="Một",
        text_en="One",
        expires=at("12:00"),
        session=meeting,
    )
    withdraw(made, by=None)
    with pytest.raises(NothingLeft):
        words_of(next(iter(mails().values())))


def test_the_review_is_told_how_many_would_be_told(meeting, make_user):
    from delegates.mail.told import told_in_words
    from events.models import Edition
    from events.releases.releasing import review

    make_person("JP")
    make_focal_point("JP", "office@example.org")
    subscribed("all@example.org")
    RoomStaff.objects.create(room=Room.objects.get(code="R-A"), user=make_user("programme"))
    change_session(meeting, by=None, end=at("10:30"))
    edition = Edition.objects.get()
    lines = told_in_words(edition, review(edition).difference.sessions)
    assert [line.en for line in lines] == [
        "2 delegates and focal points by mail",
        "1 of the rooms’ staff by mail",
        "1 subscriber by mail",
    ]
    assert lines[0].vi == "2 đại biểu, đầu mối qua thư điện tử"


def subscribed(email, *, confirmed=True, **topic):
    from adgmin.core import clock
    from events.models import Edition

    return Subscription.objects.create(
        edition=Edition.objects.get(), email=email, lang="en", made_at=clock.now(), token=f"t-{email}",
        confirmed_at=clock.now() if confirmed else None, **topic,
    )  # fmt: skip


def _session(code):
    from events.models import Session

    return Session.objects.get(code=code)


def test_a_title_changed_in_one_language_is_told_to_readers_of_the_other(meeting):
    make_person("JP")
    change_session(meeting, by=None, title_en="Another title")
    released()
    (mail,) = mails().values()
    vietnamese = words_of(mail).text.partition("Kính gửi")[2]
    assert "\n\nTên mới: Another title\n" in vietnamese
    assert "Tiêu đề, trước: Session S1\n  Tiêu đề, nay: Another title" in vietnamese


def test_a_room_that_names_its_house_is_said_once(meeting):
    make_person("JP")
    Room.objects.filter(code="R-B").update(name_en="Courtyard, Centre")
    change_session(meeting, by=None, room=Room.objects.get(code="R-B"))
    released()
    (mail,) = mails().values()
    assert "Place, now: Courtyard, Centre\n" in words_of(mail).text
