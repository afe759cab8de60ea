"""Hours of opening: a reader comes and goes, and sits in other meetings meanwhile."""

import datetime as dt
from typing import Protocol

from events.agenda.conflicts.claims import OPEN_HOUSE

# What is open longer than this is nobody's appointment; a dinner or an awards ceremony is.
ONE_STAYS = dt.timedelta(hours=4)


class _Held(Protocol):
    """What is asked of a meeting, or of a demonstration, at which one sits."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> dt.datetime: ...
    @property
    def end(self) -> dt.datetime: ...


def comes_and_goes(session: _Held) -> bool:
    """Whether a meeting is open house for so long that nobody sits through it."""
    return session.kind in OPEN_HOUSE and session.end - session.start > ONE_STAYS
