"""Records of outcomes. Steps, texts and commitments are shown here and written at the desk alone, by verbs."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordTabular
from events.documents.models import Outcome, OutcomeStage

from .models import Commitment, OutcomeStep


class StageInline(RecordTabular):
    """The way that is foreseen, from draft to adoption."""

    model = OutcomeStage
    fields = ("stage", "session", "date")


class _ToLookAt(admin.TabularInline):
    """What the desk writes: who may read the outcome reads it here, nobody changes it here."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may read the outcome."""
        return request.user.has_perm("events.view_outcome")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds one here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes one here."""
        return False


class StepInline(_ToLookAt):
    """The steps that were recorded."""

    model = OutcomeStep
    fields = readonly_fields = ("stage", "session", "at", "by", "version", "note", "taken_back_because")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read what each names with it."""
        return super().get_queryset(request).select_related("session", "by", "version__outcome")


class CommitmentInline(_ToLookAt):
    """What it leads to."""

    model = Commitment
    fields = readonly_fields = ("english", "vietnamese", "lead", "deadline", "state", "note")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read who leads with it."""
        return super().get_queryset(request).select_related("lead")


@admin.register(Outcome)
class OutcomeAdmin(BilingualAdmin):
    """What the meeting decides."""

    folded_column = "folded"
    list_display = ("code", "title", "kind", "stage", "lead", "marking")
    list_display_links = ("code", "title")
    list_filter = ("kind", "stage", "marking")
    list_select_related = ("lead",)
    inlines = (StageInline, StepInline, CommitmentInline)
    readonly_fields = ("at_the_desk",)
    fieldsets = (
        (None, {"fields": (("edition", "code"), both("title"), ("kind", "stage", "marking"), "at_the_desk")}),
        (_("Who and with which documents"), {"fields": ("lead", "with_parties", "papers", "sort_order")}),
    )

    @admin.display(description=_("At the desk"))
    def at_the_desk(self, outcome: Outcome) -> str:
        """The page where its steps, texts, amendments and commitments are written."""
        if not outcome.pk:
            return "–"
        return format_html('<a href="{}">{}</a>', reverse("desk-outcome", args=[outcome.code]), outcome.code)
