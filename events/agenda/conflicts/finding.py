"""What a rule found: a weight, the meetings, a sentence in both languages and what can be done with one click."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Severity

from . import sentences
from .facts import Acceptance, Facts, SessionFact
from .weights import Rule

Value = str | int
# The key of the rule, the meetings, and what is in question: codes and numbers.
Found = tuple[str, tuple[SessionFact, ...], tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Fix:
    """A named act that takes a finding away: this meeting to that time and room.

    `sequence` is the number of changes the proposal rests on; whoever applies it passes it on as what was seen.
    """

    session: str
    sequence: int
    start: dt.datetime
    end: dt.datetime
    room: str
    label: Text


class Programme(Protocol):
    """Where a finding was made, and where a way out is looked for."""

    facts: Facts

    def fixes_of(self, finding: "Finding") -> tuple[Fix, ...]:
        """Return what would mend it."""


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found; sentences and ways out are made when they are asked for.

    `subject` are the codes and numbers in question: the room, the parties, the minutes. `supposed` is the code of the
    meeting whose place was only tried.
    """

    rule: Rule
    severity: Severity
    meetings: tuple[SessionFact, ...]
    subject: tuple[Value, ...]
    programme: Programme = field(repr=False, compare=False)
    supposed: str = field(default="", compare=False)

    @property
    def code(self) -> str:
        """The code of the rule, as machine formats give it."""
        return self.rule.code

    @property
    def sessions(self) -> tuple[str, ...]:
        """The codes of the meetings."""
        return tuple(meeting.code for meeting in self.meetings)

    @property
    def name(self) -> str:
        """What the rule is called, in the language of the page."""
        return str(self.rule.name)

    @cached_property
    def message(self) -> Text:
        """The sentence in both languages, with both sides and their times."""
        return in_both(
            lambda: sentences.sentence(self.rule, self.meetings, self.subject, self.programme.facts)
        )

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """What would take this away without breaking something that must be mended; often one, or nothing."""
        return self.programme.fixes_of(self)

    @cached_property
    def fingerprint(self) -> str:
        """The same as long as the rule and the very facts that it looked at are."""
        times = self.rule.rests_on_time
        rests_on = [
            [one.code, *(str(at and at.timestamp()) for at in (one.start, one.end) if times)]
            for one in self.meetings
        ]
        told = json.dumps([self.rule.key, rests_on, list(self.subject)], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def accepted(self) -> Acceptance | None:
        """Who lets it stand, while the facts are as they were then."""
        held = self.programme.facts.accepted
        return held.get(self.fingerprint) if held else None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody: it must be mended or looked at, and nobody has accepted it."""
        return self.severity != Severity.INFO and self.accepted is None

    def __str__(self) -> str:
        return str(self.message)
