"""What the reader asks the agenda for: partner, topic, level, room, kind and words; plain GET parameters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from adgmin.core.text import fold
from events.agenda.models import Kind, Level
from events.releases.programme import Programme, PublicSession

PARAMETERS = ("partner", "topic", "level", "room", "kind")


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices that hold; `ignored` names those that mean nothing here."""

    chosen: dict[str, frozenset[str]]
    words: str
    asked: bool  # the reader searched, be it for nothing
    ignored: tuple[str, ...] = ()
    query: str = ""
    needles: tuple[str, ...] = ()  # what must stand at the beginning of words

    @property
    def active(self) -> bool:
        """Whether anything narrows the agenda."""
        return bool(self.words) or any(self.chosen.values())

    def matches(self, session: PublicSession, programme: Programme) -> bool:
        """Tell whether a meeting is asked for: any value within a parameter, but every parameter."""
        return all(
            not wanted or not wanted.isdisjoint(values_of(session, name))
            for name, wanted in self.chosen.items()
        ) and all(needle in f" {programme.search_text(session)}" for needle in self.needles)


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen, with the number of its meetings in the week."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with its options."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)

    @property
    def chosen(self) -> int:
        """How many options are chosen."""
        return sum(option.chosen for option in self.options)


def values_of(session: PublicSession, name: str) -> Iterable[str]:
    """Return the values by which a meeting answers to one parameter. An unnamed meeting answers to none."""
    if not session.has_page:
        return ()
    if name == "partner":
        return (*session.partners, *session.members)
    if name == "topic":
        return session.topics
    return (getattr(session, name),)


def read_filters(query: QueryDict, programme: Programme) -> Filters:
    """Read the parameters, codes in any case; unknown values are left out and named, so the page can say so."""
    known: dict[str, Iterable[str]] = {
        "partner": programme.parties,
        "topic": programme.topics,
        "room": programme.rooms,
        "level": Level.values,
        "kind": Kind.values,
    }
    chosen, ignored = {}, []
    for name in PARAMETERS:
        given = [value for value in query.getlist(name) if value]
        codes = {code.casefold(): code for code in known[name]}
        chosen[name] = frozenset(codes[value.casefold()] for value in given if value.casefold() in codes)
        ignored += [value[:40] for value in given if value.casefold() not in codes]
    words = query.get("q", "").strip()[:100]
    asked = any(name in query for name in (*PARAMETERS, "q"))
    return Filters(chosen, words, asked, tuple(ignored), query.urlencode(), _needles(words, programme))


def _needles(words: str, programme: Programme) -> tuple[str, ...]:
    """Return the folded words as one phrase where any meeting has them so, else one by one.

    Vietnamese words are several syllables: "nhat ban" is Japan, not "thứ nhất" and "ban đầu".
    """
    phrase = f" {fold(words)}"
    if any(phrase in f" {programme.search_text(s)}" for s in programme.sessions if s.has_page):
        return (phrase,) if phrase.strip() else ()
    return tuple(f" {word}" for word in phrase.split())


def facets(programme: Programme, filters: Filters) -> list[Facet]:
    """Return every parameter with the options that occur in the programme, in the order of the house."""
    labels: dict[str, tuple[str, dict[str, str]]] = {
        "partner": (_("Partner"), {code: str(party.name) for code, party in programme.parties.items()}),
        "topic": (_("Topic"), {code: str(topic.name) for code, topic in programme.topics.items()}),
        "level": (_("Level"), {value: str(Level(value).label) for value in Level.values}),
        "room": (_("Room"), {code: str(room.name) for code, room in programme.rooms.items()}),
        "kind": (_("Kind"), {value: str(Kind(value).label) for value in Kind.values}),
    }
    return [_facet(name, label, words, programme, filters) for name, (label, words) in labels.items()]


def _facet(name: str, label: str, words: dict[str, str], programme: Programme, filters: Filters) -> Facet:
    counts: Counter[str] = Counter()
    for session in programme.sessions:
        if session.has_page:
            counts.update(session.partners if name == "partner" else values_of(session, name))
    wanted = filters.chosen[name]
    shown = [value for value in words if counts[value] or value in wanted]
    return Facet(
        name, label, [Option(value, words[value], counts[value], value in wanted) for value in shown]
    )
