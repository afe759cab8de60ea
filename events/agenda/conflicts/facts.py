"""What the rules of the programme look at: plain values, read once, no database behind them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from adgmin.core.bilingual import Text

NOTHING: frozenset[str] = frozenset()
NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class ItemFact:
    """One item of an agenda; `lead` is the code of a party or empty."""

    number: int
    minutes: int
    lead: str = ""
    title: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class SessionFact:
    """A meeting; parties, rooms and interpreter teams by their codes, an unplaced one without time or room.

    `members` are the Member States taking part; with `all_members` they are called as a body, not one by one.
    `sequence` is the number of changes that an editor has seen.
    """

    code: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    room: str = ""
    kind: str = "plenary"
    level: str = "som"
    title: Text = NO_TEXT
    abstract: Text = NO_TEXT
    is_cancelled: bool = False
    is_draft: bool = False
    all_members: bool = False
    members: frozenset[str] = NOTHING
    secretariat: frozenset[str] = NOTHING
    partners: frozenset[str] = NOTHING
    chairs: frozenset[str] = NOTHING
    co_chairs: frozenset[str] = NOTHING
    teams: frozenset[str] = NOTHING
    promised: frozenset[str] = NOTHING
    items: tuple[ItemFact, ...] = ()
    heads_plus: int = 0
    audience: int = 0
    sequence: int = 0

    @property
    def is_placed(self) -> bool:
        """Whether it has a time and takes place."""
        return self.start is not None and self.end is not None and not self.is_cancelled

    @property
    def times(self) -> tuple[dt.datetime, dt.datetime]:
        """From when to when. Raises ValueError for a meeting without time."""
        if self.start is None or self.end is None:
            raise ValueError(f"{self.code} has no time")
        return self.start, self.end

    @property
    def parties(self) -> frozenset[str]:
        """Every delegation that takes part."""
        return self.members | self.secretariat | self.partners | self.chairs | self.co_chairs

    def at(
        self, start: dt.datetime | None, end: dt.datetime | None = None, room: str | None = None
    ) -> "SessionFact":
        """Return the same meeting at another time (its length kept without an end) or in another room."""
        if end is None and start and self.start and self.end:
            end = start + (self.end - self.start)
        return replace(self, start=start, end=end, room=self.room if room is None else room)


@dataclass(frozen=True, slots=True)
class RoomFact:
    """A room; seats of 0 are not known. `turnover` is what it needs between two meetings, in minutes."""

    code: str
    name: Text = NO_TEXT
    capacity: int = 0
    table_seats: int = 0
    back_seats: int = 0
    turnover: int = 0
    venue: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A party; `order` is its place among the dialogue sessions, where it has one."""

    code: str
    name: Text = NO_TEXT
    rank: int = 0
    order: int | None = None
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class HoldFact:
    """A time in which a room is closed, or held by a booking that is no session's."""

    room: str
    start: dt.datetime
    end: dt.datetime
    reason: Text = NO_TEXT
    is_closure: bool = True


@dataclass(frozen=True, slots=True)
class WindowFact:
    """The days and hours of one level; no hour means none is set."""

    first_day: dt.date
    last_day: dt.date
    opens: dt.time | None = None
    closes: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who lets a finding stand, and why."""

    by: str
    because: str
    at: dt.datetime | None = None


@dataclass(frozen=True)
class Facts:
    """The whole programme, and how its rules are set.

    `weights` are by the key of a rule (block, warn, info or off), `turnovers` by kind of meeting in minutes, `windows`
    by level, `accepted` by fingerprint. Without days there is no rule about days.
    """

    sessions: tuple[SessionFact, ...] = ()
    rooms: Mapping[str, RoomFact] = field(default_factory=dict)
    parties: Mapping[str, PartyFact] = field(default_factory=dict)
    teams: Mapping[str, Text] = field(default_factory=dict)
    holds: tuple[HoldFact, ...] = ()
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    day_starts: dt.time = dt.time(7, 0)
    day_ends: dt.time = dt.time(23, 0)
    windows: Mapping[str, WindowFact] = field(default_factory=dict)
    weights: Mapping[str, str] = field(default_factory=dict)
    turnovers: Mapping[str, int] = field(default_factory=dict)
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)

    @cached_property
    def by_code(self) -> dict[str, SessionFact]:
        """The sessions by their codes."""
        return {session.code: session for session in self.sessions}

    def having(self, *changed: SessionFact) -> "Facts":
        """Return the facts as they would be with these sessions so."""
        new = {session.code: session for session in changed}
        kept = tuple(new.pop(session.code, session) for session in self.sessions)
        return replace(self, sessions=(*kept, *new.values()))
