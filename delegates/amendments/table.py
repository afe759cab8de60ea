"""A text as it lies before one delegation: until when it may say something, and what it has said of each proposal."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from events.documents.models import Outcome, Stage
from events.outcomes.board import Bracketed, Shown, card_of
from events.outcomes.models import Position
from events.outcomes.stages import DECIDED, SHUT
from events.parties.models import Party


@dataclass(frozen=True, slots=True)
class Table:
    """Where a text stands, how many points are open, until when comments come in and whether that is over."""

    outcome: Outcome
    label: str
    open: int
    shut: bool
    decided: bool
    until: dt.datetime | None
    late: bool

    @property
    def takes_more(self) -> bool:
        """Whether a delegation may propose and take positions."""
        return not (self.shut or self.late)


@dataclass(frozen=True, slots=True)
class Own:
    """The delegation's own position on a proposal: as it is kept, or as it was typed and refused (`again`)."""

    kept: Position | None
    stance: str
    note: str
    again: bool


def table_of(outcome: Outcome, now: dt.datetime) -> Table:
    """Return how a text lies there; no query for one read with its brief, way and amendments."""
    card, brief = card_of(outcome, now), getattr(outcome, "brief", None)
    until = brief.comments_until if brief else None
    return Table(
        outcome=outcome,
        label=str(Stage(card.stage or Stage.DRAFTED).label),
        open=card.open,
        shut=card.stage in SHUT,
        decided=card.stage in DECIDED,
        until=until,
        late=until is not None and until <= now,
    )


def laid_out(
    paragraphs: list[Bracketed], party: Party, typed: Any
) -> list[tuple[Bracketed, list[tuple[Shown, Own]]]]:
    """Return the paragraphs, each proposal with the party's own position."""
    return [(one, [(shown, _own(shown, party, typed)) for shown in one.proposals]) for one in paragraphs]


def typed_for_nothing(paragraphs: list[Bracketed], typed: Any) -> str:
    """Return the note typed with a position whose proposal was closed meanwhile: it has no form to stand in."""
    there = {str(shown.amendment.pk) for one in paragraphs for shown in one.proposals}
    about = typed.get("amendment", "")
    return "" if typed.get("do") != "position" or about in there else str(typed.get("note", ""))


def _own(shown: Shown, party: Party, typed: Any) -> Own:
    kept = next((one for one in shown.positions if one.party_id == party.pk), None)
    if typed.get("do") == "position" and typed.get("amendment") == str(shown.amendment.pk):
        return Own(kept, typed.get("stance", ""), typed.get("note", ""), again=True)
    return Own(kept, kept.stance if kept else "", kept.note if kept else "", again=False)
