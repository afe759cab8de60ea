"""Public papers to be read: asked of the tables at each request, so that what is withdrawn is gone at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from adgmin.core import clock
from events.agenda.audience import PUBLIC
from events.documents.access import get_file_for, taken_over_by
from events.documents.answering import etag_of, not_modified, pdf_answer, picture_answer, width_asked
from events.documents.models import PaperFile
from events.documents.reading import page_asked, page_url, public_url, reading_of
from events.documents.rendering import DrawFailed, page_picture
from events.documents.storing import PAPERS
from events.documents.symbols import symbol_of_revision
from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme

BUSY = 5  # seconds after which a reader may ask again


def never_kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a public page out of the memory of pages: what it shows may end at any moment."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.programme_version = None  # type: ignore[attr-defined]  # read by PublicPageCache
        return response

    return answer


@never_cache
@never_kept
@require_safe
@public_page
def read(
    request: HttpRequest,
    programme: Programme,
    lang: str,
    slug: str,
    language: str,
    revision: int | None = None,
) -> HttpResponse:
    """Show a paper page by page, as pictures or as text; an older revision as what it is."""
    file = _public_file(slug, language, revision)
    at = public_url(lang, slug, language, revision)
    if "go" in request.GET:
        number = page_asked(file, request.GET) or 1
        return HttpResponseRedirect(page_url(at, number, as_text=request.GET.get("view") == "text"))
    paper, symbol, newer = file.revision.document, symbol_of_revision(file.revision), taken_over_by(file)
    others = [one for one in file.revision.files.all() if one.language != language]
    return context.render_page(
        request,
        "events/documents/read.html",
        programme,
        lang,
        paper=paper,
        symbol=symbol,
        newer=symbol_of_revision(newer) if newer else "",
        reading=reading_of(file, request.GET, at=at),
        others=[(one.language, public_url(lang, slug, one.language, revision)) for one in others],
        download=public_url(lang, slug, language, revision, name="file"),
        og_title=paper.title,
        og_description=_("%(symbol)s, to be read page by page.") % {"symbol": symbol},
    )


@require_safe
def page(
    request: HttpRequest, lang: str, slug: str, language: str, number: int, revision: int | None = None
) -> HttpResponse:
    """Return the picture of a page."""
    file = _public_file(slug, language, revision)
    if not 1 <= number <= file.pages:
        raise Http404
    width = width_asked(request)
    etag = etag_of(file, number, width)
    if answer := not_modified(request, etag):
        return answer
    try:
        return picture_answer(page_picture(file, number, width, keep=True), etag=etag)
    except FileNotFoundError:
        raise Http404 from None
    except DrawFailed:
        return HttpResponse(status=503, headers={"Retry-After": str(BUSY), "Cache-Control": "no-store"})


@require_safe
def download(
    request: HttpRequest, lang: str, slug: str, language: str, revision: int | None = None
) -> HttpResponse:
    """Return the file as it was filed."""
    file = _public_file(slug, language, revision)
    try:
        pdf = PAPERS.read(file.name)
    except FileNotFoundError:
        raise Http404 from None
    with override(lang):  # the name of the file
        return pdf_answer(file, pdf)


def _public_file(slug: str, language: str, revision: int | None) -> PaperFile:
    """Return what everybody may read now, of the revision that counts or an older one. Raises Http404."""
    return get_file_for(PUBLIC, slug, language, now=clock.now(), revision=revision)
