"""What a phone asks and sends: who am I here, these are my stars, give me a calendar address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.models import User
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .account import account_mark, signed_in_user
from .calendar import calendar_url
from .limits import WINDOW_SECONDS, may_make_list
from .models import StarList
from .stars import change_stars, list_of, own_list, phone_list, renew, replace_stars, starred

NOBODY = {"signed_in": False, "account": "", "stars": [], "csrf": "", "calendar": ""}


def with_programme(view: Callable[[HttpRequest, Programme], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a view the public programme; 503 before anything is released."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request, current_programme())
        except NothingPublished:
            return JsonResponse({}, status=503)

    return answer


@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Return whose stars the server knows; who never signed in costs no query."""
    user = signed_in_user(request)
    return JsonResponse(NOBODY if user is None else _state(request, user))


@never_cache
@require_POST
@with_programme
def stars(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Star (`add`) and unstar (`remove`) meetings of the account, each by its uid."""
    user = signed_in_user(request)
    if user is None:
        return _sign_in(request)
    add, remove = request.POST.getlist("add"), request.POST.getlist("remove")
    change_stars(own_list(user), programme, add=add, remove=remove)
    return _done(request, user)


@never_cache
@require_POST
def calendar_address(request: HttpRequest) -> HttpResponse:
    """Give the account a calendar address, or a new one in place of the old."""
    user = signed_in_user(request)
    if user is None:
        return _sign_in(request)
    before = list_of(user)
    if before is None:
        own_list(user)
    else:
        renew(before)
    return _done(request, user)


@csrf_exempt  # no cookie is read: the token in the form is the key
@never_cache
@require_POST
@with_programme
def phone(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Keep the stars of a phone whose owner wants a calendar address: `star` (any number), `token`, `renew`.

    Without a token a list is made, so many in a while from one network address. A token that is unknown, or is that of
    an account, gets 404.
    """
    token = request.POST.get("token", "")
    star_list = phone_list(token) if token else _new_list(request)
    if star_list is None:
        if token:
            return JsonResponse({"token": "", "calendar": ""}, status=404)
        headers = {"Retry-After": str(WINDOW_SECONDS)}
        return JsonResponse({"token": "", "calendar": ""}, status=429, headers=headers)
    replace_stars(star_list, programme, request.POST.getlist("star"))
    if token and request.POST.get("renew"):
        renew(star_list)
    return JsonResponse({"token": star_list.token, "calendar": calendar_url(request, star_list)})


def _new_list(request: HttpRequest) -> StarList | None:
    return StarList.objects.create() if may_make_list(request) else None


def _state(request: HttpRequest, user: User) -> dict[str, Any]:
    star_list = list_of(user)
    try:
        sessions = starred(star_list, current_programme())
    except NothingPublished:
        sessions = []
    return {
        "signed_in": True,
        "now": timezone.now().isoformat(),
        "account": account_mark(user),
        "stars": [session.uid for session in sessions],
        "csrf": get_token(request),
        "calendar": calendar_url(request, star_list),
    }


def _done(request: HttpRequest, user: User) -> HttpResponse:
    """Answer a script with the new state, a form with the page it came from."""
    if _wants_json(request):
        return JsonResponse(_state(request, user))
    return HttpResponseRedirect(_page(request))


def _sign_in(request: HttpRequest) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse(NOBODY, status=403)
    return HttpResponseRedirect(f"/accounts/sign-in/?next={_page(request)}")


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _page(request: HttpRequest) -> str:
    lang = request.POST.get("lang", "")
    return f"/{lang if lang in LANGUAGES else LANGUAGES[0]}/my-agenda/"
