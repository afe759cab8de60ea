"""Findings: what an import has to say about a file, a row or a cell, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from adgmin.core.bilingual import Text
from adgmin.core.workbooks.sheet import Unreadable

from . import form
from .messages import ERROR, FILE, MESSAGES, REASONS

SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `values` fill the sentence; the value of a sensitive column is never among them."""

    row: int | None
    column: str | None
    code: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """error, warning, fixed or skipped."""
        return MESSAGES[self.code][0] if self.code in MESSAGES else ERROR

    @property
    def is_about_file(self) -> bool:
        """True for what concerns the table as a whole, not one person."""
        return self.code in FILE or self.code not in MESSAGES

    @property
    def sentence(self) -> Text:
        """The sentence without row and column."""
        if self.code in MESSAGES:
            _, english, vietnamese = MESSAGES[self.code]
        else:
            english, vietnamese = REASONS[self.values["reason"]]
        return Text(vi=self._fill(vietnamese, "vi"), en=self._fill(english, "en"))

    @property
    def message(self) -> Text:
        """The sentence with row and column before it."""
        sentence = self.sentence
        return Text(vi=self._place("vi") + sentence.vi, en=self._place("en") + sentence.en)

    @property
    def heading(self) -> Text:
        """The heading of the column in both languages."""
        column = form.columns().get(self.column or "")
        return Text(vi=column.heading_vi, en=column.heading_en) if column else Text()

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as the machine format gives it."""
        message = self.message
        return {
            "row": self.row, "column": self.column, "code": self.code, "severity": self.severity,
            "message_vi": message.vi, "message_en": message.en,
        }  # fmt: skip

    def _fill(self, sentence: str, lang: str) -> str:
        value = self.values.get("value", "")
        heading = self.heading.vi if lang == "vi" else self.heading.en
        filled = {
            "shown": f" “{value}”" if value else "", "heading": heading,
            "shown_start": f"“{value}” " if value else "The value ",
            "shown_start_vi": f"“{value}” " if value else "Giá trị ",
        } | self.values  # fmt: skip
        return sentence.format_map(filled)

    def _place(self, lang: str) -> str:
        if self.row is None:
            return ""
        heading = self.heading
        if lang == "vi":
            return f"Dòng {self.row}, cột “{heading.vi}”: " if heading else f"Dòng {self.row}: "
        return f"Row {self.row}, “{heading.en}”: " if heading else f"Row {self.row}: "


class Notes:
    """Collects findings and knows which rows are refused."""

    def __init__(self) -> None:
        self.all: list[Finding] = []
        self.refused_rows: set[int] = set()

    def add(self, row: int | None, column: str | None, code: str, **values: Any) -> None:
        """Note a finding; an error about a row refuses it."""
        finding = Finding(row, column, code, values)
        self.all.append(finding)
        if row is not None and finding.severity == ERROR and not finding.is_about_file:
            self.refused_rows.add(row)

    def cell(self, row: int, column: str, code: str, raw: object = "", **values: Any) -> None:
        """Note a finding about a cell; what stands in a sensitive column is not repeated."""
        if not form.columns()[column].sensitive:
            values["value"] = shorten(raw)
        self.add(row, column, code, **values)

    def sorted(self) -> list[Finding]:
        """All findings by row; those about the file as a whole first."""
        return sorted(self.all, key=lambda finding: finding.row or 0)


def shorten(raw: object) -> str:
    """Return a value short enough for a sentence."""
    text = str(raw).strip()
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"


def unreadable(error: Unreadable) -> Finding:
    """Return the one finding of a file that cannot be taken in at all."""
    return Finding(None, None, error.code, {"reason": error.reason, **error.values})


def by_severity(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings: errors first, then warnings, what was mended, what was passed over."""
    groups: dict[str, list[Finding]] = {severity: [] for severity in ("error", "warning", "fixed", "skipped")}
    for finding in findings:
        groups[finding.severity].append(finding)
    return {severity: found for severity, found in groups.items() if found}
