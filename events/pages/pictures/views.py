"""Handing out a picture's file: to everybody once a release shows it, before to those who may see its record."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adgmin.core.conditional import has_it
from events.pictures.access import may_see
from events.pictures.storing import read_file
from events.pictures.variants import MEDIA_TYPES
from events.releases.published import NothingPublished, current_programme

FOR_GOOD = "public, max-age=31536000, immutable"  # the address stands for these pixels
NOT_KEPT = "no-store, private"
_NAME = re.compile(r"([0-9a-f]{40})-(\d{3,4})\.([a-z]{3,4})", re.ASCII)


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with the file. Whether there is one is told only to who may see it: all else is 404."""
    known = _NAME.fullmatch(name)
    if known is None:
        raise Http404
    digest, width, ending = known.groups()
    is_public = _is_public(digest)
    if not is_public and not may_see(getattr(request, "user", None), digest):
        raise Http404
    etag = f'"{digest[:16]}-{width}-{ending}"'
    if is_public and has_it(request, etag):
        return HttpResponse(status=304, headers={"ETag": etag, "Cache-Control": FOR_GOOD})
    try:
        data = read_file(digest, int(width), ending)
    except FileNotFoundError as missing:
        raise Http404 from missing
    headers = {
        "Cache-Control": FOR_GOOD if is_public else NOT_KEPT,
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
    }
    if is_public:
        headers["ETag"] = etag
    return HttpResponse(data, content_type=MEDIA_TYPES[ending], headers=headers)


def _is_public(digest: str) -> bool:
    try:
        return digest in current_programme().pictures
    except NothingPublished:
        return False
