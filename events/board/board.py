"""One day of the draft as the board shows it: rooms, blocks, ghosts, the tray, conflicts, what differs."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Q

from adgmin.core import dates
from adgmin.core.problems import Severity
from events.agenda import lanes
from events.agenda.conflicts import Finding
from events.agenda.models import Session, Status
from events.editions.models import Edition
from events.releases.difference import SessionChange
from events.releases.programme import PublicSession
from events.releases.wording import Line
from events.venues.models import Room

from .findings import open_findings
from .layout import Place, Span, lanes_of, place_of, rows_of, size_of, span_of
from .standing import Standing, standing_of

MOST_DIFFERING = 12


@dataclass(slots=True)
class Block:
    """A session on the board or in the tray."""

    session: Session
    place: Place | None
    css: str = ""
    change: SessionChange | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The class by the gravest finding."""
        grave = {finding.severity for finding in self.findings}
        return "is-clash" if Severity.BLOCK in grave else "is-warned" if Severity.WARN in grave else ""

    @property
    def states(self) -> str:
        """The classes by which it is drawn."""
        session = self.session
        marks = [self.css, self.mark]
        marks += ["is-off"] if session.status == Status.CANCELLED else []
        marks += ["is-closed"] if session.access == "restricted" else []
        marks += ["is-draft"] if session.is_draft else []
        marks += ["is-changed"] if self.change else []
        return " ".join(mark for mark in marks if mark)


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a session is in the latest release, when the draft has it elsewhere."""

    session: PublicSession
    css: str


@dataclass(frozen=True, slots=True)
class Column:
    """A room of the board."""

    room: Room
    css: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A day to choose, and how many conflicts that must be mended it has."""

    day: dt.date
    clashes: int


@dataclass(frozen=True)
class Board:
    """Everything of one day; `others` are the findings of other days."""

    edition: Edition
    day: dt.date
    tabs: list[Tab]
    columns: list[Column]
    span: Span
    blocks: list[Block]
    ghosts: list[Ghost]
    tray: list[Block]
    findings: list[Finding]
    standing: Standing

    @cached_property
    def size(self) -> str:
        """The classes of the grid."""
        return f"rooms-{len(self.columns)} rows-{self.span.rows}"

    @cached_property
    def differing(self) -> list[tuple[SessionChange, tuple[Line, ...]]]:
        """What differs from the latest release, line by line, as much as the page tells."""
        told = list(self.standing.changes.values())[:MOST_DIFFERING]
        return [(change, self.standing.lines(change)) for change in told]

    @property
    def more_differing(self) -> int:
        """How many sessions differ beside those told."""
        return len(self.standing.changes) - len(self.differing)


def board_of(edition: Edition, day: dt.date) -> Board:
    """Read one day of the draft in a fixed number of queries."""
    standing, findings = standing_of(edition), open_findings(edition)
    sessions = Session.objects.filter(edition=edition).select_related("room")
    shown = sessions.filter(Q(pk__in=sessions.on(day).values("pk")) | Q(start=None) | Q(room=None))
    blocks = [
        _block(session, standing, findings)
        for session in shown.order_by(F("start").asc(nulls_last=True), "room__sort_order", "code")
    ]
    placed = [block for block in blocks if block.session.is_placed]
    span = span_of(edition, [block.place for block in placed if block.place])
    columns = [
        Column(room, f"c{number}")
        for number, room in enumerate(edition.room_set.order_by("sort_order", "pk"), 2)
    ]
    _place(placed, {column.room.pk: column.css for column in columns}, span)
    starts = dict(Session.objects.filter(edition=edition).values_list("code", "start"))
    codes = {block.session.code for block in placed}
    return Board(
        edition, day, _tabs(edition, day, starts, findings), columns, span, placed,
        list(_ghosts(standing, day, columns, span)), [block for block in blocks if not block.session.is_placed],
        [finding for finding in findings if codes.intersection(finding.sessions)], standing,
    )  # fmt: skip


def _block(session: Session, standing: Standing, findings: Iterable[Finding]) -> Block:
    about = [finding for finding in findings if session.code in finding.sessions]
    return Block(session, place_of(session), change=standing.changes.get(str(session.guid)), findings=about)


def _place(blocks: Sequence[Block], columns: dict[int, str], span: Span) -> None:
    by_room: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        by_room[block.session.room_id or 0].append(block)
    for room, ones in by_room.items():
        rows = [rows_of(block.place, span) for block in ones if block.place]
        for block, (top, bottom), side in zip(ones, rows, lanes_of(rows), strict=True):
            parts = (columns[room], f"r{top}", f"d{bottom - top}", size_of(bottom - top), side)
            block.css = " ".join(part for part in parts if part)


def _ghosts(standing: Standing, day: dt.date, columns: Sequence[Column], span: Span) -> Iterable[Ghost]:
    """Give a ghost for each session that the release has on this day, and the draft elsewhere."""
    by_code = {column.room.code: column.css for column in columns}
    for change in standing.changes.values():
        before, after = change.before, change.after
        if before is None or before.is_cancelled or before.room not in by_code or before.day != day:
            continue
        if after and (after.start, after.end, after.room) == (before.start, before.end, before.room):
            continue
        begin = dates.local(before.start)
        place = Place(day, begin.hour * 60 + begin.minute, before.minutes)
        top, bottom = rows_of(place, span)
        yield Ghost(before, f"{by_code[before.room]} r{top} d{bottom - top}")


def _tabs(
    edition: Edition, day: dt.date, starts: dict[str, dt.datetime | None], findings: Iterable[Finding]
) -> list[Tab]:
    """Return the days of the meeting, and any other day on which a session lies."""
    day_of = {code: dates.local(start).date() for code, start in starts.items() if start}
    clashes: Counter[dt.date] = Counter()
    for finding in findings:
        if finding.severity == Severity.BLOCK:
            clashes.update({day_of[code] for code in finding.sessions if code in day_of})
    days = {*lanes.days_of(edition), *day_of.values(), day}
    return [Tab(one, clashes[one]) for one in sorted(days)]
