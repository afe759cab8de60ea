"""Records of the programme: sessions with their agenda items and parties, topics."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates
from adgmin.core.admin_audit import actor
from adgmin.core.admin_choices import language_choices
from adgmin.core.admin_languages import both
from adgmin.core.admin_records import (
    BilingualAdmin,
    BilingualRecordForm,
    BilingualStacked,
    RecordAdmin,
    RecordTabular,
)

from .categories import category_choices
from .editing import add_session, change_session
from .models import AgendaItem, InterpreterTeam, Session, SessionParty, SessionPromise, Status, Topic
from .rule_models import KindTurnover, LevelWindow


class SessionForm(BilingualRecordForm):
    """A session, with the number of changes that the editor saw."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen" not in self.fields:
            return
        self.fields["seen"].initial = self.instance.sequence
        if any(problem.code == "changed_meanwhile" for problem in self.refused):
            # The editor is told what changed; saving the same form again is then meant.
            typed: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            typed["seen"] = str(self.instance.sequence)
            self.data = typed


class PartyInline(RecordTabular):
    """Who takes part, in which role."""

    model = SessionParty


class PromiseInline(RecordTabular):
    """Delegations that were promised this session."""

    model = SessionPromise


class AgendaItemInline(BilingualStacked):
    """The business of the session."""

    model = AgendaItem
    fieldsets = ((None, {"fields": (both("title"), ("number", "minutes", "lead"), "papers")}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what each row shows."""
        return super().get_queryset(request).select_related("lead").prefetch_related("papers")


@admin.register(Session)
class SessionAdmin(BilingualAdmin):
    """Sessions. Time and room are saved by the verb that holds the room."""

    form = SessionForm
    folded_column = "folded"
    records_itself = True
    list_display = ("code", "title", "time", "room", "kind", "state")
    list_display_links = ("code", "title")
    list_filter = ("room", "kind", "level", "access", "status", "is_draft")
    list_select_related = ("room",)
    date_hierarchy = "start"
    inlines = (AgendaItemInline, PartyInline, PromiseInline)
    code_lists = {
        "categories": category_choices,
        "floor_languages": language_choices,
        "interpreted_into": language_choices,
    }
    readonly_fields = ("updated",)
    fieldsets = (
        (None, {"fields": (("edition", "code"), both("title"), both("abstract"))}),
        (_("Time and room"), {"fields": (("start", "end"), "room", ("status", "is_draft"))}),
        (_("Kind"), {"fields": (("kind", "level", "ordinal"), "topics", ("all_members", "secretariat"))}),
        (
            _("Who may enter"),
            {
                "fields": (
                    ("access", "disclosure"),
                    "categories",
                    ("heads_plus", "expected_audience", "media"),
                )
            },
        ),
        (
            _("Languages and dress"),
            {"fields": ("floor_languages", "interpreted_into", "interpreters", both("dress"))},
        ),
        (_("Moved from"), {"classes": ("collapse",), "fields": (("was_start", "was_room"),)}),
        (_("Origin of the record"), {"fields": (("source", "schedule_source"), "updated")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Carry the number of changes seen, for those who may change."""
        fieldsets = super().get_fieldsets(request, obj)
        return (
            [*fieldsets, (None, {"fields": ("seen",)})]
            if obj and self.has_change_permission(request)
            else fieldsets
        )

    @admin.display(description=_("when"), ordering="start")
    def time(self, obj: Session) -> str:
        """Day, from and to."""
        if obj.start is None or obj.end is None:
            return "–"
        return f"{dates.day_short(dates.local(obj.start).date())}, {dates.time_range(obj.start, obj.end)}"

    @admin.display(description=_("status"), ordering="status")
    def state(self, obj: Session) -> str:
        """Where it stands, in words; a draft says so."""
        if obj.is_draft:
            return format_html('<span class="mark mark--warn">{}</span>', _("Draft"))
        kind = {Status.CONFIRMED: "ok", Status.CANCELLED: "bad"}.get(Status(obj.status), "warn")
        return format_html('<span class="mark mark--{}">{}</span>', kind, obj.get_status_display())

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The session's public page in the language of the editor."""
        if obj is None:
            return None
        return reverse("session", kwargs={"lang": (get_language() or "vi")[:2], "code": obj.code})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let the verb check, hold the room, write and record. Raises Refused."""
        if not change:
            add_session(obj, by=actor(request))
            return
        names = [name for name in form.changed_data if name != "seen"]
        values = {name: form.cleaned_data[name] for name in names}
        saved = change_session(obj, by=actor(request), expected=form.cleaned_data.get("seen"), **values)
        obj.sequence, obj.booking = saved.sequence, saved.booking

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Let the room go with the session."""
        booking = obj.booking
        super().delete_model(request, obj)
        if booking:
            booking.delete()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Let the rooms go with the sessions."""
        bookings = [session.booking for session in queryset.select_related("booking") if session.booking]
        super().delete_queryset(request, queryset)
        for booking in bookings:
            booking.delete()


@admin.register(AgendaItem)
class AgendaItemAdmin(BilingualAdmin):
    """Agenda items of all sessions."""

    languages_after = 3
    list_display = ("session", "number", "title", "minutes", "lead")
    list_display_links = ("title",)
    list_filter = ("session__level",)
    list_select_related = ("session", "lead")
    search_fields = (*both("title"), "session__folded")
    ordering = ("session__start", "number")
    fieldsets = ((None, {"fields": ("session", both("title"), ("number", "minutes", "lead"), "papers")}),)


@admin.register(Topic)
class TopicAdmin(BilingualAdmin):
    """Topics."""

    folded_column = "folded"
    list_display = ("code", "name", "group", "pillar", "sort_order")
    list_display_links = ("code", "name")
    list_filter = ("group", "pillar")
    list_select_related = ("pillar",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("edition", "code"),
                    both("name"),
                    both("description"),
                    ("group", "pillar", "sort_order"),
                )
            },
        ),
    )


@admin.register(InterpreterTeam)
class InterpreterTeamAdmin(BilingualAdmin):
    """Interpreters who work together."""

    list_display = ("code", "name", "languages")
    list_display_links = ("code", "name")
    code_lists = {"languages": language_choices}
    fieldsets = ((None, {"fields": (("edition", "code"), both("name"), "languages")}),)


@admin.register(LevelWindow)
class LevelWindowAdmin(RecordAdmin):
    """Days and hours of the meetings of a level."""

    list_display = ("level", "first_day", "last_day", "opens", "closes")


@admin.register(KindTurnover)
class KindTurnoverAdmin(RecordAdmin):
    """Minutes that a room needs before a kind of meeting."""

    list_display = ("kind", "minutes")
