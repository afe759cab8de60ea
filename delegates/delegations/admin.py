"""Records of delegations: quotas, organisations, focal points."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, BilingualStacked, RecordAdmin, RecordTabular

from .models import Delegation, DelegationOrganisation, FocalPoint, Quota


class QuotaInline(RecordTabular):
    """How many of each role."""

    model = Quota


class OrganisationInline(BilingualStacked):
    """The ministries and agencies of the delegation."""

    model = DelegationOrganisation
    fieldsets = ((None, {"fields": (both("name"), "position")}),)


class FocalPointInline(BilingualStacked):
    """Who speaks for the delegation."""

    model = FocalPoint
    autocomplete_fields = ("user",)
    fieldsets = ((None, {"fields": (both("office"), ("email", "phone"), "user")}),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The user account is for administrators."""
        fields = (both("office"), ("email", "phone"))
        return ((None, {"fields": (*fields, "user") if request.user.has_perm("core.view_user") else fields}),)


@admin.register(Delegation)
class DelegationAdmin(BilingualAdmin):
    """Delegations in protocol order."""

    folded_column = "folded"
    languages_after = 3
    list_display = ("sort_order", "code", "name", "kind", "people", "table_seats", "back_seats", "floaters")
    list_display_links = ("code", "name")
    list_filter = ("kind",)
    inlines = (QuotaInline, OrganisationInline, FocalPointInline)
    fieldsets = (
        (None, {"fields": (("edition", "code", "kind"), both("name"), ("party", "sort_order"))}),
        (_("Seats and passes"), {"fields": (("table_seats", "back_seats", "floaters"),)}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of persons who hold a place."""
        active = Count("delegates", filter=Q(delegates__is_active=True))
        return super().get_queryset(request).annotate(people_now=active)

    @admin.display(description=_("persons"))
    def people(self, obj: Any) -> int:
        """How many hold a place."""
        return int(obj.people_now)


@admin.register(Quota)
class QuotaAdmin(RecordAdmin):
    """Quotas of all delegations."""

    list_display = ("delegation", "role", "places")
    list_filter = ("role", "delegation")
    list_select_related = ("delegation",)
    folded_column = "delegation__folded"
    ordering = ("delegation__sort_order", "pk")
    fieldsets = ((None, {"fields": ("delegation", ("role", "places"))}),)


@admin.register(FocalPoint)
class FocalPointAdmin(BilingualAdmin):
    """Focal points of all delegations."""

    list_display = ("delegation", "office", "email", "phone", "user")
    list_display_links = ("office", "email")
    list_select_related = ("delegation", "user")
    search_fields = ("delegation__folded", *both("office"), "email")
    ordering = ("delegation__sort_order", "email")
    autocomplete_fields = ("user",)
    fieldsets = ((None, {"fields": ("delegation", both("office"), ("email", "phone"), "user")}),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The user account is for administrators."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.has_perm("core.view_user"):
            return fieldsets
        rest = [part for part in fieldsets[0][1]["fields"] if part != "user"]
        return [(None, {"fields": rest}), *fieldsets[1:]]
