"""Two records become one person: visits move, and of two decisions the stricter one counts."""

from typing import Any

from adgmin.core.models import User
from delegates.accreditation.signals import merging
from delegates.nominations.models import Delegate

from .models import BoothVisit, Sharing, Standing, VisitWish
from .sharing import FIELDS, wish

_STRICTEST = (Standing.NEVER, Standing.ASK, Standing.SHARE)


def start() -> None:
    """Connect to the signal; twice is once."""
    merging.connect(on_merge, dispatch_uid="visits of merged people")


def on_merge(*, keep: Delegate, drop: Delegate, by: User | None, **kwargs: Any) -> None:
    """Give the kept record what the other has; nothing is shared that either had refused."""
    days = set(BoothVisit.objects.filter(delegate=keep).values_list("exhibitor", "day"))
    for visit in BoothVisit.objects.filter(delegate=drop):
        if (visit.exhibitor_id, visit.day) in days:
            visit.delete()
        else:
            visit.delegate = keep
            visit.save(update_fields=["delegate"])
    kept = {one.exhibitor_id: one for one in Sharing.objects.filter(delegate=keep)}
    for sharing in Sharing.objects.filter(delegate=drop):
        own = kept.get(sharing.exhibitor_id)
        if own is None:
            sharing.delegate = keep
            sharing.save(update_fields=["delegate"])
            continue
        for name in FIELDS:
            setattr(own, name, getattr(own, name) and getattr(sharing, name))
        own.save(update_fields=FIELDS)
        sharing.delete()
    wishes = VisitWish.objects.filter(delegate__in=[keep, drop])
    if found := [one.standing for one in wishes]:
        # Who never wished anything wishes to be asked.
        said = [*found, Standing.ASK] if len(found) == 1 else found
        wish(keep, min((Standing(one) for one in said), key=_STRICTEST.index))
    VisitWish.objects.filter(delegate=drop).delete()
