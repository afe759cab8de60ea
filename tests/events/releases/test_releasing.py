import pytest

from adgmin.core.problems import Refused
from events.models import Release, Room, Session
from events.releases.published import current_programme, forget_programme
from events.releases.publishing import latest_release, snapshot_of
from events.releases.releasing import release, release_again, review
from tests.small import released


def shown(code):
    forget_programme()
    return current_programme().by_code.get(code)


def test_the_draft_is_not_public_before_its_release(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    first = release(small, by=None, note_vi="Một", note_en="One")
    assert (first.number, first.note_vi, first.note_en) == (1, "Một", "One")
    Session.objects.filter(pk=session.pk).update(title_en="New title")
    assert str(shown("S1").title.en) == "Session S1"
    second = release(small, by=None)
    assert (second.number, shown("S1").title.en) == (2, "New title")


def test_a_second_release_of_the_same_draft_is_refused(small, make_session):
    make_session("S1", "09:00", "10:00")
    assert released(small).number == 1
    with pytest.raises(Refused, match=r"không có gì|nothing"):
        release(small, by=None)
    assert Release.objects.count() == 1


def test_who_saw_an_older_release_is_told(small, make_session):
    make_session("S1", "09:00", "10:00")
    seen = review(small)
    assert (seen.number, [c.kind for c in seen.difference.sessions]) == (None, ["new"])
    released(small)
    make_session("S2", "11:00", "12:00")
    with pytest.raises(Refused) as refusal:
        release(small, by=None, expected=0)
    assert refusal.value.problems[0].code == "released_meanwhile"
    seen = review(small)
    make_session("S3", "13:00", "14:00")
    with pytest.raises(Refused) as refusal:
        release(small, by=None, expected=seen.number, draft_version=seen.draft_version)
    assert refusal.value.problems[0].code == "draft_changed_meanwhile"


def test_rolling_back_makes_a_new_release_and_leaves_the_draft(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    released(small)
    first = shown("S1")
    session.title_en = "Changed"
    session.save()
    released(small)
    second = shown("S1")
    assert second.sequence > first.sequence
    made = release_again(small, 1, by=None, expected=2)
    third = shown("S1")
    assert (made.number, made.restores, third.title.en) == (3, 1, "Session S1")
    assert third.sequence > second.sequence
    assert Session.objects.get().title_en == "Changed"
    assert [c.code for c in review(small).difference.sessions] == ["S1"]


def test_an_unchanged_session_keeps_its_stamps(small, make_session):
    make_session("S1", "09:00", "10:00")
    released(small)
    before = shown("S1")
    make_session("S2", "11:00", "12:00")
    released(small)
    after = shown("S1")
    assert (after.sequence, after.updated) == (before.sequence, before.updated)


def test_a_release_is_never_changed(small, make_session):
    from django.db import DatabaseError, transaction

    make_session("S1", "09:00", "10:00")
    made = released(small)
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.update(number=7)
    assert latest_release(small).number == 1
    assert snapshot_of(made).sessions[0].room == "R-A"


def test_places_are_exchanged_in_one_act(small, make_session):
    from events.agenda.editing import Move, move_sessions

    one, two = make_session("S1", "09:00", "10:00"), make_session("S2", "09:00", "10:00", room="R-B")
    a, b = Room.objects.get(code="R-A"), Room.objects.get(code="R-B")
    move_sessions(
        [Move(one, one.start, one.end, b, one.sequence), Move(two, two.start, two.end, a, two.sequence)],
        by=None,
    )
    assert dict(Session.objects.values_list("code", "room__code")) == {"S1": "R-B", "S2": "R-A"}
    assert Session.objects.filter(booking__room__code="R-B").get().code == "S1"


def test_a_reason_longer_than_a_release_can_keep_is_refused(small, make_session):
    make_session("S1", "09:00", "10:00")
    with pytest.raises(Refused) as refusal:
        release(small, by=None, override_reason="x" * 501)
    assert [problem.code for problem in refusal.value.problems] == ["reason_too_long"]
    assert not Release.objects.exists()
