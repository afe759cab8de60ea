"""The whole programme checked at once, and one meeting tried elsewhere."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from adgmin.core.problems import Severity

from .alone import alone
from .claims import in_time
from .clashes import Clashes
from .dialogues import Dialogues
from .facts import Facts, SessionFact
from .finding import Finding, Fix, Found
from .fixes import fixes_of
from .promises import Promises
from .rooms import Holds, Turnovers
from .weights import ORDER, RULES, weights_of

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def check(facts: Facts, beside: Iterable[Found] = ()) -> list[Finding]:
    """Return everything the rules find, and what was found beside: what must be mended first, then by time."""
    return Index(facts).all(beside)


class Index:
    """The programme in the order of time, by room, party, chair, speaker and interpreter team."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._weights = weights_of(facts)
        placed = in_time(facts.sessions)
        self.turnovers = Turnovers(facts, placed)
        self._families = (
            Clashes(placed), self.turnovers, Holds(facts, placed), Dialogues(facts, placed), Promises(placed),
        )  # fmt: skip

    def all(self, beside: Iterable[Found] = ()) -> list[Finding]:
        """Return every finding of the programme, and what was found beside it."""
        return self._ranked(chain(self._all(), beside))

    def moved(self, session: SessionFact) -> list[Finding]:
        """Return the findings that would concern this meeting if it were so; the facts stay as they are."""
        return self._ranked(self._of(session), supposed=session.code)

    def fixes_of(self, finding: Finding) -> tuple[Fix, ...]:
        """Return what would mend a finding of this programme."""
        return fixes_of(self, finding)

    def _all(self) -> Iterator[Found]:
        for session in self.facts.sessions:
            yield from alone(session, self.facts)
        for family in self._families:
            yield from family.all()

    def _of(self, session: SessionFact) -> Iterator[Found]:
        yield from alone(session, self.facts)
        for family in self._families if session.is_placed else ():
            yield from family.of(session)

    def _ranked(self, found: Iterable[Found], supposed: str = "") -> list[Finding]:
        made = [
            Finding(RULES[key], _capped(weight, meetings), meetings, subject, self, supposed)
            for key, meetings, subject in found
            if (weight := self._weights[key])
        ]
        return sorted(made, key=_rank)


def _capped(weight: Severity, meetings: tuple[SessionFact, ...]) -> Severity:
    """Return the weight; a draft, which no release carries, stops none."""
    if weight is Severity.BLOCK and (meetings[0].is_draft or meetings[-1].is_draft):
        return Severity.WARN
    return weight


def _rank(finding: Finding) -> tuple[int, dt.datetime, str, str, str]:
    first, last = finding.meetings[0], finding.meetings[-1]
    return ORDER[finding.severity], first.start or _NEVER, first.code, last.code, finding.rule.key
