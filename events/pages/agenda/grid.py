"""A day as a grid of rooms and five-minute rows, and as a list: one structure serves both.

Positions are classes (see places.py), because style attributes are refused.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.clock import MEETING_ZONE
from events.releases.programme import Programme, PublicSession

from .cards import Card, Viewer, card_of, ghost_of
from .places import row_of, set_ghost_rows, set_places, set_rows

MAX_LANES = 4
MAX_COLUMNS = 12
OFF_SITE, UNPLACED = "off-site", "closed"


@dataclass(frozen=True, slots=True)
class Column:
    """A room, or the column of off-site places or of meetings without a named room."""

    css: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Hour:
    """A line across the grid; half hours have no label."""

    css: str
    label: str


@dataclass(slots=True)
class Group:
    """Meetings that start at the same time."""

    start: dt.datetime
    cards: list[Card] = field(default_factory=list)
    now_before: bool = False

    @property
    def css(self) -> str:
        """Classes by which a phone folds what has ended and leaves out what was not asked for."""
        seen = [card for card in self.cards if card.matched and not card.is_ghost]
        marks = ["tt__group"]
        marks += ["is-over"] if seen and all(card.past for card in seen) else []
        marks += ["is-out"] if not seen else []
        return " ".join(marks)


@dataclass(frozen=True)
class Day:
    """One day, ready to be printed."""

    date: dt.date
    is_today: bool
    fits_grid: bool
    columns: list[Column]
    hours: list[Hour]
    groups: list[Group]
    unused: str
    count: str
    matched: int
    ended: int
    now_row: int  # 0 when the moment is not on the grid
    size: str
    origin: dt.datetime


def day_grid(day: dt.date, viewer: Viewer) -> Day:
    """Lay out one day."""
    programme = viewer.programme
    sessions = programme.on_day(day)
    cards = [card_of(session, viewer) for session in sessions]
    ghosts = [ghost_of(s, viewer) for s in programme.sessions if _left_a_place_on(s, day)]
    first, last = _span(sessions, ghosts, day)
    columns = _columns(programme, [*cards, *ghosts])
    for card in cards:
        set_rows(card, card.session.start, card.session.end, first)
    placed = cards + [ghost for ghost in ghosts if set_ghost_rows(ghost, cards, first)]
    widest = set_places(placed, list(columns))
    groups = groups_of(placed, viewer.now, day)
    rows = row_of(last, first) - 2
    on_grid = day == viewer.now.date() and first <= viewer.now <= last
    shown = [card for card in cards if card.matched]
    return Day(
        date=day,
        is_today=day == viewer.now.date(),
        fits_grid=bool(cards) and widest <= MAX_LANES and len(columns) <= MAX_COLUMNS,
        columns=[Column(f"c{i}", *words) for i, words in enumerate(columns.values(), start=2)],
        hours=_hours(first, last),
        groups=groups,
        unused=_unused(programme, sessions),
        count=meetings(len(shown)),
        matched=len(shown),
        ended=sum(card.past for card in shown),
        now_row=row_of(viewer.now, first) if on_grid else 0,
        size=f"rooms-{len(columns)} rows-{rows}",
        origin=first,
    )


def meetings(count: int) -> str:
    """So many meetings, in words."""
    return ngettext("%(count)d meeting", "%(count)d meetings", count) % {"count": count}


def week_groups(day: dt.date, viewer: Viewer) -> list[Group]:
    """Return the meetings of a day that are asked for, as a list."""
    cards = [
        card_of(s, viewer)
        for s in viewer.programme.on_day(day)
        if viewer.filters.matches(s, viewer.programme)
    ]
    return groups_of(cards, viewer.now, None)


def _left_a_place_on(session: PublicSession, day: dt.date) -> bool:
    if session.is_cancelled or not session.has_page:
        return False
    moved_room = bool(session.was_room) and session.was_room != session.room
    was = session.was_start or session.start
    return was.date() == day and (moved_room or was != session.start)


def _span(
    sessions: Sequence[PublicSession], ghosts: Iterable[Card], day: dt.date
) -> tuple[dt.datetime, dt.datetime]:
    """Return the first and the last moment of the grid, on half hours, at least an hour apart."""
    midnight = dt.datetime.combine(day, dt.time(), MEETING_ZONE)
    close = midnight + dt.timedelta(days=1)
    starts = [s.start for s in sessions] + [g.session.was_start or g.session.start for g in ghosts]
    first = min(starts, default=midnight + dt.timedelta(hours=8))
    last = max([min(s.end, close) for s in sessions] + starts, default=first)
    first -= dt.timedelta(minutes=first.minute % 30)
    last += dt.timedelta(minutes=-last.minute % 30)
    return first, min(max(last, first + dt.timedelta(hours=1)), close)


def _columns(programme: Programme, cards: Sequence[Card]) -> dict[str, tuple[str, str]]:
    """Name the columns in use, in room order; off-site places share one, and so do unnamed meetings."""
    for card in cards:
        code = card.session.was_room or card.session.room if card.is_ghost else card.session.room
        room = programme.rooms.get(code)
        card.column = UNPLACED if room is None else OFF_SITE if room.venue_kind == "off_site" else code
    used = {card.column for card in cards}
    columns = {
        code: (
            str(room.name),
            _("Level %(floor)d · %(seats)d places") % {"floor": room.floor, "seats": room.capacity},
        )
        for code, room in sorted(programme.rooms.items(), key=lambda item: item[1].sort_order)
        if code in used
    }
    if OFF_SITE in used:
        columns[OFF_SITE] = (_("Away from the centre"), "")
    if UNPLACED in used:
        columns[UNPLACED] = (_("Closed meetings"), _("Room not announced"))
    return columns


def groups_of(cards: Iterable[Card], now: dt.datetime, today: dt.date | None) -> list[Group]:
    """Gather blocks by their starting time; mark before which group the present moment lies."""
    groups: dict[dt.datetime, Group] = {}
    for card in sorted(cards, key=_shown_at):
        start = _shown_at(card)
        groups.setdefault(start, Group(start)).cards.append(card)
    ordered = list(groups.values())
    if today == now.date():
        for group in ordered:
            if group.start > now:
                group.now_before = True
                break
    return ordered


def _shown_at(card: Card) -> dt.datetime:
    return (card.session.was_start or card.session.start) if card.is_ghost else card.session.start


def _hours(first: dt.datetime, last: dt.datetime) -> list[Hour]:
    lines = []
    moment = first
    while moment < last:
        half = " hour--half" if moment.minute else ""
        lines.append(Hour(f"r{row_of(moment, first)}{half}", "" if half else f"{moment:%H:%M}"))
        moment += dt.timedelta(minutes=30)
    return lines


def _unused(programme: Programme, sessions: Sequence[PublicSession]) -> str:
    """Name the rooms of the centre in which nothing is announced that day."""
    used = {session.room for session in sessions}
    rooms = [room for room in programme.rooms.values() if room.venue_kind != "off_site"]
    return ", ".join(str(room.name) for room in rooms if room.code not in used)
