"""The one door to accreditations, and in which capacity somebody stands before one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from adgmin.core.models import User
from delegates.delegations.access import speaks_for
from delegates.delegations.models import Delegation
from delegates.nominations.access import get_delegate_for

from .models import Accreditation
from .states import Who

OFFICES = (Who.SECRETARIAT, Who.PROTOCOL, Who.SECURITY, Who.BADGES)


def capacities(user: User | None, delegation: Delegation) -> frozenset[Who]:
    """Return in which capacities a user may act on people of a delegation; the system itself (None) in all."""
    if user is None:
        return frozenset(Who)
    held = {who for who in OFFICES if user.has_perm(who.value)}
    if speaks_for(user, delegation):
        held.add(Who.DELEGATION)
    return frozenset(held)


def get_accreditation_for(user: User, delegate_pk: int) -> Accreditation:
    """Return a delegate's accreditation. Raises PermissionDenied, or Http404 when there is none to see."""
    if not any(user.has_perm(who.value) for who in OFFICES):
        raise PermissionDenied
    delegate = get_delegate_for(user, delegate_pk)
    found = Accreditation.objects.filter(delegate=delegate).select_related("delegate__delegation").first()
    if found is None:
        raise Http404
    return found
