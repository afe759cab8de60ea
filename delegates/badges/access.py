"""The one door to badges and receipts: who may see which."""

from django.http import Http404

from adgmin.core.models import User

from .faces import with_faces
from .models import Badge, BadgeQuerySet, HandOver

READ = "delegates.view_badge"
MANAGE = "delegates.manage_badges"
RECEIPTS = "delegates.view_handover"


def badges_for(user: User) -> BadgeQuerySet:
    """Return the badges that this user may see: all with the permission, else none."""
    found: BadgeQuerySet = Badge.objects.all()
    return found if user.has_perm(READ) else found.none()


def get_badge_for(user: User, pk: int) -> Badge:
    """Return one badge with what its face is read from. Raises Http404 when there is none that this user may see."""
    rows = with_faces(badges_for(user)).select_related("edition", "key", "batch", "replaces", "replaced_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_receipt_for(user: User, number: int) -> HandOver:
    """Return one receipt by its number. Raises Http404 when there is none that this user may see."""
    rows = HandOver.objects.select_related("edition", "delegation__party", "by").filter(number=number)
    found = rows.first() if user.has_perm(RECEIPTS) else None
    if found is None:
        raise Http404
    return found
