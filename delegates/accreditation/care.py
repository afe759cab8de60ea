"""Who takes care of a nomination and until when it is to be decided."""

import datetime as dt
from typing import Any

from django.db import transaction

from adgmin.core import audit
from adgmin.core.models import User

from .models import Accreditation


def assign(accreditation: Accreditation, to: User | None, *, by: User | None) -> Accreditation:
    """Hand a nomination to an officer, or to nobody in particular."""
    return _set(accreditation, "assign", by=by, assigned_to=to)


def set_due(accreditation: Accreditation, due_at: dt.datetime | None, *, by: User | None) -> Accreditation:
    """Change until when a nomination is to be decided."""
    return _set(accreditation, "set due time", by=by, due_at=due_at)


@transaction.atomic
def _set(accreditation: Accreditation, verb: str, *, by: User | None, **values: Any) -> Accreditation:
    current = Accreditation.objects.select_for_update().get(pk=accreditation.pk)
    before = audit.state_of(current)
    for name, value in values.items():
        setattr(current, name, value)
    if changes := audit.difference(before, audit.state_of(current)):
        current.save(update_fields=list(values))
        audit.record(current, verb, by=by, changes=changes, note=str(current.delegate))
    return current
