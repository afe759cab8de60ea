"""The acts of the day: what each changes, for whom, and when it is refused."""

import datetime as dt
from itertools import pairwise

import pytest

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.agenda.editing import change_session
from events.live import acts
from events.live.models import LiveState
from events.live.stage import mark_of
from events.models import Edition, Room, RoomBooking, Session
from events.releases.publishing import published_in_full, snapshot_of
from events.releases.releasing import release_again
from events.releases.signals import live_changed
from tests.events.live.made import DAY, at
from tests.small import released


def public(code: str):
    """How the meeting stands now for those who see everything."""
    return {s.code: s for s in published_in_full(Edition.objects.get()).sessions}[code]


def draft(code: str) -> Session:
    return Session.objects.select_related("room", "was_room").get(code=code)


def times(session) -> str:
    return f"{session.start.astimezone(MEETING_ZONE):%H:%M}–{session.end.astimezone(MEETING_ZONE):%H:%M}"


def codes(refusal: pytest.ExceptionInfo) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def everything() -> tuple:
    """All that an act may write."""
    return (
        list(LiveState.objects.order_by("pk").values()),
        list(Session.objects.order_by("pk").values()),
        list(RoomBooking.objects.order_by("room", "start").values_list("room", "start", "end", "purpose")),
        AuditRecord.objects.count(),
    )


class TestBeginAndEnd:
    def test_it_begins_and_ends_when_somebody_says_so(self, day, clock):
        before = Session.objects.values().get(code="A")
        acts.begin(day["A"], by=None)
        clock(at("09:45"))
        assert public("A").is_on(at("09:45"))
        assert public("A").started_at.strftime("%H:%M") == "09:05"
        acts.finish(day["A"], by=None)
        assert not public("A").is_on(at("09:46"))
        assert public("A").is_over(at("09:46"))
        assert Session.objects.values().get(code="A") == before

    def test_a_meeting_that_nobody_ended_does_not_run_all_night(self, day):
        acts.begin(day["A"], by=None)
        assert public("A").is_on(at("10:59"))
        assert not public("A").is_on(at("11:00"))
        assert public("A").is_over(at("11:00"))

    def test_a_begin_is_taken_back(self, day):
        acts.begin(day["A"], by=None)
        acts.not_begun(day["A"], by=None)
        assert public("A").started_at is None

    def test_an_end_is_taken_back(self, day):
        acts.finish(day["A"], by=None)
        acts.reopen(day["A"], by=None)
        assert public("A").ended_at is None

    def test_it_does_not_raise_the_calendars_sequence(self, day):
        sequence = public("A").sequence
        acts.begin(day["A"], by=None)
        assert public("A").sequence == sequence


