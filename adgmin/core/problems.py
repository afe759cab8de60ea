"""What a rule answers: problems with a severity, a sentence in both languages, and what they are about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .bilingual import Text


class Severity(StrEnum):
    """How much a problem weighs."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a rule found."""

    code: str
    severity: Severity
    message: Text
    about: tuple[Any, ...] = ()
    field: str = ""

    def __str__(self) -> str:
        return str(self.message)


class Refused(Exception):
    """A verb did nothing, because of these problems."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(str(problem) for problem in problems))
