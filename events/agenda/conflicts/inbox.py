"""What the conflict inbox shows: the open findings by weight, what was accepted and what has lapsed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from adgmin.core.problems import Severity
from events.agenda.rule_models import AcceptedFinding
from events.editions.models import Edition

from .finding import Finding, Fix
from .reading import findings_of
from .weights import RULES, Rule

_HEADINGS = {
    Severity.BLOCK: (_("Must be mended"), "must", "i-oct"),
    Severity.WARN: (_("To be looked at"), "may", "i-warn"),
    Severity.INFO: (_("To know"), "know", "i-info"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """What is wrong between the same meetings: one or several findings of one weight."""

    findings: tuple[Finding, ...]

    @property
    def sessions(self) -> tuple[str, ...]:
        """The codes of the meetings."""
        return self.findings[0].sessions

    @property
    def fixes(self) -> list[tuple[Finding, Fix]]:
        """Every way out once, with the finding that proposes it."""
        ways = {
            (fix.session, fix.start, fix.end, fix.room): (one, fix)
            for one in self.findings
            for fix in one.fixes
        }
        return list(ways.values())


@dataclass(slots=True)
class Inbox:
    """The findings nobody has accepted, the accepted ones with who and why, and acceptances whose facts are gone."""

    open: list[Finding] = field(default_factory=list)
    accepted: list[tuple[AcceptedFinding, Finding]] = field(default_factory=list)
    lapsed: list[AcceptedFinding] = field(default_factory=list)
    rules: list[tuple[str, str, int]] = field(default_factory=list)
    must: int = 0
    may: int = 0

    def groups(self, shown: Iterable[Finding]) -> list[dict[str, object]]:
        """Return what is shown under its headings, with how many there are in all."""
        counts = Counter(finding.severity for finding in self.open)
        by_weight: dict[Severity, list[Case]] = {}
        for (weight, _meetings), found in groupby(shown, key=lambda one: (one.severity, set(one.sessions))):
            by_weight.setdefault(weight, []).append(Case(tuple(found)))
        return [
            {"name": name, "mark": mark, "icon": icon, "count": counts[weight], "cases": by_weight[weight]}
            for weight, (name, mark, icon) in _HEADINGS.items()
            if weight in by_weight
        ]


def inbox_of(edition: Edition, *, rule: str = "", session: str = "") -> Inbox:
    """Return the inbox, narrowed to a rule and to a session where they are named."""
    found = findings_of(edition)
    rows = {row.fingerprint: row for row in AcceptedFinding.objects.filter(edition=edition)}
    waiting = [one for one in found if not rows or one.fingerprint not in rows]
    held = [(row, one) for one in found if rows and (row := rows.get(one.fingerprint))]
    counts = Counter(one.severity for one in waiting)
    narrowed = [one for one in waiting if rule in ("", one.code) and (not session or session in one.sessions)]
    standing = {row.pk for row, _finding in held}
    return Inbox(
        open=narrowed,
        accepted=held,
        lapsed=[row for row in rows.values() if row.pk not in standing],
        rules=_rules(waiting),
        must=counts[Severity.BLOCK],
        may=counts[Severity.WARN],
    )


def _rules(findings: Iterable[Finding]) -> list[tuple[str, str, int]]:
    """Return (code, name, number) of the rules that found something, in their order."""
    counts = Counter(finding.code for finding in findings)
    return [(rule.code, str(rule.name), counts[rule.code]) for rule in _by_code() if counts[rule.code]]


def _by_code() -> list[Rule]:
    return [rule for rule in RULES.values() if rule.key == rule.code]
