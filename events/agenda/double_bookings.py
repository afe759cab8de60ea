"""Meetings that call for the same party at the same time."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity
from events.parties.models import Party

from .models import Kind, Session, Status

# Hours of opening and occasions where nobody sits for a party.
_OPEN_HOUSE = frozenset(
    {Kind.SHOWCASE, Kind.AWARDS, Kind.VISIT, Kind.PUBLIC_EVENT, Kind.PRESS, Kind.SOCIAL, Kind.REHEARSAL}
)


def party_clashes(sessions: Iterable[Session]) -> list[Problem]:
    """Return `party_double_booked` for each pair of meetings of one level that share a named party and time.

    The sessions come with `party_links__party` prefetched. Meetings of all Member States are not compared:
    their delegations are large enough to be in two rooms.
    """
    by_party: dict[Party, list[Session]] = defaultdict(list)
    for session in sessions:
        if session.status == Status.CANCELLED or session.kind in _OPEN_HOUSE:
            continue
        for party in {link.party for link in session.party_links.all()}:
            by_party[party].append(session)
    found = []
    for party, meetings in by_party.items():
        for one, other in combinations(
            sorted(meetings, key=lambda session: (session.start, session.code)), 2
        ):
            if one.level == other.level and one.start < other.end and other.start < one.end:
                found.append(_clash(party, one, other))
    return found


def _clash(party: Party, one: Session, other: Session) -> Problem:
    return Problem(
        "party_double_booked",
        Severity.WARN,
        in_both(
            lambda: (
                gettext("%(party)s is called to two meetings at once: %(one)s, and %(other)s.")
                % {
                    "party": party.name,
                    "one": f"{one.code} {one.title}",
                    "other": f"{other.code} {other.title}",
                }
            )
        ),
        (one, other, party),
    )
