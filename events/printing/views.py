"""The programme as a PDF, for everybody."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adgmin.core.bilingual import in_both
from adgmin.core.conditional import has_it
from adgmin.core.problems import Problem, Severity
from events.feeds.refusal import refusal
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .documents import programme_pdf
from .shelf import Paper, kept


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """Return the programme of the week, or of one day (`?day=2026-01-13`), in both languages side by side."""
    try:
        shown = current_programme()
    except NothingPublished:
        return HttpResponse(status=503)
    asked = request.GET.get("day", "")
    day = day_of(shown, asked) if asked else None
    if asked and day is None:
        return refusal([_unknown_day(asked)])
    name = f"programme-{asked}" if day else "programme"
    paper = kept(shown, name, lambda: programme_pdf(shown, day))
    return answer(request, shown, name, paper)


def day_of(shown: Programme, text: str) -> dt.date | None:
    """Return the day of the meeting that an ISO date names, or nothing."""
    return next((day for day in shown.edition.days if day.isoformat() == text), None)


def answer(request: HttpRequest, shown: Programme, name: str, paper: Paper) -> HttpResponse:
    """Return the document under a good file name, or 304 to who has it already (RFC 9110, section 13)."""
    if has_it(request, paper.etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(paper.body, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{shown.edition.code}-{name}.pdf"'
        response["Content-Language"] = "vi, en"
    response["ETag"] = paper.etag
    response["Cache-Control"] = "public, no-cache"
    return response


def _unknown_day(asked: str) -> Problem:
    def sentence() -> str:
        return _("The parameter “%(name)s” has no value “%(value)s”.") % {"name": "day", "value": asked[:40]}

    return Problem("unknown_value", Severity.BLOCK, in_both(sentence), field="day")
