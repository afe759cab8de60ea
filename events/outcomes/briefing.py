"""What staff keeps for the Chair beside an outcome: its pillar and topic, the deadline for comments, the way out."""

import datetime as dt

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.agenda.models import Topic
from events.documents.models import Outcome
from events.editions.models import Pillar

from . import refusals
from .models import OutcomeBrief
from .texts import locked

MOST_OF_A_WAY_OUT, MOST_OF_A_SPEAKER = 2000, 200  # characters


def brief(
    outcome: Outcome,
    *,
    pillar: Pillar | None,
    topic: Topic | None,
    comments_until: dt.datetime | None,
    way_out: str,
    speaker: str,
    by: User | None,
) -> OutcomeBrief:
    """Write the brief anew; what changed is recorded. Raises Refused: `too_long`."""
    way_out = "\n".join(" ".join(line.split()) for line in nfc(way_out).strip().splitlines())
    speaker = " ".join(nfc(speaker).split())
    if len(way_out) > MOST_OF_A_WAY_OUT:
        raise refusals.too_long(MOST_OF_A_WAY_OUT, "way_out")
    if len(speaker) > MOST_OF_A_SPEAKER:
        raise refusals.too_long(MOST_OF_A_SPEAKER, "speaker")
    with locked(outcome) as found:
        kept, _made = OutcomeBrief.objects.select_related("pillar", "topic").get_or_create(outcome=found)
        values = {
            "pillar": pillar, "topic": topic, "comments_until": comments_until, "way_out": way_out,
            "speaker": speaker,
        }  # fmt: skip
        before = {name: getattr(kept, name) for name in values}
        changes = {
            name: [_word(before[name]), _word(new)] for name, new in values.items() if before[name] != new
        }
        for name, new in values.items():
            setattr(kept, name, new)
        if changes:
            kept.save()
            audit.record(found, "brief on outcome", by=by, changes=changes)
    return kept


def _word(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return value.code if isinstance(value, Pillar | Topic) else str(value or "")
