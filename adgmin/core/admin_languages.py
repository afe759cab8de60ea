"""Vietnamese and English side by side, and marks for what is missing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField
from modeltranslation.manager import get_translatable_fields_for_model

LANGUAGES = ("vi", "en")
_OTHER = {"vi": "en", "en": "vi"}


def both(name: str) -> tuple[str, str]:
    """One row of a form: the field in Vietnamese and in English."""
    return f"{name}_vi", f"{name}_en"


def language_name(code: str) -> str:
    """The language's name in the language of the page."""
    return gettext("Vietnamese") if code == "vi" else gettext("English")


def missing_name(code: str) -> str:
    """The sentence for a text that is not there."""
    return gettext("Vietnamese is missing") if code == "vi" else gettext("English is missing")


def label_of(field: Any) -> str:
    """A field's name in words; for a translated one with its language."""
    if isinstance(field, TranslationField):
        return f"{capfirst(str(field.translated_field.verbose_name))} · {language_name(field.language)}"
    return capfirst(str(getattr(field, "verbose_name", field.name)))


def translated_names(model: type[models.Model]) -> list[str]:
    """The names of a model's fields that are kept in both languages."""
    return list(get_translatable_fields_for_model(model) or ())


def translated_labels(model: type[models.Model]) -> dict[str, str]:
    """The labels of all its translated fields."""
    names = [part for name in translated_names(model) for part in both(name)]
    return {name: label_of(model._meta.get_field(name)) for name in names}


def missing_languages(record: models.Model) -> list[str]:
    """The languages in which something is missing that the other one has (or that must be there)."""
    return [
        code
        for code in LANGUAGES
        if any(_is_missing(record, name, code) for name in translated_names(type(record)))
    ]


def _is_missing(record: models.Model, name: str, code: str) -> bool:
    if getattr(record, f"{name}_{code}"):
        return False
    return bool(getattr(record, f"{name}_{_OTHER[code]}")) or not _may_be_empty(type(record), name)


def _may_be_empty(model: type[models.Model], name: str) -> bool:
    return bool(getattr(model._meta.get_field(name), "blank", False))


def _empty(name: str) -> Q:
    return Q(**{name: ""}) | Q(**{f"{name}__isnull": True})


def missing_condition(model: type[models.Model], code: str) -> Q:
    """The database's form of `missing_languages`."""
    condition = Q(pk__in=[])
    for name in translated_names(model):
        here, there = _empty(f"{name}_{code}"), _empty(f"{name}_{_OTHER[code]}")
        condition |= here & ~there if _may_be_empty(model, name) else here
    return condition


class MissingLanguageFilter(admin.SimpleListFilter):
    """Narrows a list to what lacks a translation."""

    title = _("translation")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The choices."""
        return (
            ("vi", _("Vietnamese is missing")),
            ("en", _("English is missing")),
            ("none", _("Complete in both languages")),
        )

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list."""
        if self.value() in LANGUAGES:
            return queryset.filter(missing_condition(queryset.model, str(self.value())))
        if self.value() == "none":
            for code in LANGUAGES:
                queryset = queryset.exclude(missing_condition(queryset.model, code))
        return queryset


def languages_badge(record: models.Model) -> SafeString:
    """The mark in a list: both are there, or which one is missing."""
    missing = missing_languages(record)
    if not missing:
        return format_html('<span class="mark mark--ok">{}</span>', "VI · EN")
    words = " · ".join(missing_name(code) for code in missing)
    return format_html('<span class="mark mark--warn">{}</span>', words)


class BilingualForm(forms.ModelForm):
    """Asks for at least one language and marks the field whose twin is filled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in translated_names(type(self.instance)):
                for code in LANGUAGES:
                    self._mark(name, code)

    def _mark(self, name: str, code: str) -> None:
        field = self.fields.get(f"{name}_{code}")
        if field is None or not _is_missing(self.instance, name, code):
            return
        field.widget.attrs["data-missing"] = code
        field.help_text = format_html(
            '{} <span class="mark mark--warn">{}</span>', field.help_text or "", missing_name(code)
        )

    def clean(self) -> dict[str, Any] | None:
        """Refuse a text that is in neither language."""
        cleaned = super().clean()
        for name in translated_names(self._meta.model):
            parts = [part for part in both(name) if part in self.fields]
            if (
                parts
                and not _may_be_empty(self._meta.model, name)
                and not any(
                    (self.cleaned_data.get(part) or "").strip() or part in self.errors for part in parts
                )
            ):
                self.add_error(parts[0], gettext("Write this in Vietnamese or in English, better in both."))
        return cleaned


def with_language(field: forms.Field, db_field: Any) -> forms.Field:
    """Name a translated field's language, for the eye and for screen readers and spelling checkers."""
    field.label = label_of(db_field)
    field.required = False  # one of the two is asked for by the form
    field.widget.attrs["lang"] = db_field.language
    return field
