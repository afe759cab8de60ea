"""Outcomes of which the public may read nothing, or not all: a word of its own in each field that must not be told."""

import datetime as dt

from adgmin.core import clock
from events.models import Amendment, Outcome, OutcomePublication, OutcomeStep, Party
from events.outcomes.amending import Change
from events.outcomes.committing import Pledge, commit
from events.outcomes.proposing import propose, refuse, take_position
from events.outcomes.publishing import publish
from events.outcomes.stepping import take_back, take_step
from events.outcomes.texts import paste

TEXT = ("titlevi", "titleen", "textvi", "texten", "leads")  # what an outcome tells once it is out
TALKED = ("words", "why", "said", "step")  # what a drafting group says: never told
# Each kept back by something else.
HELD = ("draft", "mine", "sent", "adopted", "later", "shut", "wrong", "off")
PUBLIC = "out"
WAY = ("drafted", "endorsed", "submitted", "adopted")


def code_of(name: str) -> str:
    """A code that resembles no other."""
    return f"ZQO{name.upper()}"


def outcome_words(name: str, fields: tuple[str, ...] = (*TEXT, *TALKED)) -> set[str]:
    """The words of one outcome."""
    return {f"zqo{name}{field}" for field in fields}


def make_outcomes(edition, session=None) -> dict[str, Outcome]:
    """Make one that is out and those that are not; each with a text, an amendment, a position and a commitment.

    `session` took every step of each of them.
    """
    made = {name: _outcome(edition, name) for name in (*HELD, PUBLIC)}
    for name, outcome in made.items():
        for stage in {"draft": (), "mine": WAY[:1], "sent": WAY[:3]}.get(name, WAY):
            take_step(outcome, stage, by=None, session=session, note=f"zqo{name}step")
    for name in ("later", "shut", "wrong", "off", PUBLIC):
        publish(
            made[name], by=None, not_before=clock.now() + dt.timedelta(hours=1) if name == "later" else None
        )
    Outcome.objects.filter(pk=made["shut"].pk).update(marking="restricted")
    take_back(made["wrong"], made["wrong"].steps.last().pk, "zqowrongstep", by=None)
    made["off"].publication.delete()
    return made


def open_all() -> None:
    """Let everybody read them all, as the control."""
    Outcome.objects.update(marking="public")
    for one in Amendment.objects.filter(state="open"):
        refuse(one, by=None)
    OutcomeStep.objects.filter(stage="adopted").update(taken_back_at=None, taken_back_because="")
    for outcome in Outcome.objects.exclude(steps__stage="adopted"):
        outcome.steps.all().delete()
        for stage in WAY:
            take_step(outcome, stage, by=None, note="By letter.")
    OutcomePublication.objects.update(not_before=None)
    for outcome in Outcome.objects.filter(publication=None):
        publish(outcome, by=None)


def _outcome(edition, name: str) -> Outcome:
    outcome = Outcome.objects.create(
        edition=edition, code=code_of(name), title_vi=f"zqo{name}titlevi", title_en=f"zqo{name}titleen",
        kind="declaration", stage="drafted", marking="public",
    )  # fmt: skip
    paste(outcome, f"zqo{name}texten", f"zqo{name}textvi", by=None)
    vn, th = (Party.objects.get(code=code) for code in ("VN", "TH"))
    one = propose(
        outcome, vn, Change("new_paragraph", 1, "", f"zqo{name}words"), note=f"zqo{name}why", by=None
    )
    take_position(one, th, "opposes", note=f"zqo{name}said", by=None)
    if name not in ("draft", "mine"):
        refuse(one, by=None)
    commit(outcome, Pledge(f"zqo{name}leads", "", vn, note=f"zqo{name}why"), by=None)
    return outcome
