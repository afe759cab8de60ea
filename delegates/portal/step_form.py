"""What every step's form shares: text kept in NFC and otherwise as typed, hidden values never shown again."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.db import models
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.text import nfc
from delegates.nominations.models import Delegate
from delegates.nominations.sensitive import masked

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # a class of the stubs only

FORGET = "forget_"
REQUIRED = _("Please fill this in.")

Values = dict[str, dict[str, Any]]
Words: TypeAlias = "str | _StrPromise"


def plain_text(value: str) -> None:
    """Refuse signs that nobody can print: control characters and halves of characters."""
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in value):
        raise forms.ValidationError(_t("This holds a sign that cannot be printed. Please type it again."))


class Line(forms.CharField):
    """A line of text in normal form C; nothing else about it is changed but blanks at its ends."""

    def to_python(self, value: Any) -> str:
        """Bring to the normal form before the length is looked at: some signs grow."""
        return nfc(super().to_python(value) or "")


def text(label: Words, limit: int, *, hint: Words = "", **attributes: str) -> Line:
    """Return a field for a line of text, of which nothing but the normal form is changed."""
    widget = forms.TextInput(attrs={key.replace("_", "-"): value for key, value in attributes.items()})
    return Line(
        label=label, max_length=limit, required=False, help_text=hint, widget=widget, validators=[plain_text]
    )


def choice(label: Words, choices: Any, *, hint: Words = "", empty: bool = True) -> forms.ChoiceField:
    """Return a drop-down list, with an empty first line unless told."""

    def listed() -> list[tuple[Any, Any]]:
        found = list(choices() if callable(choices) else choices)
        return [("", _("Please choose")), *found] if empty else found

    return forms.ChoiceField(label=label, choices=listed, required=False, help_text=hint)


def day(label: Words, *, hint: Words = "") -> forms.DateField:
    """Return a field for a date."""
    wrong = {"invalid": _("This is not a date. One looks like 2026-01-15.")}
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, help_text=hint, widget=widget, error_messages=wrong)


def moment(label: Words) -> forms.DateTimeField:
    """Return a field for a date and time in the meeting's zone."""
    wrong = {"invalid": _("This is not a date and time. One looks like 2026-01-15 09:30.")}
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
    return forms.DateTimeField(
        label=label, required=False, widget=widget, input_formats=formats, error_messages=wrong
    )


class StepForm(forms.Form):
    """One page of the nomination. With `lenient`, what is missing may stay so (a draft)."""

    # field → (record of the person, its field); what is not named is the person's own.
    homes: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # Never printed again once kept; left empty, what is kept stays.
    hidden: ClassVar[tuple[str, ...]] = ()
    needed: ClassVar[tuple[str, ...]] = ()
    # (legend, fields) in order
    groups: ClassVar[tuple[tuple[Words, tuple[str, ...]], ...]] = ()

    def __init__(self, data: Any = None, *, delegate: Delegate, lenient: bool = False) -> None:
        self.delegate, self.lenient = delegate, lenient
        self.kept = {name: value for name in self.hidden if (value := self.stored(name))}
        super().__init__(data, initial=self._initial(), error_class=ErrorList)
        for name in self.hidden:
            if name in self.kept and name not in self.needed:
                label = _("Delete what is kept")
                self.fields[FORGET + name] = forms.BooleanField(label=label, required=False)

    @classmethod
    def _home(cls, name: str) -> tuple[str, str]:
        return cls.homes.get(name, ("", name))

    @classmethod
    def kept_of(cls, delegate: Delegate, name: str) -> Any:
        """Return what is kept of a person for a field, without making the form."""
        record, attribute = cls._home(name)
        owner = getattr(delegate, record, None) if record else delegate
        return getattr(owner, attribute, "") if owner is not None else ""

    def stored(self, name: str) -> Any:
        """Return what is kept for a field."""
        return self.kept_of(self.delegate, name)

    def _initial(self) -> dict[str, Any]:
        shown = [name for name in self.base_fields if name not in self.hidden]
        return {name: self._shown(self.stored(name)) for name in shown}

    @staticmethod
    def _shown(value: Any) -> Any:
        return value.astimezone(MEETING_ZONE) if isinstance(value, dt.datetime) else value

    def clean(self) -> dict[str, Any]:
        """What is needed is there, unless the draft may wait."""
        data = super().clean() or {}
        for name in self.needed:
            if not self.lenient and name not in self.errors and not data.get(name) and name not in self.kept:
                self.add_error(name, str(REQUIRED))
        return data

    def values(self) -> Values:
        """Return {record: {field: value}} to be written; hidden ones only when typed or to be forgotten."""
        found: Values = {}
        for name in self.base_fields:
            value = self.cleaned_data.get(name)
            if name in self.hidden and not value:
                if not self.cleaned_data.get(FORGET + name):
                    continue
                value = ""
            record, attribute = self._home(name)
            found.setdefault(record, {})[attribute] = self._written(record, attribute, value)
        return found

    def _written(self, record: str, attribute: str, value: Any) -> Any:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        if value is None and not self._takes_nothing(record, attribute):
            return ""
        return value

    def _takes_nothing(self, record: str, attribute: str) -> bool:
        model: type[models.Model] = Delegate
        if record:
            model = Delegate._meta.get_field(record).related_model  # type: ignore[assignment]  # a relation by name
        return bool(getattr(model._meta.get_field(attribute), "null", False))

    def masked(self, name: str) -> str:
        """Return how a kept value is hinted at, or nothing when none is kept."""
        value = self.kept.get(name, "")
        return masked(value, tail=name == "number") if value else ""

    def sections(
        self,
    ) -> list[tuple[Words, list[tuple[forms.BoundField, str, forms.BoundField | None]]]]:
        """Return (legend, fields) as the page shows them: field, hint at the kept value, box to forget it."""
        return [
            (legend, [(self[name], self.masked(name), self._forget(name)) for name in names])
            for legend, names in self.groups
        ]

    def _forget(self, name: str) -> forms.BoundField | None:
        return self[FORGET + name] if FORGET + name in self.fields else None