class TestDelay:
    def test_the_public_and_the_draft_have_the_new_time_and_the_first_one(self, day):
        outcome = acts.delay(day["X"], 15, by=None)
        assert times(public("X")) == times(draft("X")) == "09:45–10:15"
        assert public("X").was_start == draft("X").was_start == at("09:30")
        assert (times(outcome.changes[0].before), times(outcome.session)) == ("09:30–10:00", "09:45–10:15")
        assert times(draft("X").booking) == "09:45–10:15"

    def test_delayed_twice_it_keeps_the_first_time(self, day):
        acts.delay(day["X"], 15, by=None)
        acts.delay(day["X"], 10, by=None)
        assert times(public("X")) == "09:55–10:25"
        assert public("X").was_start == draft("X").was_start == at("09:30")

    def test_back_at_its_first_time_it_is_not_marked(self, day):
        acts.delay(day["X"], 15, by=None)
        acts.delay(day["X"], -15, by=None)
        assert times(public("X")) == "09:30–10:00"
        assert public("X").was_start is None
        assert draft("X").was_start is None

    def test_the_sequence_rises_with_each(self, day):
        seen = [public("X").sequence]
        for minutes in (15, -15, 5):
            acts.delay(day["X"], minutes, by=None)
            seen.append(public("X").sequence)
        assert seen == sorted(set(seen))

    def test_the_room_is_taken_by_the_next_meeting(self, day):
        before = everything()
        with pytest.raises(Refused) as refusal:
            acts.delay(day["A"], 15, by=None)
        assert codes(refusal) == ["room_double_booked"]
        assert "“Session B” (B), 09:40–10:10" in refusal.value.problems[0].message.en
        assert "“Phiên B” (B), 09:40–10:10" in refusal.value.problems[0].message.vi
        assert everything() == before

    def test_pushing_takes_the_rest_of_the_rooms_day_along(self, day):
        outcome = acts.delay(day["A"], 15, by=None, push=True)
        assert [change.after.code for change in outcome.changes] == ["A", "B", "C"]
        assert [times(public(code)) for code in "ABC"] == ["09:15–09:45", "09:55–10:25", "10:25–10:55"]
        assert [times(draft(code).booking) for code in "ABC"] == ["09:15–09:45", "09:55–10:25", "10:25–10:55"]
        assert times(public("X")) == "09:30–10:00"
        assert len({public(code).sequence for code in "ABC"}) == 1

    def test_pushing_and_back_leaves_nothing_behind(self, day):
        acts.delay(day["A"], 15, by=None, push=True)
        acts.delay(day["A"], -15, by=None, push=True)
        assert [times(public(code)) for code in "ABC"] == ["09:00–09:30", "09:40–10:10", "10:10–10:40"]
        assert not Session.objects.filter(was_start__isnull=False).exists()

    def test_the_chain_can_only_be_booked_after_all_of_it_was_let_go(self, day):
        """The control: moved one after the other, the first has no room to go to."""
        with pytest.raises(Refused) as refusal:
            change_session(day["A"], by=None, start=at("09:15"), end=at("09:45"))
        assert codes(refusal) == ["room_double_booked"]

    def test_only_the_end_moves_once_it_has_begun(self, day):
        acts.begin(day["A"], by=None)
        acts.delay(day["A"], 5, by=None)
        assert times(public("A")) == times(draft("A")) == "09:00–09:35"
        assert (public("A").was_start, public("A").was_end) == (None, at("09:30"))
        assert draft("A").was_end == at("09:30")
        acts.delay(day["A"], -5, by=None)
        assert (public("A").was_end, draft("A").was_end) == (None, None)

    def test_what_has_begun_is_not_pushed(self, day, clock):
        clock(at("09:39"))
        acts.begin(day["B"], by=None)
        acts.delay(day["C"], 5, by=None)
        acts.delay(day["A"], 5, by=None, push=True)
        assert [times(public(code)) for code in "ABC"] == ["09:05–09:35", "09:40–10:10", "10:20–10:50"]

    @pytest.mark.parametrize("minutes", [0, 721, -721])
    def test_minutes_that_make_no_sense(self, day, minutes):
        with pytest.raises(Refused) as refusal:
            acts.delay(day["X"], minutes, by=None)
        assert codes(refusal) == ["bad_minutes"]

    @pytest.mark.parametrize("minutes", [[-160], [720, 61]])
    def test_not_outside_the_hours_of_meetings(self, day, minutes):
        for first in minutes[:-1]:
            acts.delay(day["X"], first, by=None)
        with pytest.raises(Refused) as refusal:
            acts.delay(day["X"], minutes[-1], by=None)
        assert codes(refusal) == ["outside_day"]
        assert "07:00" in refusal.value.problems[0].message.vi

    def test_it_cannot_be_shortened_to_nothing(self, day):
        acts.begin(day["A"], by=None)
        with pytest.raises(Refused) as refusal:
            acts.delay(day["A"], -30, by=None)
        assert codes(refusal) == ["ends_before_start"]

    def test_a_room_that_only_the_draft_gave_away_is_refused(self, day):
        """What nobody outside knows holds its room too."""
        change_session(
            day["C"], by=None, start=at("10:00"), end=at("10:30"), room=Room.objects.get(code="R-B")
        )
        with pytest.raises(Refused) as refusal:
            acts.delay(day["X"], 15, by=None)
        assert codes(refusal) == ["room_double_booked"]
        assert "for C " in refusal.value.problems[0].message.en

    def test_a_room_that_only_the_draft_let_go_is_refused(self, day):
        """The public would still find the other meeting there."""
        change_session(day["B"], by=None, start=at("15:00"), end=at("15:30"))
        with pytest.raises(Refused) as refusal:
            acts.delay(day["A"], 15, by=None)
        assert codes(refusal) == ["room_double_booked"]

    def test_an_unreleased_place_of_the_draft_gives_way_and_that_is_said(self, day, make_user):
        change_session(day["X"], by=None, start=at("15:00"), end=at("15:30"))
        outcome = acts.delay(day["X"], 15, by=make_user("programme"))
        assert times(public("X")) == times(draft("X")) == "09:45–10:15"
        assert "X" in outcome.notes[0].en
        assert outcome.notes[0].vi != outcome.notes[0].en
        left = AuditRecord.objects.get(verb="unreleased place replaced")
        assert left.changes["start"][0] == "2026-01-15 08:00:00+00:00"  # 15:00 in Ha Noi


