"""What every view of the back office has in common: signed in, allowed, never kept by a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.views.decorators.cache import never_cache

from .models import User

View = Callable[..., HttpResponseBase]


class DeskRequest(HttpRequest):
    """A request whose user has signed in, as `at_desk` makes sure."""

    user: User


OPEN_DESK = "events.open_desk"


def at_desk(*permissions: str) -> Callable[[View], View]:
    """Let through who is signed in, may work at the desk and has every permission named; others get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perms((OPEN_DESK, *permissions)):
                raise PermissionDenied
            if _has_null(request.GET) or _has_null(request.POST):
                raise BadRequest  # no database of ours keeps the character, and no keyboard writes it
            return view(request, *args, **kwargs)

        return never_cache(login_required(checked))

    return decorate


def _has_null(query: QueryDict) -> bool:
    return any("\0" in value for _name, values in query.lists() for value in values)
