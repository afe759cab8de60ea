"""Outcomes at the desk: the board, one outcome, what is still open, commitments."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem
from events.documents.models import Outcome
from events.editions.models import Edition
from events.parties.models import Party

from .board import bracketed, columns_of, open_points
from .desk_fields import brief_fields, commitment_fields, step_fields
from .models import Commitment, Proposal, Stance
from .proposing import may_take_part
from .stages import DECIDED, SHUT, stage_of
from .stepping import next_steps, the_way
from .texts import current

READ, WRITE = "events.view_outcome", "events.change_outcome"
HISTORY = 15


@at_desk(READ)
@require_GET
def board(request: DeskRequest) -> HttpResponse:
    """Every outcome in the column of its stage, with its next step."""
    columns = columns_of(Edition.objects.first(), clock.now())
    context = {"columns": [one for one in columns if one.cards], "may_write": request.user.has_perm(WRITE)}
    return render(request, "events/outcomes/desk/board.html", context)


@at_desk(READ)
@require_GET
def still_open(request: DeskRequest) -> HttpResponse:
    """What is still open before the ministers meet, to be printed."""
    points = open_points(Edition.objects.first(), clock.now())
    return render(request, "events/outcomes/desk/open.html", {"points": points})


@at_desk(READ)
@require_GET
def commitments(request: DeskRequest) -> HttpResponse:
    """What outcomes lead to, by deadline."""
    found = Commitment.objects.filter(outcome__edition=Edition.objects.first())
    found = found.select_related("outcome", "lead").prefetch_related("supporting")
    return render(request, "events/outcomes/desk/commitments.html", {"commitments": found})


@at_desk(READ)
@require_GET
def outcome(request: DeskRequest, code: str) -> HttpResponse:
    """One outcome: its way, its text with brackets, what it leads to; `stage` asks for the form of that step."""
    return outcome_page(request, get_outcome(code), stage_asked=request.GET.get("stage", ""))


def get_outcome(code: str) -> Outcome:
    """Return an outcome of the meeting. Raises Http404."""
    found = Outcome.objects.filter(edition=Edition.objects.first(), code=code)
    if (one := found.select_related("lead", "brief__pillar", "brief__topic", "publication").first()) is None:
        raise Http404
    return one


def outcome_page(
    request: DeskRequest,
    found: Outcome,
    *,
    problems: tuple[Problem, ...] = (),
    typed: Any = None,
    stage_asked: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render an outcome, with what was typed and what stands against it."""
    now = clock.now()
    way = the_way(found, now)
    stage = stage_of(way)
    parties = Party.objects.filter(edition=found.edition_id)
    history = AuditRecord.objects.filter(model="events.outcome", object_id=str(found.pk))
    records = [one.record for one in way if one.record and not one.taken_back]
    version, typed = current(found), typed or {}
    commitments, new_commitment = commitment_fields(found, typed)
    context = {
        "shut": version is not None and version.frozen_at is not None and stage in SHUT,
        "outcome": found, "way": way, "stage": stage, "problems": problems,
        **step_fields(found, stage, next_steps(found, stage), typed, asked=stage_asked, now=now),
        "typed": typed, "proposed": typed if typed.get("do") == "propose" else {},
        "paragraphs": bracketed(found), "version": version,
        "closed": found.amendments.exclude(state="open").select_related("party", "into"),
        "parties": [one for one in parties if may_take_part(found, one)], "proposals": Proposal, "stances": Stance,
        "commitments": commitments, "new_commitment": new_commitment, "states": Commitment.State,
        "brief": brief_fields(found, typed), "last": records[-1] if records else None,
        "leads": parties, "decided": stage in DECIDED, "publication": getattr(found, "publication", None),
        "history": history.select_related("user")[:HISTORY], "may_write": request.user.has_perm(WRITE),
    }  # fmt: skip
    return render(request, "events/outcomes/desk/outcome.html", context, status=status)
