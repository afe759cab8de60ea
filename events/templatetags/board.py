"""Tags of the schedule board."""

import json
from typing import Any

from django import forms, template

from adgmin.core import dates
from events.agenda.conflicts import Fix
from events.board.layout import Place, minutes_of

register = template.Library()


@register.filter(name="json")
def as_json(value: Any) -> str:
    """The value for a data attribute."""
    return json.dumps(value, ensure_ascii=False)


@register.filter
def place_of_fix(fix: Fix) -> Place:
    """When a fix would let the session be, as the board counts."""
    start = dates.local(fix.start)
    return Place(start.date(), minutes_of(start.time()), int((fix.end - fix.start).total_seconds() // 60))


@register.filter
def typed(form: forms.Form) -> list[tuple[str, str]]:
    """What was typed into a form, one line for each value, to be sent again."""
    return [(name, value) for name in form.fields for value in _values(form.data, form.add_prefix(name))]


def _values(data: Any, name: str) -> list[str]:
    return list(data.getlist(name)) if hasattr(data, "getlist") else [str(data[name])] * (name in data)
