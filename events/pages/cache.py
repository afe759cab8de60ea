"""Whole public pages kept in memory: a repeat costs no query and no rendering.

Public pages are the same for everybody. A response is kept when its view names the version of the programme it shows
(`response.programme_version`). It is found again by that version, the minute (pages tell what is on now) and the
address; it is compressed once and answered with 304 when the reader has it already (RFC 9110, section 13).
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from adgmin.core import clock
from adgmin.core.conditional import has_it
from events.releases.published import current_version

MAX_BYTES = 64 * 1024 * 1024
MAX_PAGE_BYTES = 2 * 1024 * 1024
COMPRESSED_FROM = 500

Key = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One kept answer, with its body in each encoding."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    bodies: dict[str, bytes]
    size: int

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page in the encoding the reader takes, or 304."""
        if has_it(request, self.etag):
            response = HttpResponse(status=304)
        else:
            encoding = self._encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
            body = self.bodies[encoding]
            response = HttpResponse(body)
            response.headers["Content-Length"] = str(len(body))
            if encoding:
                response.headers["Content-Encoding"] = encoding
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = self.etag
        return response

    def _encoding(self, accepted: str) -> str:
        for encoding in ("br", "gzip"):
            if encoding in self.bodies and encoding in accepted:
                return encoding
        return ""


class _Shelf:
    """The pages of this process, the least recently used going first."""

    def __init__(self) -> None:
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.lock = threading.Lock()
        self.size = 0

    def get(self, key: Key) -> Page | None:
        with self.lock:
            if page := self.pages.get(key):
                self.pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        with self.lock:
            if old := self.pages.pop(key, None):
                self.size -= old.size
            self.pages[key] = page
            self.size += page.size
            while self.size > MAX_BYTES:
                self.size -= self.pages.popitem(last=False)[1].size

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.size = 0


_shelf = _Shelf()


def forget_pages() -> None:
    """Drop what this process holds."""
    _shelf.clear()


class PublicPageCache:
    """Middleware that answers kept pages before anything else is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory, else let the view answer and keep what it made."""
        if request.method not in {"GET", "HEAD"} or _is_personal(request):
            return self.get_response(request)
        address = request.META.get("HTTP_HOST", ""), request.get_full_path()
        minute = int(clock.now().timestamp() // 60)
        version = current_version()
        if version is not None and (page := _shelf.get((version, minute, *address))):
            return page.answer(request)
        response = self.get_response(request)
        version = getattr(response, "programme_version", None)
        if version is None or response.status_code != 200 or response.streaming or response.cookies:
            return response
        page = _page_of(response)
        if page.size <= MAX_PAGE_BYTES:
            _shelf.put((version, minute, *address), page)
        return page.answer(request)


def _is_personal(request: HttpRequest) -> bool:
    """Whether the answer may be one person's: the back office, and one's own agenda for who has signed in."""
    if request.path.startswith(("/desk/", "/admin/", "/accounts/")):
        return True
    return request.path.endswith("/my-agenda/") and settings.SESSION_COOKIE_NAME in request.COOKIES


def _page_of(response: HttpResponse) -> Page:
    body = response.content
    bodies = {"": body}
    if len(body) >= COMPRESSED_FROM:
        bodies["gzip"] = gzip.compress(body, 6, mtime=0)
        bodies["br"] = brotli.compress(body, quality=5)
    # Weak: the bodies of one page differ by encoding (RFC 9110, section 8.8.3.3).
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    response.headers["Vary"] = "Accept-Encoding"
    response.headers.setdefault("Cache-Control", "public, no-cache")
    del response.headers["Content-Length"]
    return Page(tuple(response.headers.items()), etag, bodies, sum(map(len, bodies.values())))
