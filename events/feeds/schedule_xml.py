"""The programme as schedule.xml, which conference apps and screens of the frab and c3voc family read."""

from collections.abc import Iterable

from django.utils.translation import gettext, override

from events.agenda.models import Kind, Level
from events.exchange.schedule import Conference, Event, Room, numbers_of, schedule_xml
from events.pages.agenda.marks import title_of
from events.releases.programme import Programme, PublicSession

from .words import standing


def agenda_xml(programme: Programme, sessions: Iterable[PublicSession], lang: str, site: str) -> bytes:
    """Return the text of /schedule.xml with its texts in a language; cancelled meetings are left out.

    The form has no word for a cancelled meeting: an app would show it as taking place.
    """
    edition = programme.edition
    numbers = numbers_of(session.uid for session in programme.sessions)
    with override(lang):
        conference = Conference(
            acronym=edition.code,
            title=str(edition.name),
            start=edition.start_date,
            end=edition.end_date,
            version=f"{programme.release}.{programme.version}",
            base_url=f"{site}/",
        )
        events = [
            _event(programme, session, numbers[session.uid], lang, site)
            for session in sessions
            if not session.is_cancelled
        ]
        return schedule_xml(conference, events)


def _event(programme: Programme, session: PublicSession, number: int, lang: str, site: str) -> Event:
    code = programme.edition.code
    said = standing(session, programme)
    return Event(
        id=number,
        guid=session.uid,
        code=session.code,
        start=session.start,
        end=session.end,
        room=_room(programme, session),
        slug=f"{code}-{session.code or session.uid[:8]}".lower(),
        url=f"{site}/{lang}/sessions/{session.code}/" if session.has_page else "",
        title=title_of(session),
        subtitle=session.title.other if session.has_page else "",
        track=_track(session, programme),
        type=_kind(session),
        language=lang,
        abstract=str(session.abstract),
        description="\n".join([*said, session.abstract.other] if session.abstract.other else said),
        persons=_chairs(session, programme),
        links=_links(session, programme, lang, site),
        optout=session.media != "open",
    )


def _room(programme: Programme, session: PublicSession) -> Room:
    if room := programme.rooms.get(session.room):
        return Room(str(room.name), f"{programme.edition.code}/{room.code}", room.capacity)
    return Room(gettext("Place not announced"), f"{programme.edition.code}/")


def _track(session: PublicSession, programme: Programme) -> str:
    """The first topic, else whose meeting it is."""
    topics = [programme.topics[code] for code in session.topics if code in programme.topics]
    if topics:
        return str(topics[0].name)
    return str(Level(session.level).label) if session.level in Level.values else ""


def _kind(session: PublicSession) -> str:
    return str(Kind(session.kind).label) if session.kind in Kind.values else session.kind


def _chairs(session: PublicSession, programme: Programme) -> tuple[tuple[int, str], ...]:
    """The parties in the chair, numbered in the order of protocol."""
    parties = (programme.parties.get(code) for code in (*session.chairs, *session.co_chairs))
    return tuple((party.sort_order or 1, str(party.name)) for party in parties if party)


def _links(session: PublicSession, programme: Programme, lang: str, site: str) -> tuple[tuple[str, str], ...]:
    """The pages of the partners and of the public papers."""
    partners = [
        (f"{site}/{lang}/partners/{code}/", str(programme.parties[code].name))
        for code in session.partners
        if code in programme.parties
    ]
    papers = [
        (f"{site}/{lang}/documents/{paper.slug}/", f"{paper.full_symbol} {paper.title}")
        for symbol in session.papers
        if (paper := programme.documents.get(symbol))
    ]
    return (*partners, *papers)
