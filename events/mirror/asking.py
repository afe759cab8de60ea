"""Asking the site for its own pages, without a server and without a network."""

import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import get_resolver, resolve
from django.utils.translation import override

NOBODY = "localhost"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave; `location` where it leads on."""

    status: int
    kind: str  # text/html
    body: bytes
    location: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.kind == "text/html"


class _OwnRequest(WSGIRequest):
    """A request that the site makes to itself; its host needs no permission."""

    def get_host(self) -> str:
        return host()


def host() -> str:
    """The host under which the site is known, or a name that leads nowhere else."""
    return urlsplit(settings.SITE_URL).netloc or NOBODY


def origin() -> str:
    """The address that pages name as their own, without a slash at the end."""
    return settings.SITE_URL or f"{_scheme()}://{NOBODY}"


def _scheme() -> str:
    return urlsplit(settings.SITE_URL).scheme or ("https" if settings.SECURE_SSL_REDIRECT else "http")


class Site:
    """The site as a reader without cookies sees it.

    Views are called as the handler would call them, without the middleware: nothing is compressed, kept or signed in.
    """

    def ask(self, address: str, lang: str = "vi") -> Answer:
        """Return what an address (path and query) gives; an error in a view is raised as it is."""
        path, _, query = address.partition("?")
        request = _OwnRequest(_environment(path, query, lang))
        with override(lang):
            response = self._response(request, path)
            body = b"".join(response)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        return Answer(response.status_code, kind, body, response.headers.get("Location", ""))

    def _response(self, request: _OwnRequest, path: str) -> Any:
        try:
            found = resolve(path)
            request.resolver_match = found
            return found.func(request, *found.args, **found.kwargs)
        except Http404 as missing:  # Resolver404 is one too
            lost: Any = get_resolver().resolve_error_handler(404)
            return lost(request, missing)


def _environment(path: str, query: str, lang: str) -> dict[str, Any]:
    """The variables of a plain GET (PEP 3333)."""
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": host().partition(":")[0], "SERVER_PORT": "443" if _scheme() == "https" else "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_LANGUAGE": lang,
        "wsgi.url_scheme": _scheme(), "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
