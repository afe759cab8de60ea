"""Pages for what went wrong: in the language of the address, else in both; never more than one query."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template import Engine
from django.template.loader import get_template
from django.utils.translation import override

from events.releases.published import NothingPublished, current_programme

from . import context
from .suggestions import suggestions

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, with pages whose addresses are close to the one asked for."""
    return _page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was open for too long or came from elsewhere."""
    log.warning("A form was refused at %s: %s", request.path, reason)
    return _page(request, 403, form_refused=True)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that needs nothing to be well: no database, no index of files."""
    return HttpResponse(Engine.get_default().get_template("500.html").source, status=500)


def _page(request: HttpRequest, status: int, **extra: Any) -> HttpResponse:
    """Show the error in the frame of the site when the address has a language and the programme is there."""
    lang = request.path.split("/")[1] if request.path.startswith(("/vi/", "/en/")) else ""
    if lang:
        try:
            programme = current_programme()
        except (NothingPublished, DatabaseError):
            log.info("No programme for the page of an error at %s", request.path)
        else:
            with override(lang):
                if status == 404:
                    extra["suggestions"] = suggestions(programme, lang, request.path)
                return context.render_page(request, f"{status}.html", programme, lang, status=status, **extra)
    with override(lang or "vi"):
        body = get_template("plain_error.html").render({"status": status, "lang": lang, **extra})
    return HttpResponse(body, status=status)
