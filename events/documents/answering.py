"""Answers that hold a paper: never kept where it would outlive the right to read it."""

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from adgmin.core.conditional import has_it

from .access import taken_over_by
from .models import PaperFile
from .rendering import WIDTHS
from .symbols import symbol_of_revision

_SANDBOX = "sandbox; default-src 'none'"
_NOT_IN_NAME = re.compile(r"[^\w.-]+")


def width_asked(request: HttpRequest) -> int:
    """Return the width of a picture that `w` names, else the narrow one."""
    typed = request.GET.get("w", "")
    return next((width for width in WIDTHS if str(width) == typed), WIDTHS[0])


def pdf_answer(file: PaperFile, pdf: bytes) -> HttpResponse:
    """Return a file to be saved under its symbol; a browser that opens it runs nothing of it."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name(file)) or ""
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["Cache-Control"] = "private, no-store"
    if taken_over_by(file):
        response.headers["X-Robots-Tag"] = "noindex"  # search engines find the one that counts
    return response


def file_name(file: PaperFile) -> str:
    """Return the name a file is saved under, ADGSOM-6-WP-4-Rev.1.vi.pdf; of an older revision it says so."""
    symbol = _NOT_IN_NAME.sub("-", symbol_of_revision(file.revision)).strip("-.") or "paper"
    older = f" ({_('superseded')})" if taken_over_by(file) else ""
    return f"{symbol}.{file.language}{older}.pdf"


def etag_of(file: PaperFile, number: int, width: int) -> str:
    """Return the mark of a page's picture: the same file gives the same picture."""
    return f'"{hashlib.blake2b(f"{file.name}/{number}/{width}".encode(), digest_size=12).hexdigest()}"'


def picture_answer(picture: bytes, *, etag: str = "") -> HttpResponse:
    """Return a picture; with a mark a browser may keep it, and asks each time whether it still may show it."""
    response = HttpResponse(picture, content_type="image/webp")
    response.headers["Cache-Control"] = "private, no-cache" if etag else "private, no-store"
    response.headers["Content-Security-Policy"] = _SANDBOX
    if etag:
        response.headers["ETag"] = etag
    return response


def not_modified(request: HttpRequest, etag: str) -> HttpResponse | None:
    """Return the answer to who has the picture already, else nothing."""
    if not has_it(request, etag):
        return None
    response = HttpResponse(status=304)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response
