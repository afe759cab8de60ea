"""The page of one meeting, with every word that is disclosed about it and no other."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from adgmin.core.dates import clock_time, day_screen
from events.agenda.words import language_label, role_label
from events.documents.models import Outcome, Stage
from events.releases.programme import (
    Programme,
    PublicDocument,
    PublicItem,
    PublicOutcome,
    PublicParty,
    PublicSession,
)

from .cards import Viewer, card_of
from .structured import structured_data

# Category as on the badge: role -> (class of the badge colour, three letters).
_BADGE_OF_ROLE = {
    "head": ("min", "MIN"), "alternate": ("del", "DEL"), "delegate": ("del", "DEL"),
    "adviser": ("del", "DEL"), "secretariat": ("sec", "SEC"), "interpreter": ("svc", "SVC"),
    "security": ("svc", "SVC"), "media": ("med", "MED"), "exhibitor": ("exh", "EXH"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of business: when it is due, and whether it is now."""

    item: PublicItem
    time: str
    running: bool
    lead: PublicParty | None
    papers: list[PublicDocument]


@dataclass(frozen=True, slots=True)
class Seat:
    """A party in a meeting and what it does there."""

    party: PublicParty
    function: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """An outcome that the meeting endorsed or decided."""

    outcome: PublicOutcome
    kind: str
    step: str


@dataclass(frozen=True, slots=True)
class Category:
    """A badge category that may enter."""

    css: str
    code: str
    label: str


def session_context(session: PublicSession, viewer: Viewer, url: str) -> dict[str, Any]:
    """Return what the page of a meeting prints."""
    programme = viewer.programme
    before, after = neighbours(session, programme)
    return {
        "session": session,
        "card": card_of(session, viewer),
        "room": programme.rooms.get(session.room),
        "was_room": programme.rooms.get(session.was_room),
        "items": item_lines(session, viewer.now, programme),
        "seats": seats(session, programme),
        "categories": categories(session),
        "papers": papers(session, programme),
        "concluded": concluded(session, programme),
        "topics": [programme.topics[code] for code in session.topics if code in programme.topics],
        "chairs": party_names(session.chairs, programme),
        "co_chairs": party_names(session.co_chairs, programme),
        "floor": [language_label(code) for code in session.floor_languages],
        "interpreted": [language_label(code) for code in session.interpreted_into],
        "before": before,
        "after": after,
        "structured": structured_data(session, programme, url),
        "og_title": str(session.title),
        "og_description": in_a_line(session, programme),
        "now": viewer.now,
    }


def in_a_line(session: PublicSession, programme: Programme) -> str:
    """Return when and where, as a link preview says it."""
    when = _("%(day)s, %(start)s–%(end)s, Ha Noi time") % {
        "day": day_screen(session.day),
        "start": clock_time(session.start),
        "end": clock_time(session.end),
    }
    room = programme.rooms.get(session.room)
    return f"{when} · {room.name}" if room else when


def item_lines(session: PublicSession, now: dt.datetime, programme: Programme) -> list[ItemLine]:
    """Return the business in order; an item is now when its minutes, counted on, hold this moment."""
    lines, at = [], session.started_at or session.start
    for item in session.items:
        end = at + dt.timedelta(minutes=item.minutes)
        papers = [programme.documents[symbol] for symbol in item.papers if symbol in programme.documents]
        running = session.is_on(now) and at <= now < end
        lines.append(ItemLine(item, clock_time(at), running, programme.parties.get(item.lead), papers))
        at = end
    return lines


def seats(session: PublicSession, programme: Programme) -> list[Seat]:
    """Return the parties that take part: Member States, then partners, each in protocol order."""
    lines = []
    for code in (*session.members, *session.partners):
        if party := programme.parties.get(code):
            function = (
                _("Chair") if code in session.chairs else _("Co-chair") if code in session.co_chairs else ""
            )
            lines.append(Seat(party, function))
    return lines


def categories(session: PublicSession) -> list[Category]:
    """Who may enter, by badge."""
    return [
        Category(*_BADGE_OF_ROLE.get(role, ("org", "ORG")), role_label(role)) for role in session.categories
    ]


def papers(session: PublicSession, programme: Programme) -> list[PublicDocument]:
    """Return the public papers of the meeting."""
    return [programme.documents[symbol] for symbol in session.papers if symbol in programme.documents]


def concluded(session: PublicSession, programme: Programme) -> list[Concluded]:
    """Return the outcomes that everybody may read and that this meeting endorsed or decided."""
    return [
        Concluded(one, str(Outcome.Kind(one.kind).label), str(Stage(stage).label))
        for one in programme.outcomes
        for code, stage in one.steps
        if code == session.code
    ]


def neighbours(
    session: PublicSession, programme: Programme
) -> tuple[PublicSession | None, PublicSession | None]:
    """Return the meetings before and after it in its room."""
    if not session.room:
        return None, None
    there = [s for s in programme.sessions if s.room == session.room and s.has_page]
    place = next((i for i, other in enumerate(there) if other.code == session.code), None)
    if place is None:
        return None, None
    before = there[place - 1] if place else None
    after = there[place + 1] if place + 1 < len(there) else None
    return before, after


def party_names(codes: tuple[str, ...], programme: Programme) -> str:
    """Names of parties in a line."""
    return ", ".join(str(programme.parties[code].name) for code in codes if code in programme.parties)
