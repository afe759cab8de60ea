"""A paper in the reading room: read page by page, or taken along; with the reader's mark unless it is for everybody."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core import clock
from adgmin.core.pdfs.typesetting import PressFailed
from events.documents.access import get_file_for, taken_over_by
from events.documents.answering import pdf_answer, picture_answer, width_asked
from events.documents.marking import Mark, MarkFailed, marked
from events.documents.models import PaperFile
from events.documents.reading import page_asked, page_url, reading_of
from events.documents.rendering import DrawFailed, page_picture
from events.documents.storing import PAPERS
from events.documents.symbols import symbol_of_revision

from .limits import FILES, PICTURES, TooMuch, take
from .log import Unlogged, is_for_everybody, note, note_reading, symbol_of
from .models import PaperAccess
from .readers import Reader

BUSY = 5  # seconds after which a reader may ask again
_log = logging.getLogger(__name__)


def bounded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Say politely when too much is asked for, a page cannot be drawn or the log cannot be written."""

    @wraps(view)
    def answer(request: HttpRequest, reader: Reader, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, reader, *args, **kwargs)
        except TooMuch as refusal:
            return sorry(request, reader, 429, refusal.wait, "busy")
        except Unlogged:
            _log.exception("the log of papers could not be written")
            return sorry(request, reader, 503, BUSY, "unlogged")
        except (DrawFailed, MarkFailed, PressFailed):
            _log.exception("a paper could not be drawn or marked")
            return sorry(request, reader, 503, BUSY, "failed")
        except FileNotFoundError:
            raise Http404 from None

    return answer


def sorry(request: HttpRequest, reader: Reader, status: int, wait: int, why: str) -> HttpResponse:
    """Return a page that says why a paper is not handed out just now, and what to do."""
    context = {"reader": reader, "why": why, "wait": wait}
    response = render(request, "delegates/papers/sorry.html", context, status=status)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@bounded
def read(
    request: HttpRequest, reader: Reader, slug: str, language: str, revision: int | None = None
) -> HttpResponse:
    """Show a paper page by page, as pictures or as text."""
    file = open_file(reader, slug, language, revision)
    at = _at(reader, slug, language, revision)
    if "go" in request.GET:
        number = page_asked(file, request.GET) or 1
        return HttpResponseRedirect(page_url(at, number, as_text=request.GET.get("view") == "text"))
    mark, newer = mark_for(reader, file), taken_over_by(file)
    others = [one for one in file.revision.files.all() if one.language != language]
    context = {
        "reader": reader, "paper": file.revision.document, "symbol": symbol_of(file), "mark": mark,
        "reading": reading_of(file, request.GET, at=at), "by_number": revision is not None,
        "newer": symbol_of_revision(newer) if newer else "",
        "others": [(one.language, _at(reader, slug, one.language, revision)) for one in others],
        "download": _at(reader, slug, language, revision, "download"),
    }  # fmt: skip
    return render(request, "delegates/papers/read.html", context)


@require_safe
@bounded
def page(
    request: HttpRequest, reader: Reader, slug: str, language: str, number: int, revision: int | None = None
) -> HttpResponse:
    """Return the picture of a page, marked."""
    file = open_file(reader, slug, language, revision)
    if not 1 <= number <= file.pages:
        raise Http404
    take(reader, "picture", PICTURES)
    mark = mark_for(reader, file, keep="kept" in request.GET)
    return picture_answer(page_picture(file, number, width_asked(request), mark=mark, keep=mark is None))


@require_safe
@bounded
def download(
    request: HttpRequest, reader: Reader, slug: str, language: str, revision: int | None = None
) -> HttpResponse:
    """Hand out the file, marked on each page; one that is for everybody as it was filed."""
    file = open_file(reader, slug, language, revision)
    take(reader, "file", FILES)
    pdf = PAPERS.read(file.name)
    if is_for_everybody(file.revision.document, now=clock.now()):
        return pdf_answer(file, pdf)
    # Noted before it is made: what the log does not know never leaves.
    mark = _saying_newer(note(reader, PaperAccess.Act.DOWNLOAD, [file]), file)
    return pdf_answer(file, marked(pdf, mark))


def open_file(reader: Reader, slug: str, language: str, revision: int | None = None) -> PaperFile:
    """Return a file that the reader may open now. Raises Http404."""
    now = clock.now()
    return get_file_for(reader.viewer, slug, language, now=now, revision=revision, edition=reader.edition)


def _at(reader: Reader, slug: str, language: str, revision: int | None, name: str = "read") -> str:
    if revision is None:
        return reader.address(name, slug=slug, language=language)
    return reader.address(f"{name}-revision", slug=slug, language=language, revision=revision)


def mark_for(reader: Reader, file: PaperFile, *, keep: bool = False) -> Mark | None:
    """Note that a file is read, or kept on a device; return the mark, none for what everybody may read."""
    if is_for_everybody(file.revision.document, now=clock.now()):
        return None
    mark = note_reading(reader, file, PaperAccess.Act.KEEP if keep else PaperAccess.Act.READ)
    return _saying_newer(mark, file)


def _saying_newer(mark: Mark, file: PaperFile) -> Mark:
    """The copy of an older revision says on each page which one took its place."""
    newer = taken_over_by(file)
    return replace(mark, newer=symbol_of_revision(newer)) if newer else mark
