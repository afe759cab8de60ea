"""Records of the awards: categories, criteria, finalists and jurors. What was scored is at the desk only."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordAdmin

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

    list_display = ("code", "name", "organisation", "country", "category")
    list_display_links = ("code", "name")
    list_filter = ("category", "country")
    list_select_related = ("country", "category")
    search_fields = ("code", *both("name"), *both("organisation"))
    fieldsets = (
        (None, {"fields": (("edition", "code", "category"), both("name"), both("organisation"),
                           both("description"))}),
        (_("Country and exhibitor"), {"fields": (("country", "exhibitor"),)}),
    )  # fmt: skip


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
