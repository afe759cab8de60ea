"""How the draft on the board stands to the latest release: which sessions differ, and in what."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from events.editions.models import Edition
from events.releases.building import build_snapshot
from events.releases.difference import SessionChange, difference
from events.releases.models import Release
from events.releases.naming import Names
from events.releases.publishing import latest_release, snapshot_of
from events.releases.wording import Line, lines_of

from .state import state_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The number of the latest release (0: none yet), and what happened to each session since."""

    number: int = 0
    changes: dict[str, SessionChange] = field(default_factory=dict)  # by the session's identifier
    names: Names = field(default_factory=Names)

    def lines(self, change: SessionChange) -> tuple[Line, ...]:
        """Return what differs, line by line; that a place was another before is said by the place itself."""
        lines = lines_of(change.before, change.after, self.names)
        return tuple(line for line in lines if not line.field.startswith("was_")) or lines


def standing_of(edition: Edition) -> Standing:
    """Return how an edition's draft stands; found once for each state of the draft."""
    latest = latest_release(edition)
    return _standing(edition, state_of(edition), latest) if latest else Standing()


@lru_cache(maxsize=4)
def _standing(edition: Edition, state: Hashable, latest: Release) -> Standing:
    before, after = snapshot_of(latest), build_snapshot(edition)
    found = difference(before, after)
    return Standing(latest.number, {change.uid: change for change in found.sessions}, Names(after, before))
