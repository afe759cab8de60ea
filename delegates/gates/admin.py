"""The gates among the records: what leads where, how many it holds, when it is in use."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin

from .models import Gate


@admin.register(Gate)
class GateAdmin(BilingualAdmin):
    """Gates in their order; devices take up a change within seconds of contact."""

    languages_after = 1
    list_display = ("code", "name", "place", "zone", "capacity", "single_entry", "is_open")
    list_display_links = ("code", "name")
    list_select_related = ("room",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("edition", "code"),
                    both("name"),
                    ("place", "room", "zone"),
                    ("sort_order", "is_open"),
                )
            },
        ),
        (
            _("Who passes"),
            {"fields": (("capacity", "per_quarter"), ("single_entry", "reentry"), "media_until_minute")},
        ),
    )
