"""Starred meetings and demonstrations that are at the same time, and in which one sits."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from events.pages.agenda.open_house import comes_and_goes
from events.pages.showcase.hours import DemoLine
from events.releases.programme import PublicSession


@dataclass(frozen=True, slots=True)
class Clash:
    """Two of them, and the time they share."""

    first: PublicSession | DemoLine
    second: PublicSession | DemoLine

    @property
    def start(self) -> dt.datetime:
        """When both have begun."""
        return max(self.first.start, self.second.start)

    @property
    def end(self) -> dt.datetime:
        """When one of them is over."""
        return min(self.first.end, self.second.end)


def clashes(sessions: Iterable[PublicSession | DemoLine]) -> list[Clash]:
    """Return each pair that overlaps, in order of time.

    What is cancelled stands in nobody's way, nor do hours of opening, during which one comes and goes.
    """
    found: list[Clash] = []
    open_yet: list[PublicSession | DemoLine] = []
    for session in sorted(sessions, key=lambda s: (s.start, s.end, s.code)):
        if session.is_cancelled or comes_and_goes(session):
            continue
        open_yet = [earlier for earlier in open_yet if earlier.end > session.start]
        found += [Clash(earlier, session) for earlier in open_yet]
        open_yet.append(session)
    return found
