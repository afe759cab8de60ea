import datetime as dt

import pytest

from events.pages.agenda.grid import day_grid, week_groups
from tests.events.pages.agenda.made import DAY, NEXT_DAY, at, meeting, programme_of, unnamed


def places(day):
    return {
        card.session.code or card.session.uid: card.place
        for group in day.groups
        for card in group.cards
        if not card.is_ghost
    }


def ghosts(day):
    return [
        (card.session.code, card.place, card.was)
        for group in day.groups
        for card in group.cards
        if card.is_ghost
    ]


def test_blocks_stand_at_their_time_and_room(viewer_of):
    programme = programme_of(
        meeting("M1", "08:30", "09:15"),
        meeting("M2", "10:00", "11:30", room="B"),
        meeting("M3", "12:00", "12:20"),
    )
    day = day_grid(DAY, viewer_of(programme))
    assert places(day) == {"M1": "c2 r2 d9 is-md", "M2": "c3 r20 d18 is-lg", "M3": "c2 r44 d4 is-xs"}
    assert [(column.css, column.name) for column in day.columns] == [("c2", "Room A"), ("c3", "Room B")]
    assert day.size == "rooms-2 rows-48"
    assert [hour.label for hour in day.hours if hour.label] == ["09:00", "10:00", "11:00", "12:00"]
    assert day.hours[0].css == "r2 hour--half"


def test_times_off_the_five_minutes_cover_the_whole_meeting(viewer_of):
    day = day_grid(DAY, viewer_of(programme_of(meeting("M1", "09:02", "09:13"))))
    assert places(day) == {"M1": "c2 r2 d3 is-xs"}


def test_what_is_at_once_in_one_column_stands_side_by_side(viewer_of):
    programme = programme_of(
        unnamed("17:00", "17:30", "u1"), unnamed("17:00", "17:30", "u2"), unnamed("17:30", "18:00", "u3")
    )
    day = day_grid(DAY, viewer_of(programme))
    assert places(day) == {
        "u1": "c2 r2 d6 is-sm in-lane l1of2",
        "u2": "c2 r2 d6 is-sm in-lane l2of2",
        "u3": "c2 r8 d6 is-sm",
    }
    assert [column.name for column in day.columns] == ["Closed meetings"]
    assert day.fits_grid


def test_too_many_at_once_make_the_day_a_list(viewer_of):
    programme = programme_of(*(unnamed("17:00", "17:30", f"u{n}") for n in range(5)))
    day = day_grid(DAY, viewer_of(programme))
    assert not day.fits_grid
    assert len(places(day)) == 5


def test_a_meeting_past_midnight_ends_at_the_foot_of_its_day(viewer_of):
    late = meeting("M1", "23:00", "23:30")
    object.__setattr__(late, "end", at("01:00", NEXT_DAY))
    day = day_grid(DAY, viewer_of(programme_of(late)))
    assert places(day) == {"M1": "c2 r2 d12 is-md"}


def test_off_site_places_share_a_column_and_unused_rooms_are_named(viewer_of):
    day = day_grid(DAY, viewer_of(programme_of(meeting("M1", "20:00", "22:00", room="OUT"))))
    assert [column.name for column in day.columns] == ["Away from the centre"]
    assert day.unused == "Room A, Room B"


def test_a_moved_meeting_leaves_a_mark_where_it_was(viewer_of):
    moved = meeting("M1", "14:00", "15:00", room="A", was_start=at("10:00"), was_room="B")
    day = day_grid(DAY, viewer_of(programme_of(moved)))
    assert ghosts(day) == [("M1", "c3 r2 d12 is-md", "Moved to 14:00, Room A")]
    tags = day.groups[-1].cards[0].tags
    assert [tag.label for tag in tags] == ["Time changed", "Moved from Room B"]


def test_the_mark_takes_only_the_time_that_is_free(viewer_of):
    delayed = meeting("M1", "10:45", "12:15", was_start=at("10:30"))
    day = day_grid(DAY, viewer_of(programme_of(delayed)))
    assert ghosts(day) == [("M1", "c2 r2 d3 is-xs", "Moved to 10:45")]
    assert places(day) == {"M1": "c2 r5 d18 is-lg"}


