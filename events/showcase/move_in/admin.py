"""Records of the docks. Vehicles get their places at the desk and in the portal, by verbs."""

from django.contrib import admin

from adgmin.core.admin_records import RecordAdmin

from .models import DockHours


@admin.register(DockHours)
class DockHoursAdmin(RecordAdmin):
    """When vehicles may come."""

    list_display = ("hall", "way", "start", "end", "ask_until", "buffer_minutes")
    list_display_links = ("hall", "way")
    list_select_related = ("hall__room",)
    fieldsets = ((None, {"fields": (("hall", "way"), ("start", "end"), "ask_until", "buffer_minutes")}),)
