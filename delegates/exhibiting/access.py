"""The one door of exhibitors: only their own, and only their own staff."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from adgmin.core.models import User
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate
from events.pictures.models import Picture
from events.showcase.entering import pictures_of
from events.showcase.models import Exhibitor

from .models import BoothStaff, ExhibitorContact

View = Callable[..., HttpResponseBase]


def own_exhibitors(user: User) -> QuerySet[Exhibitor]:
    """Return the exhibitors that this user writes for now."""
    contacts = ExhibitorContact.objects.in_force().filter(user=user)
    return Exhibitor.objects.filter(pk__in=contacts.values("exhibitor"))


def contacts_of(exhibitors: set[int]) -> list[tuple[int, int]]:
    """Return (exhibitor, user) of all who write for these exhibitors now."""
    found = ExhibitorContact.objects.in_force().filter(exhibitor__in=exhibitors, user__isnull=False)
    return [(exhibitor, user) for exhibitor, user in found.values_list("exhibitor_id", "user_id") if user]


def get_own_exhibitor(user: User, slug: str) -> Exhibitor:
    """Return an exhibitor that the user writes for. Raises Http404 for any other."""
    found = own_exhibitors(user).select_related("edition", "country", "picture", "entry", "needs", "booth")
    exhibitor = found.filter(slug=slug).first()
    if exhibitor is None:
        raise Http404
    return exhibitor


def staff_of(exhibitor: Exhibitor) -> QuerySet[Delegate]:
    """Return the people who stand at a booth, drafts too, those who left last."""
    people = Delegate.objects.filter(booth_staff__exhibitor=exhibitor, merged_into=None)
    return people.select_related("accreditation").order_by("-is_active", "pk")


def own_staff(user: User) -> Q:
    """Which delegates are the staff of the user's own booths, for the portal's door."""
    staff = BoothStaff.objects.filter(exhibitor__in=own_exhibitors(user))
    return Q(pk__in=staff.values("delegate"), delegation__kind=Delegation.Kind.EXHIBITORS)


def own_home(user: User) -> tuple[str, str] | None:
    """Where an exhibitor is at home in the portal."""
    return (reverse("booth"), gettext("My booth")) if own_exhibitors(user).exists() else None


def sees_picture(user: User, picture: Picture) -> bool:
    """Whether a picture is of the user's own exhibitor."""
    return any(
        picture.pk in pictures_of(one) for one in own_exhibitors(user).filter(edition=picture.edition_id)
    )


class BoothRequest(HttpRequest):
    """A request of somebody who writes for at least one exhibitor, as `at_booth` makes sure."""

    user: User


def at_booth(view: View) -> View:
    """Let through who has signed in and writes for an exhibitor now; others are told so politely (403)."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User) or not own_exhibitors(request.user).exists():
            return render(request, "delegates/exhibiting/closed.html", status=403)
        return view(request, *args, **kwargs)

    return never_cache(login_required(checked))
