"""The one small answer that every open page and screen asks for every few seconds.

It is made at most twice a second in each process, and answered before anything else of the product runs: no session,
no query, no view. A version that the shared mark does not tell costs one query, as for a page.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from adgmin.core import clock
from events.releases.published import NothingPublished, current_programme

from .shown import token_of

PATH = "/live/token"
KEPT_SECONDS = 0.5
NOTHING = "0"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told, and until when (of the monotonic clock)."""

    etag: str
    body: bytes
    until: float


class TokenPoll:
    """Middleware that answers `/live/token`. It stands behind SecurityMiddleware only, which forces TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.kept: Answer | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the poll; hand on everything else."""
        if request.path_info != PATH or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        kept = self.kept
        if kept is None or kept.until < time.monotonic():
            self.kept = kept = _made()
        if request.META.get("HTTP_IF_NONE_MATCH") == kept.etag:
            response = HttpResponse(status=304)
        else:
            response = HttpResponse(kept.body, content_type="application/json")
            # Nothing behind this says it, and without it servers send the few bytes in pieces.
            response.headers["Content-Length"] = str(len(kept.body))
        response.headers["ETag"] = kept.etag
        response.headers["Cache-Control"] = "no-cache"
        return response


def _made() -> Answer:
    now = clock.now()
    try:
        programme = current_programme()
        token, release = token_of(programme, now), programme.release
    except NothingPublished:
        token, release = NOTHING, 0
    told = {"token": token, "release": release, "at": now.isoformat(timespec="seconds")}
    return Answer(f'"{token}"', json.dumps(told).encode(), time.monotonic() + KEPT_SECONDS)
