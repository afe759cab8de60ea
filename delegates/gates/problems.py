"""What the API answers when it cannot do what was asked: problem details (RFC 9457) in both languages."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import get_languages, parse_accept_lang_header

from adgmin.core.bilingual import Text, in_both

ADDRESS = "/api/v1/problems/"
MEDIA_TYPE = "application/problem+json"

# name: status, title, what to do about it
PROBLEMS: dict[str, tuple[int, Any, Any]] = {
    "not-json": (
        400, _("The request cannot be read"), _("Send JSON (RFC 8259) in UTF-8, without NaN and not nested deeply."),
    ),
    "token-missing": (
        401, _("No token was sent"), _("Send the header “Authorization: Bearer …” with the token of a paired device."),
    ),
    "token-unknown": (
        401, _("This token is not known here"), _("Pair the device again with a code from the desk."),
    ),
    "device-revoked": (
        401, _("This device was revoked"), _("It forgets what it holds. The desk can make another pairing code."),
    ),
    "wrong-code": (
        403, _("This pairing code does not work"),
        _("It is mistyped, used or older than half an hour. Ask the desk for a new one."),
    ),
    "not-your-gate": (
        403, _("This device does not stand at this gate"),
        _("Choose one of the gates of the device, or let the desk add this one."),
    ),
    "not-found": (
        404, _("There is nothing at this address"), _("The addresses are described in /api/v1/openapi.json."),
    ),
    "method-not-allowed": (
        405, _("This address is asked in another way"), _("The methods are described in /api/v1/openapi.json."),
    ),
    "sequence-used": (
        409, _("This number was given to another scan"), _("Count on, and send this scan under a new number."),
    ),
    "too-large": (
        413, _("The request is too large"), _("Send at most 500 scans and one megabyte in one request."),
    ),
    "not-json-type": (415, _("The request is of another kind"), _("Send it as application/json.")),
    "not-understood": (
        422, _("The request lacks something or has something wrong"),
        _("“errors” names each field and what it must be."),
    ),
    "too-many": (429, _("Too many requests"), _("Wait as long as Retry-After says, then go on.")),
    "server-error": (500, _("Something went wrong here"), _("It was recorded. Keep what you have and send it again.")),
    "busy": (
        503, _("The database does not answer now"), _("Nothing was written. Keep what you have and send it again."),
    ),
}  # fmt: skip


class ApiProblem(Exception):
    """The request is answered with this problem."""

    def __init__(self, name: str, *, wait: int = 0, **more: Any) -> None:
        self.name = name
        self.wait = wait  # seconds, for Retry-After
        self.more = more
        super().__init__(name)


def problem(request: HttpRequest, name: str, *, wait: int = 0, **more: Any) -> HttpResponse:
    """Return the answer that tells of a problem: `title` and `detail` in the reader's language, and in each."""
    status = PROBLEMS[name][0]
    body = json.dumps(described(name, lang=language_of(request), **more), ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    if wait or status == 503:
        response["Retry-After"] = str(wait or 5)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="gates"'
    return response


def described(name: str, *, lang: str = "vi", **more: Any) -> dict[str, Any]:
    """Return the members of a problem."""
    status, title, detail = PROBLEMS[name]
    told, advice = in_both(lambda: str(title)), in_both(lambda: str(detail))
    return {
        "type": ADDRESS + name, "status": status, "title": _in(told, lang), "detail": _in(advice, lang),
        "title_vi": told.vi, "title_en": told.en, "detail_vi": advice.vi, "detail_en": advice.en, **more,
    }  # fmt: skip


def language_of(request: HttpRequest) -> str:
    """Return `vi` or `en`, whichever the reader likes better; Vietnamese when nothing is said."""
    known = get_languages()
    for code, _weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if code[:2] in known:
            return code[:2]
    return "vi"


def _in(text: Text, lang: str) -> str:
    return text.en if lang == "en" else text.vi
