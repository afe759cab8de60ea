"""The papers of a reader, by day and meeting in the order of the agenda, narrowed by what is asked for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import Text
from adgmin.core.dates import day_screen
from adgmin.core.filters import QueryFilters
from events.documents.access import papers_seen_by, revisions_open_to
from events.documents.models import Document, DocumentKind, Marking, PaperFile, PaperStatus, Revision
from events.documents.symbols import revised_symbol
from events.releases.programme import PublicSession
from events.releases.publishing import published_in_full

from .readers import Reader
from .visiting import UNASKED, SinceLast

NEW, REVISED = "new", "revised"
BOTH = ("vi", "en")
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Asked(QueryFilters):
    """What the list is narrowed to."""

    day: str = ""
    kind: str = ""
    status: str = ""
    marking: str = ""
    language: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of the list: the revision that counts, its files, whether it is new to the reader."""

    paper: Document
    symbol: str
    revision: Revision | None
    files: tuple[PaperFile, ...]
    since: str  # new | revised | ""
    meeting: PublicSession | None

    @property
    def is_withdrawn(self) -> bool:
        """Whether only its record is left."""
        return self.paper.status == PaperStatus.WITHDRAWN

    @property
    def day(self) -> str:
        """The day of its meeting, as the filter names it."""
        return self.meeting.day.isoformat() if self.meeting else ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one meeting, or those of none."""

    meeting: PublicSession | None
    lines: tuple[Line, ...]

    @property
    def anchor(self) -> str:
        """Where the page is entered at this meeting."""
        return self.meeting.code if self.meeting else "whole"

    @property
    def can_pack(self) -> bool:
        """Whether there is a file for a pack."""
        return any(line.files for line in self.lines)


@dataclass(frozen=True, slots=True)
class Day:
    """The meetings of one day; none for papers of the whole week."""

    day: dt.date | None
    shelves: tuple[Shelf, ...]

    @property
    def can_pack(self) -> bool:
        """Whether a pack of the day is more than one of a meeting."""
        return self.day is not None and sum(shelf.can_pack for shelf in self.shelves) > 1


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: object
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name, its word, what there is to choose, and what was chosen."""

    name: str
    word: Promise
    options: list[Option]
    chosen: str


def lines_of(reader: Reader, papers: Iterable[Document], since: SinceLast = UNASKED) -> list[Line]:
    """Return the papers as lines, in the order of the agenda: by meeting, item and symbol."""
    meetings = meetings_in_full(reader)
    lines = [_line(reader, paper, meetings, since) for paper in papers]
    return sorted(lines, key=_place)


def papers_of(reader: Reader, *, now: dt.datetime) -> list[Document]:
    """Return all papers that a reader sees now."""
    return papers_seen_by(reader.viewer, now=now, edition=reader.edition)


def meetings_in_full(reader: Reader) -> Mapping[str, PublicSession]:
    """Return the meetings as released, by code, unnamed ones too; shown are those of papers that the reader sees."""
    programme = published_in_full(reader.edition)
    return {one.code: one for one in programme.sessions} if programme else {}


def place_of(reader: Reader, meeting: PublicSession) -> Text:
    """Return the name of the room of a meeting."""
    programme = published_in_full(reader.edition)
    room = programme.rooms.get(meeting.room) if programme else None
    return room.name if room else Text()


def narrowed(lines: Iterable[Line], asked: Asked) -> list[Line]:
    """Return the lines asked for."""
    return [line for line in lines if _is_asked_for(line, asked)]


def days_of(lines: Iterable[Line]) -> list[Day]:
    """Return the lines by day and meeting; papers of no meeting come first."""
    shelves: dict[str, list[Line]] = {}
    for line in lines:
        shelves.setdefault(line.meeting.code if line.meeting else "", []).append(line)
    days: dict[dt.date | None, list[Shelf]] = {None: []}
    for own in shelves.values():
        meeting = own[0].meeting
        days.setdefault(meeting.day if meeting else None, []).append(Shelf(meeting, tuple(own)))
    return [Day(day, tuple(found)) for day, found in days.items() if found]


def options_of(lines: list[Line], asked: Asked) -> list[Choice]:
    """Return the filters that have a choice: only what the reader sees is counted."""
    found: dict[str, tuple[Promise, dict[str, object]]] = {
        "day": (_("Day"), {line.day: day_screen(line.meeting.day) for line in lines if line.meeting}),
        "kind": (_("Kind"), {line.paper.kind: DocumentKind(line.paper.kind).label for line in lines}),
        "status": (_("Status"), {line.paper.status: PaperStatus(line.paper.status).label for line in lines}),
        "marking": (_("Marking"), {line.paper.marking: Marking(line.paper.marking).label for line in lines}),
    }
    return [
        Choice(name, word, [_option(name, *pair, lines) for pair in values.items()], getattr(asked, name))
        for name, (word, values) in found.items()
        if len(values) > 1
    ]


def _option(name: str, value: str, label: object, lines: list[Line]) -> Option:
    count = sum((line.day if name == "day" else getattr(line.paper, name)) == value for line in lines)
    return Option(value, label, count)


def _is_asked_for(line: Line, asked: Asked) -> bool:
    paper = line.paper
    return (
        asked.day in ("", line.day)
        and asked.kind in ("", paper.kind)
        and asked.status in ("", paper.status)
        and asked.marking in ("", paper.marking)
        and (not asked.language or any(file.language == asked.language for file in line.files))
        and (not asked.new or bool(line.since))
    )


def _line(reader: Reader, paper: Document, meetings: Mapping[str, PublicSession], since: SinceLast) -> Line:
    openable = revisions_open_to(reader.viewer, paper)
    revision = openable[0] if openable else None
    return Line(
        paper=paper,
        symbol=revised_symbol(paper.symbol, revision.number if revision else 0, paper.edition.paper_symbols),
        revision=revision,
        files=tuple(sorted(revision.files.all(), key=_by_language)) if revision else (),
        since=NEW if paper.pk in since.new else REVISED if paper.pk in since.revised else "",
        meeting=meetings.get(paper.session.code) if paper.session else None,
    )


def _by_language(file: PaperFile) -> tuple[bool, str]:
    return file.language not in BOTH, "" if file.language == BOTH[0] else file.language


def _place(line: Line) -> tuple[object, ...]:
    meeting, item = line.meeting, line.paper.item
    first = (True, meeting.start, meeting.code) if meeting else (False, _LAST, "")
    return (*first, item is None, item or 0, line.paper.symbol)
