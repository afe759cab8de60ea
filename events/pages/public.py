"""What every public view has in common: the programme, the language, and being kept in memory."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from adgmin.core.bilingual import LANGUAGES
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Programme, Rest], HttpResponse]


def public_page(view: View[Rest]) -> Callable[..., HttpResponse]:
    """Hand a view the programme; activate the language of its address (`lang`, when it has one).

    The answer is kept in memory by the programme's version. Without any programme a courteous page says so (503).
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        lang = kwargs.get("lang", "vi")
        if lang not in LANGUAGES:
            raise Http404
        translation.activate(lang)
        request.LANGUAGE_CODE = lang
        try:
            programme = current_programme()
        except NothingPublished:
            return render(request, "events/pages/nothing.html", {"lang": lang}, status=503)
        response = view(request, programme, *args, **kwargs)
        response.programme_version = programme.version  # type: ignore[attr-defined]  # read by PublicPageCache
        response.headers.setdefault("Content-Language", lang)
        return response

    return answer
