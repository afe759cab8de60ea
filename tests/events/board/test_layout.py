import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from events.board.layout import FIRST_ROW, Place, Span, clock_of, lanes_of, rows_of, size_of, span_of
from events.models import Edition

DAY = dt.date(2026, 1, 15)
SPAN = Span(7 * 60, 23 * 60)


def test_five_minutes_are_a_row():
    assert rows_of(Place(DAY, 9 * 60, 90), SPAN) == (26, 44)
    assert rows_of(Place(DAY, 9 * 60 + 2, 6), SPAN) == (26, 28)
    assert SPAN.rows == 192


def test_what_lies_outside_is_kept_on_the_board():
    assert rows_of(Place(DAY, 6 * 60, 30), SPAN) == (2, 3)
    assert rows_of(Place(DAY, 22 * 60 + 30, 300), SPAN) == (188, 194)


def test_the_hours_are_the_meetings_or_wider():
    edition = Edition(day_starts=dt.time(8), day_ends=dt.time(20))
    assert span_of(edition, []) == Span(480, 1200)
    assert span_of(edition, [Place(DAY, 7 * 60 + 40, 30), Place(DAY, 19 * 60, 95)]) == Span(450, 1260)
    assert span_of(edition, [Place(DAY, 23 * 60, 120)]).last == 1440


def test_half_hours_are_lines_without_a_label():
    assert Span(480, 570).hours == [("r2", "08:00"), ("r8 hour--half", ""), ("r14", "09:00")]


def test_clocks_and_sizes():
    assert (clock_of(545), clock_of(1440), Place(DAY, 540, 95).clock) == ("09:05", "00:00", "09:00–10:35")
    assert [size_of(rows) for rows in (4, 5, 7, 8, 12, 13)] == [
        "is-xs", "is-sm", "is-sm", "is-md", "is-md", "is-lg",
    ]  # fmt: skip


def test_what_is_at_once_in_a_room_stands_side_by_side():
    assert lanes_of([(2, 10), (12, 20)]) == ["", ""]
    assert lanes_of([(2, 10), (4, 6), (6, 8)]) == ["in-lane l1of2", "in-lane l2of2", "in-lane l2of2"]
    assert lanes_of([(2, 10)] * 6)[3:] == ["in-lane l4of4"] * 3


@given(st.integers(0, 1439), st.integers(5, 1440))
def test_every_place_has_rows_on_the_board(begin, minutes):
    top, bottom = rows_of(Place(DAY, begin, minutes), SPAN)
    assert FIRST_ROW <= top < bottom <= FIRST_ROW + SPAN.rows
