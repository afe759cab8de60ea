"""Every write under /admin/ leaves an audit record: who, what, from, to; inlines and links included."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.manager import get_translatable_fields_for_model

from . import audit
from .models import AuditRecord, User

# Columns that follow from others, or that must never be copied.
_SILENT = frozenset(
    {
        "password",
        "last_login",
        "folded",
        "name_key",
        "updated",
        "created",
        "sequence",
        "user_permissions",
        "delegation_order",
        "role_order",
    }
)


# What verbs note that is no column of the record itself.
_BESIDE = {"file": _("file"), "language": _("language"), "revision": _("revision")}


def full_state(instance: models.Model) -> dict[str, Any]:
    """The stored fields of a record and its many-to-many links, for comparison."""
    bare = set(get_translatable_fields_for_model(type(instance)) or ())
    values = {
        name: value
        for name, value in audit.state_of(instance).items()
        if name not in _SILENT and name not in bare and not name.endswith("_digest")
    }
    for field in instance._meta.many_to_many:
        through: Any = field.remote_field.through
        if through._meta.auto_created and field.name not in _SILENT:
            values[field.name] = sorted(str(linked) for linked in getattr(instance, field.name).all())
    return values


def states_of(model: type[models.Model], keys: Iterable[Any]) -> dict[Any, dict[str, Any]]:
    """The stored states of several records by primary key."""
    return {row.pk: full_state(row) for row in model._base_manager.filter(pk__in=list(keys))}


def actor(request: HttpRequest) -> User | None:
    """The user who acts."""
    return request.user if isinstance(request.user, User) else None


class AuditedAdmin(admin.ModelAdmin):
    """Writes our audit record in place of Django's log."""

    # True where a verb of the domain writes the record of the row itself.
    records_itself = False

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Keep the state before, then save."""
        self.keep_state(request, obj, change)
        super().save_model(request, obj, form, change)

    def keep_state(self, request: HttpRequest, obj: models.Model, change: bool) -> None:
        """Keep the stored state for comparing after the writing."""
        before = states_of(type(obj), [obj.pk]).get(obj.pk, {}) if change else {}
        request.state_before = before  # type: ignore[attr-defined]  # the request carries it to save_related

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what hangs on the record, then write down what changed."""
        super().save_related(request, form, formsets, change)
        if self.records_itself:
            return
        after = full_state(type(form.instance)._base_manager.get(pk=form.instance.pk))
        changes = audit.difference(request.state_before, after)  # type: ignore[attr-defined]  # set above
        if changes or not change:
            audit.record(form.instance, "change" if change else "add", by=actor(request), changes=changes)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save an inline and write down each of its rows that changed."""
        before = states_of(formset.model, [row.instance.pk for row in formset.forms if row.instance.pk])
        super().save_formset(request, form, formset, change)
        changed = [row for row, _fields in formset.changed_objects]
        after = states_of(formset.model, [row.pk for row in (*formset.new_objects, *changed)])
        by = actor(request)
        rows = [
            audit.entry(row, "add", by=by, changes=audit.difference({}, after[row.pk]))
            for row in formset.new_objects
        ]
        for row in changed:
            if difference := audit.difference(before.get(row.pk, {}), after[row.pk]):
                rows.append(audit.entry(row, "change", by=by, changes=difference))
        for row in formset.deleted_objects:
            rows.append(_deletion(row, before, by))
        audit.record_many(rows)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete, and keep what it was."""
        row = _deletion(obj, states_of(type(obj), [obj.pk]), actor(request))
        row.note = _with_it(obj.delete()[1], type(obj))
        row.save()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Delete several, and keep what each was."""
        by = actor(request)
        for obj in queryset:
            _deletion(obj, {obj.pk: full_state(obj)}, by).save()
        queryset.delete()

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log stays empty: ours says more."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log stays empty: ours says more."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Django's own log stays empty: ours says more."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """What the audit knows of this record, newest first."""
        records = AuditRecord.objects.filter(model=self.model._meta.label_lower, object_id=object_id)[:200]
        return super().history_view(request, object_id, {**(extra_context or {}), "audit_records": records})


def _deletion(obj: models.Model, before: dict[Any, dict[str, Any]], by: User | None) -> AuditRecord:
    return audit.entry(obj, "delete", by=by, changes=audit.difference(before.get(obj.pk, {}), {}))


def _with_it(counts: dict[str, int], model: type[models.Model]) -> str:
    """Name what was deleted along with a record."""
    others = {label: number for label, number in counts.items() if label != model._meta.label and number}
    return ", ".join(f"{label.rsplit('.', 1)[-1]}: {number}" for label, number in others.items())


def named_changes(record: AuditRecord) -> list[tuple[str, Any, Any]]:
    """The changes of a record as (field's name in words, from, to)."""
    model = _model_of(record)
    return [(_field_name(model, name), *_pair(value)) for name, value in sorted(record.changes.items())]


def _pair(value: Any) -> tuple[Any, Any]:
    """From and to; a single value (a count, for instance) is only what came."""
    old, new = value if isinstance(value, list) and len(value) == 2 else (None, value)
    return _in_words(old), _in_words(new)


def _in_words(value: Any) -> Any:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _model_of(record: AuditRecord) -> type[models.Model] | None:
    from django.apps import apps  # noqa: PLC0415 - only here are names looked up

    try:
        return apps.get_model(record.model)
    except (LookupError, ValueError):
        return None


def kind_in_words(record: AuditRecord) -> str:
    """What kind of record it is about."""
    model = _model_of(record)
    return capfirst(str(model._meta.verbose_name)) if model else record.model


def _field_name(model: type[models.Model] | None, name: str) -> str:
    from .admin_languages import label_of  # noqa: PLC0415 - the two modules name each other's fields

    try:
        return label_of(model._meta.get_field(name)) if model else name
    except Exception:
        return capfirst(str(_BESIDE[name])) if name in _BESIDE else name
