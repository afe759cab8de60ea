"""What search engines are asked to leave alone."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .context import site_url

_PRIVATE = ("/desk/", "/admin/", "/accounts/", "/portal/", "/gate/", "/screen/", "/api/", "/agenda/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return the robots.txt (RFC 9309)."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _PRIVATE),
        f"Sitemap: {site_url(request)}/sitemap.xml",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
