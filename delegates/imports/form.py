"""The registration form as registration-form.yaml states it: columns with both headings, and choices."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from adgmin.core.text import fold

_FILE = Path(__file__).with_name("registration-form.yaml")
LANGUAGES = ("en", "vi")
# Written out, folded, where the form asks for a letter only.
_WORDS = {"co": ("yes", "vi"), "khong": ("no", "vi")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a column may take."""

    code: str
    label_en: str
    label_vi: str

    def label(self, lang: str) -> str:
        """Return the label in a language."""
        return self.label_vi if lang == "vi" else self.label_en


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the workbooks."""

    key: str
    heading_en: str
    heading_vi: str
    kind: str
    required: bool
    sensitive: bool
    choices: tuple[Choice, ...] = ()

    def heading(self, lang: str) -> str:
        """Return the heading in a language."""
        return self.heading_vi if lang == "vi" else self.heading_en


@cache
def columns() -> dict[str, Column]:
    """Return the columns in their order."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    choices = {
        name: tuple(Choice(str(code), label["label_en"], label["label_vi"]) for code, label in table.items())
        for name, table in raw["choices"].items()
    }
    return {
        key: Column(
            key, spec["heading_en"], spec["heading_vi"], spec["type"], spec["required"] is True,
            spec["sensitive"], choices.get(spec.get("choices", ""), ()),
        )
        for key, spec in raw["columns"].items()
    }  # fmt: skip


@cache
def required_keys() -> tuple[str, ...]:
    """Return the columns that no row may leave empty (the surname has a rule of its own)."""
    return tuple(key for key, column in columns().items() if column.required)


@cache
def exact_headings() -> dict[str, tuple[str, str]]:
    """Return {heading: (key, language)}."""
    return {column.heading(lang): (key, lang) for key, column in columns().items() for lang in LANGUAGES}


@cache
def folded_headings() -> dict[str, tuple[str, str]]:
    """Return {folded heading or key: (key, language)}."""
    known = {fold(heading): found for heading, found in exact_headings().items()}
    return known | {
        fold(key.replace("_", " ")): (key, "en")
        for key in columns()
        if fold(key.replace("_", " ")) not in known
    }


@cache
def choice_labels(key: str) -> dict[str, tuple[str, str]]:
    """Return {folded label or code: (code, language)} of a column; a code belongs to no language."""
    labels = {fold(choice.code): (choice.code, "") for choice in columns()[key].choices}
    for lang in LANGUAGES:
        for choice in columns()[key].choices:
            labels.setdefault(fold(choice.label(lang)), (choice.code, lang))
    return labels | (_WORDS if key == "single_name" else {})


@cache
def exact_labels(key: str, lang: str) -> dict[str, str]:
    """Return {label: code} of a column in a language."""
    return {choice.label(lang): choice.code for choice in columns()[key].choices}
