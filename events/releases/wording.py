"""What differs between two states of a session, line by line, in the words that people read."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from adgmin.core.bilingual import LANGUAGES, Text
from adgmin.core.dates import clock_time, day_screen, time_range
from events.agenda.models import Access, Disclosure, Kind, Level, Media, Status
from events.agenda.words import language_label, role_label

from .naming import Names
from .programme import PublicItem, PublicSession

NONE = "–"
_IN_ITS_ROW = frozenset({"start", "room", "status", "title", "code"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that differs; `lang` is given when the words are of one language whatever that of the page."""

    field: str
    label: str
    before: str
    after: str
    lang: str = ""
    gone: tuple[str, ...] = ()  # of a list of names: those taken out
    come: tuple[str, ...] = ()  # and those put in
    moments: tuple[dt.datetime, dt.datetime] | None = None  # what old and new say, when they are times

    @property
    def is_list(self) -> bool:
        """Whether it says what was taken out and put in, in place of old and new."""
        return bool(self.gone or self.come)

    @property
    def is_long(self) -> bool:
        """Whether old and new want a line each."""
        return len(self.before) + len(self.after) > 90


def lines_of(before: PublicSession | None, after: PublicSession | None, names: Names) -> tuple[Line, ...]:
    """Return what differs, in the order in which a programme is read; of a session that is new or gone, nothing."""
    if before is None or after is None:
        return ()
    return tuple(
        line for name, label, words in _FIELDS for line in words(name, str(label), before, after, names)
    )


def facts_of(session: PublicSession, names: Names) -> tuple[Line, ...]:
    """Return what is known of a session beside time, room, status and title; `before` of each line is empty."""
    names_of = [name for name, _label, _words in _FIELDS if name not in _IN_ITS_ROW]
    blank = replace(session, **{name: _blank(getattr(session, name)) for name in names_of})
    return tuple(line for line in lines_of(blank, session, names) if line.after != NONE)


def _blank(value: Any) -> Any:
    """Nothing, of the same kind of value."""
    return type(value)() if isinstance(value, (bool, str, tuple, Text)) else None


def when(start: dt.datetime, end: dt.datetime) -> str:
    """Thursday 15 January 2026, 09:00–10:00, for screens."""
    return f"{day_screen(start.date())}, {time_range(start, end)}"


def text_lines(field: str, label: str, before: Text, after: Text) -> Iterator[Line]:
    """Return a line for each language that differs."""
    for lang in LANGUAGES:
        old, new = getattr(before, lang), getattr(after, lang)
        if old != new:
            yield Line(field, _in_language(label, lang), old or NONE, new or NONE, lang)


def list_lines(field: str, label: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Line]:
    """Return what was taken out and put in; old and new where only the order differs or both are short."""
    if before == after:
        return
    gone = tuple(name for name in before if name not in after)
    come = tuple(name for name in after if name not in before)
    if len(before) <= 1 and len(after) <= 1:
        gone = come = ()
    yield Line(field, label, ", ".join(before) or NONE, ", ".join(after) or NONE, "", gone, come)


def _in_language(label: str, lang: str) -> str:
    words = {"vi": _("%(field)s (Vietnamese)"), "en": _("%(field)s (English)")}
    return words[lang] % {"field": label}


Words = Callable[[str, str, PublicSession, PublicSession, Names], Iterator[Line]]


def _time(name: str, label: str, before: PublicSession, after: PublicSession, names: Names) -> Iterator[Line]:
    if (before.start, before.end) == (after.start, after.end):
        return
    old, new = when(before.start, before.end), when(after.start, after.end)
    if before.day == after.day:
        new = time_range(after.start, after.end)
    yield Line(name, label, old, new, moments=(before.start, after.start))


def _text(name: str, label: str, before: PublicSession, after: PublicSession, names: Names) -> Iterator[Line]:
    yield from text_lines(name, label, getattr(before, name), getattr(after, name))


def _value(say: Callable[[Any, Names], str]) -> Words:
    def words(
        name: str, label: str, before: PublicSession, after: PublicSession, names: Names
    ) -> Iterator[Line]:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Line(name, label, say(old, names) or NONE, say(new, names) or NONE)

    return words


def _list(say: Callable[[Any, Names], tuple[str, ...]]) -> Words:
    def words(
        name: str, label: str, before: PublicSession, after: PublicSession, names: Names
    ) -> Iterator[Line]:
        yield from list_lines(
            name, label, say(getattr(before, name), names), say(getattr(after, name), names)
        )

    return words


