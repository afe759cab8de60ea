"""The bare address and the first page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from events.releases.programme import Programme, PublicParty

from .agenda.grid import day_grid
from .agenda.views import agenda_parts, day_that_matters, viewer_of
from .board import board, papers_of_note
from .context import LANGUAGES, render_page
from .public import public_page

LANGUAGE_COOKIE = "lang"


def root(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language last chosen, else the browser's, else Vietnamese."""
    lang = request.COOKIES.get(LANGUAGE_COOKIE, "")
    if lang not in LANGUAGES:
        lang = _browser_language(request)
    response = HttpResponseRedirect(f"/{lang}/")
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response


@public_page
def home(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Theme, now and next, the day that matters now."""
    viewer = viewer_of(request, programme, lang)
    day = day_that_matters(programme, viewer.now) if programme.edition.days and programme.sessions else None
    edition = programme.edition
    now_and_next = board(viewer)
    context = {
        **agenda_parts(viewer, day),
        "board": now_and_next,
        "day": day_grid(day, viewer) if day else None,
        "theme": _theme(programme),
        "roll": _roll(programme),
        "outcomes": papers_of_note(programme, now_and_next.state)[:6],
        "dates": f"{edition.start_date.day}–{edition.end_date.day}",
    }
    return render_page(request, "events/pages/home.html", programme, lang, **context)


def _browser_language(request: HttpRequest) -> str:
    if not request.headers.get("Accept-Language"):
        return "vi"
    return (
        get_language_from_request(request)[:2]
        if get_language_from_request(request)[:2] in LANGUAGES
        else "vi"
    )


def _theme(programme: Programme) -> tuple[str, str]:
    """Return the theme in two lines: before and after its colon."""
    title, _colon, rest = str(programme.edition.theme).partition(":")
    return title.strip(), rest.strip()


def _roll(programme: Programme) -> list[tuple[str, list[PublicParty]]]:
    """Return the parties by kind, each in its order of protocol."""
    kinds = (
        ("members", "asean_member asean_secretariat"),
        ("partners", "dialogue_partner"),
        ("organisations", "organisation"),
    )
    parties = programme.parties.values()
    return [(name, [party for party in parties if party.kind in kind.split()]) for name, kind in kinds]
