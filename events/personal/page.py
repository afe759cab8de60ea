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
from events.pages.showcase.demo_cards import demo_card
from events.pages.showcase.hours import DemoLine, demo_lines
from events.releases.programme import Programme, PublicSession
from events.releases.published import NothingPublished, current_programme

from .account import signed_in_user
from .calendar import calendar_url
from .clashes import clashes
from .stars import Entry, list_of, starred

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
    asked = programme.demos_by_uid.get(request.GET.get("add", ""))
    response = render_page(
        request, TEMPLATE, programme, lang, **_common(viewer_of(request, programme, lang)),
        back=f"/{lang}/my-agenda/" + (f"?add={request.GET['add']}" if asked else ""),
    )  # fmt: skip
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
    entries = starred(star_list, programme)
    others = _others(entries, viewer)
    response = render_page(
        request, TEMPLATE, programme, lang, **_common(viewer),
        signed_in=True, csrf_token=get_token(request), calendar=calendar_url(request, star_list),
        days=_days(entries, viewer), others=others,
        asked=next((one for group in others for one in group if one.uid == request.GET.get("add")), None),
        clashes=[clash for clash in clashes(entries) if clash.end > viewer.now],
    )  # fmt: skip
    add_never_cache_headers(response)
    return response


def _common(viewer: Viewer) -> dict[str, Any]:
    return {"now": viewer.now, "canonical": f"/{viewer.lang}/my-agenda/"}


def _days(entries: list[Entry], viewer: Viewer) -> list[tuple[Any, list[Card]]]:
    """Return what is starred as blocks, day by day."""
    days: dict[Any, list[Card]] = {}
    for one in entries:
        card = demo_card(one, viewer) if isinstance(one, DemoLine) else card_of(one, viewer)
        days.setdefault(one.day, []).append(card)
    return list(days.items())


def _others(entries: list[Entry], viewer: Viewer) -> tuple[list[PublicSession], list[DemoLine]]:
    """Return what can still be added: meetings, and demonstrations that are not over."""
    chosen, programme = {one.uid for one in entries}, viewer.programme
    sessions = [session for session in programme.by_code.values() if session.uid not in chosen]
    ahead = [line for line in demo_lines(programme, viewer.now) if line.end > viewer.now]
    return sessions, [line for line in ahead if line.uid not in chosen and not line.is_cancelled]
