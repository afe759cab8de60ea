"""Tags of the back office."""

from typing import Any

from django import template
from django.template.context import Context

from delegates.desk.menu import Group, menu_for
from events.editions.models import Edition

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_menu(context: Context) -> list[Group]:
    """The menu of the user of this request."""
    request = context["request"]
    return menu_for(request.user, request.path)


@register.simple_tag
def current_edition() -> Edition | None:
    """The edition that is prepared or under way."""
    return Edition.objects.only("pk", "short_name").first()


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The query of this page with some parameters changed; an empty value takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else "?"