class TestRoom:
    def test_it_moves_and_keeps_its_first_room(self, day):
        acts.move_room(day["C"], Room.objects.get(code="R-B"), by=None)
        assert (public("C").room, public("C").was_room) == ("R-B", "R-A")
        assert (draft("C").room.code, draft("C").was_room.code) == ("R-B", "R-A")
        assert draft("C").booking.room.code == "R-B"

    def test_back_in_its_room_it_is_not_marked(self, day):
        acts.move_room(day["C"], Room.objects.get(code="R-B"), by=None)
        acts.move_room(day["C"], Room.objects.get(code="R-A"), by=None)
        assert (public("C").room, public("C").was_room, draft("C").was_room) == ("R-A", "", None)

    def test_the_room_is_taken(self, day):
        with pytest.raises(Refused) as refusal:
            acts.move_room(day["B"], Room.objects.get(code="R-B"), by=None)
        assert codes(refusal) == ["room_double_booked"]
        assert "(X)" in refusal.value.problems[0].message.en

    def test_the_same_room(self, day):
        with pytest.raises(Refused) as refusal:
            acts.move_room(day["B"], Room.objects.get(code="R-A"), by=None)
        assert codes(refusal) == ["same_room"]

    def test_a_room_that_the_release_does_not_know(self, day, small):
        other = Room.objects.get(code="R-A")
        other.pk, other.code = None, "R-NEW"
        other.save()
        with pytest.raises(Refused) as refusal:
            acts.move_room(day["B"], other, by=None)
        assert codes(refusal) == ["room_not_released"]


class TestCancel:
    def test_it_stays_marked_and_lets_its_room_go(self, day):
        acts.cancel(day["B"], by=None)
        assert public("B").is_cancelled
        assert (draft("B").status, draft("B").booking) == ("cancelled", None)
        acts.delay(day["A"], 15, by=None)

    def test_taken_back_it_has_its_room_again(self, day):
        acts.cancel(day["B"], by=None)
        acts.reopen(day["B"], by=None)
        assert (public("B").status, draft("B").status) == ("confirmed", "confirmed")
        assert times(draft("B").booking) == "09:40–10:10"

    def test_taken_back_it_is_as_provisional_as_it_was(self, day):
        change_session(day["B"], by=None, status="provisional")
        released()
        acts.cancel(day["B"], by=None)
        acts.reopen(day["B"], by=None)
        assert (public("B").status, draft("B").status) == ("provisional", "provisional")

    def test_it_is_not_taken_back_when_its_room_was_given_away(self, day):
        acts.cancel(day["B"], by=None)
        acts.delay(day["A"], 15, by=None)
        with pytest.raises(Refused) as refusal:
            acts.reopen(day["B"], by=None)
        assert codes(refusal) == ["room_double_booked"]
        assert public("B").is_cancelled

    def test_delayed_and_cancelled_and_taken_back_it_keeps_its_first_time(self, day):
        acts.delay(day["X"], 15, by=None)
        acts.cancel(day["X"], by=None)
        acts.reopen(day["X"], by=None)
        assert times(public("X")) == "09:45–10:15"
        assert public("X").was_start == draft("X").was_start == at("09:30")

    def test_one_cancelled_by_the_release_takes_place_again(self, day):
        change_session(day["B"], by=None, status="cancelled")
        released()
        acts.reopen(day["B"], by=None)
        assert public("B").status == "confirmed"


