"""The changes of an audit record in words: fields by their names, records and moments as people read them."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, ForeignKey

from . import dates
from .models import AuditRecord

MOST_CHANGES = 8
_SILENT = frozenset(
    {"id", "updated", "sequence", "folded", "name_key", "since", "decided_by", "delegation_order",
     "role_order", "title", "abstract", "position", "organisation", "booking"}
)  # fmt: skip
_EMPTY: tuple[Any, ...] = (None, "", [])


def changes_in_words(act: AuditRecord) -> list[dict[str, str]]:
    """Return what changed, from what to what, in the words of the forms; nothing derived, nothing that stays empty."""
    return [
        {"name": _field_name(act, name), "old": _value(act, name, old), "new": _value(act, name, new)}
        for name, (old, new) in act.changes.items()
        if name not in _SILENT and f"{name}_vi" not in act.changes and not (old in _EMPTY and new in _EMPTY)
    ][:MOST_CHANGES]


def _field(act: AuditRecord, name: str) -> Any:
    try:
        return apps.get_model(act.model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist, ValueError):
        return None


def _field_name(act: AuditRecord, name: str) -> str:
    return str(getattr(_field(act, name), "verbose_name", name))


def _value(act: AuditRecord, name: str, value: Any) -> str:
    if value in _EMPTY:
        return "–"
    field = _field(act, name)
    if isinstance(field, DateTimeField):
        moment = dates.local(dt.datetime.fromisoformat(value))
        return f"{dates.day_short(moment.date())}, {dates.clock_time(moment)}"
    if isinstance(field, ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    choices = dict(getattr(field, "flatchoices", ()))
    return str(choices.get(value, value))
