"""What an exhibitor proposes beside what the programme says, field by field, for staff who decide."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.pictures.models import Picture

from .entering import PRODUCT, PROFILE, Content
from .entry_refusals import named

_LABELS = {
    "name": lambda: _("Name"), "profile": lambda: _("Profile"), "description": lambda: _("Description"),
    "country": lambda: _("Country"), "website": lambda: _("Website"), "themes": lambda: _("Themes"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field, from and to; `lang` is that of the text, or empty."""

    label: str
    lang: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether it changes."""
        return self.before != self.after


@dataclass(slots=True)
class Part:
    """The profile, or one product. what: new | gone | changed | same."""

    code: str
    name: str
    what: str
    fields: list[Field] = field(default_factory=list)
    picture_before: Picture | None = None
    picture_after: Picture | None = None

    @property
    def picture_differs(self) -> bool:
        """Whether there is another picture."""
        return self.picture_before != self.picture_after


def parts_of(before: Content, after: Content, themes: dict[str, str], parties: dict[str, str]) -> list[Part]:
    """Return the profile and each product, with every field from and to; pictures in one query."""
    pictures = _pictures(before, after)
    words = {"themes": themes, "country": parties}
    parts = [_part("", before, after, PROFILE, words, pictures)]
    old, new = ({one["code"]: one for one in content["products"]} for content in (before, after))
    for code in {**old, **new}:
        parts.append(_part(code, old.get(code), new.get(code), PRODUCT, words, pictures))
    return parts


def _part(
    code: str, old: Content | None, new: Content | None, names: tuple[str, ...], words: dict[str, dict[str, str]],
    pictures: dict[int, Picture],
) -> Part:  # fmt: skip
    shown: Content = new or old or {}
    fields = list(_fields(old or {}, new or {}, names, words))
    part = Part(
        code, named({**shown, "code": code}), "same", fields,
        pictures.get((old or {}).get("picture") or 0), pictures.get((new or {}).get("picture") or 0),
    )  # fmt: skip
    is_empty = old is None or not any(old.get(name) for name in names)
    if new is None:
        part.what = "gone"
    elif is_empty:
        part.what = "new"
    elif part.picture_differs or any(one.differs for one in fields):
        part.what = "changed"
    return part


def _fields(
    old: Content, new: Content, names: tuple[str, ...], words: dict[str, dict[str, str]]
) -> Iterator[Field]:
    for name in names:
        stem, _sep, lang = name.rpartition("_") if name.endswith(("_vi", "_en")) else (name, "", "")
        said = [_said(one.get(name), words.get(name)) for one in (old, new)]
        yield Field(_LABELS[stem](), lang, said[0], said[1])


def _said(value: Any, words: dict[str, str] | None) -> str:
    if isinstance(value, list):
        return ", ".join(str((words or {}).get(one, one)) for one in value)
    return str((words or {}).get(value, value)) if value else ""


def _pictures(*contents: Content) -> dict[int, Picture]:
    asked = {one["picture"] for content in contents for one in (content, *content["products"])}
    return Picture.objects.in_bulk([pk for pk in asked if pk])
