"""One meeting as a block of the agenda: every word ready, so that the template only prints."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from adgmin.core.dates import clock_time
from events.releases.programme import Programme, PublicSession

from .filters import Filters
from .marks import Tag, access_icon, access_label, kind_label, standing, title_of, type_of, was_of
from .open_house import comes_and_goes
from .timezones import OwnZone


@dataclass(frozen=True)
class Viewer:
    """From where and when the agenda is read."""

    programme: Programme
    lang: str
    now: dt.datetime
    filters: Filters
    own_zone: OwnZone | None = None


@dataclass(slots=True)
class Card:
    """A block; `place` holds the grid position classes and is set by the grid."""

    session: PublicSession
    type: str
    title: str
    title_lang: str  # "" when it is in the page's language
    url: str
    kind: str
    start: str
    end: str
    own_time: str
    room: str
    access: str
    access_icon: str
    tags: list[Tag]
    was: str
    past: bool
    running: bool
    matched: bool
    place: str = ""
    is_ghost: bool = False
    alt: str = ""
    alt_lang: str = ""
    column: str = ""
    rows: tuple[int, int] = field(default=(0, 0))

    @property
    def comes_and_goes(self) -> bool:
        """Whether one needs not sit there, so that it stands in no other meeting's way."""
        return comes_and_goes(self.session)

    @property
    def css(self) -> str:
        """The classes of the block."""
        if not self.matched:
            return f"ses ses--out {self.place}"
        if self.is_ghost:
            return f"ses ses--ghost {self.place}"
        marks = [f"ses ses--{self.type}", self.place]
        marks += ["is-closed"] if self.session.is_closed else []
        marks += ["is-off"] if self.session.is_cancelled else []
        marks += ["is-past"] if self.past else []
        marks += ["is-now"] if self.running else []
        return " ".join(filter(None, marks))


def card_of(session: PublicSession, viewer: Viewer) -> Card:
    """Return the block of a meeting."""
    room = viewer.programme.rooms.get(session.room)
    principal = session.has_page and session.level == "ministerial"
    return Card(
        session=session,
        type=type_of(session),
        title=title_of(session),
        title_lang=session.title.lang if session.title.missing else "",
        url=url_of(session, viewer),
        kind=kind_label(session),
        start=clock_time(session.start),
        end=clock_time(session.end),
        own_time=viewer.own_zone.line(session.start, session.end) if viewer.own_zone else "",
        room=str(room.name) if room else "",
        access=access_label(session),
        access_icon=access_icon(session),
        tags=standing(session, viewer.now, viewer.programme),
        was=was_of(session),
        past=session.is_over(viewer.now),
        running=session.is_on(viewer.now),
        matched=not viewer.filters.active or viewer.filters.matches(session, viewer.programme),
        alt=session.title.other if principal else "",
        alt_lang=session.title.other_lang if principal else "",
    )


def url_of(session: PublicSession, viewer: Viewer) -> str:
    """Return the address of a meeting's page, with the reader's time zone; nothing for one without a page."""
    if not session.has_page:
        return ""
    zone = f"?tz={viewer.own_zone.name}" if viewer.own_zone else ""
    return f"/{viewer.lang}/sessions/{session.code}/{zone}"


def ghost_of(session: PublicSession, viewer: Viewer) -> Card:
    """Return the mark at the place that a meeting has left."""
    card = card_of(session, viewer)
    card.is_ghost = True
    card.tags = []
    card.start = clock_time(session.was_start or session.start)
    to = [clock_time(session.start)] if session.was_start and session.was_start != session.start else []
    if session.was_room and session.was_room != session.room and card.room:
        to.append(card.room)
    card.was = _("Moved to %(place)s") % {"place": ", ".join(to)}
    return card