BEGIN, FINISH, LATER, CANCEL = (
    lambda s: acts.begin(s, by=None),
    lambda s: acts.finish(s, by=None),
    lambda s: acts.delay(s, 5, by=None),
    lambda s: acts.cancel(s, by=None),
)
REOPEN, NOT_BEGUN = lambda s: acts.reopen(s, by=None), lambda s: acts.not_begun(s, by=None)
MOVE = lambda s: acts.move_room(s, Room.objects.get(code="R-B"), by=None)  # noqa: E731 - one of the table below


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        ([BEGIN], BEGIN, "already_begun"),
        ([BEGIN], CANCEL, "has_begun"),
        ([], NOT_BEGUN, "not_begun"),
        ([], REOPEN, "nothing_to_reopen"),
        *[([CANCEL], act, "cancelled") for act in (BEGIN, FINISH, LATER, CANCEL, MOVE)],
        *[([FINISH], act, "has_ended") for act in (BEGIN, FINISH, LATER, CANCEL, MOVE, NOT_BEGUN)],
    ],
)
def test_an_act_out_of_turn_is_refused_and_writes_nothing(day, first, then, code):
    for act in first:
        act(day["A"])
    before = everything()
    with pytest.raises(Refused) as refusal:
        then(day["A"])
    assert codes(refusal) == [code]
    problem = refusal.value.problems[0]
    assert "A" in problem.message.vi
    assert problem.message.vi != problem.message.en
    assert everything() == before


class TestWhatMayBeRun:
    def test_not_what_was_never_released(self, day, make_session):
        new = make_session("NEW", "14:00", "15:00")
        for act in (BEGIN, FINISH, LATER, CANCEL, REOPEN, MOVE):
            with pytest.raises(Refused) as refusal:
                act(new)
            assert codes(refusal) == ["not_released"]

    def test_nothing_before_the_first_release(self, small, make_session):
        with pytest.raises(Refused) as refusal:
            acts.delay(make_session("A", "14:00", "15:00"), 5, by=None)
        assert codes(refusal) == ["not_released"]

    def test_it_begins_on_its_day_only(self, day, clock):
        clock(at("09:05", DAY - dt.timedelta(days=1)))
        with pytest.raises(Refused) as refusal:
            acts.begin(day["A"], by=None)
        assert codes(refusal) == ["not_today"]

    def test_two_do_not_run_in_one_room(self, day, clock):
        acts.begin(day["A"], by=None)
        clock(at("09:40"))
        with pytest.raises(Refused) as refusal:
            acts.begin(day["B"], by=None)
        assert codes(refusal) == ["room_in_session"]
        acts.finish(day["A"], by=None)
        acts.begin(day["B"], by=None)

    def test_it_does_not_end_before_it_could_begin(self, day):
        with pytest.raises(Refused) as refusal:
            acts.finish(day["C"], by=None)
        assert codes(refusal) == ["not_begun"]


class TestTheSameFormTwice:
    def test_acts_once(self, day, make_user):
        seen = mark_of(public("X"))
        acts.delay(day["X"], 5, by=make_user("programme", full_name="Lê Hà"), seen=seen)
        with pytest.raises(Refused) as refusal:
            acts.delay(day["X"], 5, by=None, seen=seen)
        assert codes(refusal) == ["changed_meanwhile"]
        assert "Lê Hà" in refusal.value.problems[0].message.vi
        assert "09:35–10:05" in refusal.value.problems[0].message.en
        assert times(public("X")) == "09:35–10:05"

    def test_every_act_changes_the_mark(self, day):
        marks = [mark_of(public("A"))]
        for act in (BEGIN, NOT_BEGUN, LATER, BEGIN, FINISH, REOPEN):
            act(day["A"])
            marks.append(mark_of(public("A")))
        assert all(one != next_one for one, next_one in pairwise(marks))


