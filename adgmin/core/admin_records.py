"""What every page of records under /admin/ shares: folded search, source marks, refusals, both languages."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline
from modeltranslation.fields import TranslationField

from .admin_audit import AuditedAdmin
from .admin_choices import Choices, CodesField, codes_field
from .admin_languages import (
    BilingualForm,
    MissingLanguageFilter,
    languages_badge,
    translated_labels,
    with_language,
)
from .bilingual import in_both
from .fields import Source
from .models import User
from .normal_text import keep_normal
from .problems import Problem, Refused, Severity
from .text import fold, fold_words

_SMALL = 5000


def is_administrator(user: User | AnonymousUser) -> bool:
    """Whether the user has the care of the whole system."""
    return user.has_perm("core.change_user")


class RecordForm(forms.ModelForm):
    """A form that says in words why a verb or the database refused."""

    refused: ClassVar[tuple[Problem, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)
        for name, field in self.fields.items():
            if isinstance(field, CodesField):
                field.also_allow(getattr(self.instance, name, None) or [])
            else:
                _name_for_screen_readers(field)

    def _update_errors(self, errors: ValidationError) -> None:
        """Say what a constraint of the database means, beside the field it is about."""
        found = getattr(errors, "error_dict", {})
        for error in found.pop(NON_FIELD_ERRORS, []):
            message = " ".join(error.messages)
            name = next((name for name in CONSTRAINT_WORDS if name in message), "")
            sentence, field = CONSTRAINT_WORDS.get(name, (message, ""))
            self.add_error(field if field in self.fields else None, str(sentence))
        super()._update_errors(errors)  # type: ignore[misc]  # not in the stubs

    def clean(self) -> dict[str, Any] | None:
        """Put each refusal beside the field it is about."""
        cleaned = super().clean()
        for problem in self.refused:
            self.add_error(problem.field if problem.field in self.fields else None, str(problem))
        return cleaned


class NamedRows(BaseInlineFormSet):
    """Rows of a table whose box for deleting has a name too."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name it."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = pgettext("record", "Delete this row")


class BilingualRecordForm(RecordForm, BilingualForm):
    """The same for records in two languages."""


class _CodesAdmin(admin.options.BaseModelAdmin):
    """Shows lists as checkboxes, choices as plain lists; `code_lists` names JSON lists with their choices."""

    code_lists: ClassVar[dict[str, Choices]] = {}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choose the field by its name."""
        if choices := self.code_lists.get(db_field.name):
            return codes_field(db_field, choices)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, TranslationField):
            with_language(field, db_field)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # No pencils, crosses and eyes beside each list: other records have pages of their own.
            field.widget = field.widget.widget
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Several records are ticked in a list."""
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple(attrs={"class": "ticks"}))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class ReadOnly:
    """To be read among the records and changed by nobody: only what its capability does writes it."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class RecordAdmin(_CodesAdmin, AuditedAdmin):
    """A page of records."""

    form: type[forms.ModelForm] = RecordForm
    # The folded column that is searched; without one, `search_fields` are folded here (small tables).
    folded_column: ClassVar[str] = ""
    show_full_result_count = False
    list_per_page = 50
    save_on_top = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Search the folded column where there is one; Django's checks want to see it named."""
        super().__init_subclass__(**kwargs)
        if cls.folded_column:
            cls.search_fields = (cls.folded_column,)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find every word of the term, without regard to diacritics, đ or case."""
        words = fold_words(search_term).split()
        if self.folded_column:
            for word in words:
                queryset = queryset.filter(**{f"{self.folded_column}__contains": word})
            return queryset, False
        if not words:
            return queryset, False
        rows = queryset.order_by().values_list("pk", *self.search_fields)[:_SMALL]
        found = [pk for pk, *texts in rows if _has(words, texts)]
        return queryset.filter(pk__in=found), False

    def get_list_display(self, request: HttpRequest) -> Any:
        """Add the mark of where a record comes from."""
        columns = tuple(super().get_list_display(request))
        return (*columns, "source_mark") if self._has_source() else columns

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Add the filter by source."""
        filters = tuple(super().get_list_filter(request))
        return (*filters, "source") if self._has_source() else filters

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Add the source at the end."""
        fieldsets = list(super().get_fieldsets(request, obj))
        named = {name for _title, options in fieldsets for name in _flat(options["fields"])}
        if self._has_source() and "source" not in named:
            fieldsets.append((_("Origin of the record"), {"fields": ("source",)}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only administrators change the source mark."""
        names = tuple(super().get_readonly_fields(request, obj))
        if self._has_source() and not is_administrator(request.user):
            names = (*names, "source")
        return names

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Hand the refusals of the first attempt to the form."""
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(
            made.__name__, (made,), {"refused": getattr(request, "refused", ()), "asked_by": request.user}
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Save; when a verb or the database refuses, nothing is saved: the form, still filled, says why."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            request.refused = refused.problems  # type: ignore[attr-defined]  # carried to the answer
        except IntegrityError as error:
            request.refused = (_refusal_of(error, self.model),)  # type: ignore[attr-defined]  # as above
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The record's own page, without a detour."""
        try:
            return (
                str(obj.get_absolute_url()) if obj is not None and hasattr(obj, "get_absolute_url") else None
            )
        except NoReverseMatch:
            return None

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Name the list by what it lists."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    @admin.display(description=_("source"), ordering="source")
    def source_mark(self, obj: Any) -> str:
        """Where the record comes from."""
        kind = {Source.SEED: "info", Source.PUBLIC: "info", Source.SAMPLE: "warn"}.get(obj.source, "plain")
        return format_html('<span class="mark mark--{}">{}</span>', kind, obj.get_source_display())

    def _has_source(self) -> bool:
        return any(field.name == "source" for field in self.opts.concrete_fields)


