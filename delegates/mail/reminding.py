"""Reminders before deadlines: to those who speak for a delegation that still has something to do, never twice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from adgmin.core.bilingual import in_both
from delegates.delegations.models import Delegation, FocalPoint, Reminder, Step
from delegates.delegations.tasks import Tasks, due_of, tasks_of

from .letters import Addressee, moment_long, send_letter
from .steps import PORTAL, name_of

DAYS_BEFORE = (7, 3, 1)


@dataclass(frozen=True, slots=True)
class Due:
    """One step of one delegation that is to be reminded of, and whom."""

    delegation: Delegation
    step: Step
    due_at: dt.datetime
    days_before: int
    tasks: Tasks
    focal_points: tuple[FocalPoint, ...]


def due_reminders(delegations: Iterable[Delegation], now: dt.datetime) -> list[Due]:
    """Return what is to be reminded of now and was not yet, in six queries for any number of delegations."""
    delegations = list(delegations)
    tasks, due = tasks_of(delegations), due_of(delegations)
    speaking: dict[int, list[FocalPoint]] = defaultdict(list)
    for focal in FocalPoint.objects.in_force(now).filter(delegation__in=delegations).order_by("pk"):
        speaking[focal.delegation_id].append(focal)
    told = set(
        Reminder.objects.filter(focal_point__delegation__in=delegations).values_list(
            "focal_point_id", "step", "due_at", "days_before"
        )
    )
    found = []
    for delegation in delegations:
        for step, due_at in due[delegation.pk].items():
            days = occasion(due_at, now)
            if not days or not tasks[delegation.pk].open(step):
                continue
            fresh = tuple(
                focal for focal in speaking[delegation.pk] if (focal.pk, step, due_at, days) not in told
            )
            if fresh:
                found.append(Due(delegation, Step(step), due_at, days, tasks[delegation.pk], fresh))
    return found


def occasion(due_at: dt.datetime, now: dt.datetime) -> int:
    """Return which reminder is due, by the days before the deadline; 0 when none is.

    The command may run once a day at any hour, or have missed some: of those whose time has come only the last counts.
    """
    left = due_at - now
    if left <= dt.timedelta(0):
        return 0
    return min((days for days in DAYS_BEFORE if left <= dt.timedelta(days=days)), default=0)


@transaction.atomic
def remind(due: Due, now: dt.datetime) -> int:
    """Write down and queue the reminders of one step; return how many letters. What another run wrote is left to it."""
    Delegation.objects.select_for_update().get(pk=due.delegation.pk)
    facts = {"step": due.step, "due_at": due.due_at, "days_before": due.days_before}
    told = set(
        Reminder.objects.filter(focal_point__in=due.focal_points, **facts).values_list(
            "focal_point_id", flat=True
        )
    )
    fresh = [focal for focal in due.focal_points if focal.pk not in told]
    Reminder.objects.bulk_create(Reminder(focal_point=focal, sent_at=now, **facts) for focal in fresh)
    return send_letter(
        "reminder",
        event=f"reminder {due.delegation.pk} {due.step} {due.due_at.isoformat()} {due.days_before}",
        to=[Addressee.focal_point(focal, due.delegation.code) for focal in fresh],
        edition=due.delegation.edition,
        values={
            "delegation": name_of(due.delegation),
            "step": in_both(lambda: str(due.step.label)),
            "until": moment_long(due.due_at),
            "missing": due.tasks.missing(due.step),
        },
        url=PORTAL,
    )
