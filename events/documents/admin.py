"""Records of documents."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_choices import language_choices
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin
from events.editions.locking import lock_edition

from .models import Document, Revision
from .noticing import tell_of_papers


class RevisionInline(admin.TabularInline):
    """Its revisions and their files, to look at: the desk takes in and issues them."""

    model = Revision
    fields = readonly_fields = ("number", "note_vi", "note_en", "made_at", "issued_at", "files_of")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds one here."""
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read the files with them."""
        return super().get_queryset(request).prefetch_related("files")

    @admin.display(description=_("Files"))
    def files_of(self, revision: Revision) -> str:
        """Language and pages of each file."""
        return ", ".join(f"{file.language.upper()} ({file.pages})" for file in revision.files.all()) or "–"


@admin.register(Document)
class DocumentAdmin(BilingualAdmin):
    """Papers of the meeting. Where they stand and what holds them back is changed at the desk, by verbs."""

    folded_column = "folded"
    list_display = ("symbol", "title", "kind", "marking", "status", "session", "version", "issued_on")
    list_display_links = ("symbol", "title")
    list_filter = ("kind", "marking", "status")
    list_select_related = ("session",)
    inlines = (RevisionInline,)
    readonly_fields = (
        "slug",
        "status",
        "embargo_until",
        "embargo_session",
        "withdrawn_because",
        "at_the_desk",
    )
    code_lists = {"languages": language_choices}
    fieldsets = (
        (None, {"fields": (("edition", "symbol"), "slug", both("title"), ("kind", "marking"))}),
        (_("Where it belongs"), {"fields": (("session", "item"), "submitted_by")}),
        (
            _("Standing"),
            {"fields": ("at_the_desk", "status", "withdrawn_because", ("embargo_until", "embargo_session"))},
        ),
        (_("Issue"), {"fields": (("version", "issued_on", "pages"), "languages")}),
        (_("Origin of the record"), {"fields": (("source", "subject_source"),)}),
    )

    @admin.display(description=_("At the desk"))
    def at_the_desk(self, paper: Document) -> str:
        """The page where files, status and embargo are changed."""
        if not paper.slug:
            return "–"
        return format_html('<a href="{}">{}</a>', reverse("desk-paper", args=[paper.slug]), paper.symbol)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Take the locks in the order of the house: the edition, then the paper."""
        lock_edition(obj.edition_id)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Let the public view follow at once."""
        super().save_related(request, form, formsets, change)
        tell_of_papers(form.instance.edition)
