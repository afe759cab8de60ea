"""The audit record, to be read and never written."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .admin_audit import kind_in_words, named_changes
from .admin_records import ReadOnly
from .models import AuditRecord

VERBS: dict[str, Any] = {
    "add": pgettext_lazy("audit", "added"),
    "change": pgettext_lazy("audit", "changed"),
    "accept_finding": pgettext_lazy("audit", "accepted"),
    "withdraw_acceptance": pgettext_lazy("audit", "took the acceptance back"),
    "delete": pgettext_lazy("audit", "deleted"),
    "move": pgettext_lazy("audit", "moved"),
    "shift": pgettext_lazy("audit", "shifted"),
    "swap": pgettext_lazy("audit", "swapped"),
    "undo": pgettext_lazy("audit", "moved back"),
    "redo": pgettext_lazy("audit", "moved again"),
    "read": pgettext_lazy("audit", "read sensitive data"),
    "password": pgettext_lazy("audit", "set the password"),
    "nominate": pgettext_lazy("audit", "nominated"),
    "taken in": pgettext_lazy("audit", "took in"),
    "changed by workbook": pgettext_lazy("audit", "changed by workbook"),
    "exported delegates": pgettext_lazy("audit", "exported delegates"),
    "sign in": pgettext_lazy("audit", "signed in"),
    "sign out": pgettext_lazy("audit", "signed out"),
    "submit": pgettext_lazy("audit", "submitted"),
    "accredit": pgettext_lazy("audit", "accredited"),
    "refuse": pgettext_lazy("audit", "refused"),
    "ask": pgettext_lazy("audit", "asked for more"),
    "withdraw": pgettext_lazy("audit", "withdrew"),
    "reopen": pgettext_lazy("audit", "reopened"),
    "load_edition": pgettext_lazy("audit", "loaded the programme"),
}


def verb_in_words(record: AuditRecord) -> str:
    """What was done."""
    return str(VERBS.get(record.verb, record.verb))


class VerbFilter(admin.SimpleListFilter):
    """Records of one kind of act."""

    title = _("what")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The acts."""
        return list(VERBS.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list."""
        return queryset.filter(verb=self.value()) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    """Records about one kind of record."""

    title = _("kind of record")
    parameter_name = "model"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The kinds of record that staff write."""
        models = [
            model
            for label in ("core", "events", "delegates")
            for model in apps.get_app_config(label).get_models()
        ]
        return [(model._meta.label_lower, capfirst(str(model._meta.verbose_name))) for model in models]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list."""
        return queryset.filter(model=self.value()) if self.value() else queryset


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnly, admin.ModelAdmin):
    """Who did what, when, from what to what. Read-only for everybody."""

    list_display = ("at", "actor", "act", "kind", "subject")
    list_filter = (VerbFilter, KindFilter)
    search_fields = ("label", "actor", "object_id")
    show_full_result_count = False
    list_per_page = 50
    fields = ("at", "actor", "act", "kind", "label", "object_id", "from_and_to", "note")
    readonly_fields = fields
    actions = None

    @admin.display(description=_("what"), ordering="verb")
    def act(self, obj: AuditRecord) -> str:
        """What was done, in words."""
        return verb_in_words(obj)

    @admin.display(description=_("kind of record"), ordering="model")
    def kind(self, obj: AuditRecord) -> str:
        """What it was done to, in words."""
        return kind_in_words(obj)

    @admin.display(description=_("name of the record"), ordering="label")
    def subject(self, obj: AuditRecord) -> str:
        """What it was done to: of a decision, the person it is about."""
        return obj.note if obj.model == "delegates.accreditation" and obj.note else obj.label

    @admin.display(description=_("from and to"))
    def from_and_to(self, obj: AuditRecord) -> str:
        """A table of what changed."""
        return render_to_string("admin/_changes.html", {"changes": named_changes(obj)})

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Name the list by what it lists."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
