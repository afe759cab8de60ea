"""Reading what only few may read: hidden until asked for with a reason, and every reading is recorded."""

from typing import Any

from django.db import models

from adgmin.core import audit
from adgmin.core.models import User

from .models import Needs, TravelDocument

PERMISSION = "delegates.view_sensitive"
HIDDEN_FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    TravelDocument: ("number", "expiry", "birth_date"),
    Needs: ("dietary", "accessibility"),
}
DOTS = "••••"


def masked(value: str, *, tail: bool) -> str:
    """The value hidden; with `tail` the last three characters of a long one stay, to tell two apart."""
    if not value:
        return "–"
    return f"{DOTS} {value[-3:]}" if tail and len(value) > 6 else DOTS


def read(record: models.Model, *, by: User, reason: str) -> dict[str, Any]:
    """Return the hidden values of a record and write down who read them, and why."""
    audit.record(record, "read", by=by, note=reason)
    return {name: getattr(record, name) for name in HIDDEN_FIELDS[type(record)]}
