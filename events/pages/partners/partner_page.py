"""What the page of one party shows: all of it disclosed, the same for every party."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core import dates
from events.pages.agenda.cards import Viewer
from events.pages.agenda.filters import Filters
from events.pages.agenda.grid import Group, week_groups
from events.parties.models import PartyKind
from events.releases.programme import Programme, PublicDocument, PublicExhibitor, PublicParty, PublicTopic

from .roll import day_runs, days_of


@dataclass(frozen=True, slots=True)
class PartnerDay:
    """The meetings of a party on one day."""

    date: dt.date
    count: str
    groups: list[Group]


def filters_for(code: str) -> Filters:
    """Return the filter that keeps the meetings of one party."""
    return Filters(chosen={"partner": frozenset({code})}, words="", asked=True)


def partner_days(viewer: Viewer) -> list[PartnerDay]:
    """Return the days of the meeting on which the party has something, in order."""
    days = sorted({session.day for session in viewer.programme.sessions})
    made = ((day, week_groups(day, viewer)) for day in days)
    return [PartnerDay(day, _count(groups), groups) for day, groups in made if groups]


def topics_of(programme: Programme, code: str) -> list[PublicTopic]:
    """Return the topics of its meetings, in the order of the topics."""
    named = {topic for session in programme.of_party(code) for topic in session.topics}
    return [topic for topic in programme.topics.values() if topic.code in named]


def papers_of(programme: Programme, code: str) -> list[PublicDocument]:
    """Public papers that it submitted, and those of meetings in which it is a partner."""
    meetings = {session.code for session in programme.sessions if code in session.partners}
    papers = programme.documents.values()
    return [paper for paper in papers if paper.submitted_by == code or paper.session in meetings]


def exhibitors_of(programme: Programme, code: str) -> list[PublicExhibitor]:
    """Those from there, in the order of their booths."""
    found = [exhibitor for exhibitor in programme.exhibitors.values() if exhibitor.country == code]
    return sorted(found, key=lambda exhibitor: exhibitor.booth)


def functions_of(programme: Programme, party: PublicParty) -> list[str]:
    """Say what the party is in this meeting, by function and never by rank."""
    edition = programme.edition
    words = [str(PartyKind(party.kind).label)] if party.kind in PartyKind.values else []
    if party.code == edition.chair:
        words.append(_("Host and Chair of the Meeting"))
    if party.code == edition.next_host:
        words.append(_("Host of the next Meeting"))
    if party.joined_on:
        words.append(_("Member State since %(day)s") % {"day": dates.day_screen(party.joined_on)})
    return words


def summary_of(programme: Programme, party: PublicParty) -> str:
    """One sentence for link previews."""
    days = days_of(programme, party.code)
    words = _meetings(len(programme.of_party(party.code)))
    return (
        f"{party.formal_name or party.name}: {words}, {day_runs(days)}."
        if days
        else f"{party.formal_name or party.name}."
    )


def _count(groups: list[Group]) -> str:
    return _meetings(sum(len(group.cards) for group in groups))


def _meetings(count: int) -> str:
    return ngettext("%(count)d meeting", "%(count)d meetings", count) % {"count": count}
