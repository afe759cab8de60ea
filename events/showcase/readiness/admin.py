"""Records of the exhibitors' checklist."""

from django.contrib import admin

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin

from .models import ReadinessItem


@admin.register(ReadinessItem)
class ReadinessItemAdmin(BilingualAdmin):
    """What exhibitors have to have ready."""

    list_display = ("code", "name", "due_at", "ticked_by", "rule", "sort_order")
    list_display_links = ("code", "name")
    list_filter = ("ticked_by",)
    search_fields = ("code", *both("name"))
    fieldsets = (
        (None, {"fields": (("edition", "code", "sort_order"), both("name"), both("hint"), "due_at",
                           ("ticked_by", "rule"))}),
    )  # fmt: skip
