"""Packs, asked for by a button: what is handed out is noted."""

import datetime as dt

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST

from adgmin.core import clock

from .limits import PACKS, a_place_to_pack, take
from .packs import TooLong, Wanted, made, of_day, of_meeting
from .readers import Reader
from .reading_views import bounded, sorry


@require_POST
@bounded
def of_a_meeting(request: HttpRequest, reader: Reader, code: str) -> HttpResponseBase:
    """Hand out the pack of a meeting."""
    return _answer(request, reader, of_meeting(reader, code, now=clock.now()))


@require_POST
@bounded
def of_a_day(request: HttpRequest, reader: Reader, day: str) -> HttpResponseBase:
    """Hand out the pack of a day."""
    try:
        asked = dt.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    return _answer(request, reader, of_day(reader, asked, now=clock.now()))


def _answer(request: HttpRequest, reader: Reader, wanted: Wanted | None) -> HttpResponseBase:
    if wanted is None:
        raise Http404
    take(reader, "pack", PACKS)
    try:
        with a_place_to_pack():
            pack = made(reader, wanted, now=clock.now())
    except TooLong:
        return sorry(request, reader, 413, 0, "long")
    response = FileResponse(
        pack, as_attachment=True, filename=f"{wanted.name}.pdf", content_type="application/pdf"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