class TestReleases:
    def test_the_next_release_holds_the_state_and_the_first_time(self, day, make_session):
        acts.begin(day["A"], by=None)
        acts.delay(day["X"], 15, by=None)
        acts.cancel(day["C"], by=None)
        before = public("X")
        make_session("NEW", "14:00", "15:00")
        assert released().number == 2
        assert (times(public("X")), public("X").was_start) == ("09:45–10:15", at("09:30"))
        assert public("X").sequence == before.sequence
        assert (public("C").is_cancelled, f"{public('A').started_at:%H:%M}") == (True, "09:05")
        states = LiveState.objects.values_list("start", "end", "room", "status", "was_start", "was_room")
        assert set(states) == {(None, None, None, "", None, None)}
        assert not public("X").live

    def test_delayed_again_after_the_release_it_keeps_the_first_time(self, day, make_session):
        acts.delay(day["X"], 15, by=None)
        make_session("NEW", "14:00", "15:00")
        released()
        sequence = public("X").sequence
        acts.delay(day["X"], 15, by=None)
        assert (times(public("X")), public("X").was_start) == ("10:00–10:30", at("09:30"))
        assert public("X").sequence > sequence
        acts.delay(day["X"], -30, by=None)
        assert (times(public("X")), public("X").was_start) == ("09:30–10:00", None)

    def test_put_back_by_the_draft_it_is_no_longer_marked_as_moved(self, day):
        acts.delay(day["X"], 15, by=None)
        acts.move_room(day["A"], Room.objects.get(code="R-B"), by=None)
        change_session(draft("X"), by=None, start=at("09:30"), end=at("10:00"))
        change_session(draft("A"), by=None, room=Room.objects.get(code="R-A"))
        held = {s.code: s for s in snapshot_of(released()).sessions}
        for x, a in ((held["X"], held["A"]), (public("X"), public("A"))):
            assert (times(x), x.was_start, x.was_end) == ("09:30–10:00", None, None)
            assert (a.room, a.was_room) == ("R-A", "")

    def test_an_old_release_taken_up_leaves_the_day_as_it_is(self, day, small, make_session):
        make_session("NEW", "14:00", "15:00")
        released()
        acts.delay(day["X"], 15, by=None)
        sequence = public("X").sequence
        release_again(small, 1, by=None)
        assert (times(public("X")), public("X").was_start) == ("09:45–10:15", at("09:30"))
        assert public("X").live
        assert public("X").sequence >= sequence


class TestWhoIsTold:
    def test_listeners_hear_of_it_in_the_transaction(self, day, small, make_user):
        heard = []

        def listen(**kwargs) -> None:
            heard.append(kwargs)

        user = make_user("programme")
        live_changed.connect(listen)
        try:
            acts.delay(day["A"], 10, by=user, push=True)
        finally:
            live_changed.disconnect(listen)
        (told,) = heard
        assert (told["act"], told["code"], told["by"], told["edition"]) == ("delay", "A", user, small)
        assert [times({s.code: s for s in told[when].sessions}["A"]) for when in ("before", "after")] == [
            "09:00–09:30",
            "09:10–09:40",
        ]

    def test_each_session_has_its_record_from_and_to(self, day, make_user):
        acts.delay(day["A"], 10, by=make_user("programme"), push=True)
        for code, old, new in (("A", "02:00", "02:10"), ("B", "02:40", "02:50")):
            act = AuditRecord.objects.get(verb="delay", object_id=str(day[code].pk))
            assert act.changes["start"] == [f"2026-01-15 {old}:00+00:00", f"2026-01-15 {new}:00+00:00"]
            assert act.actor


def test_what_was_deleted_from_the_draft_is_not_pushed_along(day):
    day["B"].booking.delete()
    day["B"].delete()
    acts.delay(day["A"], 5, by=None, push=True)
    assert [times(public(code)) for code in "ABC"] == ["09:05–09:35", "09:40–10:10", "10:15–10:45"]


def test_where_midnight_closes_the_day_meetings_may_be_later(day):
    Edition.objects.update(day_ends=dt.time(0, 0))
    acts.delay(day["C"], 700, by=None)
    assert times(public("C")) == "21:50–22:20"
    with pytest.raises(Refused) as refusal:
        acts.delay(day["C"], 101, by=None)
    assert codes(refusal) == ["outside_day"]
