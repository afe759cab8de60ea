"""Tags of the pages of records."""

from typing import Any

from django import template

from adgmin.core.admin_audit import kind_in_words, named_changes
from adgmin.core.admin_trail import verb_in_words
from adgmin.core.models import AuditRecord

register = template.Library()


@register.simple_tag
def capability(opts: Any) -> Any:
    """The menu's heading over a kind of record."""
    from django.contrib import admin  # noqa: PLC0415 - the site knows its menu

    return admin.site.capability_of(opts.object_name)  # type: ignore[attr-defined]  # our own site


@register.filter
def act(record: AuditRecord) -> str:
    """What was done, in words."""
    return verb_in_words(record)


@register.filter
def kind(record: AuditRecord) -> str:
    """What it was done to, in words."""
    return kind_in_words(record)


@register.filter
def changes(record: AuditRecord) -> list[tuple[str, Any, Any]]:
    """The changes as (field in words, from, to)."""
    return named_changes(record)
