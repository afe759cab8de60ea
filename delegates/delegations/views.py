"""Delegations at the desk: all of them against their quotas, and one with its people."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from adgmin.core.desk import DeskRequest, at_desk

from .access import delegations_for, get_delegation_for
from .models import Delegation
from .overview import overview


@at_desk("delegates.view_delegation")
def delegations(request: DeskRequest) -> HttpResponse:
    """Every delegation with head, alternate and counts."""
    standings = overview(delegations_for(request.user))
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
def delegation(request: DeskRequest, code: str) -> HttpResponse:
    """One delegation: counts, seats, focal point; its people only for who may see people."""
    found = get_delegation_for(request.user, code)
    standing = overview(Delegation.objects.filter(pk=found.pk))[0]
    context: dict[str, Any] = {
        "standing": standing,
        "delegation": found,
        "organisations": found.organisations.all(),
    }
    if request.user.has_perm("delegates.view_delegate"):
        people = found.delegates.select_related("accreditation")
        context["people"] = people.order_by("role_order", "rank_band", "order", "pk")
    return render(request, "delegates/delegations/delegation.html", context)
