from dataclasses import dataclass, field

import pytest

from events.agenda.audience import DESK, PUBLIC, Seen, Viewer, admits, seen_by


@dataclass
class S:
    access: str = "restricted"
    kind: str = "plenary"
    disclosure: str = ""
    is_draft: bool = False
    categories: list = field(default_factory=lambda: ["head"])


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (S(access="public"), Seen.FULL),
        (S(access="accredited"), Seen.FULL),
        (S(access="accredited", disclosure="hidden"), Seen.FULL),
        (S(), Seen.ANNOUNCED),
        (S(kind="bilateral"), Seen.UNNAMED),
        (S(kind="rehearsal"), Seen.HIDDEN),
        (S(kind="bilateral", disclosure="announced"), Seen.ANNOUNCED),
        (S(disclosure="unnamed"), Seen.UNNAMED),
        (S(disclosure="hidden"), Seen.HIDDEN),
        (S(access="public", is_draft=True), Seen.HIDDEN),
        (S(is_draft=True), Seen.HIDDEN),
    ],
)
def test_what_the_public_sees(session, expected):
    assert seen_by(PUBLIC, session) == expected


def test_the_desk_sees_all_and_a_category_what_it_may_enter():
    head, press = Viewer(categories=frozenset({"head"})), Viewer(categories=frozenset({"media"}))
    hidden = S(disclosure="hidden")
    assert seen_by(DESK, S(is_draft=True)) == Seen.FULL
    assert seen_by(head, hidden) == Seen.FULL
    assert seen_by(press, hidden) == Seen.HIDDEN
    assert seen_by(head, S(is_draft=True)) == Seen.HIDDEN
    assert admits(hidden, {"head"})
    assert not admits(S(access="accredited"), {"head"})
