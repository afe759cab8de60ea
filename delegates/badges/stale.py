"""Badges whose face no longer says what the records say, or whose code no longer counts.

What is not on paper yet is simply signed anew; what is printed is marked, and the desk replaces it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from adgmin.core import audit
from adgmin.core.models import User

from .changes import touch
from .faces import digest, faces_of
from .making import category_of, sign_anew
from .models import LIVE_STATES, Badge, BadgeState
from .verbs import locked, renew_rights


def digests(badges: Iterable[Badge]) -> list[str]:
    """Return the digests of what badges say now, in their order; one query for the photographs of all."""
    return [digest(face) for face in faces_of(badges)]


@transaction.atomic
def look_again(badges: Iterable[int], *, by: User | None) -> list[Badge]:
    """Look at badges by key after something about them changed; return those that are newly out of date.

    Gates are told of all of them: they show more than the face.
    """
    live = [badge for badge in locked(badges) if badge.is_live]
    for badge in live:
        if badge.delegate:
            badge.delegation = badge.delegate.delegation
    fresh = [badge for badge in live if badge.state == BadgeState.READY and renew_rights(badge)]
    sign_anew(fresh)
    marked, records = [], []
    for badge, now in zip(live, digests(live), strict=True):
        before, badge.is_stale = badge.is_stale, _is_stale(badge, now)
        if badge.is_stale and not before:
            marked.append(badge)
            records.append(
                audit.entry(badge, "badge out of date", by=by, note=str(badge.delegate or badge.label))
            )
    Badge.objects.bulk_update(live, ["delegation", "is_stale"], batch_size=200)
    audit.record_many(records)
    touch(live)
    return marked


def _is_stale(badge: Badge, now: str) -> bool:
    """Whether a badge on paper says something else than now, or lets its bearer in as what he no longer is."""
    if badge.state == BadgeState.READY:
        return False
    return badge.face != now or (badge.delegate is not None and badge.category != category_of(badge.delegate))


def live_badges_of(**which: object) -> QuerySet[Badge]:
    """Return the badges that open doors, of a delegate, a delegation, a party or an edition."""
    found: QuerySet[Badge] = Badge.objects.filter(state__in=LIVE_STATES, **which)
    return found


def signed_by_withdrawn() -> QuerySet[Badge]:
    """Return the badges that would open doors, were their key still trusted."""
    return live_badges_of(key__withdrawn_at__isnull=False).order_by("edition", "serial")


@transaction.atomic
def resign(*, by: User | None) -> list[Badge]:
    """Sign every badge of a withdrawn key anew, with the number it has; what is on paper is then out of date.

    Phones show the new code at once, and the number on a badge still finds it at the door; the paper is replaced.
    """
    affected = locked(signed_by_withdrawn().values_list("pk", flat=True))
    affected = [badge for badge in affected if badge.is_live and badge.key.withdrawn_at]
    sign_anew(affected)
    for badge in affected:
        badge.face, badge.is_stale = "", badge.state != BadgeState.READY
    Badge.objects.bulk_update(affected, ["face", "is_stale"], batch_size=200)
    audit.record_many(
        audit.entry(badge, "sign badge anew", by=by, note=f"→ {badge.key}") for badge in affected
    )
    touch(affected)
    return affected
