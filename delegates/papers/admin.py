"""Readings of papers among the records: to be read by those who may, changed by nobody."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from adgmin.core.admin_records import RecordAdmin

from .models import PaperAccess


@admin.register(PaperAccess)
class PaperAccessAdmin(RecordAdmin):
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

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A line is written when a paper is handed out."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It says what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It goes with the person's record, at the end of the meeting's data."""
        return False