def _chosen(choices: Any) -> Words:
    return _value(lambda value, names: str(choices(value).label) if value in choices.values else str(value))


def _items(
    name: str, label: str, before: PublicSession, after: PublicSession, names: Names
) -> Iterator[Line]:
    """Items are told apart by number."""
    old = {item.number: item for item in before.items}
    new = {item.number: item for item in after.items}
    for number in sorted(old.keys() | new.keys()):
        one = _("Agenda item %(number)d") % {"number": number}
        was, now = old.get(number), new.get(number)
        if was is None or now is None:
            yield Line(name, one, _item(was, names), _item(now, names))
        elif was != now:
            yield from _item_lines(name, one, was, now, names)


def _item(item: PublicItem | None, names: Names) -> str:
    return f"{item.title} ({_minutes(item.minutes)})" if item else NONE


def _item_lines(name: str, label: str, was: PublicItem, now: PublicItem, names: Names) -> Iterator[Line]:
    yield from text_lines(name, label, was.title, now.title)
    if was.minutes != now.minutes:
        length = _("%(item)s, length") % {"item": label}
        yield Line(name, length, _minutes(was.minutes), _minutes(now.minutes))
    lead = _("%(item)s, lead") % {"item": label}
    yield from list_lines(name, lead, names.parties((was.lead,)), names.parties((now.lead,)))


def _minutes(number: int) -> str:
    return ngettext("%(number)d minute", "%(number)d minutes", number) % {"number": number}


def _moment(value: dt.datetime | None, names: Names) -> str:
    return f"{day_screen(value.date())}, {clock_time(value)}" if value else ""


def _number(value: int | None, names: Names) -> str:
    return "" if value is None else str(value)


def _yes(value: bool, names: Names) -> str:
    return _("Yes") if value else _("No")


_room = _value(lambda code, names: names.room(code) if code else "")
_parties = _list(lambda codes, names: names.parties(codes))
_languages = _list(lambda codes, names: tuple(map(language_label, codes)))

_FIELDS: tuple[tuple[str, Promise, Words], ...] = (
    ("start", gettext_lazy("Time"), _time),
    ("room", gettext_lazy("Room"), _room),
    ("status", gettext_lazy("Status"), _chosen(Status)),
    ("title", gettext_lazy("Title"), _text),
    ("code", gettext_lazy("Code"), _value(lambda code, names: str(code))),
    ("kind", gettext_lazy("Kind"), _chosen(Kind)),
    ("level", gettext_lazy("Level"), _chosen(Level)),
    ("ordinal", gettext_lazy("Ordinal in its series"), _value(_number)),
    ("chairs", gettext_lazy("Chair"), _parties),
    ("co_chairs", gettext_lazy("Co-chair"), _parties),
    ("partners", gettext_lazy("Partners"), _parties),
    ("members", gettext_lazy("Member States"), _parties),
    ("all_members", gettext_lazy("Every ASEAN Member State"), _value(_yes)),
    ("access", gettext_lazy("Access"), _chosen(Access)),
    ("categories", gettext_lazy("Categories admitted"), _list(lambda roles, names: tuple(map(role_label, roles)))),
    ("disclosure", gettext_lazy("Disclosure"), _chosen(Disclosure)),
    ("heads_plus", gettext_lazy("Persons beside each head"), _value(_number)),
    ("media", gettext_lazy("Press"), _chosen(Media)),
    ("floor_languages", gettext_lazy("Floor languages"), _languages),
    ("interpreted_into", gettext_lazy("Interpreted into"), _languages),
    ("topics", gettext_lazy("Topics"), _list(lambda codes, names: names.topics(codes))),
    ("abstract", gettext_lazy("Abstract"), _text),
    ("items", gettext_lazy("Agenda items"), _items),
    ("dress", gettext_lazy("Dress"), _text),
    ("was_start", gettext_lazy("Marked as moved from (time)"), _value(_moment)),
    ("was_end", gettext_lazy("Marked as moved from (end)"), _value(_moment)),
    ("was_room", gettext_lazy("Marked as moved from (room)"), _room),
    ("schedule_is_sample", gettext_lazy("Time and room are illustrative"), _value(_yes)),
)  # fmt: skip
