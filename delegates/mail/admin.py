"""Records of who looks after which room."""

from django.contrib import admin

from adgmin.core.admin_records import RecordAdmin

from .models import RoomStaff


@admin.register(RoomStaff)
class RoomStaffAdmin(RecordAdmin):
    """Staff of rooms; they are told by mail when the use of their room changes."""

    list_display = ("room", "user", "lang")
    list_filter = ("room",)
    list_select_related = ("room", "user")
    search_fields = ("room__code", "room__name_vi", "room__name_en", "user__full_name", "user__email")
    ordering = ("room__sort_order", "pk")
    fieldsets = ((None, {"fields": (("room", "user"), "lang")}),)
