"""Who takes part in a meeting of a programme: for the doors of the venue and for the papers alike."""

from events.agenda.models import Session
from events.documents.meetings import Meeting
from events.editions.models import Edition
from events.parties.models import Party, PartyKind

from .programme import Programme, PublicSession


def meetings_in(programme: Programme, edition: Edition) -> dict[str, Meeting]:
    """Return the meetings of a whole programme by code; two queries."""
    parties = parties_of_meetings(programme, edition)
    return {
        session.code: Meeting(
            kind=session.kind,
            access=session.access,
            disclosure=session.disclosure,
            categories=session.categories,
            parties=parties[session.code],
            # Staff may say that it ended without having said that it began.
            has_begun=bool(session.started_at or session.ended_at),
        )
        for session in programme.sessions
    }


def parties_of_meetings(programme: Programme, edition: Edition) -> dict[str, frozenset[str]]:
    """Return the codes of all parties that take part in each meeting, also by chairing; two queries."""
    served = set(Session.objects.filter(edition=edition, secretariat=True).values_list("code", flat=True))
    kinds = dict(Party.objects.filter(edition=edition).values_list("code", "kind"))
    return {
        session.code: _parties(session, kinds, with_secretariat=session.code in served)
        for session in programme.sessions
    }


def _parties(session: PublicSession, kinds: dict[str, str], *, with_secretariat: bool) -> frozenset[str]:
    codes = {*session.members, *session.partners, *session.chairs, *session.co_chairs}
    if session.all_members:
        codes |= {code for code, kind in kinds.items() if kind == PartyKind.ASEAN_MEMBER}
    if with_secretariat:
        codes |= {code for code, kind in kinds.items() if kind == PartyKind.ASEAN_SECRETARIAT}
    return frozenset(codes)
