"""Records of the showcase: exhibitors, products, demonstrations, booths and the hall."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import (
    BilingualAdmin,
    BilingualRecordForm,
    BilingualStacked,
    BilingualTabular,
    RecordAdmin,
    RecordForm,
    RecordTabular,
)

from .geometry import Box
from .models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, Product, Theme
from .placing import BoothState, cm, new_problems, states_of
from .programme.access import who_has
from .programme.refusals import place_taken

_PLACE = ("x", "y", "w", "h")


class ProductInline(BilingualStacked):
    """What the exhibitor shows."""

    model = Product
    fieldsets = ((None, {"fields": (("edition", "code"), both("name"), both("description"), "themes")}),)
    show_change_link = True


@admin.register(Exhibitor)
class ExhibitorAdmin(BilingualAdmin):
    """Companies and laboratories with a booth."""

    folded_column = "folded"
    formfield_overrides: ClassVar[dict[Any, Any]] = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("code", "name", "standing", "country", "booth_code")
    list_display_links = ("code", "name")
    list_filter = ("standing", "themes", "country")
    list_select_related = ("country", "booth")
    inlines = (ProductInline,)
    fieldsets = (
        (None, {"fields": (("edition", "code", "slug"), both("name"), both("profile"))}),
        (_("Themes and contact"), {"fields": ("country", "themes", "website", "contact_email")}),
        (_("Taking part"), {"fields": (("standing", "staff_places"),)}),
    )

    @admin.display(description=_("booth"))
    def booth_code(self, obj: Exhibitor) -> str:
        """Where it stands."""
        booth = getattr(obj, "booth", None)
        return booth.code if booth else "–"


class DemoInline(RecordTabular):
    """When the product is shown."""

    model = DemoSlot
    fields = readonly_fields = ("code", "place", "booth", "capacity", "start", "end", "language")
    show_change_link = True
    can_delete = False
    max_num = 0


@admin.register(Product)
class ProductAdmin(BilingualAdmin):
    """Products on show."""

    list_display = ("code", "name", "exhibitor")
    list_display_links = ("code", "name")
    list_filter = ("themes",)
    list_select_related = ("exhibitor",)
    search_fields = ("code", *both("name"), *both("description"), "exhibitor__folded")
    inlines = (DemoInline,)
    fieldsets = (
        (None, {"fields": (("edition", "code", "exhibitor"), both("name"), both("description"), "themes")}),
    )


class DemoForm(BilingualRecordForm):
    """No place of the hall is used twice, also when it is typed in here."""

    def clean(self) -> dict[str, Any]:
        """Ask who has the place at that time."""
        data = super().clean() or {}
        slot = self.instance
        place, start, end = (data.get(name) for name in ("place", "start", "end"))
        if slot.cancelled_at is not None or place is None or start is None or end is None:
            return data
        if other := who_has(place.pk, start, end, but=slot.pk):
            raise forms.ValidationError(str(place_taken(other)))
        return data


@admin.register(DemoSlot)
class DemoSlotAdmin(BilingualAdmin):
    """Demonstrations on the stage, at other places of the hall and at booths."""

    form = DemoForm
    list_display = ("code", "product", "place", "booth", "start", "end", "language", "capacity")
    list_display_links = ("code", "product")
    list_filter = ("place",)
    list_select_related = ("product", "place", "booth")
    search_fields = ("code", "product__name_vi", "product__name_en", "product__exhibitor__folded")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("edition", "code"),
                    both("title"),
                    ("product", "place", "booth"),
                    ("start", "end"),
                    ("language", "capacity"),
                )
            },
        ),
    )


class BoothForm(RecordForm):
    """A booth stands where the rules of the hall let it, also when it is typed in here."""

    def clean(self) -> dict[str, Any]:
        """Ask the rules that the plan of the hall asks."""
        data = super().clean() or {}
        hall = data.get("hall") or getattr(self.instance, "hall", None)
        if hall is None or any(data.get(name) is None for name in ("code", *_PLACE)):
            return data
        wanted = states_of(hall)
        there = dict(wanted)
        wanted.pop(self.initial.get("code", ""), None)
        box = Box(*(cm(data[name]) for name in _PLACE))
        wanted[data["code"]] = BoothState(data["code"], box)
        if found := new_problems(hall, there, wanted, {data["code"]}):
            raise forms.ValidationError([str(problem) for problem in found])
        return data


@admin.register(Booth)
class BoothAdmin(RecordAdmin):
    """Booths of the hall."""

    form = BoothForm
    list_display = ("code", "exhibitor", "w", "h", "power_kw")
    list_display_links = ("code",)
    list_select_related = ("exhibitor",)
    search_fields = ("code", "exhibitor__folded")
    fieldsets = (
        (None, {"fields": (("hall", "code"), "exhibitor", "power_kw")}),
        (_("Place and size"), {"fields": (_PLACE,)}),
    )


@admin.register(Theme)
class ThemeAdmin(BilingualAdmin):
    """Themes of the showcase."""

    list_display = ("code", "name", "sort_order")
    list_display_links = ("code", "name")
    search_fields = ("code", *both("name"))
    fieldsets = ((None, {"fields": (("edition", "code", "sort_order"), both("name"), "topics")}),)


class FeatureInline(BilingualTabular):
    """Stages, desks, doors."""

    model = HallFeature
    fields = ("code", "kind", *both("name"), *_PLACE, "seats")


class BoothInline(RecordTabular):
    """The booths of the hall."""

    model = Booth
    form = BoothForm
    fields = ("code", "exhibitor", *_PLACE, "power_kw")


@admin.register(Hall)
class HallAdmin(RecordAdmin):
    """The hall's plan."""

    list_display = ("room", "width", "height", "opening_session")
    list_select_related = ("room", "opening_session")
    search_fields = ("room__folded",)
    inlines = (FeatureInline, BoothInline)
    fieldsets = (
        (None, {"fields": ("room", ("width", "height"))}),
        (_("Sessions"), {"fields": (("set_up_session", "opening_session"), "open_sessions", "closed_for")}),
    )


@admin.register(HallFeature)
class HallFeatureAdmin(BilingualAdmin):
    """Stages, desks, doors."""

    list_display = ("code", "name", "kind", "hall", "seats")
    list_display_links = ("code", "name")
    list_filter = ("kind",)
    list_select_related = ("hall__room",)
    search_fields = ("code", *both("name"))
    fieldsets = (
        (None, {"fields": (("hall", "code", "kind"), both("name"), "seats")}),
        (_("Place and size"), {"fields": (_PLACE,)}),
    )
