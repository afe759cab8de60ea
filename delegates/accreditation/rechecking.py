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
from delegates.privacy.files import forget_former_photo, former_photo_of

from .models import Accreditation, Check, Recheck, State
from .signals import moved
from .states import HOLDING_A_PLACE
from .transitions import recheck
from .with_badges import LEADS

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
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class OpenRecheck:
    """What one check has to look at again."""

    recheck: Recheck
    changes: list[Change]


def start() -> None:
    """Listen from now on; twice is once."""
    changed.connect(_on_change, dispatch_uid="accreditation.rechecking")
    moved.connect(_on_move, dispatch_uid="accreditation.rechecking")


def _on_change(
    sender: Any, *, delegate: Delegate, changes: dict[str, list[Any]], by: User | None, **more: Any
) -> bool:
    """Return whether a new photograph is to be compared with the one before."""
    accreditation = Accreditation.objects.filter(delegate=delegate).first()
    # Nobody has looked yet, or nobody will: asked here so that a workbook of thousands takes no locks for it.
    if accreditation is None or accreditation.state in (State.DRAFT, State.SUBMITTED):
        return False
    if accreditation.state in HOLDING_A_PLACE and (sorted_out := by_check(changes)):
        recheck(accreditation, sorted_out, by=by)
    return "photo" in changes and _photo_is_looked_at(accreditation)


def _on_move(
    sender: Any, *, accreditation: Accreditation, delegate: Delegate, verb: str, by: User | None, **more: Any
) -> None:
    """Once the new photograph was looked at, the one before is no longer needed; badges look at none."""
    if verb not in LEADS and former_photo_of(delegate) and not _photo_is_looked_at(accreditation):
        forget_former_photo(delegate, by=by)


def _photo_is_looked_at(accreditation: Accreditation) -> bool:
    rows = accreditation.rechecks.filter(check_name=LOOKED_AT_BY["photo"], passed_at=None)
    return any("photo" in json.loads(row.changes) for row in rows)


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
    return [_in_words(name, old, new) for name, (old, new) in changes.items()]


def _in_words(name: str, old: Any, new: Any) -> Change:
    if name == "photo":
        before = _("the photograph before") if old else _("no photograph")
        return Change(_name(name), str(before), str(_("a new photograph")), is_photo=True)
    return Change(_name(name), _value(name, old), _value(name, new))


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
    field = _field(name)
    if isinstance(field, models.ForeignKey):
        # The desk tells the key, a workbook the code.
        lookup = {"pk": value} if isinstance(value, int) else {"code": value}
        return str(Delegation.objects.filter(**lookup).first() or value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))
