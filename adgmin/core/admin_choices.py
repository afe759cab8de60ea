"""Lists of codes as checkboxes with words."""

from collections.abc import Callable, Iterable
from typing import Any

from babel import Locale
from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language

Choices = Callable[[], Iterable[tuple[str, Any]]]

# Languages in which the meeting speaks, writes and is interpreted: those of its parties.
LANGUAGE_CODES = (
    "vi",
    "en",
    "id",
    "ms",
    "fil",
    "th",
    "km",
    "lo",
    "my",
    "pt",
    "zh",
    "ja",
    "ko",
    "hi",
    "ru",
    "fr",
)


def language_choices() -> list[tuple[str, str]]:
    """The languages of the parties, named in the language of the page (CLDR)."""
    names = Locale.parse((get_language() or "vi")[:2]).languages
    return [(code, capfirst(names.get(code, code))) for code in LANGUAGE_CODES]


class CodesField(forms.MultipleChoiceField):
    """Several codes out of a list, stored as a JSON list in the order of the choices."""

    def __init__(self, *, choices: Choices, **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def also_allow(self, codes: Iterable[str]) -> None:
        """Keep codes that are stored already and that the list does not know."""
        known: list[Any] = list(self.choices)  # type: ignore[arg-type]  # ours is always a plain list
        unknown = [(code, code) for code in codes if code not in dict(known)]
        if unknown:
            self.choices = [*known, *unknown]


def codes_field(db_field: models.Field, choices: Choices) -> CodesField:
    """The form field for a JSON list."""
    return CodesField(
        choices=choices, label=capfirst(str(db_field.verbose_name)), help_text=db_field.help_text
    )
