"""What every public page needs: its language, its twin in the other one, its address, the way around."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core import clock
from events.releases.programme import Programme

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True, slots=True)
class NavLink:
    """One entry of the main navigation; `here` marks the page and what lies under it."""

    label: str
    short: str  # for the bar at the thumb; "" keeps it off that bar
    url: str
    icon: str
    here: bool
    on_top: bool = True  # in the band on top of each page


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in one of the languages."""

    code: str
    name: str
    url: str
    absolute: str
    here: bool


def site_url(request: HttpRequest) -> str:
    """Return the address under which this site is known, without a slash at the end."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def page_context(request: HttpRequest, programme: Programme, lang: str, **extra: Any) -> dict[str, Any]:
    """Return the context that templates/base.html asks for, with the page's own names on top.

    `now` and `canonical` (a path) may be given in `extra`.
    """
    now: dt.datetime = extra.pop("now", None) or clock.now()
    path = extra.pop("canonical", request.path)
    query = request.META.get("QUERY_STRING", "")
    languages = [_language_link(request, code, lang, path, query) for code in LANGUAGES]
    return {
        "lang": lang,
        "languages": languages,
        "other_language": next(link for link in languages if not link.here),
        "site_url": site_url(request),
        "canonical": site_url(request) + path,
        "programme": programme,
        "edition": programme.edition,
        "host": programme.parties.get(programme.edition.chair),
        "when_where": _when_and_where(programme),
        "nav": _navigation(request.path, lang),
        "now": now,
        "demo_clock": clock.is_demonstration(),
        **extra,
    }


def render_page(
    request: HttpRequest, template: str, programme: Programme, lang: str, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Render a public page in the active language; it knows no person, so no context processor runs."""
    context = page_context(request, programme, lang, **extra)
    return HttpResponse(get_template(template).render(context), status=status)


def _language_link(request: HttpRequest, code: str, lang: str, path: str, query: str) -> LanguageLink:
    here = request.path.replace(f"/{lang}/", f"/{code}/", 1)
    absolute = site_url(request) + path.replace(f"/{lang}/", f"/{code}/", 1)
    return LanguageLink(code, LANGUAGES[code], f"{here}?{query}" if query else here, absolute, code == lang)


def _navigation(path: str, lang: str) -> list[NavLink]:
    entries = [
        (_("Agenda"), pgettext("tab", "Agenda"), "agenda", "i-cal"),
        (_("My agenda"), pgettext("tab", "Mine"), "my-agenda", "i-mark"),
        (_("Venue map"), pgettext("tab", "Map"), "map", "i-map"),
        (_("Delegations"), "", "partners", "i-users"),
        (_("Showcase"), "", "showcase", "i-map"),
        (_("Documents"), pgettext("tab", "Documents"), "documents", "i-doc"),
        (_("Practical information"), "", "practical", "i-info"),
    ]
    at = path.split("/")[2] if path.count("/") > 2 else ""
    at = {"sessions": "agenda"}.get(at, at)
    return [
        NavLink(label, short, f"/{lang}/{part}/", icon, at == part, on_top=part != "map")
        for label, short, part, icon in entries
    ]


def _when_and_where(programme: Programme) -> str:
    """Ha Noi 2026, as the mark says it."""
    return f"{programme.edition.host_city} {programme.edition.start_date.year}"
