"""The texts of a demonstration, from `outcome-texts.yaml` of a pack; each begins with a paragraph that says so."""

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from adgmin.core import clock
from adgmin.core.models import User
from events.agenda.models import Topic
from events.documents.models import Marking, Outcome
from events.editions.models import Edition, Pillar
from events.parties.models import Party

from .amending import Change
from .committing import Pledge, commit
from .meetings import meeting_for, meetings_begun
from .models import Commitment, OutcomeBrief, TextVersion
from .proposing import propose, take_position
from .publishing import publish
from .stages import DECIDED, stage_of
from .stepping import next_steps, take_step, the_way
from .texts import paste

FILE = "outcome-texts.yaml"


@transaction.atomic
def make_sample_texts(edition: Edition, folder: Path, *, by: User) -> int:
    """Make the texts where there are none and the pack has a file of them; return how many."""
    path = folder / FILE
    if not path.exists() or TextVersion.objects.filter(outcome__edition=edition).exists():
        return 0
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    outcomes = {one.code: one for one in Outcome.objects.filter(edition=edition)}
    parties = {one.code: one for one in Party.objects.filter(edition=edition)}
    made = 0
    for code, one in data["outcomes"].items():
        if (outcome := outcomes.get(code)) is None:
            continue
        _brief(outcome, one)
        if text := one.get("text"):
            _text(outcome, [data["marked"], *text], by)
            _amendments(outcome, one, parties, by)
            made += 1
        _way(outcome, one, parties, by)
    return made


def _brief(outcome: Outcome, one: dict[str, Any]) -> None:
    until, way_out = one.get("comments_until"), one.get("way_out", {})
    OutcomeBrief.objects.get_or_create(
        outcome=outcome,
        defaults={
            "pillar": Pillar.objects.filter(edition=outcome.edition_id, code=one.get("pillar", "")).first(),
            "topic": Topic.objects.filter(edition=outcome.edition_id, code=one.get("topic", "")).first(),
            "comments_until": dt.datetime.fromisoformat(str(until)) if until else None,
            "way_out": "\n".join(way_out[lang] for lang in ("vi", "en") if lang in way_out),
            "speaker": _both(one.get("speaker", "")),
        },
    )


def _text(outcome: Outcome, paragraphs: list[dict[str, str]], by: User) -> None:
    english, vietnamese = ("\n\n".join(one[lang] for one in paragraphs) for lang in ("en", "vi"))
    paste(outcome, english, vietnamese, by=by)


def _amendments(outcome: Outcome, one: dict[str, Any], parties: dict[str, Party], by: User) -> None:
    for made in one.get("amendments", ()):
        # The keys of a text pasted for the first time are its numbers; the mark stands before the paragraphs.
        change = Change(made["kind"], made["paragraph"] + 1, made.get("words", ""), made.get("proposed", ""))
        amendment = propose(
            outcome, parties[made["party"]], change, note=_both(made.get("note", "")), by=by, from_desk=True
        )
        for code, said in made.get("positions", {}).items():
            stance, note = (said["stance"], said["note"]) if isinstance(said, dict) else (said, "")
            take_position(amendment, parties[code], stance, note=_both(note), by=by, from_desk=True)


def _way(outcome: Outcome, one: dict[str, Any], parties: dict[str, Party], by: User) -> None:
    for stage in one.get("steps", ()):
        here = stage_of(the_way(outcome, clock.now()))
        if stage in next_steps(outcome, here):
            now = clock.now()
            session = meeting_for(outcome, stage, here, meetings_begun(outcome.edition_id, now), now)
            take_step(outcome, stage, by=by, session=session, note="Bước mẫu / sample step")
    decided = stage_of(the_way(outcome, clock.now())) in DECIDED
    if one.get("publish") and decided and outcome.marking == Marking.PUBLIC:
        publish(outcome, by=by)
    for made in one.get("commitments", ()):
        supporting = tuple(parties[code] for code in made.get("supporting", ()))
        pledge = Pledge(
            made["en"], made["vi"], parties[made["lead"]], made.get("deadline"),
            made.get("state", Commitment.State.OPEN), _both(made.get("note", "")), supporting,
        )  # fmt: skip
        commit(outcome, pledge, by=by)


def _both(words: str | dict[str, str]) -> str:
    """Return what a sample says in both languages as one line: nobody translates what a delegation writes."""
    return words if isinstance(words, str) else " / ".join(words[lang] for lang in ("vi", "en"))
