"""The one door to accreditations, and in which capacity somebody stands before one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from adgmin.core.models import User
from delegates.delegations.access import speaks_for
from delegates.delegations.models import Delegation
from delegates.nominations.access import get_delegate_for

from .models import Accreditation, Check, State
from .states import OFFICERS, Who

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


def checks_of(user: User) -> list[Check]:
    """Return the checks that this user may decide, in their order."""
    return [check for check in Check if user.has_perm(OFFICERS[check].value)]


def accreditations_for(user: User) -> QuerySet[Accreditation]:
    """Return what this user may see in the queues: all but drafts for who may decide something, else none."""
    if not checks_of(user) or not user.has_perm("delegates.view_delegate"):
        return Accreditation.objects.none()
    return Accreditation.objects.exclude(state=State.DRAFT)


def officers_of(check: Check) -> QuerySet[User]:
    """Return the users who may decide a check, by name."""
    codename = OFFICERS[check].value.partition(".")[2]
    right = {"codename": codename, "content_type__app_label": "delegates"}
    by_role = Q(**{f"groups__permissions__{key}": value for key, value in right.items()})
    by_hand = Q(**{f"user_permissions__{key}": value for key, value in right.items()})
    found = User.objects.filter(Q(is_superuser=True) | by_role | by_hand, is_active=True)
    return found.distinct().order_by("full_name", "email")
