"""The order of the dialogue sessions: partners meet the ASEAN side in the order that was agreed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .claims import Timed, seconds
from .facts import Facts, SessionFact
from .finding import Found

# The partner's place in the order, when the session begins, its code; the partner's code, and the session.
Placed = tuple[int, int, str, str, SessionFact]


class Dialogues:
    """The dialogue sessions by the order of their partners, those of one partner by time."""

    def __init__(self, facts: Facts, placed: Sequence[Timed]) -> None:
        self._facts = facts
        found = (self._place(session) for _begin, _end, session in placed)
        self._placed = sorted((one for one in found if one), key=_by_order)

    def all(self) -> Iterator[Found]:
        """Give each two neighbours of the order of whom the later one begins first."""
        return _broken(self._placed)

    def of(self, session: SessionFact) -> Iterator[Found]:
        """Give the broken neighbours that this session has when it stands there."""
        new = self._place(session)
        if new is None:
            return
        others = [one for one in self._placed if one[2] != session.code]
        at = bisect_left(others, _by_order(new), key=_by_order)
        yield from _broken([*others[max(at - 1, 0) : at], new, *others[at : at + 1]])

    def _place(self, session: SessionFact) -> Placed | None:
        """Return where a dialogue session stands; nothing for other meetings and for several partners at once."""
        if session.kind != "dialogue":
            return None
        parties = (self._facts.parties.get(code) for code in session.partners)
        ordered = [(one.order, one.code) for one in parties if one and one.order is not None]
        if len(ordered) != 1:
            return None
        rank, partner = ordered[0]
        return rank, seconds(session)[0], session.code, partner, session


def _by_order(placed: Placed) -> tuple[int, int, str]:
    return placed[:3]


def _broken(placed: Sequence[Placed]) -> Iterator[Found]:
    for one, then in pairwise(placed):
        if one[0] != then[0] and one[1] > then[1]:
            yield "dialogue_order_broken", (one[4], then[4]), (one[3], then[3])
