"""Listens to changes of people: what touches identity, role or photograph goes back to the check that looked at it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit
from adgmin.core.models import User
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate, TravelDocument
from delegates.nominations.signals import changed

from .models import Accreditation, Check, Recheck, State
from .states import HOLDING_A_PLACE
from .transitions import recheck

# Which check looks at a field: under whatever name somebody is known, it is the identity. Workbooks name the passport's
# number in their own way.
LOOKED_AT_BY: dict[str, Check] = {
    **dict.fromkeys(
        ("passport_surname", "passport_given", "single_name", "badge_name", "full_name", "list_name", "native_name",
         "gender", "nationality", "birth_date", "number", "passport_number"),
        Check.SECURITY,
    ),
    **dict.fromkeys(("role", "rank_band", "delegation", "position_vi", "position_en"), Check.PROTOCOL),
    "photo": Check.SECRETARIAT,
}  # fmt: skip
HIDDEN_FIELDS = frozenset({"birth_date", "number", "passport_number"})
_WORDS: dict[str, str | Promise] = {
    "photo": _("photograph"),
    "passport_number": _("passport number"),
    "position_vi": _("position (Vietnamese)"),
    "position_en": _("position (English)"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an open recheck, in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class OpenRecheck:
    """What one check has to look at again."""

    recheck: Recheck
    changes: list[Change]


def start() -> None:
    """Listen from now on; twice is once."""
    changed.connect(_on_change, dispatch_uid="accreditation.rechecking")


def _on_change(
    sender: Any, *, delegate: Delegate, changes: dict[str, list[Any]], by: User | None, **more: Any
) -> None:
    accreditation = Accreditation.objects.filter(delegate=delegate).first()
    # Nobody has looked yet, or nobody will: asked here so that a workbook of thousands takes no locks for it.
    if accreditation is None or accreditation.state in (State.DRAFT, State.SUBMITTED):
        return
    if accreditation.state in HOLDING_A_PLACE and (sorted_out := by_check(changes)):
        recheck(accreditation, sorted_out, by=by)


def by_check(changes: Mapping[str, list[Any]]) -> dict[Check, dict[str, list[Any]]]:
    """Sort changed fields by the check that looks at them; what is sensitive only as changed."""
    found: dict[Check, dict[str, list[Any]]] = {}
    for name, pair in changes.items():
        if check := LOOKED_AT_BY.get(name):
            told = [audit.HIDDEN if value else "" for value in pair] if name in HIDDEN_FIELDS else list(pair)
            found.setdefault(check, {})[name] = told
    return found


def open_rechecks(accreditation: Accreditation) -> list[OpenRecheck]:
    """Return the changes of a person that a check has still to look at, latest first."""
    rows = list(accreditation.rechecks.filter(passed_at=None).select_related("by"))
    return [OpenRecheck(row, in_words(json.loads(row.changes))) for row in rows]


def in_words(changes: Mapping[str, list[Any]]) -> list[Change]:
    """Return changed fields by their names, values as people read them."""
    return [Change(_name(name), _value(name, old), _value(name, new)) for name, (old, new) in changes.items()]


def _field(name: str) -> Any:
    for model in (Delegate, TravelDocument):
        for field in model._meta.get_fields():
            if field.name == name:
                return field
    return None


def _name(name: str) -> str:
    return str(_WORDS.get(name) or getattr(_field(name), "verbose_name", name))


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if name == "photo":
        return str(_("a new photograph"))
    field = _field(name)
    if isinstance(field, models.ForeignKey):
        # The desk tells the key, a workbook the code.
        lookup = {"pk": value} if isinstance(value, int) else {"code": value}
        return str(Delegation.objects.filter(**lookup).first() or value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))
