"""A question to the admission rule, read so that every value has its type."""

import math
from collections.abc import Mapping
from typing import Any

PRESS_MINUTES = 10  # how long the press stays at a photo call unless the gate says otherwise
# Whose role a pass of the staff has.
STAFF_ROLES = {"ORG": "secretariat", "SVC": "security", "MED": "media", "EXH": "exhibitor"}


class Facts:
    """A question, read so that every value has its type."""

    def __init__(self, question: Any) -> None:
        self.all = object_of(question) or {}
        self.gate = object_of(self.all.get("gate")) or {}
        self.badge = object_of(self.all.get("badge"))
        self.session = object_of(self.all.get("session"))
        self.inside = object_of(self.all.get("inside")) or {}
        self.override = object_of(self.all.get("override")) or {}
        self.now = number(self.all.get("now")) or 0
        self.code = text_of(self.all.get("code"))

    def of_badge(self, name: str) -> str:
        """A text of the badge."""
        return text_of((self.badge or {}).get(name))

    @property
    def is_out(self) -> bool:
        """Whether somebody leaves."""
        return self.all.get("direction") == "out"

    @property
    def role(self) -> str:
        """The role for which a session would admit the bearer; a transferable pass is one of a delegate."""
        if role := self.of_badge("role"):
            return role
        kind = self.of_badge("kind")
        if kind == "staff":
            return STAFF_ROLES.get(self.of_badge("category"), "")
        return "delegate" if kind == "floater" else ""

    @property
    def is_press(self) -> bool:
        """Whether the bearer is of the press."""
        return self.role == "media" or (not self.of_badge("role") and self.of_badge("category") == "MED")

    @property
    def places(self) -> float | None:
        """How many each delegation may bring beside its head; None when nobody counts."""
        return number((self.session or {}).get("heads_plus"))

    @property
    def takes_seat(self) -> bool:
        """Whether the bearer is one of those beside the head."""
        counted = self.places is not None and self.of_badge("delegation") != ""
        return counted and not self.is_press and self.role != "head"

    @property
    def is_here(self) -> bool:
        """Whether the badge is inside already."""
        return self.inside.get("here") is True


def object_of(value: Any) -> Mapping[str, Any] | None:
    """Return an object, else None."""
    return value if isinstance(value, dict) else None


def text_of(value: Any) -> str:
    """Return a text, else the empty one."""
    return value if isinstance(value, str) else ""


def texts_of(value: Any) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def number(value: Any) -> float | None:
    """Return a finite number as JavaScript has it, else None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def press_until(facts: Facts) -> float:
    """Return from when the press is not admitted any more to a photo call, in seconds since 1970; 0: not at all."""
    start = number((facts.session or {}).get("start"))
    minutes = number(facts.gate.get("media_until_minute"))
    return 0 if start is None else start + 60 * (PRESS_MINUTES if minutes is None else minutes)
