"""The papers on outcomes that the desk hands out, in the language asked for."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.workbooks.book import handed_out
from events.documents.models import Outcome
from events.editions.models import Edition

from .board import bracketed
from .consolidating import consolidated
from .desk_views import READ, get_outcome
from .following import follow_up_book, open_book
from .papers import LEGEND, consolidated_pdf, open_pdf, summary_pdf
from .texts import current

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


@at_desk(READ)
@require_GET
def follow_up(request: DeskRequest) -> HttpResponse:
    """Every commitment as a workbook, for the next Chair to follow up."""
    lang = asked_language(request.GET.get("lang", ""))
    return handed_out(follow_up_book(_edition(), lang, clock.now()), f"commitments-{lang}")


@at_desk(READ)
@require_GET
def open_sheet(request: DeskRequest) -> HttpResponse:
    """What is still open, as a workbook."""
    lang = asked_language(request.GET.get("lang", ""))
    return handed_out(open_book(_edition(), lang, clock.now()), f"outcomes-open-{lang}")


@at_desk(READ)
@require_GET
def consolidated_text(request: DeskRequest, code: str) -> HttpResponse:
    """The text of an outcome with its brackets, to be read."""
    found = get_outcome(code)
    return render(request, "events/outcomes/desk/consolidated.html", reading(found))


@at_desk(READ)
@require_GET
def consolidated_paper(request: DeskRequest, code: str) -> HttpResponse:
    """The same as a PDF."""
    return consolidated_answer(get_outcome(code), request.GET.get("lang", ""))


def reading(outcome: Outcome) -> dict[str, Any]:
    """Return what the page of a consolidated text shows."""
    version = current(outcome)
    items = consolidated(bracketed(outcome)) if version else []
    return {"outcome": outcome, "version": version, "items": items, "legend": LEGEND}


def consolidated_answer(outcome: Outcome, lang: str) -> HttpResponse:
    """Return the PDF of a consolidated text. Raises Http404: there is no text yet."""
    lang = asked_language(lang)
    return inline(consolidated_pdf(outcome, lang, clock.now()), f"{outcome.code.lower()}-{lang}.pdf")


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
