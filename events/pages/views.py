"""The bare address and the first page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from events.releases.programme import Programme, PublicParty
from events.releases.published import current_programme

from .agenda.grid import day_grid
from .agenda.views import agenda_parts, day_that_matters, viewer_of
from .board import board, outcomes
from .context import LANGUAGES, public_page

LANGUAGE_COOKIE = "lang"


def root(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language last chosen, else the browser's, else Vietnamese."""
    lang = request.COOKIES.get(LANGUAGE_COOKIE, "")
    if lang not in LANGUAGES:
        lang = _browser_language(request)
    response = HttpResponseRedirect(f"/{lang}/")
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response


def home(request: HttpRequest, lang: str) -> HttpResponse:
    """Theme, now and next, the day that matters now."""
    programme = current_programme()
    viewer = viewer_of(request, programme, lang)
    with override(lang):
        day = day_that_matters(programme, viewer.now) if programme.edition.days and programme.sessions else None
        context = {
            **agenda_parts(viewer, day),
            "board": board(viewer),
            "day": day_grid(day, viewer) if day else None,
            "theme": _theme(programme),
            "roll": _roll(programme),
            "outcomes": outcomes(programme)[:6],
            "dates": f"{programme.edition.start_date.day}–{programme.edition.end_date.day}",
        }
    return public_page(request, "events/pages/home.html", programme, lang, **context)


def _browser_language(request: HttpRequest) -> str:
    if not request.headers.get("Accept-Language"):
        return "vi"
    return get_language_from_request(request)[:2] if get_language_from_request(request)[:2] in LANGUAGES else "vi"


def _theme(programme: Programme) -> tuple[str, str]:
    """The theme in two lines: before and after its colon."""
    title, _colon, rest = str(programme.edition.theme).partition(":")
    return title.strip(), rest.strip()


def _roll(programme: Programme) -> list[tuple[str, list[PublicParty]]]:
    """The parties by kind, each in its order of protocol."""
    kinds = (("members", "asean_member asean_secretariat"), ("partners", "dialogue_partner"), ("organisations", "organisation"))
    parties = programme.parties.values()
    return [(name, [party for party in parties if party.kind in kind.split()]) for name, kind in kinds]
