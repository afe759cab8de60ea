"""The feed of what changed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events.pages.changes.views import entries_of
from events.pages.context import site_url
from events.pages.public import public_page
from events.releases.programme import Programme
from events.releases.withdrawn import withdrawn_now

from .asked import Asked, read_asked
from .changes_atom import atom
from .refusal import refusal


@require_safe
@public_page
def changes_atom(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return what changed, of the meetings asked for, in one language (`lang`, Vietnamese when none is said)."""
    gone = withdrawn_now(programme)
    asked = read_asked(request.GET, programme, gone)
    if not isinstance(asked, Asked):
        response = refusal(asked)
    else:
        narrowed = asked.filters.active or asked.days or asked.codes
        only = {session.uid for session in asked.sessions(programme, gone)} if narrowed else None
        site = site_url(request)
        with override(asked.lang):
            about, entries = asked.about(programme), entries_of(programme, only)
        address = site + request.get_full_path()
        body = atom(
            programme, entries, lang=asked.lang, site=site, address=address, key=_key(asked), about=about
        )
        response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
        response["Content-Language"] = asked.lang
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _key(asked: Asked) -> str:
    """What tells this feed from others for good: the meetings asked for, in an order of their own."""
    chosen = [f"{name}={value}" for name, values in asked.filters.chosen.items() for value in values]
    others = [asked.filters.words, *map(str, asked.days), *asked.codes]
    return "&".join(sorted(filter(None, (*chosen, *others))))
