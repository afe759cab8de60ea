"""The content lines of a calendar file (RFC 5545, 3.1): unfolded, taken apart, bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import NotAProgramme

MAX_LINES = 400_000
_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name in capitals, its parameters, its value as it stands."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int

    @property
    def text(self) -> str:
        """The value as a text (RFC 5545, 3.3.11)."""
        return unescaped(self.value)


def unescaped(value: str) -> str:
    """Undo the escapes of a text."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def properties(text: str) -> Iterator[Property]:
    """Yield the properties of a calendar. Raises NotAProgramme with the line that cannot be read."""
    for number, line in _unfolded(text):
        name = _NAME.match(line)
        if name is None:
            raise NotAProgramme("calendar", line=number)
        at, parameters = name.end(), {}
        while found := _PARAMETER.match(line, at):
            parameters[found[1].upper()] = found[2].strip('"')
            at = found.end()
        if line[at : at + 1] != ":":
            raise NotAProgramme("calendar", line=number)
        yield Property(name[0].upper(), parameters, line[at + 1 :], number)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    lines = re.split(r"\r\n|\r|\n", text)
    if len(lines) > MAX_LINES:
        raise NotAProgramme("lines", "file_too_large", limit=MAX_LINES)
    started, parts = 1, list[str]()
    for number, line in enumerate(lines, 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts and (whole := "".join(parts)).strip():
            yield started, whole
        started, parts = number, [line]
    if (whole := "".join(parts)).strip():
        yield started, whole
