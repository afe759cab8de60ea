"""Now and next: what the first page says before the meeting, during it and after it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import day_screen, day_short
from events.pages.agenda.cards import Card, Viewer, card_of
from events.pages.agenda.marks import Tag
from events.releases.programme import Programme, PublicDocument, PublicSession

ROWS = 5
OUTCOME_KINDS = frozenset({"declaration", "statement", "plan", "report"})


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting on the board."""

    card: Card
    when: str  # the day, when it is another one
    tags: list[Tag]


@dataclass(frozen=True, slots=True)
class Board:
    """The board; `state` is empty, before, during or after."""

    state: str
    heading: str
    words: str
    lines: list[Line]


def board(viewer: Viewer) -> Board:
    """Say what matters at this moment."""
    programme, now = viewer.programme, viewer.now
    named = [s for s in programme.sessions if s.has_page]
    sessions = [s for s in named if not s.is_cancelled]
    if not sessions:
        return Board(
            "empty", _("Now and next"), _("The programme is being prepared and will be shown here."), []
        )
    days_left = (programme.edition.start_date - now.date()).days
    if days_left > 0:
        return Board(
            "before", _countdown(days_left), _first_words(programme), _lines(sessions[:ROWS], viewer)
        )
    if now >= max(s.end for s in sessions) or now.date() > programme.edition.end_date:
        return Board("after", _("The Meeting has closed"), _thanks(programme), [])
    running = sorted((s for s in sessions if s.is_on(now)), key=_weight)
    # What is cancelled stays on the board of its day until it would have begun.
    coming = [s for s in named if s.start > now and (s.day == now.date() or not s.is_cancelled)]
    shown = [*running[:3], *coming[: ROWS - len(running[:3])]]
    return Board("during", _("Now and next"), "", _lines(shown, viewer))


def papers_of_note(programme: Programme, state: str) -> list[PublicDocument]:
    """Return the public papers worth showing first: the results after the Meeting, else the latest."""
    papers = programme.documents.values()
    if state == "after":
        return [paper for paper in papers if paper.kind in OUTCOME_KINDS]
    return sorted(papers, key=lambda paper: paper.issued_on or dt.date.min, reverse=True)


def _weight(session: PublicSession) -> tuple[bool, bool, int, dt.datetime]:
    """Ministers first; what lasts all day comes last."""
    return session.minutes > 240, session.level != "ministerial", session.minutes, session.start


def _lines(sessions: list[PublicSession], viewer: Viewer) -> list[Line]:
    lines = []
    for session in sessions:
        card = card_of(session, viewer)
        tags = list(card.tags)
        if session.start > viewer.now and session.day == viewer.now.date() and not session.is_cancelled:
            tags.insert(0, Tag("", _wait(session.start - viewer.now)))
        when = day_short(session.day) if session.day != viewer.now.date() else ""
        lines.append(Line(card, when, tags))
    return lines


def _wait(left: dt.timedelta) -> str:
    hours, minutes = divmod(-int(-left.total_seconds() // 60), 60)
    if not hours:
        return ngettext("In %(minutes)d min", "In %(minutes)d min", minutes) % {"minutes": minutes}
    if not minutes:
        return _("In %(hours)d h") % {"hours": hours}
    return _("In %(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}


def _countdown(days: int) -> str:
    return ngettext("The Meeting opens tomorrow", "The Meeting opens in %(days)d days", days) % {"days": days}


def _first_words(programme: Programme) -> str:
    first = programme.sessions[0].start.astimezone(MEETING_ZONE)
    return _("First meetings on %(day)s, %(time)s") % {
        "day": day_screen(first.date()),
        "time": f"{first:%H:%M}",
    }


def _thanks(programme: Programme) -> str:
    host = programme.parties.get(programme.edition.next_host)
    if host is None:
        return _("Thank you for taking part. The agenda and the documents remain here.")
    words = _(
        "Thank you for taking part. The agenda and the documents remain here. "
        "%(host)s hosts the next Meeting."
    )
    return words % {"host": host.name}
