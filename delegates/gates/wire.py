"""Between the API and the network: strict JSON in, problem details out, nothing kept by caches."""

import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from adgmin.core.filters import number_of

from .problems import MEDIA_TYPE, PROBLEMS, ApiProblem, problem

log = logging.getLogger(__name__)
LARGEST = 1024 * 1024  # bytes of a request
_BY_STATUS = {
    404: "not-found",
    405: "method-not-allowed",
    400: "not-json",
    401: "token-missing",
    413: "too-large",
}

View = Callable[..., HttpResponseBase]


class ProblemApi(NinjaAPI):
    """An API whose description names problems by their own media type."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """Return the description."""
        schema = super().get_openapi_schema(*args, **kwargs)
        for methods in schema["paths"].values():
            for one in methods.values():
                for status, told in one["responses"].items():
                    if int(status) >= 400 and "application/json" in told.get("content", {}):
                        told["content"] = {MEDIA_TYPE: told["content"]["application/json"]}
        return schema


class StrictJson(Parser):
    """JSON as RFC 8259 has it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the content of a body. Raises ValueError, RecursionError."""
        return read_json(request.body)


def read_json(data: bytes) -> Any:
    """Return the content. Raises ValueError for what is no JSON, NaN and Infinity too; RecursionError when too deep."""
    return json.loads(data.decode("utf-8"), parse_constant=_no_constant)


def write_json(value: Any) -> bytes:
    """Return a value as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def answer(value: Any) -> HttpResponse:
    """Return an answer with this value."""
    return HttpResponse(write_json(value), content_type="application/json")


def mounted(api: NinjaAPI) -> list[URLPattern]:
    """Return the addresses of an API, with every error told as a problem."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        ApiProblem: lambda request, told: problem(request, told.name, wait=told.wait, **told.more),
        ValidationError: lambda request, told: problem(request, "not-understood", errors=_errors(told)),
        AuthenticationError: lambda request, _told: problem(request, "token-missing"),
        HttpError: lambda request, told: problem(request, _BY_STATUS.get(told.status_code, "not-json")),
        RequestDataTooBig: lambda request, _told: problem(request, "too-large"),
        OperationalError: _busy,
        InterfaceError: _busy,
        DatabaseError: _failed,
        Exception: _failed,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
    known = [URLPattern(one.pattern, _guarded(one.callback), one.default_args, one.name) for one in patterns]
    return [*known, path("<path:rest>", _guarded(_nothing_here), name="nothing")]


def _guarded(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = _refused_unread(request) or view(request, *args, **kwargs)
        except Exception as told:
            response = _failed(request, told)
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA_TYPE:
            allowed = response.headers.get("Allow")
            response = problem(request, _BY_STATUS.get(response.status_code, "server-error"))
            if allowed:
                response["Allow"] = allowed
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def _refused_unread(request: HttpRequest) -> HttpResponse | None:
    """Refuse what need not be read: too large, or no JSON."""
    if request.method != "POST":
        return None
    length = str(request.META.get("CONTENT_LENGTH") or 0)
    if number_of(length, LARGEST + 1) > LARGEST:
        return problem(request, "too-large")
    return None if request.content_type == "application/json" else problem(request, "not-json-type")


def _nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    return problem(request, "not-found")


def _errors(told: ValidationError) -> list[dict[str, Any]]:
    """Return where what is wrong, without what was sent: it may be no text at all."""
    return [{"field": ".".join(map(str, one["loc"][1:])), "message": str(one["msg"])} for one in told.errors]


def _busy(request: HttpRequest, told: Exception) -> HttpResponse:
    log.warning("the database does not answer: %s", type(told).__name__)
    return problem(request, "busy")


def _failed(request: HttpRequest, told: Exception) -> HttpResponse:
    log.error("%s %s", request.method, request.path, exc_info=told)
    return problem(request, "server-error")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def problem_answers(*names: str) -> dict[int, Any]:
    """Return what OpenAPI is told of these problems: {status: shape}."""
    from .shapes import Problem  # noqa: PLC0415 - shapes need no wire

    return {PROBLEMS[name][0]: Problem for name in names}
