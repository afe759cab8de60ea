"""The doors of the portal: who speaks for a delegation now, and only their own people."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from adgmin.core.models import User
from delegates.delegations.access import own_delegations
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate, DelegateQuerySet

# All that the pages of one person read beside the person, so that each page asks once.
AROUND = (
    "delegation__edition", "delegation__party", "accreditation", "nomination__replaces", "travel_document", "travel",
    "needs", "declarations", "emergency_contact",
)  # fmt: skip
View = Callable[..., HttpResponseBase]
# Where else somebody may be at home: user → the address and its name, or nothing.
_homes: list[Callable[[User], tuple[str, str] | None]] = []
# Who has people in the portal beside those of delegations: user → which delegates.
_also: list[Callable[[User], Q]] = []


def also_own(rule: Callable[[User], Q]) -> None:
    """Let others work with some people in the portal, as exhibitors with the staff of their booths; twice is once."""
    if rule not in _also:
        _also.append(rule)


def also_home(rule: Callable[[User], tuple[str, str] | None]) -> None:
    """Let the first page lead to others, as exhibitors to their booths; twice is once."""
    if rule not in _homes:
        _homes.append(rule)


def other_homes(user: User) -> list[tuple[str, str]]:
    """Return the other first pages of somebody: address and name."""
    return [home for rule in _homes if (home := rule(user)) is not None]


class PortalRequest(HttpRequest):
    """A request of somebody who speaks for at least one delegation, as `in_portal` makes sure."""

    user: User


def in_portal(view: View) -> View:
    """Let through who has signed in and speaks for a delegation now; others are told so politely (403)."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User) or not _has_somebody(request.user):
            if isinstance(request.user, User) and (homes := other_homes(request.user)):
                return redirect(homes[0][0])
            return render(request, "delegates/portal/closed.html", status=403)
        return view(request, *args, **kwargs)

    return never_cache(login_required(checked))


def _has_somebody(user: User) -> bool:
    return own_delegations(user).exists() or own_people(user).exists()


def get_own_delegation(user: User, code: str) -> Delegation:
    """Return a delegation that the user speaks for now. Raises Http404 for any other."""
    found = own_delegations(user).select_related("edition", "party").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def own_people(user: User) -> DelegateQuerySet:
    """Return the people of the user's own delegations, drafts too; none that was merged into another."""
    own = Q(delegation__in=own_delegations(user))
    for rule in _also:
        own |= rule(user)
    return Delegate.objects.filter(own, merged_into=None)


def get_own_delegate(user: User, pk: int) -> Delegate:
    """Return a person of an own delegation, with the accreditation. Raises Http404 for any other."""
    found = own_people(user).filter(pk=pk, accreditation__isnull=False)
    person = found.select_related(*AROUND).first()
    if person is None:
        raise Http404
    return person