def test_a_mark_wholly_covered_by_others_stands_beside_them(viewer_of):
    programme = programme_of(
        meeting("M1", "14:00", "15:00", room="B", was_start=at("10:00"), was_room="A"),
        meeting("M2", "10:00", "11:00", room="A"),
    )
    day = day_grid(DAY, viewer_of(programme))
    assert ghosts(day) == [("M1", "c2 r2 d12 is-md in-lane l2of2", "Moved to 14:00, Room B")]
    assert places(day)["M2"] == "c2 r2 d12 is-md in-lane l1of2"


def test_a_meeting_moved_to_another_day_is_marked_on_the_old_one(viewer_of):
    moved = meeting("M1", "09:00", "10:00", day=NEXT_DAY, was_start=at("09:00"))
    day = day_grid(DAY, viewer_of(programme_of(moved, meeting("M2", "11:00", "12:00"))))
    assert [code for code, _place, _was in ghosts(day)] == ["M1"]


@pytest.mark.parametrize(
    ("now", "row"), [(at("11:05"), 33), (at("08:29"), 0), (at("12:01"), 0), (at("11:05", NEXT_DAY), 0)]
)
def test_the_present_moment_is_a_row_of_today_only(viewer_of, now, row):
    programme = programme_of(meeting("M1", "08:30", "12:00"))
    assert day_grid(DAY, viewer_of(programme, now=now)).now_row == row


def test_groups_that_ended_are_marked_and_the_present_lies_between(viewer_of):
    programme = programme_of(
        meeting("M1", "09:00", "10:00"), meeting("M2", "10:30", "12:00"), meeting("M3", "13:00", "14:00")
    )
    day = day_grid(DAY, viewer_of(programme))
    assert [(group.css, group.now_before) for group in day.groups] == [
        ("tt__group is-over", False), ("tt__group", False), ("tt__group", True),
    ]  # fmt: skip
    assert day.ended == 1
    assert day.groups[1].cards[0].css == "ses ses--shw c2 r20 d18 is-lg is-now"


def test_a_cancelled_meeting_keeps_its_place_and_is_never_in_session(viewer_of):
    day = day_grid(DAY, viewer_of(programme_of(meeting("M1", "10:30", "12:00", status="cancelled"))))
    card = day.groups[0].cards[0]
    assert [tag.label for tag in card.tags] == ["Cancelled"]
    assert card.css == "ses ses--shw c2 r2 d18 is-lg is-off"


def test_a_filter_leaves_empty_frames_in_the_grid(viewer_of):
    programme = programme_of(
        meeting("M1", "09:00", "10:00", partners=("JP",)), meeting("M2", "10:00", "11:00")
    )
    day = day_grid(DAY, viewer_of(programme, "partner=JP"))
    assert [(card.matched, card.css) for group in day.groups for card in group.cards] == [
        (True, "ses ses--shw c2 r2 d12 is-md is-past"), (False, "ses ses--out c2 r14 d12 is-md"),
    ]  # fmt: skip
    assert (day.matched, day.count) == (1, "1 meeting")
    assert day.groups[1].css == "tt__group is-out"


def test_a_day_without_meetings_is_no_grid(viewer_of):
    day = day_grid(DAY, viewer_of(programme_of()))
    assert (day.groups, day.fits_grid, day.matched) == ([], False, 0)


def test_a_week_lists_only_what_is_asked_for(viewer_of):
    programme = programme_of(
        meeting("M1", "09:00", "10:00", partners=("JP",)), meeting("M2", "10:00", "11:00")
    )
    groups = week_groups(DAY, viewer_of(programme, "partner=JP"))
    assert [(group.start, [card.title for card in group.cards]) for group in groups] == [
        (at("09:00"), ["Meeting M1"])
    ]
    assert week_groups(DAY + dt.timedelta(days=1), viewer_of(programme, "partner=JP")) == []
