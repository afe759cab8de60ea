"""Bookings of demonstrations among the records: to be read; the page of the demonstration changes them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_records import RecordAdmin

from .models import DemoBooking


@admin.register(DemoBooking)
class DemoBookingAdmin(RecordAdmin):
    """Who booked what, in order of arrival."""

    list_display = ("slot", "sequence", "person", "state", "made_at", "came_at")
    list_display_links = ("slot", "sequence")
    list_filter = ("state",)
    list_select_related = ("slot__product", "delegate")
    folded_column = "delegate__folded"
    fields = ("slot", "delegate", "state", "sequence", "made_at", "promoted_at", "ended_at", "came_at")
    readonly_fields = fields

    @admin.display(description=_("delegate"), ordering="delegate__badge_name")
    def person(self, obj: DemoBooking) -> str:
        """By the name on the badge."""
        return obj.delegate.badge_name

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People book, or the desk does for them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It moves only by its verbs."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is cancelled, not deleted."""
        return False