class BilingualAdmin(RecordAdmin, TranslationAdmin):
    """Records in two languages, side by side, with marks for what is missing."""

    form = BilingualRecordForm
    # How many columns stand before the mark of languages.
    languages_after = 2

    def get_list_display(self, request: HttpRequest) -> Any:
        """Add the mark of languages."""
        columns = list(super().get_list_display(request))
        columns.insert(self.languages_after, "languages_mark")
        return columns

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Add the filter by missing language."""
        return (MissingLanguageFilter, *super().get_list_filter(request))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Name the translated fields in words, also where they are only read."""
        return super().get_form(
            request, obj, change=change, **{"labels": translated_labels(self.model), **kwargs}
        )

    @admin.display(description="VI · EN")
    def languages_mark(self, obj: Any) -> str:
        """Both languages are there, or which one is missing."""
        return languages_badge(obj)


class RecordTabular(_CodesAdmin, admin.TabularInline):
    """Rows that hang on a record."""

    form = RecordForm
    formset = NamedRows
    extra = 0


class RecordStacked(_CodesAdmin, admin.StackedInline):
    """Records that hang on a record, as forms."""

    form = RecordForm
    extra = 0


class _BilingualInline(_CodesAdmin):
    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Name the translated fields in words."""
        labels = translated_labels(self.model)
        return super().get_formset(request, obj, **{"labels": labels, **kwargs})  # type: ignore[misc]  # an inline has it


class BilingualTabular(_BilingualInline, TranslationTabularInline):
    """Rows in two languages that hang on a record."""

    form = BilingualRecordForm
    formset = NamedRows
    extra = 0


class BilingualStacked(_BilingualInline, TranslationStackedInline):
    """Records in two languages that hang on a record, as forms."""

    form = BilingualRecordForm
    extra = 0


def _name_for_screen_readers(field: forms.Field) -> None:
    """Cells of a table and the halves of a moment have no label of their own."""
    widget: Any = getattr(field.widget, "widget", field.widget)
    if isinstance(widget, forms.MultiWidget):
        for part, name in zip(widget.widgets, (gettext("Date:"), gettext("Time:")), strict=False):
            part.attrs["aria-label"] = f"{field.label} · {name.rstrip(':')}"
    elif not widget.is_hidden:
        widget.attrs.setdefault("aria-label", str(field.label or ""))


def _flat(fields: Any) -> list[str]:
    return [name for part in fields for name in ([part] if isinstance(part, str) else part)]


def _has(words: list[str], texts: list[Any]) -> bool:
    folded = fold(" ".join(str(text) for text in texts if text))
    return all(word in folded for word in words)


def _refusal_of(error: IntegrityError, model: type[models.Model]) -> Problem:
    """The database's last word, in words."""
    name = next((each.name for each in model._meta.constraints if each.name in str(error)), "")
    sentence, field = CONSTRAINT_WORDS.get(name, (CONFLICT, ""))
    return Problem(name or "database", Severity.BLOCK, in_both(lambda: str(sentence)), field=field)


_END = (_("The end must be after the start."), "end")
_DAYS = (_("The last day can't be before the first."), "end_date")
CONFLICT = _(
    "Another record holds these values already, or one of them is out of its bounds. Nothing was saved."
)
# What a constraint of the database says, and beside which field.
CONSTRAINT_WORDS: dict[str, tuple[Any, str]] = {
    "delegates_one_head": (_("This delegation has a head already. Change that person's role first."), "role"),
    "delegates_travel_leaves_after_arrival": (
        _("The departure can't be before the arrival."),
        "departure_at",
    ),
    "delegates_rank_band_1_to_7": (_("The rank band is a number from 1 to 7."), "rank_band"),
    "events_booth_has_size": (_("Width and depth must be more than 0 m."), "w"),
    "events_edition_ends_after_start": _DAYS,
    "events_session_ends_after_start": _END,
    "events_roombooking_ends_after_start": _END,
    "events_demoslot_ends_after_start": _END,
}
