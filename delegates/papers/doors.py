"""The two doors of the reading room: by one's own link, and signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from adgmin.core.models import User
from delegates.portal.own_views import by_own_link
from delegates.portal.visit import Visit

from .readers import of_delegate, of_user

View = Callable[..., HttpResponseBase]
CHOICE = "papers_read_as"  # in the session: as what a user with several capacities reads


def by_link(view: View) -> View:
    """Let through whose own link this browser opened."""

    def entered(request: HttpRequest, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _no_null(request)
        return view(request, of_delegate(visit.delegate), *args, **kwargs)

    return by_own_link(wraps(view)(entered))


def signed_in(view: View) -> View:
    """Let through who speaks for a delegation or works with papers at the desk; others are told so (403)."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _no_null(request)
        chosen = str(request.session.get(CHOICE, ""))
        reader = of_user(request.user, chosen) if isinstance(request.user, User) else None
        if reader is None:
            return render(request, "delegates/portal/closed.html", status=403)
        return view(request, reader, *args, **kwargs)

    return never_cache(login_required(entered))


def _no_null(request: HttpRequest) -> None:
    """Refuse the character that no database of ours keeps and no keyboard writes."""
    for query in (request.GET, request.POST):
        if any("\0" in value for _name, values in query.lists() for value in values):
            raise BadRequest
