"""Records of venues, rooms and who holds a room when."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordAdmin

from .booking import hold_room
from .models import Room, RoomBooking, RoomClosure, Venue


@admin.register(Venue)
class VenueAdmin(BilingualAdmin):
    """Places with rooms."""

    folded_column = "folded"
    list_display = ("code", "name", "kind", "city")
    list_display_links = ("code", "name")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("edition", "code", "kind"),
                    both("name"),
                    both("city"),
                    ("country", "floors"),
                    both("note"),
                )
            },
        ),
    )


@admin.register(Room)
class RoomAdmin(BilingualAdmin):
    """Rooms: size, seats, equipment."""

    folded_column = "folded"
    list_display = ("code", "name", "kind", "floor", "capacity", "table_seats", "back_seats", "booths")
    list_display_links = ("code", "name")
    list_filter = ("venue", "kind")
    list_select_related = ("venue",)
    fieldsets = (
        (
            None,
            {"fields": (("edition", "code", "kind"), both("name"), ("venue", "floor", "zone"), "sort_order")},
        ),
        (_("Seats"), {"fields": (("capacity", "table_seats", "back_seats"), "layout", "turnover_minutes")}),
        (_("Equipment"), {"fields": ("booths", ("step_free", "hearing_loop"))}),
    )


@admin.register(RoomBooking)
class RoomBookingAdmin(RecordAdmin):
    """Rooms held. What a session holds follows the session and is changed there."""

    list_display = ("room", "start", "end", "purpose", "of_session")
    list_filter = ("room",)
    list_select_related = ("room", "session")
    search_fields = ("purpose", "room__folded")
    fieldsets = ((None, {"fields": ("room", ("start", "end"), "purpose")}),)

    @admin.display(description=_("session"))
    def of_session(self, obj: RoomBooking) -> str:
        """The session that holds the room, by its code."""
        session = getattr(obj, "session", None)
        return session.code if session else "–"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A session's booking is changed with the session."""
        return super().has_change_permission(request, obj) and not _held_by_session(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A session's booking goes with the session."""
        return super().has_delete_permission(request, obj) and not _held_by_session(obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Leave what sessions hold."""
        super().delete_queryset(request, queryset.filter(session__isnull=True))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hold the room by the one verb that does. Raises Refused."""
        self.keep_state(request, obj, change)
        hold_room(obj.room, obj.start, obj.end, purpose=obj.purpose, booking=obj)


def _held_by_session(booking: RoomBooking | None) -> bool:
    return booking is not None and getattr(booking, "session", None) is not None


@admin.register(RoomClosure)
class RoomClosureAdmin(BilingualAdmin):
    """Times in which a room cannot be used."""

    list_display = ("room", "start", "end", "reason")
    list_filter = ("room",)
    list_select_related = ("room",)
    fieldsets = ((None, {"fields": ("room", ("start", "end"), both("reason"))}),)
