"""The one door to delegates: who may see which."""

from django.http import Http404

from adgmin.core.models import User

from .models import Delegate, DelegateQuerySet


def delegates_for(user: User) -> DelegateQuerySet:
    """Return the delegates that this user may see: all that were put forward with the permission, else none."""
    if user.has_perm("delegates.view_delegate"):
        found: DelegateQuerySet = Delegate.objects.submitted()
        return found
    return Delegate.objects.none()


def get_delegate_for(user: User, pk: int) -> Delegate:
    """Return one delegate with delegation. Raises Http404 when there is none that this user may see."""
    found = delegates_for(user).select_related("delegation").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
