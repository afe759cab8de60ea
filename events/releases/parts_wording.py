"""What differs outside the sessions (rooms, parties, showcase, the edition itself), in words, line by line."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adgmin.core.bilingual import Text
from adgmin.core.dates import clock_time, day_screen
from events.agenda.models import Topic
from events.editions.models import Edition
from events.parties.models import Party
from events.showcase.models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, Product, Theme
from events.venues.models import Room

from .difference import PartChange, field_changes
from .programme import (
    PublicBooth,
    PublicDemo,
    PublicEdition,
    PublicExhibitor,
    PublicFeature,
    PublicHall,
    PublicParty,
    PublicPicture,
    PublicProduct,
    PublicRoom,
    PublicTheme,
    PublicTopic,
)
from .wording import NONE, Line, list_lines, text_lines

_MODELS: dict[type, type[Model]] = {
    PublicEdition: Edition, PublicParty: Party, PublicRoom: Room, PublicTopic: Topic,
    PublicTheme: Theme, PublicExhibitor: Exhibitor, PublicProduct: Product, PublicBooth: Booth, PublicDemo: DemoSlot,
    PublicHall: Hall, PublicFeature: HallFeature,
}  # fmt: skip
# Fields that a record has from elsewhere, or under another name.
_OTHER_LABELS: dict[str, Promise] = {
    "venue_name": gettext_lazy("Venue"),
    "venue_note": gettext_lazy("Note on the venue"),
    "venue_kind": gettext_lazy("Kind of venue"),
    "days": gettext_lazy("Days"),
    "pillars": gettext_lazy("Pillars"),
    "booth": gettext_lazy("Booth"),
    "products": gettext_lazy("Products"),
    "exhibitor": gettext_lazy("Exhibitor"),
    "features": gettext_lazy("On the plan"),
    "was_place": gettext_lazy("Moved from (place)"),
    "changed_at": gettext_lazy("changed at"),
    "x": gettext_lazy("Place from the west (m)"),
    "y": gettext_lazy("Place from the north (m)"),
    "w": gettext_lazy("Width (m)"),
    "h": gettext_lazy("Depth (m)"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What happened to one record."""

    kind: str  # what such a record is called
    name: str
    what: str  # new | removed | changed
    lines: tuple[Line, ...]


def parts_in_words(changes: Iterable[PartChange]) -> list[Part]:
    """Return each record that is new, gone or changed; lists that are compared whole are taken apart by code."""
    return [part for change in changes for part in _parts_of(change)]


def _parts_of(change: PartChange) -> Iterator[Part]:
    if isinstance(change.before, tuple) or isinstance(change.after, tuple):
        for before, after in _paired(change.before or (), change.after or ()):
            yield _part(before, after)
    else:
        yield _part(change.before, change.after)


def _part(before: Any, after: Any) -> Part:
    record = after if after is not None else before
    model = _MODELS.get(type(record))
    kind = str(model._meta.verbose_name).capitalize() if model else ""
    what = "new" if before is None else "removed" if after is None else "changed"
    return Part(kind, _name_of(record), what, tuple(record_lines(before, after)))


def record_lines(before: Any, after: Any, within: str = "") -> Iterator[Line]:
    """Return a line for each field that differs between two records of one kind."""
    for change in field_changes(before, after):
        label = label_of(type(before), change.name)
        yield from _lines(
            type(before), change.name, f"{within}, {label}" if within else label, change.before, change.after
        )


def _lines(kind: type, name: str, label: str, before: Any, after: Any) -> Iterator[Line]:
    if isinstance(before, Text) and isinstance(after, Text):
        yield from text_lines(name, label, before, after)
    elif _are_records(before) or _are_records(after):
        for old, new in _paired(before, after):
            if old is None or new is None:
                yield Line(name, label, _name_of(old), _name_of(new))
            else:
                yield from record_lines(old, new, within=_name_of(new))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        words = [tuple(_word(kind, name, one) for one in value) for value in (before, after)]
        yield from list_lines(name, label, words[0], words[1])
    else:
        yield Line(name, label, _word(kind, name, before), _word(kind, name, after))


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and type(value[0]) in _MODELS


def _paired(before: Iterable[Any], after: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Return old and new record of each code that differs; a change of order alone gives nothing."""
    old, new = ({record.code: record for record in records} for records in (before, after))
    for code in {**old, **new}:
        if old.get(code) != new.get(code):
            yield old.get(code), new.get(code)


def _name_of(record: Any) -> str:
    if record is None:
        return NONE
    code = getattr(record, "symbol", "") or getattr(record, "code", "")
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return " ".join(str(word) for word in (code, name) if word)


@cache
def _field(kind: type, name: str) -> Any:
    try:
        return _MODELS[kind]._meta.get_field(name)
    except (KeyError, FieldDoesNotExist):
        return None


def label_of(kind: type, name: str) -> str:
    """Return what a field is called in forms."""
    text = str(_OTHER_LABELS.get(name, "")) or str(getattr(_field(kind, name), "verbose_name", name))
    return text[:1].upper() + text[1:]


def _word(kind: type, name: str, value: Any) -> str:
    if value is None or value == "":
        return NONE
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, PublicPicture):
        return f"{value.told} (№ {value.digest[:6]})"
    if isinstance(value, dt.datetime):
        return f"{day_screen(value.date())}, {clock_time(value)}"
    if isinstance(value, dt.date):
        return day_screen(value)
    return str(dict(getattr(_field(kind, name), "flatchoices", ())).get(value, value))
