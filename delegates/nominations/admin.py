"""Records of delegates, with what hangs on each person."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from adgmin.core import clock
from adgmin.core.admin_audit import actor
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import BilingualAdmin, BilingualRecordForm, RecordAdmin, RecordStacked
from delegates.delegations.models import Delegation
from delegates.delegations.quotas import quota_problems
from events.agenda.models import Session

from .admin_drafts import WithoutDrafts
from .admin_hidden import entered, tell_of_document
from .admin_sensitive import SensitiveInline
from .models import Needs, Nomination, Travel, TravelDocument


def session_choices() -> list[tuple[str, str]]:
    """The sessions by their codes."""
    return [(session.code, str(session)) for session in Session.objects.order_by("start", "code")]


class DelegateForm(BilingualRecordForm):
    """A person; quotas and the one-head rule hold here as everywhere."""

    def clean(self) -> dict[str, Any] | None:
        """Ask the quota when somebody comes, moves or changes role."""
        cleaned = super().clean()
        delegation, role = self.cleaned_data.get("delegation"), self.cleaned_data.get("role")
        moved = not self.instance.pk or {"delegation", "role"} & set(self.changed_data)
        if delegation and role and moved and self.instance.is_active:
            locked = Delegation.objects.select_for_update().get(pk=delegation.pk)
            for problem in quota_problems(locked, adding={role: 1}):
                self.add_error("role", str(problem))
        return cleaned


class TravelDocumentInline(SensitiveInline):
    """The passport."""

    model = TravelDocument
    plain_fields = ("type",)


class NeedsInline(SensitiveInline):
    """Food and access."""

    model = Needs


class TravelInline(RecordStacked):
    """Flights and hotel."""

    model = Travel
    max_num = 1
    fieldsets = (
        (None, {"fields": (("arrival_flight", "arrival_at"), ("departure_flight", "departure_at"), "hotel")}),
    )


class NominationInline(RecordStacked):
    """When and by whom the person was put forward."""

    model = Nomination
    fk_name = "delegate"
    max_num = 1
    can_delete = False
    fields = (("way", "submitted_at", "submitted_by"), "withdrawn_at")
    readonly_fields = ("way", "submitted_at", "submitted_by", "withdrawn_at")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is made with the delegate."""
        return False


INLINES = (NominationInline, TravelInline, TravelDocumentInline, NeedsInline)


class NominatedAdmin(WithoutDrafts, BilingualAdmin):
    """Delegates in protocol order; the accreditation adds its part and registers the page."""

    form = DelegateForm
    to_delegate = ""
    folded_column = "folded"
    languages_after = 4
    code_lists = {"sessions_wanted": session_choices}
    readonly_fields = ("is_active", "created", "updated")
    fieldsets = (
        (None, {"fields": (("delegation", "role", "ref"), ("rank_band", "order", "is_active"))}),
        (
            _("Name"),
            {
                "fields": (
                    ("honorific", "title", "badge_name"),
                    ("full_name", "list_name", "post_nominals"),
                    ("address_form", "native_name"),
                    ("passport_surname", "passport_given", "single_name"),
                )
            },
        ),
        (_("Function"), {"fields": (both("position"), both("organisation"))}),
        (_("Person and contact"), {"fields": (("gender", "nationality"), ("email", "phone"))}),
        (_("At the meeting"), {"fields": ("interpretation", "sessions_wanted", "photo_file")}),
        (_("Origin of the record"), {"fields": ("source", ("created", "updated"))}),
    )

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A passport that is entered only now is looked at, too."""
        super().save_formset(request, form, formset, change)
        for record in formset.new_objects if change else ():
            tell_of_document(record, entered(record), by=actor(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A person entered here is nominated, as everywhere."""
        super().save_related(request, form, formsets, change)
        if not change:
            values = {"submitted_at": clock.now(), "submitted_by": actor(request), "way": Nomination.Way.DESK}
            Nomination.objects.get_or_create(delegate=form.instance, defaults=values)


@admin.register(Nomination)
class NominationAdmin(WithoutDrafts, RecordAdmin):
    """Nominations: when, by whom, in which way."""

    list_display = ("delegate", "delegation", "way", "submitted_at", "submitted_by", "withdrawn_at")
    list_filter = ("way",)
    list_select_related = ("delegate__delegation", "submitted_by")
    folded_column = "delegate__folded"
    autocomplete_fields = ("delegate",)
    readonly_fields = ("submitted_by", "withdrawn_at")
    ordering = ("-submitted_at", "-pk")
    fieldsets = ((None, {"fields": ("delegate", ("way", "submitted_at"), ("submitted_by", "withdrawn_at"))}),)

    @admin.display(description=_("delegation"))
    def delegation(self, obj: Nomination) -> str:
        """The delegate's delegation."""
        return str(obj.delegate.delegation)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Who enters it has submitted it."""
        if not change:
            obj.submitted_by = actor(request)
        super().save_model(request, obj, form, change)


@admin.register(Travel)
class TravelAdmin(WithoutDrafts, RecordAdmin):
    """Flights and hotels."""

    list_display = (
        "delegate",
        "delegation",
        "arrival_flight",
        "arrival_at",
        "departure_flight",
        "departure_at",
        "hotel",
    )
    list_select_related = ("delegate__delegation",)
    folded_column = "delegate__folded"
    autocomplete_fields = ("delegate",)
    ordering = ("arrival_at", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "delegate",
                    ("arrival_flight", "arrival_at"),
                    ("departure_flight", "departure_at"),
                    "hotel",
                )
            },
        ),
    )

    @admin.display(description=_("delegation"))
    def delegation(self, obj: Travel) -> str:
        """The delegate's delegation."""
        return str(obj.delegate.delegation)
