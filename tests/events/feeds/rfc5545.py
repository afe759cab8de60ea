"""A strict reader of calendars, written from RFC 5545 for the tests and sharing nothing with the writer."""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-Z0-9-]+")
_PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)')
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE",
         "URL", "LAST-MODIFIED", "TRANSP")  # fmt: skip


class NotACalendar(AssertionError):
    """The bytes break the RFC."""


@dataclass
class Component:
    """A component: (name, parameters, raw value) in order, and the components inside."""

    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def raw(self, name: str) -> str:
        [value] = [value for key, _parameters, value in self.properties if key == name]
        return value

    def text(self, name: str) -> str:
        return unescape(self.raw(name))

    def parameters(self, name: str) -> dict[str, str]:
        [found] = [parameters for key, parameters, _value in self.properties if key == name]
        return found

    def has(self, name: str) -> bool:
        return any(key == name for key, _parameters, _value in self.properties)

    def all(self, name: str) -> list["Component"]:
        return [one for one in self.inside if one.name == name]


def unescape(value: str) -> str:
    """3.3.11: a backslash escapes only backslash, semicolon, comma and n; the bare ones must not stand."""
    out, at = [], 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 1
            if at == len(value) or value[at] not in "\\;,nN":
                raise NotACalendar(f"escape in {value!r}")
            out.append("\n" if value[at] in "nN" else value[at])
        elif char in ";,":
            raise NotACalendar(f"bare {char} in {value!r}")
        else:
            out.append(char)
        at += 1
    return "".join(out)


def lines_of(body: bytes) -> list[str]:
    """3.1: CRLF only, at most 75 octets a line, every physical line whole UTF-8."""
    if not body.endswith(b"\r\n"):
        raise NotACalendar("no CRLF at the end")
    if b"\n" in body.replace(b"\r\n", b"") or b"\r" in body.replace(b"\r\n", b""):
        raise NotACalendar("a bare line end")
    lines: list[str] = []
    for octets in body[:-2].split(b"\r\n"):
        if len(octets) > 75:
            raise NotACalendar(f"{len(octets)} octets: {octets!r}")
        text = octets.decode("utf-8")  # a character split by folding does not decode
        if text.startswith((" ", "\t")):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def parse(body: bytes) -> Component:
    """Return the one VCALENDAR."""
    stack = [Component("")]
    for line in lines_of(body):
        name = _NAME.match(line)
        if name is None:
            raise NotACalendar(line)
        at, parameters = name.end(), {}
        while found := _PARAMETER.match(line, at):
            parameters[found[1]] = found[2].strip('"')
            at = found.end()
        if line[at : at + 1] != ":":
            raise NotACalendar(line)
        value = line[at + 1 :]
        if name[0] == "BEGIN":
            stack.append(Component(value))
        elif name[0] == "END":
            done = stack.pop()
            if done.name != value:
                raise NotACalendar(line)
            stack[-1].inside.append(done)
        else:
            stack[-1].properties.append((name[0], parameters, value))
    [calendar] = stack[0].inside
    if len(stack) != 1 or calendar.name != "VCALENDAR":
        raise NotACalendar("unclosed")
    _check(calendar)
    return calendar


def _check(calendar: Component) -> None:
    """3.6: what a calendar and its events must have, and have once."""
    if calendar.raw("VERSION") != "2.0" or not calendar.raw("PRODID"):
        raise NotACalendar("VERSION, PRODID")
    zones = {zone.raw("TZID") for zone in calendar.all("VTIMEZONE")}
    uids = [event.raw("UID") for event in calendar.all("VEVENT")]
    if len(set(uids)) != len(uids):
        raise NotACalendar("a UID twice")
    for event in calendar.all("VEVENT"):
        names = [name for name, _parameters, _value in event.properties]
        if any(names.count(name) > 1 for name in _ONCE) or not {"UID", "DTSTAMP", "DTSTART"} <= set(names):
            raise NotACalendar(str(names))
        for name in ("DTSTART", "DTEND"):
            if event.parameters(name).get("TZID") not in zones:
                raise NotACalendar(f"{name} names a zone that is not there")
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            if not re.fullmatch(r"\d{8}T\d{6}Z", event.raw(name)):
                raise NotACalendar(f"{name} is not in UTC")
