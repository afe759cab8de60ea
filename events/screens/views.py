"""The screens of the venue: the choice of them, the lobby, and one for each room."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from adgmin.core import clock
from adgmin.core.bilingual import in_both
from adgmin.core.dates import day_screen
from events.live.shown import token_of
from events.pages.public import public_page
from events.personal.app import worker_script
from events.releases.programme import Programme

from .boards import lobby_board, room_board
from .words import WORDS


@require_safe
@public_page
def chooser(request: HttpRequest, programme: Programme) -> HttpResponse:
    """List the screens, for whoever sets one up."""
    rooms = sorted(programme.rooms.values(), key=lambda room: room.sort_order)
    return _page("chooser", programme, rooms=rooms)


@require_safe
@public_page
def lobby(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show all rooms: what is on and what comes next."""
    now = clock.now()
    board = lobby_board(programme, now)
    day = board.day
    heading = in_both(lambda: day_screen(day)) if day else None
    return _page("lobby", programme, board=board, heading=heading)


@require_safe
@public_page
def room(request: HttpRequest, programme: Programme, code: str) -> HttpResponse:
    """Show one room; 404 when the public programme does not name it."""
    found = programme.rooms.get(code)
    if found is None:
        raise Http404
    return _page("room", programme, board=room_board(programme, found, clock.now()))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the script that keeps the screens of a device; it is in charge of `/screen/` only."""
    return worker_script("js/screen-worker.js")


def _page(name: str, programme: Programme, **extra: object) -> HttpResponse:
    now = clock.now()
    context = {
        "programme": programme,
        "edition": programme.edition,
        "token": token_of(programme, now),
        "now": now,
        "today": in_both(lambda: day_screen(now.date())),
        "demo_clock": clock.is_demonstration(),
        "words": {key: in_both(word) for key, word in WORDS.items()},
        **extra,
    }
    response = HttpResponse(get_template(f"events/screens/{name}.html").render(context))
    response["Content-Language"] = "vi, en"
    return response
