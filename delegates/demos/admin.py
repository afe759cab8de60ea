"""Bookings of demonstrations among the records: to be read; the page of the demonstration changes them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_records import ReadOnly, RecordAdmin

from .models import DemoBooking


@admin.register(DemoBooking)
class DemoBookingAdmin(ReadOnly, RecordAdmin):
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
