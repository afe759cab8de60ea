"""A badge is shown at a booth: the visit is noted, and nothing is told to whoever asked.

Whether there is such a badge, whether it counts and what its bearer wished makes no difference to the answer: a booth
is no place to find out who is at the meeting.
"""

import re

from django.db import transaction

from adgmin.core import audit, clock, dates
from adgmin.core.models import User
from delegates.accreditation.states import ADMITTED
from delegates.badges import codes, keys
from delegates.badges.models import Badge
from delegates.exhibiting.access import staff_of
from delegates.nominations.models import Delegate
from events.showcase.models import Exhibitor

from .models import BoothVisit, Sharing, Standing, VisitWish

LONGEST = 200  # characters of a code, or of what else is typed
_NUMBER = re.compile(r"[0-9]{1,9}")


@transaction.atomic
def note_visit(exhibitor: Exhibitor, shown: str, *, by: User) -> None:
    """Note that the bearer of a badge is here: `shown` is its signed code, or the number on its face.

    A standing wish to show one's name counts only for the signed code: a number can be typed without anybody there.
    """
    shown = shown.strip()[:LONGEST]
    delegate = _bearer(exhibitor, shown)
    if delegate is None or staff_of(exhibitor).filter(pk=delegate.pk).exists():
        return
    # Whoever changes the wish locks the person too: what is written here is what they wished.
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    wish = VisitWish.objects.filter(delegate=delegate).first()
    standing = wish.standing if wish else Standing.ASK
    if standing == Standing.NEVER:
        return
    now = clock.now()
    BoothVisit.objects.get_or_create(
        delegate=delegate, exhibitor=exhibitor, day=dates.local(now).date(), defaults={"at": now}
    )
    if standing == Standing.SHARE and not _NUMBER.fullmatch(shown):
        _made, is_new = Sharing.objects.get_or_create(
            delegate=delegate, exhibitor=exhibitor, defaults={"name": True, "decided_at": now}
        )
        if is_new:
            audit.record(delegate, "share with exhibitor", by=None, changes={"name": [False, True]})


def _bearer(exhibitor: Exhibitor, shown: str) -> Delegate | None:
    """Return who wears a badge of this meeting that counts now; None for anything else."""
    serial = _serial(exhibitor, shown)
    if serial is None:
        return None
    badges = Badge.objects.filter(edition=exhibitor.edition_id, serial=serial, delegate__isnull=False)
    badge = badges.select_related("delegate__merged_into").first()
    if badge is None or badge.delegate is None or not badge.is_valid_at(clock.now()):
        return None
    if not _NUMBER.fullmatch(shown) and badge.code != shown:
        return None
    person = badge.delegate.merged_into or badge.delegate
    return (
        person if Delegate.objects.filter(pk=person.pk, accreditation__state__in=ADMITTED).exists() else None
    )


def _serial(exhibitor: Exhibitor, shown: str) -> int | None:
    if _NUMBER.fullmatch(shown):
        return int(shown)
    try:
        said = codes.read(shown, keys.trusted_keys())
    except codes.BadCode:
        return None
    return said.serial if said.edition == codes.edition_mark(exhibitor.edition.code) else None
