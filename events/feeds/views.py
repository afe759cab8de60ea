"""The calendar feed and the open data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from adgmin.core import clock
from events.pages.context import site_url
from events.pages.public import public_page
from events.pages.showcase.hours import demo_lines
from events.releases.programme import Programme
from events.releases.withdrawn import withdrawn_now

from .agenda_json import agenda_json
from .asked import Asked, read_asked
from .calendar import calendar_of
from .refusal import refusal
from .schedule_xml import agenda_xml


@require_safe
@public_page
def agenda_ics(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the meetings asked for, to be kept in a calendar; those withdrawn since as cancelled."""
    gone = withdrawn_now(programme)
    asked = read_asked(request.GET, programme, gone)
    if not isinstance(asked, Asked):
        return _shared(refusal(asked))
    with override(asked.lang):
        about = asked.about(programme)
        name = f"{programme.edition.short_name}: {about}" if about else str(programme.edition.name)
    sessions, site = asked.sessions(programme, gone), site_url(request)
    body = calendar_of(
        programme, sessions, lang=asked.lang, site=site, name=name, linked=frozenset(programme.by_code)
    )
    return _shared(_calendar(body, programme.edition.code, asked.lang))


@require_safe
@public_page
def session_ics(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """Return one meeting, for a calendar."""
    session = programme.by_code.get(code) or programme.by_code.get(code.upper())
    if session is None:
        session = next((one for one in withdrawn_now(programme) if one.code and one.code == code), None)
    if session is None:
        raise Http404(f"No meeting {code}")
    name, linked = str(programme.edition.name), frozenset(programme.by_code)
    body = calendar_of(programme, [session], lang=lang, site=site_url(request), name=name, linked=linked)
    return _shared(_calendar(body, session.code, lang))


@require_safe
@public_page
def demo_ics(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """Return one demonstration, for a calendar."""
    line = next((one for one in demo_lines(programme, clock.now()) if one.code in (code, code.upper())), None)
    if line is None:
        raise Http404(f"No demonstration {code}")
    name = str(programme.edition.name)
    body = calendar_of(programme, [line], lang=lang, site=site_url(request), name=name)
    return _shared(_calendar(body, line.code, lang))


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


@require_safe
@public_page
def agenda_as_xml(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the meetings asked for, for apps that read schedule.xml."""
    asked = read_asked(request.GET, programme)
    if not isinstance(asked, Asked):
        return _shared(refusal(asked))
    body = agenda_xml(programme, asked.sessions(programme), asked.lang, site_url(request))
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    response["Content-Language"] = asked.lang
    return _shared(response)


def _calendar(body: bytes, name: str, lang: str) -> HttpResponse:
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["Content-Language"] = lang
    return response


def _shared(response: HttpResponse) -> HttpResponse:
    """Let pages of other sites read it: it holds nothing that is not public."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
