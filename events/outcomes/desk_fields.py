"""What the forms for steps, the brief and commitments show: what was typed after a refusal, else what is kept."""

import datetime as dt
from typing import Any

from django.utils.timezone import localtime

from events.agenda.models import Session, Topic
from events.documents.models import Outcome, Stage
from events.editions.models import Pillar

from .board import clicks_of
from .meetings import meetings_begun
from .models import Commitment

MINUTE = "%Y-%m-%dT%H:%M"


def step_fields(
    outcome: Outcome, here: str, stages: list[Stage], typed: Any, *, asked: str, now: dt.datetime
) -> dict[str, Any]:
    """Return the form of the next step. A meeting is chosen beforehand only where no other can be meant."""
    begun = meetings_begun(outcome.edition_id, now)
    clicks = clicks_of(outcome, here, stages, begun, now)
    if (again := typed.get("do") == "step") or asked not in stages:
        asked = typed.get("stage", "") if again else ""
    meant = {one.meeting.code if one.meeting else "" for one in clicks if asked in ("", one.stage)}
    offered = {one.meeting.pk: one.meeting for one in clicks if one.meeting}
    return {
        "next": stages,
        "step_stage": asked,
        "step_session": typed.get("session", "") if again else next(iter(meant)) if len(meant) == 1 else "",
        "step_note": typed.get("note", "") if again else "",
        "offered": [*offered.values()],
        "sessions": Session.objects.filter(edition=outcome.edition_id).order_by("start", "code"),
    }


def brief_fields(outcome: Outcome, typed: Any) -> dict[str, Any]:
    """Return the form of the brief."""
    kept, again = getattr(outcome, "brief", None), typed.get("do") == "brief"
    until = kept.comments_until if kept else None
    values = {
        "pillar": kept.pillar.code if kept and kept.pillar else "",
        "topic": kept.topic.code if kept and kept.topic else "",
        "comments_until": localtime(until).strftime(MINUTE) if until else "",
        "way_out": kept.way_out if kept else "",
        "speaker": kept.speaker if kept else "",
    }
    return {
        "kept": kept,
        "again": again,
        **(values if not again else {name: typed.get(name, "") for name in values}),
        "pillars": Pillar.objects.filter(edition=outcome.edition_id),
        "topics": Topic.objects.filter(edition=outcome.edition_id),
    }


def commitment_fields(outcome: Outcome, typed: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return a form for each commitment, and the one for a new one."""
    found = outcome.commitments.select_related("lead").prefetch_related("supporting")
    forms = [_fields(one, typed, again=_again(one, typed)) for one in found]
    return forms, _fields(Commitment(outcome=outcome), typed, again=typed.get("do") == "commit")


def _again(one: Commitment, typed: Any) -> bool:
    return bool(typed.get("do") == "change_commitment" and typed.get("commitment") == str(one.pk))


def _fields(one: Commitment, typed: Any, *, again: bool) -> dict[str, Any]:
    names = ("english", "vietnamese", "party", "deadline", "state", "note")
    if again:
        values = {name: typed.get(name, "") for name in names}
        supporting = typed.getlist("supporting")
    else:
        values = {
            "english": one.english, "vietnamese": one.vietnamese, "party": one.lead.code if one.lead_id else "",
            "deadline": one.deadline.isoformat() if one.deadline else "", "state": one.state, "note": one.note,
        }  # fmt: skip
        supporting = [party.code for party in one.supporting.all()] if one.pk else []
    return {"one": one, "again": again, **values, "supporting": supporting, "id": one.pk or "new"}
