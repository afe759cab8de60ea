"""Records of accreditations: read here, decided at the desk by the verbs of `transitions`."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit, clock
from adgmin.core.admin_audit import actor, full_state
from adgmin.core.admin_records import ReadOnly, RecordAdmin, RecordStacked
from delegates.delegations.models import Delegation
from delegates.nominations.admin import INLINES, NominatedAdmin
from delegates.nominations.admin_drafts import WithoutDrafts
from delegates.nominations.models import Delegate
from delegates.nominations.signals import changed

from .models import Accreditation, State
from .states import ADMITTED
from .transitions import open_accreditation

_MARKS = {
    **dict.fromkeys(ADMITTED, "ok"),
    State.REFUSED: "bad",
    State.REVOKED: "bad",
    State.WITHDRAWN: "plain",
}


def state_badge(accreditation: Accreditation | None) -> str:
    """The state in words, marked."""
    if accreditation is None:
        return "–"
    kind = _MARKS.get(State(accreditation.state), "warn")
    return format_html('<span class="mark mark--{}">{}</span>', kind, accreditation.get_state_display())


def desk_link(delegate: Delegate) -> str:
    """The person's page at the desk, where decisions are taken."""
    try:
        address = delegate.get_absolute_url()
    except NoReverseMatch:
        address = reverse("desk-today")
    return format_html('<a href="{}">{}</a>', address, _("Decide at the desk"))


class _Decided:
    """What both pages show of an accreditation."""

    @admin.display(description=_("decision"))
    def desk(self, obj: Accreditation) -> str:
        """The link to the desk."""
        return desk_link(obj.delegate)


class AccreditationInline(_Decided, RecordStacked):
    """Where the accreditation stands; it moves at the desk."""

    model = Accreditation
    max_num = 1
    can_delete = False
    fields = (("state", "since", "decided_by"), "reason", "desk")
    readonly_fields = ("state", "since", "decided_by", "reason", "desk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is made with the delegate."""
        return False


@admin.register(Delegate)
class DelegateAdmin(NominatedAdmin):
    """Delegates, with where their accreditation stands."""

    list_display = ("badge_name", "delegation", "role", "position", "rank", "state", "ref")
    list_filter = ("accreditation__state", "delegation", "role", "rank_band", "is_active", "gender")
    list_select_related = ("delegation", "accreditation")
    inlines = (AccreditationInline, *INLINES)

    @admin.display(description=_("Rank band"), ordering="rank_band")
    def rank(self, obj: Delegate) -> int:
        """The number of the band; its words are in the filter and in the form."""
        return obj.rank_band

    @admin.display(description=_("accreditation"), ordering="accreditation__state")
    def state(self, obj: Delegate) -> str:
        """Where the accreditation stands."""
        return state_badge(getattr(obj, "accreditation", None))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Take the lock that every change of a person takes first."""
        list(Delegation.objects.select_for_update().filter(pk=obj.delegation_id))
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A person entered here waits for a decision, and who is changed here is checked again, as everywhere."""
        super().save_related(request, form, formsets, change)
        if not change:
            open_accreditation(form.instance, by=actor(request), at=clock.now())
            return
        after = full_state(Delegate.objects.get(pk=form.instance.pk))
        before = request.state_before  # type: ignore[attr-defined]  # set by save_model
        changed.send(
            Delegate, delegate=form.instance, changes=audit.difference(before, after), by=actor(request)
        )


@admin.register(Accreditation)
class AccreditationAdmin(ReadOnly, _Decided, WithoutDrafts, RecordAdmin):
    """Where each accreditation stands and who decided."""

    list_display = ("delegate", "delegation", "mark", "since", "decided_by")
    list_filter = ("state",)
    list_select_related = ("delegate__delegation", "decided_by")
    folded_column = "delegate__folded"
    ordering = ("-since", "-pk")
    fields = ("delegate", "state", "since", "decided_by", "reason", "desk")
    readonly_fields = fields

    @admin.display(description=_("delegation"))
    def delegation(self, obj: Accreditation) -> str:
        """The delegate's delegation."""
        return str(obj.delegate.delegation)

    @admin.display(description=_("state"), ordering="state")
    def mark(self, obj: Accreditation) -> str:
        """The state in words."""
        return state_badge(obj)
