"""What no database takes: the sign of number zero (U+0000) in a text, and whole numbers past 64 bits."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

ZERO = "\0"
_REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (ValueError, "NUL (0x00)"),
    (OverflowError, "to SQLite INTEGER"),
    (DataError, "out of range"),
)


class RefuseZeroSigns:
    """Answer 400 where an address or its parameters hold U+0000, and where a number is larger than any key.

    Forms say it beside the field. Where the database refuses a value that is no field of a form, or a choice of rows
    that no page offered, that is the fault of what was sent (400), not of the server (500).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Look at the address. Raises BadRequest."""
        if ZERO in request.path_info or any(
            ZERO in name or any(ZERO in value for value in values) for name, values in request.GET.lists()
        ):
            raise BadRequest("a sign of number zero")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn the refusals of the drivers, whose words these are, into an answer."""
        if not any(isinstance(exception, kind) and words in str(exception) for kind, words in _REFUSALS):
            return None
        answer: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(400)
        return answer(request, exception=exception)
