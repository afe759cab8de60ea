"""Ticking items of the checklist off, and taking that back."""

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from events.showcase.models import Exhibitor

from .models import ReadinessItem, ReadinessTick, TickedBy


def may_tick(item: ReadinessItem, *, at_desk: bool) -> bool:
    """Whether it is ticked by hand here: what the records tell never is; the desk may tick for exhibitors too."""
    return item.ticked_by == TickedBy.EXHIBITOR or (at_desk and item.ticked_by == TickedBy.STAFF)


@transaction.atomic
def tick(item: ReadinessItem, exhibitor: Exhibitor, *, by: User) -> None:
    """Tick an item off; twice is once."""
    values = {"at": clock.now(), "by": by}
    row, made = ReadinessTick.objects.get_or_create(item=item, exhibitor=exhibitor, defaults=values)
    if made:
        audit.record(row, "tick readiness", by=by)


@transaction.atomic
def untick(item: ReadinessItem, exhibitor: Exhibitor, *, by: User) -> None:
    """Take a tick back."""
    for row in ReadinessTick.objects.select_for_update(of=("self",)).filter(item=item, exhibitor=exhibitor):
        audit.record(row, "untick readiness", by=by)
        row.delete()
