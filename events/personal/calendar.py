"""A person's own calendar at an address that nobody guesses."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.conditional import has_it
from events.feeds.calendar import calendar_of
from events.pages.context import site_url
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .models import StarList
from .stars import starred, starred_and_gone


def calendar_url(request: HttpRequest, star_list: StarList | None) -> str:
    """Return the address of a list's calendar, or nothing when there is no list."""
    return f"{site_url(request)}/agenda/{star_list.token}.ics" if star_list else ""


@require_safe
def personal_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Return what is starred as a calendar; an unknown token is told nothing."""
    star_list = StarList.objects.filter(token=token).first()
    if star_list is None:
        return _private(HttpResponseNotFound())
    try:
        programme = current_programme()
    except NothingPublished:
        return _private(HttpResponse(status=503))
    lang = "en" if request.GET.get("lang") == "en" else LANGUAGES[0]
    etag = _etag(star_list, programme, lang)
    if has_it(request, etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(
            _body(request, star_list, programme, lang), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = f'inline; filename="{programme.edition.code}-my-agenda.ics"'
        response["Content-Language"] = lang
    response["ETag"] = etag
    return _private(response)


def _body(request: HttpRequest, star_list: StarList, programme: Programme, lang: str) -> bytes:
    with override(lang):
        name = gettext("%(meeting)s: my agenda") % {"meeting": programme.edition.short_name}
    entries = [*starred(star_list, programme), *starred_and_gone(star_list, programme)]
    linked = frozenset(programme.by_code)
    return calendar_of(programme, entries, lang=lang, site=site_url(request), name=name, linked=linked)


def _etag(star_list: StarList, programme: Programme, lang: str) -> str:
    """Name this state of list and programme without making the calendar."""
    facts = f"{star_list.token} {star_list.version} {programme.version} {programme.published_at} {lang}"
    return f'W/"{hashlib.blake2b(facts.encode(), digest_size=12).hexdigest()}"'


def _private(response: HttpResponse) -> HttpResponse:
    """Let no shared cache keep it and no search engine list it."""
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
