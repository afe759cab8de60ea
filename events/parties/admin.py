"""Records of the parties, in protocol order."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, RecordTabular

from .models import Party, PartyAlias


class AliasInline(RecordTabular):
    """Other spellings."""

    model = PartyAlias


@admin.register(Party)
class PartyAdmin(BilingualAdmin):
    """The States and organisations that take part."""

    folded_column = "folded"
    languages_after = 3
    list_display = ("sort_order", "code", "name", "kind", "dialogue_order")
    list_display_links = ("code", "name")
    list_filter = ("kind",)
    inlines = (AliasInline,)
    fieldsets = (
        (None, {"fields": (("edition", "code", "kind"), both("name"), both("formal_name"))}),
        (_("Order"), {"fields": (("sort_order", "dialogue_order"), "joined_on")}),
        (_("Flag"), {"fields": (("iso2", "flag"),)}),
    )
