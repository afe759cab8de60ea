"""The calendar feed and the open data."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.pages.context import site_url
from events.pages.public import public_page
from events.releases.programme import Programme

from .agenda_json import agenda_json
from .asked import Asked, read_asked
from .calendar import calendar
from .refusal import refusal


@require_safe
@public_page
def agenda_ics(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the meetings asked for, to be kept in a calendar."""
    asked = read_asked(request.GET, programme)
    if not isinstance(asked, Asked):
        return _shared(refusal(asked))
    body = calendar(programme, asked, site_url(request))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{programme.edition.code}.ics"'
    response["Content-Language"] = asked.lang
    return _shared(response)


@require_safe
@public_page
def agenda_as_json(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the meetings asked for, as data in both languages."""
    asked = read_asked(request.GET, programme)
    if not isinstance(asked, Asked):
        return _shared(refusal(asked))
    body = agenda_json(programme, asked.sessions(programme), site_url(request))
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Language"] = "vi, en"
    return _shared(response)


def _shared(response: HttpResponse) -> HttpResponse:
    """Let pages of other sites read it: it holds nothing that is not public."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
