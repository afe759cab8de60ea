"""What the rules of the programme say to the board: of the draft as it is, and of a move that is only tried."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import lru_cache

from events.agenda.conflicts import Facts, Finding, Index, facts_of
from events.agenda.conflicts.facts import SessionFact
from events.agenda.models import Session
from events.editions.models import Edition

from .copying import Copy
from .state import accepted_state, state_of
from .wishes import Wish


def open_findings(edition: Edition) -> list[Finding]:
    """Return what nobody has accepted, the gravest first."""
    return [finding for finding in _findings(edition, *_states(edition)) if finding.is_open]


def findings_if(edition: Edition, wishes: Sequence[Wish]) -> list[Finding]:
    """Return what would be found about these sessions if they stood as wished; nothing is written.

    The programme is read once for each state of the draft, so that trying while dragging costs no more than a look.
    """
    index = _index(edition, *_states(edition))
    changed = [_fact(index.facts, wish) for wish in wishes if wish.session.code in index.facts.by_code]
    if len(changed) > 1:
        index = Index(index.facts.having(*changed))
    found = {
        finding.fingerprint: finding for fact in changed for finding in index.moved(fact) if finding.is_open
    }
    return list(found.values())


def new_findings(edition: Edition, wishes: Sequence[Wish]) -> list[Finding]:
    """Return what the wishes would break that is not broken now."""
    known = {finding.fingerprint for finding in open_findings(edition)}
    return [finding for finding in findings_if(edition, wishes) if finding.fingerprint not in known]


def _states(edition: Edition) -> tuple[Hashable, Hashable]:
    return state_of(edition), accepted_state(edition)


@lru_cache(maxsize=4)
def _index(edition: Edition, state: Hashable, accepted: Hashable) -> Index:
    return Index(facts_of(edition))


@lru_cache(maxsize=4)
def _findings(edition: Edition, state: Hashable, accepted: Hashable) -> list[Finding]:
    return _index(edition, state, accepted).all()


def _fact(facts: Facts, wish: Wish) -> SessionFact:
    start, end = wish.place.moments() if wish.place else (None, None)
    return facts.by_code[wish.session.code].at(start, end, wish.room.code if wish.room else "")


def findings_of_copies(edition: Edition, copies: Sequence[Copy]) -> list[Finding]:
    """Return what copies would break by standing where they are planned."""
    facts = _index(edition, *_states(edition)).facts
    rooms = dict(edition.room_set.values_list("pk", "code"))
    codes = dict(Session.objects.filter(pk__in=[copy.source for copy in copies]).values_list("pk", "code"))
    made = []
    for copy in copies:
        source = facts.by_code.get(codes.get(copy.source, ""))
        if source:
            start, end = copy.spot.moments()
            stands = source.at(start, end, rooms.get(copy.spot.room or 0, ""))
            made.append(replace(stands, code=copy.code, is_draft=copy.is_draft))
    index = Index(facts.having(*made))
    found = {
        finding.fingerprint: finding for fact in made for finding in index.moved(fact) if finding.is_open
    }
    return list(found.values())
