"""The one door to print runs and their files."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from adgmin.core import clock
from adgmin.core.models import User

from .batches import has_file
from .models import BadgeBatch

SEES, MANAGES = "delegates.view_badgebatch", "delegates.manage_badges"


def batches_for(user: User) -> QuerySet[BadgeBatch]:
    """Return the print runs that this user may see, the latest first."""
    found = BadgeBatch.objects.select_related("made_by", "edition")
    return found if user.has_perm(SEES) else found.none()


def get_batch_for(user: User, number: int) -> BadgeBatch:
    """Return a print run. Raises Http404 when there is none that this user may see."""
    found = batches_for(user).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def get_file_for(user: User, number: int) -> BadgeBatch:
    """Return a print run whose file can be had. Raises PermissionDenied, or Http404 when there is none (any more)."""
    if not user.has_perm(MANAGES):
        raise PermissionDenied
    batch = get_batch_for(user, number)
    if not has_file(batch, clock.now()):
        raise Http404
    return batch
