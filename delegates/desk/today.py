"""The desk's first page: what is on, who is coming, what needs a decision; only what the records say."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from adgmin.core.models import AuditRecord, User
from delegates.accreditation.models import Accreditation, State
from delegates.accreditation.states import ADMITTED, WAITING
from delegates.delegations.access import delegations_for
from delegates.delegations.models import Delegation
from delegates.delegations.overview import Standing, overview
from events.agenda import lanes
from events.agenda.conflicts import Finding, findings_of
from events.agenda.models import Session, Status
from events.editions.models import Edition
from events.languages.completeness import standings, translated_models
from events.venues.models import Room

LATEST = 12


@dataclass(slots=True)
class Decisions:
    """What waits for somebody."""

    waiting: list[Standing] = field(default_factory=list)
    headless: list[Standing] = field(default_factory=list)
    over_quota: list[Standing] = field(default_factory=list)
    conflicts: list[Finding] = field(default_factory=list)
    provisional: int = 0
    drafts: int = 0
    lacks_vi: int = 0
    lacks_en: int = 0

    @property
    def count(self) -> int:
        """How many kinds of things wait."""
        counted = (self.waiting, self.provisional, self.drafts, self.lacks_vi or self.lacks_en)
        return len(self.headless) + len(self.over_quota) + len(self.conflicts) + sum(map(bool, counted))


def today_for(user: User, now: dt.datetime) -> dict[str, Any]:
    """Return what the page shows this user."""
    edition = Edition.objects.first()
    if edition is None:
        return {"edition": None, "latest": latest_for(user)}
    day = lanes.day_of(edition, now)
    sessions = list(
        Session.objects.filter(edition=edition).on(day).select_related("room").order_by("start", "code")
    )  # fmt: skip
    rooms = list(Room.objects.filter(edition=edition).order_by("sort_order", "pk"))
    standing = overview(delegations_for(user)) if user.has_perm("delegates.view_delegation") else []
    return {
        "day": day,
        "day_number": (day - edition.start_date).days + 1,
        "day_count": len(lanes.days_of(edition)),
        "is_today": day == now.date(),
        "lanes": lanes.lanes_of(rooms, sessions, now=now),
        "ticks": lanes.ticks(),
        "hours": lanes.hours(),
        "now_x": lanes.minute_of(now),
        "version": edition.programme_version,
        "parties": [found for found in standing if found.delegation.kind == Delegation.Kind.PARTY],
        "funnel": funnel_for(user),
        "decisions": decisions_for(user, edition, standing),
        "latest": latest_for(user),
    }


def funnel_for(user: User) -> dict[str, int]:
    """Return how many were nominated, wait, are accredited, and of those have told their flight."""
    if not user.has_perm("delegates.view_accreditation"):
        return {}
    counts = dict.fromkeys(State.values, 0)
    known = Count("pk", filter=Q(delegate__travel__arrival_at__isnull=False))
    rows = list(
        Accreditation.objects.order_by().values_list("state").annotate(number=Count("pk"), flights=known)
    )
    counts |= {state: number for state, number, _flights in rows}
    nominated = sum(counts.values()) - counts[State.DRAFT]
    waiting = sum(counts[state] for state in WAITING)
    admitted = sum(counts[state] for state in ADMITTED)
    return {
        "nominated": nominated,
        "waiting": waiting,
        "accredited": admitted,
        "flights": sum(flights for state, _number, flights in rows if state in ADMITTED),
        **counts,
    }


def decisions_for(user: User, edition: Edition, standing: list[Standing]) -> Decisions:
    """Return what waits, as far as this user may see it."""
    found = Decisions()
    if user.has_perm("delegates.view_delegate"):
        found.waiting = sorted((one for one in standing if one.waiting), key=lambda one: -one.waiting)
    found.headless = [one for one in standing if one.lacks_head]
    found.over_quota = [one for one in standing if one.over]
    found.conflicts = [one for one in findings_of(edition) if one.is_open]
    counts = Session.objects.filter(edition=edition).aggregate(
        provisional=Count("pk", filter=Q(status=Status.PROVISIONAL)),
        drafts=Count("pk", filter=Q(is_draft=True)),
    )
    found.provisional, found.drafts = counts["provisional"], counts["drafts"]
    programme = [model for model in translated_models(user) if model._meta.app_label == "events"]
    for row in standings(programme):
        found.lacks_vi += row.lacks_vi
        found.lacks_en += row.lacks_en
    return found


def latest_for(user: User) -> QuerySet[AuditRecord]:
    """Return the latest acts on records that this user may see."""
    acts = AuditRecord.objects.select_related("user")
    if not user.has_perm("core.view_auditrecord"):
        acts = acts.exclude(model__startswith="core.")
    if not user.has_perm("delegates.view_delegate"):
        acts = acts.exclude(model__startswith="delegates.")
    if not user.has_perm("events.view_document"):  # the label of an act on a paper is its symbol and title
        acts = acts.exclude(model__in=["events.document", "events.revision", "events.paperfile"])
    if not user.has_perm("events.view_outcome"):  # its notes tell who asked for what
        acts = acts.exclude(model__in=["events.outcome", "events.outcomestage"])
    return acts[:LATEST]
