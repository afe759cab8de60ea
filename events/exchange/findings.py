"""Findings: what reading a programme file has to say, about the file, a session or a value, in both languages."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from adgmin.core.bilingual import Text
from adgmin.core.workbooks.sheet import Unreadable

from .fields import FIELDS, IDENTITY, label_in_both
from .messages import ERROR, MESSAGES, REASONS

SHOWN_CHARS = 60
_OTHER_REASONS = {"parts": "damaged", "unpacked": "damaged", "cells": "damaged"}


class NotAProgramme(Exception):
    """The file as a whole cannot be taken in; `reason` chooses the sentence."""

    def __init__(self, reason: str, code: str = "file_unreadable", **values: object) -> None:
        super().__init__(reason)
        self.reason, self.code, self.values = reason, code, values


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `row` is the number of the session in the file, `where` says it in the file's own terms."""

    row: int | None
    where: Text
    field: str
    code: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def severity(self) -> str:
        """error, warning or fixed."""
        return MESSAGES[self.code][0]

    @property
    def heading(self) -> Text:
        """The name of the field, when the finding is about one."""
        return label_in_both(self.field) if self.field in FIELDS or self.field in IDENTITY else Text()

    @property
    def message(self) -> Text:
        """What is wrong and how to mend it."""
        _severity, english, vietnamese = MESSAGES[self.code]
        return Text(vi=vietnamese.format_map(self.values), en=english.format_map(self.values))

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as machine formats give findings."""
        return {
            "row": self.row, "where": self.where.as_dict(), "field": self.field or None, "code": self.code,
            "severity": self.severity, "message_vi": self.message.vi, "message_en": self.message.en,
        }  # fmt: skip


class Notes:
    """Collects findings and knows which sessions of the file are refused."""

    def __init__(self) -> None:
        self.all: list[Finding] = []
        self.refused: set[int] = set()

    def add(self, row: int | None, where: Text, code: str, field: str = "", **values: Any) -> None:
        """Note a finding; an error about a session refuses it."""
        if "shown" in values:
            values["shown"] = shorten(values["shown"])
        self.all.append(Finding(row, where, field, code, values))
        if row is not None and MESSAGES[code][0] == ERROR:
            self.refused.add(row)


def shorten(value: object) -> str:
    """Return a value short enough for a sentence."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"


def unreadable(error: NotAProgramme | Unreadable) -> Finding:
    """Return the one finding about a file that cannot be taken in at all."""
    reason, values = _OTHER_REASONS.get(error.reason, error.reason), dict(error.values)
    if error.code != "file_unreadable":
        limit = values.get("limit", "")
        return Finding(
            None, Text(), "", error.code, {"limit": f"{limit} MB" if error.reason == "bytes" else limit}
        )
    english, vietnamese = REASONS.get(reason, REASONS["damaged"])
    filled = {"reason_en": english.format_map(values), "reason_vi": vietnamese.format_map(values)}
    return Finding(None, Text(), "", "file_unreadable", filled)
