"""The one door to delegations."""

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core import clock
from adgmin.core.models import User

from .models import Delegation, FocalPoint


def delegations_for(user: User) -> QuerySet[Delegation]:
    """Return what this user may see: all with the permission, else those they speak for."""
    if user.has_perm("delegates.view_delegation"):
        return Delegation.objects.all()
    return own_delegations(user)


def own_delegations(user: User) -> QuerySet[Delegation]:
    """Return the delegations that this user speaks for now, as focal point or assistant."""
    speaking = FocalPoint.objects.in_force(clock.now()).filter(user=user)
    return Delegation.objects.filter(pk__in=speaking.values("delegation"))


def speaks_for(user: User, delegation: Delegation) -> bool:
    """Whether this user speaks for that delegation now."""
    return own_delegations(user).filter(pk=delegation.pk).exists()


def get_delegation_for(user: User, code: str) -> Delegation:
    """Return one delegation. Raises Http404 when there is none that this user may see."""
    found = delegations_for(user).filter(code=code).first()
    if found is None:
        raise Http404
    return found
