"""The zones on badges among the records; badges themselves are made and moved by the desk's pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, BilingualRecordForm
from events.venues.models import Room

from .models import Category, Zone


class ZoneForm(BilingualRecordForm):
    """Which rooms lie in a zone, and which categories have it unless a badge says otherwise."""

    room_zones = forms.MultipleChoiceField(
        label=_("zones of rooms"), required=False, widget=forms.CheckboxSelectMultiple
    )
    categories = forms.MultipleChoiceField(
        label=_("categories that have it"), required=False, choices=Category.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counts for badges that are made from now on."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = set(Room.objects.exclude(zone="").order_by().values_list("zone", flat=True))
        choices = [(zone, zone) for zone in sorted(known | set(self.instance.room_zones or []))]
        self.fields["room_zones"].choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField


@admin.register(Zone)
class ZoneAdmin(BilingualAdmin):
    """Zones by letter."""

    form = ZoneForm
    languages_after = 1
    list_display = ("letter", "name")
    list_display_links = ("letter", "name")
    fieldsets = ((None, {"fields": (("edition", "letter"), both("name"), "room_zones", "categories")}),)
