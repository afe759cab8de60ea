"""Badges of a demonstration: made for all who are accredited, most handed over, some to be printed, a few floaters."""

from adgmin.core.models import User
from delegates.delegations.models import Delegation
from events.editions.models import Edition

from .handing import Receiver, hand_over
from .making import lacking, make_badges
from .models import Badge, BadgeKind, Category
from .passes import Pass, make_passes
from .verbs import mark_printed

# In protocol order, every so many delegations have not collected their badges yet.
_WAITING_EVERY = 6
# Of the badges in the order of their numbers, every so many were made last and are not printed yet.
_FRESH_EVERY = 16
_FLOATERS = 3  # delegations, the first in protocol order
_DOCUMENT = "Hộ chiếu ngoại giao (mẫu) / diplomatic passport (sample)"
_REPRESENTATIVE = "Đại diện đoàn %s (mẫu)"


def make_sample_badges(edition: Edition, *, by: User) -> list[Badge]:
    """Make, print and hand over, by the same verbs as the desk; a few delegations have still to come."""
    made = make_badges(lacking(edition), by=by)
    delegations = list(Delegation.objects.filter(edition=edition).order_by("sort_order"))
    for delegation in delegations[:_FLOATERS]:
        wanted = Pass(BadgeKind.FLOATER, Category.DEL, zones="ABC", delegation=delegation)
        made += make_passes(wanted, edition=edition, by=by, number=max(1, min(2, delegation.floaters)))
    printed = [badge for number, badge in enumerate(made, 1) if number % _FRESH_EVERY]
    mark_printed(printed, batch=None, by=by)
    for number, delegation in enumerate(delegations, 1):
        theirs = [badge for badge in printed if badge.delegation_id == delegation.pk]
        if theirs and number % _WAITING_EVERY:
            hand_over(theirs, Receiver(_REPRESENTATIVE % delegation.code, _DOCUMENT), by=by)
    return made
