import datetime as dt

import pytest
from django.utils.translation import override

from adgmin.core.clock import MEETING_ZONE
from events.pages.showcase.hours import demo_lines, open_words
from events.releases.published import current_programme


def at(day: int, clock_time: str) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, 1, day), dt.time.fromisoformat(clock_time), MEETING_ZONE)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(10, "08:00"), "Opens on Tuesday 13 January 2026 at 13:00"),
        (at(13, "13:00"), "Open now, until 17:30"),
        (at(13, "17:30"), "Opens on Wednesday 14 January 2026 at 09:00"),
        (at(16, "14:00"), "The showcase has closed"),
    ],
)
def test_the_hall_says_whether_it_is_open(edition, moment, words):
    with override("en"):
        assert open_words(current_programme(), moment) == words


def test_marks_follow_the_clock(edition):
    marks = [line.mark for line in demo_lines(current_programme(), at(13, "13:55"))]
    assert marks[:3] == ["over", "next", ""]
    assert {line.mark for line in demo_lines(current_programme(), at(16, "20:00"))} == {"over"}
    assert {line.mark for line in demo_lines(current_programme(), at(10, "20:00"))} == {""}
