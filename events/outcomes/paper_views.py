"""The papers on outcomes that the desk hands out, in the language asked for."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.desk import DeskRequest, at_desk
from events.editions.models import Edition

from .desk_views import READ
from .papers import open_pdf, summary_pdf

PDF = "application/pdf"


@at_desk(READ)
@require_GET
def summary(request: DeskRequest) -> HttpResponse:
    """The Chair's summary of all outcomes."""
    lang = asked_language(request.GET.get("lang", ""))
    return inline(summary_pdf(_edition(), lang, clock.now()), f"outcomes-summary-{lang}.pdf")


@at_desk(READ)
@require_GET
def still_open(request: DeskRequest) -> HttpResponse:
    """What is still open before the ministers meet."""
    lang = asked_language(request.GET.get("lang", ""))
    return inline(open_pdf(_edition(), lang, clock.now()), f"outcomes-open-{lang}.pdf")


def asked_language(asked: str) -> str:
    """Return the language asked for, else that of the reader."""
    return asked if asked in LANGUAGES else (get_language() or "vi")[:2]


def inline(content: bytes, name: str) -> HttpResponse:
    """Return a PDF to be looked at."""
    return HttpResponse(
        content, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _edition() -> Edition:
    if (found := Edition.objects.first()) is None:
        raise Http404
    return found
