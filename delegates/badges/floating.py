"""Floaters: passes that a delegation hands on among its people, as many as it was promised."""

from django.db import transaction
from django.db.models import Count, Q

from adgmin.core.models import User
from delegates.delegations.models import Delegation
from events.editions.models import Edition
from events.parties.models import PartyKind

from .making import draft, require, validity_of, write
from .models import LIVE_STATES, Badge, BadgeKind, Category
from .zones import default_zones, ensure_zones


def floaters_lacking(edition: Edition, code: str = "") -> dict[Delegation, int]:
    """Return how many floaters each delegation (or the one of this code) was promised and does not have."""
    live = Count("badges", filter=Q(badges__kind=BadgeKind.FLOATER, badges__state__in=LIVE_STATES))
    found = Delegation.objects.filter(edition=edition, floaters__gt=0).annotate(has=live)
    if code:
        found = found.filter(code=code)
    rows = found.select_related("party").order_by("sort_order")
    return {one: one.floaters - one.has for one in rows if one.floaters > one.has}


@transaction.atomic
def make_floaters(edition: Edition, *, by: User | None, code: str = "") -> list[Badge]:
    """Make the floaters that are lacking. Two officers at once make them once. Raises Refused as `make_passes`."""
    require(by)
    held = Delegation.objects.select_for_update().filter(edition=edition, floaters__gt=0).order_by("pk")
    list(held.filter(code=code) if code else held)
    zones, times, drafts = ensure_zones(edition), validity_of(edition), []
    for delegation, number in floaters_lacking(edition, code).items():
        category = _category(delegation)
        letters = default_zones(zones, category)
        drafts += [
            draft(BadgeKind.FLOATER, edition, category, letters, times, delegation=delegation)
            for _ in range(number)
        ]
    return write(edition, drafts, by=by) if drafts else []


def _category(delegation: Delegation) -> Category:
    """Return the category that delegates of this party have."""
    kind = delegation.party.kind if delegation.party else ""
    if kind == PartyKind.ASEAN_SECRETARIAT:
        return Category.SEC
    return Category.PTN if kind in (PartyKind.DIALOGUE_PARTNER, PartyKind.ORGANISATION) else Category.DEL
