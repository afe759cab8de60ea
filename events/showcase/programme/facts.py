"""What the rules of demonstrations look at: plain values, no database behind them."""

from dataclasses import dataclass

from adgmin.core.bilingual import Text
from events.agenda.conflicts import SessionFact
from events.agenda.conflicts.facts import NO_TEXT

PREFIX = "demo"


@dataclass(frozen=True, slots=True)
class DemoFact(SessionFact):
    """A demonstration that takes place, as the engine of the agenda reads a meeting.

    Its code begins with `demo:`, so that no session is meant; `place` is a place of the hall or a booth, `hall` the
    code of the hall's room.
    """

    place: str = ""
    place_name: Text = NO_TEXT
    exhibitor: str = ""
    exhibitor_name: Text = NO_TEXT
    hall: str = ""


@dataclass(frozen=True, slots=True)
class HallFact:
    """The sessions during which a hall is open to visitors, and those for which it is closed to them; by code."""

    open_during: frozenset[str] = frozenset()
    closed_for: frozenset[str] = frozenset()
