"""Records of the edition: names, days, pillars, figures, wordings, agreed terms."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_choices import language_choices
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin

from .models import Edition, GlossaryTerm, KeyFigure, Pillar, ThemeWording


@admin.register(Edition)
class EditionAdmin(BilingualAdmin):
    """The edition itself."""

    list_display = ("short_name", "theme", "start_date", "end_date", "host_city")
    search_fields = (*both("short_name"), *both("name"), *both("theme"), "code")
    code_lists = {"languages": language_choices}
    readonly_fields = ("programme_version", "field_sources")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("code", "ordinal"),
                    both("short_name"),
                    both("name"),
                    both("theme"),
                    both("summary"),
                )
            },
        ),
        (
            _("Days"),
            {
                "fields": (
                    ("start_date", "end_date"),
                    ("som_start_date", "som_end_date"),
                    ("day_starts", "day_ends"),
                    ("timezone", "utc_offset"),
                )
            },
        ),
        (_("Senior officials' meeting"), {"fields": (both("som_short_name"), both("som_name"))}),
        (
            _("Host and chair"),
            {
                "fields": (
                    both("host_city"),
                    both("host_ministry"),
                    both("previous_edition_city"),
                    "host_country",
                    ("chair", "vice_chair", "previous_chair"),
                    ("next_host", "next_edition_month"),
                )
            },
        ),
        (_("Languages"), {"fields": ("working_language", "languages")}),
        (_("Documents"), {"fields": ("paper_symbols",)}),
        (_("Origin of the record"), {"fields": ("source", "field_sources", "programme_version")}),
    )


@admin.register(Pillar)
class PillarAdmin(BilingualAdmin):
    """Pillars of the masterplan."""

    list_display = ("number", "title")
    list_display_links = ("title",)
    search_fields = ("code", *both("title"))
    fieldsets = ((None, {"fields": (("edition", "code", "number"), both("title"))}),)


@admin.register(KeyFigure)
class KeyFigureAdmin(BilingualAdmin):
    """Figures that may be quoted."""

    list_display = ("label", "qualifier", "value", "unit")
    search_fields = ("code", *both("label"))
    fieldsets = (
        (
            None,
            {"fields": (("edition", "code"), both("label"), ("qualifier", "value", "unit"), both("note"))},
        ),
    )


@admin.register(ThemeWording)
class ThemeWordingAdmin(BilingualAdmin):
    """Wordings of the theme."""

    list_display = ("code", "text", "status")
    list_filter = ("status",)
    search_fields = ("code", *both("text"))
    fieldsets = ((None, {"fields": (("edition", "code", "status"), both("text"))}),)


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(BilingualAdmin):
    """Terms rendered the same way everywhere."""

    languages_after = 3
    list_display = ("code", "term_vi", "term_en")
    search_fields = ("code", *both("term"))
    fieldsets = ((None, {"fields": (("edition", "code"), both("term"))}),)
