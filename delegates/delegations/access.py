"""The one door to delegations."""

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core.models import User

from .models import Delegation


def delegations_for(user: User) -> QuerySet[Delegation]:
    """Return what this user may see: all with the permission, else those they are focal point of."""
    if user.has_perm("delegates.view_delegation"):
        return Delegation.objects.all()
    return Delegation.objects.filter(focal_points__user=user).distinct()


def get_delegation_for(user: User, code: str) -> Delegation:
    """Return one delegation. Raises Http404 when there is none that this user may see."""
    found = delegations_for(user).filter(code=code).first()
    if found is None:
        raise Http404
    return found
