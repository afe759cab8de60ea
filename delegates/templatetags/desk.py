"""Tags of the back office."""

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.template.context import Context
from django.utils.safestring import SafeString

from adgmin.core.audit_words import changes_in_words
from adgmin.core.models import AuditRecord
from delegates.desk.acts import in_words, note_in_words
from delegates.desk.menu import Group, menu_for
from events.editions.models import Edition
from events.pages.agenda.marks import type_of

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_menu(context: Context) -> list[Group]:
    """Return the menu of the user of this request."""
    request = context["request"]
    return menu_for(request.user, request.path)


@register.simple_tag
def current_edition() -> Edition | None:
    """Return the edition that is prepared or under way."""
    return Edition.objects.only("pk", "short_name").first()


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """Return the query of this page with some parameters changed; an empty value takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else "?"


@register.simple_tag
def act_in_words(act: AuditRecord) -> str:
    """Return what was done, after the name of who did it."""
    return in_words(act)


@register.simple_tag
def act_note(act: AuditRecord) -> str:
    """Return what was noted of an act."""
    return note_in_words(act)


@register.filter
def acted_on(act: AuditRecord) -> list[dict[str, str]]:
    """Return the changes of an act in words."""
    return changes_in_words(act)


@register.simple_tag
def desk_input(field: BoundField) -> SafeString:
    """Return the control of a form's field, dressed, and tied to its hint and its errors."""
    is_box = isinstance(field.field.widget, CheckboxInput)
    described = [f"{field.id_for_label}_helptext"] if field.help_text else []
    attributes: dict[str, str | bool] = {"class": "" if is_box else "input"}
    if field.errors:
        described.append(f"{field.id_for_label}_error")
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)


@register.filter
def session_type(session: Any) -> str:
    """Return the class of a meeting's type, the same as on the public agenda."""
    return type_of(session)
