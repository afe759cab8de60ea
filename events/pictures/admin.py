"""Pictures as records: what is to be seen on them; files come and go by their own pages."""

from django.contrib import admin
from django.http import HttpRequest

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin

from .models import Picture


@admin.register(Picture)
class PictureAdmin(BilingualAdmin):
    """Pictures of the public programme."""

    list_display = ("digest_short", "alt", "width", "height", "is_drawing", "made_at")
    list_display_links = ("digest_short", "alt")
    search_fields = ("digest", *both("alt"))
    readonly_fields = ("width", "height", "made_at", "made_by")
    fieldsets = ((None, {"fields": (both("alt"), ("width", "height"), ("made_at", "made_by"))}),)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: a picture begins with its file, on the page of what it shows."""
        return False

    @admin.display(description="№")
    def digest_short(self, obj: Picture) -> str:
        """The first signs of its address."""
        return obj.digest[:8]
