"""Whether a reader has an answer already (RFC 9110, section 13.1.2)."""

from django.http import HttpRequest
from django.utils.http import parse_etags


def has_it(request: HttpRequest, etag: str) -> bool:
    """Whether If-None-Match names this tag, by the weak comparison, or any."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if not asked:
        return False
    tags = parse_etags(asked)
    return tags == ["*"] or etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in tags}
