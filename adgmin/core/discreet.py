"""Logs and reports of faults that say where, never about whom: nothing that was sent, no variable, no row."""

import logging
import re
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter

HIDDEN = "•••"
SHORTEST = 3  # characters of a value that is worth hiding; shorter ones are codes and would garble the line
# What PostgreSQL adds to an error: the row that failed, the value of a parameter.
_ROWS = re.compile(
    r"(DETAIL|CONTEXT): .*?(?=\n\n|\n(?:DETAIL|CONTEXT|HINT|The above|During handling|Traceback)|\Z)",
    re.DOTALL,
)


class DiscreetLines(logging.Formatter):
    """Lines of a log without what a form sent and without the rows that a database quotes."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line and its traceback, then hide."""
        kept, record.exc_text = record.exc_text, None
        line = _ROWS.sub(rf"\1: {HIDDEN}", super().format(record))
        record.exc_text = kept
        for value in sorted(_sent(getattr(record, "request", None)), key=len, reverse=True):
            line = line.replace(value, HIDDEN)
        return line


def _sent(request: Any) -> set[str]:
    """Return the values of a form that was read already; nothing is read for the sake of a log."""
    form = getattr(request, "_post", None) if isinstance(request, HttpRequest) else None
    values = {value.strip() for _name, found in form.lists() for value in found} if form else set()
    return {form for value in values if len(value) >= SHORTEST for form in (value, repr(value)[1:-1])}


class DiscreetReporter(ExceptionReporter):
    """A report of a fault, to be mailed, with the lines of code only."""

    def __init__(
        self,
        request: HttpRequest | None,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
        is_email: bool = False,
    ) -> None:
        super().__init__(None, exc_type, exc_value, tb, is_email)

    def get_traceback_data(self) -> dict[str, Any]:
        """Return what the report is made of, less whatever may quote data."""
        data = dict(super().get_traceback_data())
        for frame in data["frames"]:
            frame["vars"] = []
            cause = frame.get("exc_cause")
            frame["exc_cause"] = type(cause).__name__ if cause else None
        for name in ("unicode_hint", "exception_notes", "lastframe", "user_str"):
            data.pop(name, None)
        return data | {"exception_value": HIDDEN, "settings": {}}
