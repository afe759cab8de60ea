"""Readings of papers among the records: to be read by those who may, changed by nobody."""

from django.contrib import admin

from adgmin.core.admin_records import ReadOnly, RecordAdmin

from .models import PaperAccess


@admin.register(PaperAccess)
class PaperAccessAdmin(ReadOnly, RecordAdmin):
    """Who was handed which file under which mark. Whoever has lines here is not deleted by hand: they would go too."""

    list_display = ("at", "reader", "delegation", "symbol", "language", "act", "code")
    list_filter = ("act", "language")
    search_fields = ("code", "reader", "delegation", "symbol")
    date_hierarchy = "at"
    fields = (
        "code", "act", "reader", "delegation", "user", "delegate", "symbol", "revision", "language", "paper", "file",
        "at", "last_at",
    )  # fmt: skip
    readonly_fields = fields
    actions = None
