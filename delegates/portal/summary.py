"""Everything that a nomination says, page by page; what is sensitive only as kept."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adgmin.core import dates

from .step_form import StepForm
from .steps import Step
from .visit import Visit


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; `lang` when it is in a language of its own."""

    label: str | Promise
    value: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What one step says, and where it is changed."""

    step: Step
    url: str
    facts: list[Fact]


def summary(visit: Visit) -> list[Page]:
    """Return each step's facts as they are kept."""
    return [
        Page(step, visit.address(step.key), _facts(step.form(delegate=visit.delegate)))
        for step in visit.steps
        if step.form is not None
    ]


def _facts(form: StepForm) -> list[Fact]:
    return [
        Fact(_label(form, name), _value(form, name), str(form.fields[name].widget.attrs.get("lang", "")))
        for _legend, names in form.groups
        for name in names
    ]


def _label(form: StepForm, name: str) -> str | Promise:
    if name.startswith("emergency_"):
        return gettext_lazy("In an emergency: %(what)s") % {"what": form.fields[name].label}
    return form.fields[name].label or name


def _value(form: StepForm, name: str) -> str:
    if name in form.hidden:
        return form.masked(name)
    return _in_words(form.fields[name], form.initial.get(name) if form.stored(name) not in ("", None) else "")


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if value in (None, "", []):
        return ""
    if isinstance(field, forms.DateTimeField):
        return f"{dates.day_screen(value.date())}, {dates.clock_time(value)}"
    if isinstance(field, forms.ChoiceField):
        labels = {str(code): str(label) for code, label in field.widget.choices}
        codes = value if isinstance(value, list) else [value]
        return "; ".join(labels.get(str(code), str(code)) for code in codes)
    return str(value)
