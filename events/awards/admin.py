"""Records of the awards: categories, criteria, finalists and jurors. What was scored is at the desk only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_audit import actor
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordAdmin
from events.templatetags.pictures import picture_address

from .finalist_form import FinalistForm
from .models import AwardCategory, Criterion, Finalist, Juror


@admin.register(AwardCategory)
class AwardCategoryAdmin(BilingualAdmin):
    """Categories of the awards."""

    list_display = ("code", "name", "final", "places", "least_jurors", "sort_order")
    list_display_links = ("code", "name")
    list_select_related = ("final",)
    search_fields = ("code", *both("name"))
    fieldsets = (
        (None, {"fields": (("edition", "code", "sort_order"), both("name"), "final")}),
        (_("Ranking"), {"fields": (("places", "least_jurors"),)}),
    )


@admin.register(Criterion)
class CriterionAdmin(BilingualAdmin):
    """What jurors score."""

    list_display = ("code", "name", "weight", "sort_order")
    list_display_links = ("code", "name")
    search_fields = ("code", *both("name"))
    fieldsets = ((None, {"fields": (("edition", "code", "sort_order"), both("name"), "weight")}),)


@admin.register(Finalist)
class FinalistAdmin(BilingualAdmin):
    """Entries in the finals."""

    form = FinalistForm
    readonly_fields = ("shown",)
    list_display = ("code", "name", "organisation", "country", "category")
    list_display_links = ("code", "name")
    list_filter = ("category", "country")
    list_select_related = ("country", "category")
    search_fields = ("code", *both("name"), *both("organisation"))
    fieldsets = (
        (None, {"fields": (("edition", "code", "category"), both("name"), both("organisation"),
                           both("description"))}),
        (_("Country and exhibitor"), {"fields": (("country", "exhibitor"),)}),
        (_("Picture"), {"fields": ("shown", "file", ("alt_vi", "alt_en"), "drop")}),
    )  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Finalist | None = None) -> Any:
        """Offer to take a picture away where there is one."""
        found = super().get_fieldsets(request, obj)
        if obj is not None and obj.picture:
            return found
        return [
            (name, {**options, "fields": tuple(one for one in options["fields"] if one != "drop")})
            for name, options in found
        ]

    @admin.display(description=_("Picture"))
    def shown(self, obj: Finalist) -> str:
        """The picture as it is kept."""
        if not obj.picture:
            return _t("No picture yet")
        return format_html(
            '<img src="{}" alt="{}" width="320">', picture_address(obj.picture), str(obj.picture.told)
        )

    def save_model(self, request: HttpRequest, obj: Finalist, form: FinalistForm, change: bool) -> None:  # type: ignore[override]  # our own form
        """Save the finalist, then its picture."""
        super().save_model(request, obj, form, change)
        form.keep_picture(obj, by=actor(request))


@admin.register(Juror)
class JurorAdmin(RecordAdmin):
    """Members of the jury."""

    list_display = ("code", "name", "organisation", "country", "is_chair", "user")
    list_display_links = ("code", "name")
    list_filter = ("categories",)
    list_select_related = ("country", "user")
    search_fields = ("code", "name", "organisation", "user__email")
    fieldsets = (
        (None, {"fields": (("edition", "code"), ("name", "organisation"), ("country", "is_chair"), "user",
                           "categories")}),
    )  # fmt: skip
