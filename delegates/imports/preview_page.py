"""What the preview page shows: counts, findings by kind, each row's outcome with its changes."""

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core import audit
from adgmin.core.bilingual import Text
from adgmin.core.encryption import fingerprint

from . import form
from .findings import Finding, by_severity
from .intake import Outcome
from .plan import CHANGED, CREATED, REFUSED, UNCHANGED, RowPlan

ROWS_A_PAGE = 100
NAMED_FINDINGS = 25
ACTIONS = {
    CREATED: pgettext_lazy("outcome of a row", "New"),
    CHANGED: pgettext_lazy("outcome of a row", "Changed"),
    UNCHANGED: pgettext_lazy("outcome of a row", "As before"),
    REFUSED: pgettext_lazy("outcome of a row", "Refused"),
}
SEVERITIES = {
    "error": _("To be mended: these rows are refused"),
    "warning": _("To be looked at"),
    "fixed": _("Mended while reading"),
    "skipped": _("Passed over"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a person that would change."""

    heading: Text
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row as the page shows it."""

    number: int
    name: str
    delegation: str
    role: Text
    action: str
    label: Any
    changes: list[Change]
    problems: list[Finding]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind in one column."""

    first: Finding
    named: list[Finding]
    count: int

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.named)


def grouped(findings: list[Finding]) -> list[tuple[str, Any, int, list[FindingGroup]]]:
    """Return (severity, heading, number, groups), errors first."""
    shown = []
    for severity, found in by_severity(findings).items():
        kinds: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
        for finding in found:
            kinds[finding.code, finding.column].append(finding)
        groups = [FindingGroup(same[0], same[:NAMED_FINDINGS], len(same)) for same in kinds.values()]
        shown.append((severity, SEVERITIES[severity], len(found), groups))
    return shown


def shown_rows(outcome: Outcome, action: str, page: int) -> tuple[list[ShownRow], int]:
    """Return one page of rows with an outcome ("" is any), and the number of pages."""
    rows = [row for row in outcome.plan.rows if action in ("", row.action)]
    pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    start = (min(max(page, 1), pages) - 1) * ROWS_A_PAGE
    problems: dict[int, list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        if finding.row is not None and finding.severity == "error":
            problems[finding.row].append(finding)
    return [_shown(row, problems[row.entry.row]) for row in rows[start : start + ROWS_A_PAGE]], pages


def page_of_row(outcome: Outcome, number: int) -> int:
    """Return the page, of all rows, on which a row of the sheet stands."""
    before = sum(row.entry.row < number for row in outcome.plan.rows)
    return before // ROWS_A_PAGE + 1


def _shown(row: RowPlan, problems: list[Finding]) -> ShownRow:
    entry = row.entry
    return ShownRow(
        number=entry.row,
        name=entry.badge_name or f"{entry.passport_surname} {entry.passport_given}".strip(),
        delegation=entry.delegation,
        role=_label("role", entry.role),
        action=row.action,
        label=ACTIONS[row.action],
        changes=[_change(key, old, new) for key, (old, new) in row.changes.items()],
        problems=problems,
    )


def _label(key: str, code: str) -> Text:
    for choice in form.columns()[key].choices:
        if choice.code == code:
            return Text(vi=choice.label_vi, en=choice.label_en)
    return Text(vi=code, en=code)


def _change(key: str, old: Any, new: Any) -> Change:
    column = form.columns()[key]
    heading = Text(vi=column.heading_vi, en=column.heading_en)
    if column.sensitive:
        return Change(heading, audit.HIDDEN if old else "", audit.HIDDEN if new else "")
    return Change(heading, _shown_value(key, old), _shown_value(key, new))


def _shown_value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(_label(key, str(value))) if form.columns()[key].choices else str(value or "")


def outcome_digest(outcome: Outcome) -> str:
    """Return a mark of all that would be written, to see whether the records moved since the preview."""
    digest = hashlib.sha256()
    for row in outcome.plan.rows:
        digest.update(f"{row.entry.row}|{row.action}|{row.pk}|{sorted(row.changes.items())!r}\n".encode())
        if row.action == CREATED:
            digest.update(repr(row.entry).encode())
    return fingerprint(digest.hexdigest())
