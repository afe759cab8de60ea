"""Reading what only few may read: hidden until asked for with a reason, and every reading is recorded."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .models import Declarations, Delegate, EmergencyContact, Needs, TravelDocument

PERMISSION = "delegates.view_sensitive"
HIDDEN_FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    TravelDocument: ("number", "expiry", "birth_date"),
    Needs: ("dietary", "accessibility"),
}
DOTS = "••••"
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Hidden fields that are read together, for one purpose; `verb` is what the record says."""

    key: str
    label: str | Promise
    accessor: str
    model: type[models.Model]
    fields: tuple[str, ...]

    @property
    def verb(self) -> str:
        """What the audit record calls the reading."""
        return f"read {self.key}"


GROUPS: dict[str, Group] = {
    group.key: group
    for group in (
        Group("passport", _("Passport"), "travel_document", TravelDocument, ("type", "number", "expiry")),
        Group("birth", _("Date of birth"), "travel_document", TravelDocument, ("birth_date",)),
        Group("needs", _("Food, access and health"), "needs", Needs, ("dietary", "accessibility", "health")),
        Group(
            "declarations", _("Declared to security"), "declarations", Declarations, ("firearms", "equipment"),
        ),
        Group(
            "emergency", _("Emergency contact"), "emergency_contact", EmergencyContact, ("name", "phone", "relation"),
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group as a page shows it: values masked, or read."""

    group: Group
    facts: list[tuple[str, str]]
    is_open: bool
    is_empty: bool


def masked(value: str, *, tail: bool) -> str:
    """The value hidden; with `tail` the last three characters of a long one stay, to tell two apart."""
    if not value:
        return "–"
    return f"{DOTS} {value[-3:]}" if tail and len(value) > 6 else DOTS


def read(record: models.Model, *, by: User, reason: str) -> dict[str, Any]:
    """Return the hidden values of a record and write down who read them, and why."""
    audit.record(record, "read", by=by, note=reason)
    return {name: getattr(record, name) for name in HIDDEN_FIELDS[type(record)]}


def groups_of(delegate: Delegate, opened: str = "") -> list[ShownGroup]:
    """Return every group of a person, all masked but the one that `reveal` has opened."""
    return [_shown(delegate, group, is_open=group.key == opened) for group in GROUPS.values()]


def reveal(delegate: Delegate, key: str, *, by: User, reason: str) -> list[ShownGroup]:
    """Open one group, with a reason that is kept. Raises Refused: `reason_missing`; KeyError for no such group."""
    group, words = GROUPS[key], reason_given(reason)
    audit.record(delegate, group.verb, by=by, note=words)
    return groups_of(delegate, opened=key)


def reason_given(text: str) -> str:
    """Return the reason as it is kept. Raises Refused: `reason_missing`."""
    if words := " ".join(text.split())[:LONGEST_REASON]:
        return words
    sentence = in_both(lambda: gettext("Write why you need to read this: it is kept in the record."))
    raise Refused(Problem("reason_missing", Severity.BLOCK, sentence, field="why"))


def _shown(delegate: Delegate, group: Group, *, is_open: bool) -> ShownGroup:
    record = getattr(delegate, group.accessor, None)
    facts, is_empty = [], True
    for name in group.fields:
        value = str(getattr(record, name, "") or "")
        is_empty = is_empty and not value
        label = str(group.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a plain column
        shown = _choice(record, name, value) if is_open else masked(value, tail=name == "number")
        facts.append((label, shown or "–"))
    return ShownGroup(group, facts, is_open, is_empty)


def _choice(record: Any, name: str, value: str) -> str:
    display = getattr(record, f"get_{name}_display", None)
    return str(display()) if display else value
