"""The one door to accreditations."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from adgmin.core.models import User
from delegates.nominations.access import get_delegate_for

from .models import Accreditation


def get_accreditation_for(user: User, delegate_pk: int) -> Accreditation:
    """Return a delegate's accreditation. Raises PermissionDenied, or Http404 when there is none to see."""
    if not user.has_perm("delegates.change_accreditation"):
        raise PermissionDenied
    delegate = get_delegate_for(user, delegate_pk)
    found = Accreditation.objects.filter(delegate=delegate).select_related("delegate__delegation").first()
    if found is None:
        raise Http404
    return found
