"""Who may see a paper now and why, in the words of the desk."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from adgmin.core.dates import clock_time, day_screen, local
from events.agenda.audience import PUBLIC as EVERYBODY
from events.agenda.audience import Seen, seen_by
from events.agenda.models import Access
from events.agenda.words import role_label
from events.parties.models import Party

from .facts import PaperFacts
from .meetings import Meeting
from .models import Document, Marking, PaperStatus


def audience_in_words(
    paper: Document, facts: PaperFacts, parties: Iterable[Party], *, now: dt.datetime
) -> list[str]:
    """Return sentences: who is kept out and until when, then who sees it otherwise, then who always does."""
    names = {party.code: party.name for party in parties}
    return [*_held(paper, facts, now), *_readers(paper, facts.meeting, names), *_always(paper)]


def embargo_in_words(paper: Document) -> str:
    """Until when a paper is held back; nothing without an embargo."""
    said = []
    if paper.embargo_until:
        moment = local(paper.embargo_until)
        said.append(
            _("until %(day)s, %(time)s") % {"day": day_screen(moment.date()), "time": clock_time(moment)}
        )
    if paper.embargo_session:
        said.append(_("until staff begin %(session)s") % {"session": paper.embargo_session})
    return _(" and ").join(said)


def _held(paper: Document, facts: PaperFacts, now: dt.datetime) -> Iterator[str]:
    if not facts.is_issued:
        yield _("Nobody else sees it now: it is a draft, or no revision of it is issued. Once it is out:")
    if facts.waits or (paper.embargo_until and now < paper.embargo_until):
        yield _("It is held back %(until)s; it is not even named or counted. Then:") % {
            "until": embargo_in_words(paper)
        }
    if paper.status == PaperStatus.WITHDRAWN:
        yield _("It is withdrawn: its name is still shown to those below, its files open at the desk alone.")


def _readers(paper: Document, meeting: Meeting | None, names: dict[str, str]) -> Iterator[str]:
    if meeting is not None and meeting.is_draft:
        yield _("Nobody: its session is in no release yet. It follows the release of the session.")
    elif meeting is not None and meeting.access == Access.RESTRICTED:
        roles = ", ".join(role_label(role) for role in meeting.categories) or _("nobody named yet")
        yield _("Of the parties that take part (%(parties)s), those whom the session admits: %(roles)s.") % {
            "parties": _names(meeting, names) or _("none named yet"),
            "roles": roles,
        }
        if paper.marking == Marking.RESTRICTED:
            yield _("The press and exhibitors do not see it, even where the session admits them.")
    elif paper.marking == Marking.PUBLIC and (meeting is None or seen_by(EVERYBODY, meeting) == Seen.FULL):
        yield _("Everybody, on the public pages: it is marked public.")
    else:
        named = _names(meeting, names) if meeting is not None else ""
        who = named or _("all parties")
        yield _("Members of delegations and secretariats, with a badge, of: %(parties)s.") % {"parties": who}


def _names(meeting: Meeting, names: dict[str, str]) -> str:
    """The parties that take part, in the order of protocol."""
    return ", ".join(name for code, name in names.items() if code in meeting.parties)


def _always(paper: Document) -> Iterator[str]:
    if paper.submitted_by:
        yield _("Always: the desk, and those who speak for %(party)s, which submitted it.") % {
            "party": paper.submitted_by.name
        }
    else:
        yield _("Always: the desk.")
