"""Writing the audit record: verbs call `record`, which compares before and after."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.encoding import force_str

from . import clock
from .encryption import EncryptedField
from .models import AuditRecord, User

HIDDEN = "•••"


def state_of(instance: models.Model) -> dict[str, Any]:
    """Return the stored fields of a record as plain values; encrypted ones only as present or absent."""
    values: dict[str, Any] = {}
    for field in instance._meta.concrete_fields:
        if field.primary_key or not hasattr(field, "attname"):
            continue
        value = field.value_from_object(instance)
        if isinstance(field, EncryptedField):
            # The digest tells that the value changed without keeping it.
            value = f"{HIDDEN}{hash(value) & 0xFFFFFF:06x}" if value else ""
        elif isinstance(value, dt.datetime) and value.tzinfo:
            # The same moment reads the same, whichever zone it was typed in.
            value = str(value.astimezone(dt.UTC))
        elif value is not None and not isinstance(value, (bool, int, float, str, list, dict)):
            value = force_str(value)
        values[field.name] = value
    return values


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Return {field: [from, to]} for what differs; hidden values show only that they changed."""
    changes = {}
    for name in after.keys() | before.keys():
        old, new = before.get(name), after.get(name)
        if old != new:
            changes[name] = [_masked(old), _masked(new)]
    return changes


def _masked(value: Any) -> Any:
    return HIDDEN if isinstance(value, str) and value.startswith(HIDDEN) else value


def entry(
    instance: models.Model,
    verb: str,
    *,
    by: User | None,
    changes: dict[str, Any] | None = None,
    note: str = "",
) -> AuditRecord:
    """Return an unsaved audit record, for bulk writing."""
    return AuditRecord(
        at=clock.now(),
        user=by,
        actor=str(by) if by else "",
        verb=verb,
        model=instance._meta.label_lower,
        object_id=str(instance.pk),
        label=str(instance)[:300],
        changes=changes or {},
        note=note,
    )


def record(
    instance: models.Model,
    verb: str,
    *,
    by: User | None,
    changes: dict[str, Any] | None = None,
    note: str = "",
) -> AuditRecord:
    """Write one audit record, in the caller's transaction."""
    row = entry(instance, verb, by=by, changes=changes, note=note)
    row.save(force_insert=True)
    return row


def record_many(rows: Iterable[AuditRecord]) -> None:
    """Write many audit records at once."""
    AuditRecord.objects.bulk_create(rows, batch_size=500)
