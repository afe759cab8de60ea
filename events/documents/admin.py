"""Records of documents and outcomes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_choices import language_choices
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordTabular

from .models import Document, Outcome, OutcomeStage


@admin.register(Document)
class DocumentAdmin(BilingualAdmin):
    """Papers of the meeting."""

    folded_column = "folded"
    list_display = ("symbol", "title", "kind", "marking", "session", "version", "issued_on")
    list_display_links = ("symbol", "title")
    list_filter = ("kind", "marking")
    list_select_related = ("session",)
    code_lists = {"languages": language_choices}
    fieldsets = (
        (None, {"fields": (("edition", "symbol"), both("title"), ("kind", "marking"))}),
        (_("Where it belongs"), {"fields": (("session", "item"), "submitted_by")}),
        (_("Issue"), {"fields": (("version", "issued_on", "pages"), "languages")}),
        (_("Origin of the record"), {"fields": (("source", "subject_source"),)}),
    )


class StageInline(RecordTabular):
    """Its way from draft to adoption."""

    model = OutcomeStage
    fields = ("stage", "session", "date")


@admin.register(Outcome)
class OutcomeAdmin(BilingualAdmin):
    """What the meeting decides."""

    folded_column = "folded"
    list_display = ("code", "title", "kind", "stage", "lead", "marking")
    list_display_links = ("code", "title")
    list_filter = ("kind", "stage", "marking")
    list_select_related = ("lead",)
    inlines = (StageInline,)
    fieldsets = (
        (None, {"fields": (("edition", "code"), both("title"), ("kind", "stage", "marking"))}),
        (_("Who and with which papers"), {"fields": ("lead", "with_parties", "papers", "sort_order")}),
    )
