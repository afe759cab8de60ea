"""The page of one's own agenda: the same for everybody, and one's own for those who have signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from adgmin.core.models import User
from events.pages.agenda.cards import Card, Viewer, card_of
from events.pages.agenda.views import viewer_of
from events.pages.context import render_page
from events.pages.public import public_page
from events.releases.programme import Programme, PublicSession
from events.releases.published import NothingPublished, current_programme

from .account import signed_in_user
from .calendar import calendar_url
from .clashes import clashes
from .stars import list_of, starred

TEMPLATE = "events/personal/my_agenda.html"


@require_safe
def my_agenda(request: HttpRequest, lang: str) -> HttpResponse:
    """Return the page: the list of the account that is signed in, else what a script fills from the phone."""
    user = signed_in_user(request)
    if user is not None:
        try:
            return _own(request, current_programme(), lang, user)
        except NothingPublished:
            pass
    return _for_everybody(request, lang=lang)


@public_page
def _for_everybody(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    response = render_page(request, TEMPLATE, programme, lang, **_common(viewer_of(request, programme, lang)))
    response["Cache-Control"] = (
        "private, no-cache"  # the same address answers differently to who has signed in
    )
    return response


def _own(request: HttpRequest, programme: Programme, lang: str, user: User) -> HttpResponse:
    """Make the page of one account; it names no programme version, so that no memory of pages keeps it."""
    translation.activate(lang)
    request.LANGUAGE_CODE = lang
    viewer = viewer_of(request, programme, lang)
    star_list = list_of(user)
    sessions = starred(star_list, programme)
    response = render_page(
        request, TEMPLATE, programme, lang, **_common(viewer),
        signed_in=True, csrf_token=get_token(request), calendar=calendar_url(request, star_list),
        days=_days(sessions, viewer), others=_others(sessions, programme),
        clashes=[clash for clash in clashes(sessions) if clash.end > viewer.now],
    )  # fmt: skip
    add_never_cache_headers(response)
    return response


def _common(viewer: Viewer) -> dict[str, Any]:
    return {"now": viewer.now, "canonical": f"/{viewer.lang}/my-agenda/"}


def _days(sessions: list[PublicSession], viewer: Viewer) -> list[tuple[Any, list[Card]]]:
    """Return the starred meetings as blocks, day by day."""
    days: dict[Any, list[Card]] = {}
    for session in sessions:
        days.setdefault(session.day, []).append(card_of(session, viewer))
    return list(days.items())


def _others(sessions: list[PublicSession], programme: Programme) -> list[PublicSession]:
    """Return what can still be added."""
    chosen = {session.uid for session in sessions}
    return [session for session in programme.by_code.values() if session.uid not in chosen]
