"""What an outcome leads to, written down for who follows up."""

import datetime as dt

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.documents.models import Outcome
from events.parties.models import Party

from . import refusals
from .models import Commitment
from .texts import locked


def commit(
    outcome: Outcome, english: str, vietnamese: str, *, lead: Party, deadline: dt.date | None, by: User | None
) -> Commitment:
    """Record a commitment. Raises Refused: `words_missing`."""
    english, vietnamese = (" ".join(nfc(one).split())[:400] for one in (english, vietnamese))
    if not english:
        raise refusals.words_missing()
    with locked(outcome) as found:
        made = Commitment.objects.create(
            outcome=found, english=english, vietnamese=vietnamese, lead=lead, deadline=deadline
        )
        audit.record(found, "record commitment", by=by, note=english)
    return made
