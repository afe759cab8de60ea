"""What a programme file may say of a session: every field, its kind, and its name in both languages.

Values are plain (text, number, truth, list), the same whether they come from the database or from a file, so that
both can be compared. Moments are ISO 8601 with the meeting's offset.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, override

from adgmin.core.bilingual import LANGUAGES, Text
from events.agenda.models import (
    Access,
    AgendaItem,
    Disclosure,
    Kind,
    Level,
    Media,
    PartyRole,
    Session,
    Status,
)

Plain = Any
Record = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `limit` is the greatest length of a text or the greatest number."""

    key: str
    kind: (
        str  # line | text | choice | number | flag | moment | room | parties | topics | teams | words | items
    )
    limit: int = 0
    choices: tuple[str, ...] = ()
    default: Plain = ""

    @property
    def empty(self) -> Plain:
        """What the field holds when it holds nothing."""
        if self.kind in ("parties", "topics", "teams", "words", "items"):
            return []
        return {"number": None, "flag": False}.get(self.kind, "")


_TABLE = (
    Field("title_vi", "line", 300),
    Field("title_en", "line", 300),
    Field("start", "moment"),
    Field("end", "moment"),
    Field("room", "room"),
    Field("kind", "choice", choices=tuple(Kind.values), default=Kind.PLENARY.value),
    Field("level", "choice", choices=tuple(Level.values), default=Level.TECHNICAL.value),
    Field("ordinal", "number", 32_767),
    Field("status", "choice", choices=tuple(Status.values), default=Status.CONFIRMED.value),
    Field("is_draft", "flag"),
    Field("access", "choice", choices=tuple(Access.values), default=Access.ACCREDITED.value),
    Field("disclosure", "choice", choices=("", *Disclosure.values)),
    Field("categories", "words", 40),
    Field("heads_plus", "number", 32_767),
    Field("expected_audience", "number", 32_767),
    Field("media", "choice", choices=tuple(Media.values), default=Media.CLOSED.value),
    Field("all_members", "flag"),
    Field("secretariat", "flag"),
    Field("members", "parties"),
    Field("partners", "parties"),
    Field("chairs", "parties"),
    Field("co_chairs", "parties"),
    Field("topics", "topics"),
    Field("floor_languages", "words", 10),
    Field("interpreted_into", "words", 10),
    Field("interpreters", "teams"),
    Field("dress_vi", "line", 200),
    Field("dress_en", "line", 200),
    Field("abstract_vi", "text", 20_000),
    Field("abstract_en", "text", 20_000),
    Field("was_start", "moment"),
    Field("was_room", "room"),
    Field("schedule_source", "line", 10),
    Field("source", "choice", choices=("", "seed", "public", "sample")),
    Field("items", "items"),
)
FIELDS: dict[str, Field] = {field.key: field for field in _TABLE}
ROLES = {
    "members": PartyRole.MEMBER,
    "partners": PartyRole.PARTNER,
    "chairs": PartyRole.CHAIR,
    "co_chairs": PartyRole.CO_CHAIR,
}
PLACEMENT = ("start", "end", "room")
IDENTITY = ("guid", "code")
ITEM_KEYS = ("number", "title_vi", "title_en", "minutes", "lead")


def label(key: str) -> str:
    """The field's name in the active language."""
    base, _, lang = key.rpartition("_")
    if lang in LANGUAGES:
        words = {"vi": gettext("%(field)s (Vietnamese)"), "en": gettext("%(field)s (English)")}
        return words[lang] % {"field": label(base)}
    if key == "guid":
        return gettext("Identifier")
    if key in ROLES:
        words = {
            "members": gettext("Member States taking part"),
            "partners": gettext("Partners"),
            "chairs": gettext("Chairs"),
            "co_chairs": gettext("Co-chairs"),
        }
        return words[key]
    if key == "items":
        return str(capfirst(str(AgendaItem._meta.verbose_name_plural)))
    return str(capfirst(str(getattr(Session._meta.get_field(key), "verbose_name", key))))


def label_in_both(key: str) -> Text:
    """The field's name in both languages."""
    return Text(**dict(zip(LANGUAGES, _labels(key), strict=True)))


@cache
def _labels(key: str) -> tuple[str, ...]:
    found = []
    for lang in LANGUAGES:
        with override(lang):
            found.append(label(key))
    return tuple(found)


_ENUMS: dict[str, Any] = {
    "kind": Kind,
    "level": Level,
    "status": Status,
    "access": Access,
    "disclosure": Disclosure,
    "media": Media,
}


def choice_label(key: str, value: str) -> str:
    """The words for a choice in the active language; the value itself when it has none."""
    enum = _ENUMS.get(key)
    return str(enum(value).label) if enum is not None and value in enum.values else value
