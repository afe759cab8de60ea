"""Delegations at the desk: all of them against their quotas, and the workspace of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of

from .access import delegations_for, get_delegation_for
from .findings import findings_of, is_in_force
from .forms import in_words
from .history import history_for
from .models import Delegation, Step
from .overview import overview
from .tasks import late_of
from .workspace import workspace_of

LATEST = 8
LAST_PAGE = 99_999  # an offset that every database takes
PAGE_SIZE = 50


@at_desk("delegates.view_delegation")
@require_safe
def delegations(request: DeskRequest) -> HttpResponse:
    """Every delegation with head, alternate and counts."""
    standings = overview(delegations_for(request.user))
    late = late_of([standing.delegation for standing in standings], clock.now())
    for standing in standings:
        standing.late = [str(step.label) for step in late[standing.delegation.pk]]
    totals = {
        name: sum(getattr(standing, name) for standing in standings)
        for name in ("nominated", "waiting", "accredited", "places")
    }
    groups = [
        [found for found in standings if found.delegation.kind == Delegation.Kind.PARTY],
        [found for found in standings if found.delegation.kind != Delegation.Kind.PARTY],
    ]
    context = {"parties": groups[0], "groups": groups[1], "totals": totals}
    return render(request, "delegates/delegations/delegations.html", context)


@at_desk("delegates.view_delegation")
@require_safe
def delegation(request: DeskRequest, code: str) -> HttpResponse:
    """One delegation: what is open, counts, seats, deadlines, who speaks for it; its people for who may see people."""
    found = get_delegation_for(request.user, code)
    space, now = workspace_of(found), clock.now()
    context: dict[str, Any] = {
        "space": space,
        "standing": space.standing,
        "delegation": space.delegation,
        "findings": [
            problem
            for problem in findings_of(space, now)
            if problem.code != "not_invited" or request.user.has_perm("delegates.view_focalpoint")
        ],
        "deadlines": [
            (step.label, in_words(space.due[step]), space.due[step] <= now, space.tasks.open(step))
            for step in Step
            if step in space.due
        ],
        "speaking": [
            (focal, is_in_force(focal, now), space.invitations.get(focal.pk)) for focal in space.focal_points
        ],
        "organisations": found.organisations.all(),
        "contacts": found.contacts.all() if request.user.has_perm("delegates.view_focalpoint") else [],
        "papers": found.files.all() if request.user.has_perm("delegates.view_privatefile") else [],
        "history": history_for(request.user, found)[:LATEST],
    }
    if request.user.has_perm("delegates.view_delegate"):
        people = found.delegates.exclude(accreditation__state="draft").select_related("accreditation")
        context["people"] = people.order_by("role_order", "rank_band", "order", "pk")
    return render(request, "delegates/delegations/delegation.html", context)


@at_desk("delegates.view_delegation")
@require_safe
def history(request: DeskRequest, code: str) -> HttpResponse:
    """Everything that was done, page by page."""
    found = get_delegation_for(request.user, code)
    page = min(max(1, number_of(request.GET.get("page", ""), 1)), LAST_PAGE)
    first = (page - 1) * PAGE_SIZE
    acts = list(history_for(request.user, found)[first : first + PAGE_SIZE + 1])
    context = {
        "delegation": found,
        "history": acts[:PAGE_SIZE],
        "number": page,
        "more": len(acts) > PAGE_SIZE,
    }
    return render(request, "delegates/delegations/history.html", context)
