"""Visits of a demonstration: sample people at booths on two days, some of whom share something."""

import datetime as dt
import random

from adgmin.core.clock import MEETING_ZONE
from delegates.badges.models import Badge, BadgeKind
from events.editions.models import Edition
from events.showcase.models import Exhibitor

from .models import BoothVisit, Sharing

_COME = 0.042  # of all who have a badge, to a booth, on a day
_DAYS = 2
_OPENS, _MINUTES = dt.time(9, 30), 90


def make_sample_visits(edition: Edition) -> int:
    """Make them once, of people marked as sample; return how many."""
    if BoothVisit.objects.filter(exhibitor__edition=edition).exists():
        return 0
    badges = Badge.objects.live().filter(edition=edition, kind=BadgeKind.PERSONAL, delegate__booth_staff=None)
    people = list(badges.exclude(delegate=None).order_by("serial").values_list("delegate", flat=True))
    chance = random.Random(edition.code)  # noqa: S311 - the same visits each time
    visits = list[BoothVisit]()
    for exhibitor in Exhibitor.objects.accepted().filter(edition=edition):
        for back in range(1, _DAYS + 1):
            start = dt.datetime.combine(edition.end_date - dt.timedelta(days=back), _OPENS, MEETING_ZONE)
            visits += [
                BoothVisit(
                    exhibitor=exhibitor, delegate_id=person, day=start.date(),
                    at=start + dt.timedelta(minutes=chance.randrange(_MINUTES)),
                )
                for person in people if chance.random() < _COME
            ]  # fmt: skip
    shared = {(one.exhibitor_id, one.delegate_id): one for one in visits if chance.random() < 0.5}
    BoothVisit.objects.bulk_create(visits, batch_size=300)
    Sharing.objects.bulk_create(
        Sharing(
            exhibitor_id=booth, delegate_id=person, name=True, email=chance.random() < 0.5, decided_at=one.at
        )
        for (booth, person), one in shared.items()
    )
    return len(visits)
