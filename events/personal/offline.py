"""What a phone keeps to read without a network: which pages, and a mark by which it sees that one has changed."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.pages.context import render_page
from events.pages.public import public_page
from events.releases.programme import Programme, PublicSession

# Pages beside those of days and meetings, after the language.
PLACES = ("", "agenda/", "agenda/?q=", "my-agenda/", "map/", "practical/", "offline/")


@require_safe
@public_page
def offline_list(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Return the pages to keep, each with its mark; a mark changes when the page may have changed.

    On a busy day thousands of phones follow every delay: so each fetches again what the delay touches, and no more.
    """
    days = [day.isoformat() for day in programme.edition.days]
    return JsonResponse({"release": programme.release, "days": days, "pages": pages(programme, lang)})


@require_safe
@public_page
def offline_page(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Return what is shown without a network in place of a page that is not kept."""
    return render_page(request, "events/personal/offline.html", programme, lang)


def pages(programme: Programme, lang: str) -> dict[str, str]:
    """Return the address and the mark of every page that is kept."""
    frame = _frame(programme)
    whole = _mark(frame, _as_read(programme.sessions))
    kept = {f"/{lang}/{place}": whole for place in PLACES}
    for day in programme.edition.days:
        kept[f"/{lang}/agenda/{day}/"] = _mark(frame, _seen_on(programme, day))
    rooms: dict[str, list[PublicSession]] = {}
    for session in programme.by_code.values():
        rooms.setdefault(session.room, []).append(session)
    for in_room in rooms.values():
        for place, session in enumerate(in_room):
            # A meeting's page names its neighbours in the room.
            around = in_room[max(0, place - 1) : place + 2]
            kept[f"/{lang}/sessions/{session.code}/"] = _mark(frame, _as_read(around))
    return kept | _demo_pages(programme, lang, frame)


def _demo_pages(programme: Programme, lang: str, frame: str) -> dict[str, str]:
    """Return the list of demonstrations and the page of each; a page tells the other hours of its exhibitor too."""
    hall = _mark(frame, programme.hall, programme.booths, programme.themes)
    kept = {f"/{lang}/showcase/demos/": _mark(frame, programme.demos, programme.exhibitors)}
    for code, demo in programme.demos_by_code.items():
        owner = programme.exhibitors[demo.exhibitor]
        hours = [one for one in programme.demos if one.exhibitor == demo.exhibitor]
        kept[f"/{lang}/showcase/demos/{quote(code)}/"] = _mark(hall, owner, hours)
    return kept


def _frame(programme: Programme) -> str:
    """Name what any page may print beside meetings: the names of things, and what is announced."""
    return _mark(
        programme.edition, programme.parties, programme.rooms, programme.topics, programme.documents,
        programme.announcements,
    )  # fmt: skip


def _seen_on(programme: Programme, day: dt.date) -> list[Any]:
    """Return what the page of a day shows: its meetings, those that left it, and how many there are on each day."""
    here = [s for s in programme.sessions if day in {s.day, s.was_start.date() if s.was_start else None}]
    return [*(len(programme.on_day(other)) for other in programme.edition.days), *_as_read(here)]


def _as_read(sessions: Iterable[PublicSession]) -> list[PublicSession]:
    """Return meetings without what no page shows: when and how often they were changed."""
    return [replace(session, updated=session.start, sequence=0) for session in sessions]


def _mark(*parts: Any) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=6).hexdigest()
