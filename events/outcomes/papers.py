"""The papers on outcomes, each in one language: the Chair's summary, what is still open, the text with its brackets."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override, pgettext

from adgmin.core.bilingual import Text
from adgmin.core.dates import day_long, time_range_long
from adgmin.core.pdfs.typesetting import pressed
from events.documents.marking import FONTS
from events.documents.models import Outcome, Stage
from events.editions.models import Edition

from .board import (
    Bracketed,
    Card,
    OpenPoint,
    Shown,
    all_outcomes,
    bracketed,
    card_of,
    open_of,
    open_points,
    with_newest_text,
)
from .consolidating import Item, consolidated
from .models import Commitment, Proposal
from .stages import Step, way_of
from .texts import current

LEGEND = gettext_lazy(
    "What is agreed stands plain. Words in [brackets] are open: those of the text that somebody wants otherwise, and"
    " those proposed with the code of the delegation. Numbers lead to the positions beneath the paragraph."
)
HERE = Path(__file__).resolve().parent
# How far along its way an outcome is, of five.
_FAR = {
    Stage.DRAFTED: 1, Stage.CONSULTED: 2, Stage.REFERRED_BACK: 2, Stage.ENDORSED: 3, Stage.SUBMITTED: 4,
    Stage.DEFERRED: 4, Stage.ADOPTED: 5, Stage.NOTED: 5,
}  # fmt: skip


def summary_pdf(edition: Edition, lang: str, now: dt.datetime) -> bytes:
    """Return the Chair's summary: each outcome by pillar, what is still open in it, what it leads to."""
    found = with_newest_text(all_outcomes(edition).select_related("lead", "brief__pillar", "brief__topic"))
    found = found.prefetch_related("commitments__lead", "commitments__supporting")
    with override(lang):
        outcomes = [*found]
        data = {
            **frame(edition, lang, now, _("Summary of outcomes for the Chair")),
            "counts": _counts(outcomes, now),
            "pillars": _pillars(outcomes, now),
            "open": [_left_open(one, left) for one, left in open_of(outcomes) if left],
            "commitments": [_commitment(one, made) for one in outcomes for made in one.commitments.all()],
        }
    return press("summary", data, now)


def open_pdf(edition: Edition, lang: str, now: dt.datetime) -> bytes:
    """Return what is still open before the ministers meet, as the page of open points shows it."""
    with override(lang):
        points = open_points(edition, now)
        data = {
            **frame(edition, lang, now, _("What is still open before the ministers meet")),
            "subtitle": ngettext("%(number)s point open", "%(number)s points open", len(points))
            % {"number": len(points)},
            "none": _("No delegation has an open amendment or comment."),
            "outcomes": [
                _open_in(outcome, [*these])
                for outcome, these in groupby(points, key=lambda point: point.outcome)
            ],
        }
    return press("open", data, now)


def consolidated_pdf(outcome: Outcome, lang: str, now: dt.datetime) -> bytes:
    """Return the newest text of an outcome with its brackets. Raises Http404: there is no text yet."""
    version = current(outcome)
    if version is None:
        raise Http404
    with override(lang):
        about = [
            str(outcome.get_kind_display()),
            str(outcome.get_marking_display()),
            _("version %(number)s") % {"number": version.number},
            moment(version.made_at),
        ]
        data = {
            **frame(outcome.edition, lang, now, outcome.title),
            "about": " · ".join(about),
            "legend": str(LEGEND),
            "items": [_item(one, lang) for one in consolidated(bracketed(outcome))],
        }
    return press("consolidated", data, now)


def _item(item: Item, lang: str) -> dict[str, Any]:
    return {
        "number": item.number,
        "gone": item.gone,
        "pieces": [
            {"style": one.style, "text": one.text, "marks": one.marks, "by": one.by} for one in item.pieces
        ],
        "vietnamese": item.vietnamese if lang == "vi" else "",
        "lags": item.lags,
        "notes": [
            {
                "mark": note.mark,
                "party": note.shown.amendment.party.code,
                "kind": str(note.shown.amendment.get_kind_display()),
                "said": note.shown.amendment.proposed if note.shown.lost else "",
                "note": note.shown.amendment.note,
                "positions": note.shown.said,
            }
            for note in item.notes
        ],
    }


def press(template: str, data: dict[str, Any], now: dt.datetime) -> bytes:
    """Return the PDF of a template of this package."""
    return pressed(
        HERE / "typst" / f"{template}.typ", data, root=HERE.parent.parent, fonts=FONTS, format="pdf",
        timestamp=int(now.timestamp()),
    )  # fmt: skip


def frame(edition: Edition, lang: str, now: dt.datetime, title: str) -> dict[str, Any]:
    """Return what each paper bears: its language, title, meeting, marking, when it was printed, its fixed words."""
    return {
        "lang": lang,
        "title": title,
        "meeting": str(edition.name),
        "marking": _("For official use only"),
        "printed": _("Printed on %(moment)s") % {"moment": moment(now)},
        "words": _words(),
    }


def moment(at: dt.datetime) -> str:
    """Return a day and a time as documents write them: Thursday, 15 January 2026, 08:30."""
    return time_range_long(at, at).rpartition("–")[0]


