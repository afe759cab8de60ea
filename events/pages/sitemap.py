"""The sitemap: every public page in both languages, each with its twin (sitemaps.org, hreflang)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES
from events.outcomes.publishing import public_outcomes
from events.releases.programme import Programme

from .context import site_url
from .documents.reading_views import never_kept
from .public import public_page

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its language, and when it last changed where that is known."""

    path: str
    changed: dt.datetime | None = None


def public_paths(programme: Programme) -> Iterator[Page]:
    """Every page that may be linked to, as the part of its address that follows the language."""
    for path in ("", "agenda/", "partners/", "showcase/", "documents/", "changes/", "practical/", "map/"):
        yield Page(path)
    for day in programme.edition.days:
        yield Page(f"agenda/{day.isoformat()}/")
    for session in programme.by_code.values():
        yield Page(f"sessions/{session.code}/", session.updated)
    for code in programme.parties:
        yield Page(f"partners/{code}/")
    if programme.awards:
        yield Page("showcase/awards/")
    yield Page("outcomes/")
    for outcome in public_outcomes(clock.now()):
        yield Page(f"outcomes/{outcome.code}/")
    for slug in programme.by_slug:
        yield Page(f"documents/{slug}/")
    for slug, exhibitor in programme.exhibitors.items():
        yield Page(f"showcase/{slug}/")
        for product in exhibitor.products:
            yield Page(f"showcase/{slug}/{product.slug}/")
    yield Page("showcase/demos/")
    for code in programme.demos_by_code:
        yield Page(f"showcase/demos/{quote(code)}/")


@never_kept
@public_page
def sitemap(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the sitemap.xml."""
    site = site_url(request)
    entries = (_entry(site, page, lang) for page in public_paths(programme) for lang in LANGUAGES)
    return HttpResponse(
        _HEAD + "".join(entries) + "</urlset>\n", content_type="application/xml; charset=utf-8"
    )


def _entry(site: str, page: Page, lang: str) -> str:
    twins = "".join(_twin(site, page, code, code) for code in LANGUAGES) + _twin(
        site, page, "vi", "x-default"
    )
    changed = f"<lastmod>{page.changed.isoformat(timespec='seconds')}</lastmod>" if page.changed else ""
    return f"<url><loc>{escape(f'{site}/{lang}/{page.path}')}</loc>{changed}{twins}</url>\n"


def _twin(site: str, page: Page, code: str, hreflang: str) -> str:
    href = quoteattr(f"{site}/{code}/{page.path}")
    return f'<xhtml:link rel="alternate" hreflang="{hreflang}" href={href}/>'
