"""Programmes made up by hypothesis: small, crowded and full of trouble."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from events.agenda.conflicts import (
    Facts,
    HoldFact,
    ItemFact,
    PartyFact,
    RoomFact,
    SessionFact,
    WindowFact,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = dt.date(2026, 1, 12)
PARTIES = {
    code: PartyFact(code, Text(f"Bên {code}", f"Party {code}"), rank, order)
    for rank, (code, order) in enumerate((("VN", None), ("TH", None), ("JP", 1), ("KR", 2), ("EU", 3)))
}
ROOMS = {
    "A": RoomFact("A", Text("Phòng A", "Room A"), capacity=12, table_seats=4, back_seats=6, venue="V"),
    "B": RoomFact("B", Text("Phòng B", "Room B"), capacity=6, turnover=25, venue="V"),
    "C": RoomFact("C", Text("Phòng C", "Room C"), capacity=90, table_seats=30, back_seats=30, venue="V"),
}
KINDS = ("plenary", "dialogue", "bilateral", "showcase", "rehearsal", "social", "workshop")
LEVELS = ("ministerial", "som", "technical", "public")


def moment(minutes: int) -> dt.datetime:
    """Minutes after seven on the first day in Hanoi, as the database gives it."""
    return (dt.datetime.combine(DAY, dt.time(7), HANOI) + dt.timedelta(minutes=minutes)).astimezone(dt.UTC)


def some(values):
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


texts = st.sampled_from((Text("a", "b"), Text("a", "b"), Text("a", ""), Text("", "b"), Text()))
items = st.lists(
    st.tuples(st.sampled_from((0, 5, 10, 30)), st.sampled_from(("", *PARTIES)), texts), max_size=4
).map(lambda rows: tuple(ItemFact(number, *row) for number, row in enumerate(rows, 1)))


@st.composite
def placements(draw) -> tuple[dt.datetime | None, dt.datetime | None, str]:
    if draw(st.integers(0, 11)) == 0:
        return None, None, draw(st.sampled_from(("", "A")))
    start = draw(st.integers(-20, 300).map(lambda five: five * 5))
    length = draw(st.sampled_from((5, 10, 30, 45, 60, 90, 600, 1500)))
    return moment(start), moment(start + length), draw(st.sampled_from(("A", "B", "C", "")))


@st.composite
def sessions(draw, code: str) -> SessionFact:
    start, end, room = draw(placements())
    return SessionFact(
        code, start, end, room, draw(st.sampled_from(KINDS)), draw(st.sampled_from(LEVELS)),
        title=draw(texts), abstract=draw(texts), is_cancelled=draw(st.integers(0, 9)) == 0,
        is_draft=draw(st.integers(0, 9)) == 0, all_members=draw(st.booleans()), members=draw(some(("VN", "TH"))),
        secretariat=draw(st.sampled_from((frozenset(), frozenset({"EU"})))), partners=draw(some(PARTIES)),
        chairs=draw(some(PARTIES)), co_chairs=draw(some(PARTIES)), teams=draw(some(("T1", "T2"))),
        promised=draw(some(PARTIES)), items=draw(items), heads_plus=draw(st.integers(0, 3)),
        audience=draw(st.sampled_from((0, 0, 3, 50))),
    )  # fmt: skip


@st.composite
def holds(draw) -> HoldFact:
    start = draw(st.integers(0, 200)) * 5
    end = start + draw(st.sampled_from((15, 60)))
    room = draw(st.sampled_from(("A", "B")))
    return HoldFact(room, moment(start), moment(end), Text("x", "y"), is_closure=draw(st.booleans()))


@st.composite
def programmes(draw, most: int = 9) -> Facts:
    number = draw(st.integers(0, most))
    return Facts(
        sessions=tuple(draw(sessions(f"S{at}")) for at in range(number)),
        rooms=ROOMS,
        parties=PARTIES,
        teams={"T1": Text("Tổ 1", "Team 1"), "T2": Text("Tổ 2", "Team 2")},
        holds=tuple(draw(st.lists(holds(), max_size=2))),
        first_day=DAY,
        last_day=DAY + dt.timedelta(days=1),
        day_ends=draw(st.sampled_from((dt.time(23), dt.time(18, 30), dt.time()))),
        windows=draw(
            st.sampled_from(
                (
                    {},
                    {"som": WindowFact(DAY, DAY), "public": WindowFact(DAY, DAY, dt.time(9), dt.time(18))},
                    {"som": WindowFact(DAY, DAY + dt.timedelta(days=1), closes=dt.time())},
                )
            )
        ),
        turnovers=draw(st.sampled_from(({}, {"workshop": 40, "plenary": 0}))),
    )
