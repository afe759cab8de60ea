"""What is wrong with a pack: where, and how to mend it, in both languages."""

from dataclasses import dataclass, field
from typing import Any

from adgmin.core.bilingual import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a pack; `line` counts from 1 (0: not known)."""

    file: str
    record: str
    field: str
    code: str
    message: Text
    line: int = 0

    @property
    def place(self) -> str:
        """Where it is, for people."""
        named = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{named}:{self.line}" if self.line else named

    def as_dict(self) -> dict[str, Any]:
        """Return the fault as machine formats give it."""
        return {
            "file": self.file,
            "record": self.record or None,
            "field": self.field or None,
            "line": self.line or None,
            "code": self.code,
            "message_vi": self.message.vi,
            "message_en": self.message.en,
        }


class BrokenPack(Exception):
    """Nothing was written, because of these findings."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(f"{len(findings)} findings")


@dataclass(frozen=True, slots=True)
class At:
    """A place in a pack, at which faults are reported."""

    findings: list[Finding]
    file: str
    record: str = ""
    path: str = ""
    line: int = 0
    known: dict[str, set[str]] = field(default_factory=dict)

    def within(self, name: str) -> "At":
        """Return the place of a field, or of an entry of a list."""
        path = f"{self.path}.{name}" if self.path and not name.startswith("[") else f"{self.path}{name}"
        return At(self.findings, self.file, self.record, path, self.line, self.known)

    def report(self, code: str, vi: str, en: str) -> None:
        """Keep a fault."""
        self.findings.append(Finding(self.file, self.record, self.path, code, Text(vi, en), self.line))