def _words() -> dict[str, str]:
    return {
        "outcome": pgettext("text", "Outcome"), "stands": pgettext("outcome", "Where it stands"),
        "next": pgettext("outcome", "Next"),
        "paragraph": _("Paragraph"),
        "proposal": _("Proposal"), "positions": _("Positions"), "open": _("What is still open"),
        "commitments": _("What it leads to"), "commitment": _("Commitment"), "lead": _("Lead"),
        "deadline": _("Deadline"), "state": _("State"), "way_out": _("Proposed way out"),
        "speaker": _("Who speaks"), "comments": _("Comments until"), "since": _("Open since"),
        "settled": _("Can be settled at"), "lags": _("Vietnamese to follow"),
    }  # fmt: skip


def _counts(outcomes: Iterable[Outcome], now: dt.datetime) -> list[dict[str, Any]]:
    stages = [card_of(one, now).stage or Stage.DRAFTED for one in outcomes]
    return [
        {"number": stages.count(stage), "label": str(stage.label), "stage": stage.value}
        for stage in Stage
        if stage in stages
    ]


def _pillars(outcomes: list[Outcome], now: dt.datetime) -> list[dict[str, Any]]:
    """Return the outcomes by pillar, what belongs to none of them last."""
    groups: dict[str, list[Outcome]] = {}
    numbered = [(pillar.number if (pillar := _pillar(one)) else 99, one) for one in outcomes]
    for _number, one in sorted(numbered, key=lambda pair: (pair[0], pair[1].sort_order)):
        pillar = _pillar(one)
        groups.setdefault(str(pillar) if pillar else _("Of all pillars"), []).append(one)
    return [
        {"title": title, "outcomes": [_row(card_of(one, now), now) for one in group]}
        for title, group in groups.items()
    ]


def _pillar(outcome: Outcome) -> Any:
    brief = getattr(outcome, "brief", None)
    return brief.pillar if brief else None


def _row(card: Card, now: dt.datetime) -> dict[str, Any]:
    outcome, brief = card.outcome, getattr(card.outcome, "brief", None)
    way = way_of(outcome.stages.all(), [*outcome.steps.all()], now=now)
    stage = Stage(card.stage or Stage.DRAFTED)
    done = [one for one in way if one.done and not one.taken_back]
    about = [
        str(outcome.get_kind_display()),
        str(outcome.lead or ""),
        str(brief.topic or "") if brief else "",
        str(outcome.get_marking_display()),
    ]
    left = card.open
    return {
        "title": outcome.title,
        "about": " · ".join(part for part in about if part),
        "stage": stage.value,
        "label": str(stage.label) if card.stage else _("Not drafted yet"),
        "far": _FAR[stage] if card.stage else 0,
        "done": _where(done[-1]) if done else "",
        "next": _foreseen(card.foreseen),
        "open": ngettext("%(number)s point open", "%(number)s points open", left) % {"number": left}
        if left
        else "",
    }


def _foreseen(step: Step | None) -> dict[str, str] | None:
    return {"label": step.label, "where": _where(step)} if step else None


def _where(step: Step) -> str:
    """Return in which meeting, when, and by whom it was recorded."""
    by = step.record.by if step.record else None
    parts = [
        str(step.session.title) if step.session else "",
        moment(step.at) if step.at else "",
        _("recorded by %(name)s") % {"name": by.full_name or by.email} if by else "",
    ]
    return " · ".join(part for part in parts if part)


def _left_open(outcome: Outcome, paragraphs: list[Bracketed]) -> dict[str, Any]:
    lines = [_line(paragraph, one) for paragraph in paragraphs for one in paragraph.proposals]
    return {"title": outcome.title, **_brief(outcome), "lines": lines}


def _open_in(outcome: Outcome, points: list[OpenPoint]) -> dict[str, Any]:
    settled = points[0].settled_by
    return {
        "title": outcome.title,
        **_brief(outcome),
        "settled": _where(settled) if settled else "",
        "lines": [_line(point.paragraph, point.shown) for point in points],
    }


def _brief(outcome: Outcome) -> dict[str, str]:
    brief = getattr(outcome, "brief", None)
    if brief is None:
        return {"comments": "", "way_out": "", "speaker": ""}
    until = brief.comments_until
    return {
        "comments": f"{moment(until)}, {pgettext('after a time', 'Ha Noi time')}" if until else "",
        "way_out": brief.way_out,
        "speaker": brief.speaker,
    }


def _line(paragraph: Bracketed, one: Shown) -> dict[str, Any]:
    amendment = one.amendment
    return {
        "number": paragraph.place,
        "party": amendment.party.code,
        "kind": str(Proposal(amendment.kind).label),
        "comment": amendment.kind == Proposal.COMMENT,
        "words": paragraph.words.english if amendment.kind == Proposal.DROP_PARAGRAPH else amendment.words,
        "struck": amendment.kind not in (Proposal.INSERT, Proposal.COMMENT),
        "proposed": amendment.proposed,
        "note": amendment.note,
        "positions": one.said,
        "since": moment(amendment.made_at),
    }


def _commitment(outcome: Outcome, made: Commitment) -> dict[str, str]:
    words = Text(made.vietnamese, made.english)
    return {
        "outcome": outcome.title,
        "words": str(words),
        "lang": words.lang,
        "lead": str(made.lead),
        "supporting": ", ".join(one.code for one in made.supporting.all()),
        "deadline": day_long(made.deadline) if made.deadline else "–",
        "state": str(made.get_state_display()),
        "note": made.note,
    }
