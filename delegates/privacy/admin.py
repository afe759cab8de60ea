"""Records of the texts of consents: a new wording is a new version, what was agreed to is never rewritten."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from adgmin.core.admin_records import RecordAdmin

from .models import ConsentText


@admin.register(ConsentText)
class ConsentTextAdmin(RecordAdmin):
    """The texts that delegates agree to."""

    list_display = ("purpose", "version", "required", "since")
    list_filter = ("purpose",)
    ordering = ("purpose", "-version")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A text that somebody agreed to stays as it was."""
        if obj is not None and obj.consents.exists():
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor is it deleted."""
        if obj is not None and obj.consents.exists():
            return False
        return super().has_delete_permission(request, obj)
