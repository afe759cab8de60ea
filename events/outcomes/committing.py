"""What an outcome leads to, written down for who follows up."""

import datetime as dt
from dataclasses import dataclass, replace

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.documents.models import Outcome
from events.parties.models import Party

from . import refusals
from .models import Commitment
from .texts import locked

MOST, MOST_OF_A_NOTE = 400, 300  # characters


@dataclass(frozen=True, slots=True)
class Pledge:
    """Who does what until when."""

    english: str
    vietnamese: str
    lead: Party
    deadline: dt.date | None = None
    state: str = Commitment.State.OPEN
    note: str = ""
    supporting: tuple[Party, ...] = ()


def commit(outcome: Outcome, pledge: Pledge, *, by: User | None) -> Commitment:
    """Record a commitment. Raises Refused: `commitment_missing`, `too_long`."""
    pledge = _tidy(pledge)
    with locked(outcome) as found:
        made = _put(Commitment(outcome=found), pledge)
        audit.record(found, "record commitment", by=by, note=pledge.english)
    return made


def change_commitment(made: Commitment, pledge: Pledge, *, by: User | None) -> Commitment:
    """Write a commitment anew; what changed is recorded. Raises Refused: `commitment_missing`, `too_long`."""
    pledge = _tidy(pledge)
    with locked(made.outcome) as found:
        kept = Commitment.objects.select_related("lead").get(pk=made.pk)
        before = _said(kept)
        after = _said(_put(kept, pledge))
        changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        if changes:
            audit.record(found, "change commitment", by=by, changes=changes, note=pledge.english)
    return kept


def _put(made: Commitment, pledge: Pledge) -> Commitment:
    made.english, made.vietnamese, made.lead = pledge.english, pledge.vietnamese, pledge.lead
    made.deadline, made.state, made.note = pledge.deadline, pledge.state, pledge.note
    made.save()
    made.supporting.set([one for one in pledge.supporting if one.pk != pledge.lead.pk])
    return made


def _said(made: Commitment) -> dict[str, str]:
    return {
        "english": made.english, "vietnamese": made.vietnamese, "lead": made.lead.code,
        "supporting": ", ".join(sorted(one.code for one in made.supporting.all())),
        "deadline": made.deadline.isoformat() if made.deadline else "", "state": made.state, "note": made.note,
    }  # fmt: skip


def _tidy(pledge: Pledge) -> Pledge:
    english, vietnamese, note = (
        " ".join(nfc(one).split()) for one in (pledge.english, pledge.vietnamese, pledge.note)
    )
    if not english:
        raise refusals.commitment_missing()
    for name, words, most in (
        ("english", english, MOST), ("vietnamese", vietnamese, MOST), ("note", note, MOST_OF_A_NOTE),
    ):  # fmt: skip
        if len(words) > most:
            raise refusals.too_long(most, name)
    return replace(pledge, english=english, vietnamese=vietnamese, note=note)
