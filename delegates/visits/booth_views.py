"""The exhibitor's page of visits: note one, see who shares something, take that along as a workbook."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from adgmin.core import audit, clock, dates
from adgmin.core.problems import Problem
from adgmin.core.workbooks.book import book, handed_out
from delegates.exhibiting.access import BoothRequest, at_booth, get_own_exhibitor
from delegates.gates.app import CAMERA
from delegates.gates.limits import Bucket
from events.showcase.models import Exhibitor
from events.showcase.standing import Standing

from . import refusals
from .noting import note_visit
from .sharing import Visitor, visitors_of

PER_MINUTE = 30  # visits that one user notes; a third of it at once would be five in ten seconds
CONFLICT, INVALID, TOO_MANY = 409, 422, 429

_bucket = Bucket()


@at_booth
@require_http_methods(["GET", "POST"])
def visits(request: BoothRequest, slug: str) -> HttpResponse:
    """Show who shares something; note a visit by POST, with the same answer whatever was shown.

    A script that scans asks with `Accept: text/plain` and gets the sentence alone.
    """
    exhibitor = get_own_exhibitor(request.user, slug)
    if request.method == "GET":
        return _page(request, exhibitor)
    alone = request.headers.get("Accept") == "text/plain"
    shown = request.POST.get("shown", "").strip()
    problem, status = _against(request, exhibitor, shown)
    if problem:
        return HttpResponse(str(problem), "text/plain; charset=utf-8", status) if alone else _page(
            request, exhibitor, problem, shown=shown, status=status
        )  # fmt: skip
    note_visit(exhibitor, shown, by=request.user)
    if alone:
        return HttpResponse(_noted(), "text/plain; charset=utf-8")
    messages.success(request, _noted())
    return redirect("booth-visits", slug=slug)


def _noted() -> str:
    return _("Thank you. If this is a badge of the meeting, its bearer now decides what you see.")


def _against(request: BoothRequest, exhibitor: Exhibitor, shown: str) -> tuple[Problem | None, int]:
    if exhibitor.standing != Standing.ACCEPTED:
        return refusals.not_yet(exhibitor), CONFLICT
    if not shown:
        return refusals.nothing_shown(), INVALID
    wait = _bucket.take(f"{request.user.pk}", PER_MINUTE)
    return (refusals.too_fast(wait), TOO_MANY) if wait else (None, 200)


def _page(
    request: BoothRequest,
    exhibitor: Exhibitor,
    problem: Problem | None = None,
    shown: str = "",
    status: int = 200,
) -> HttpResponse:
    takes_part = exhibitor.standing == Standing.ACCEPTED
    visitors = visitors_of(exhibitor) if takes_part else []
    if read := sum(bool(one.email or one.phone) for one in visitors):
        audit.record(exhibitor, "read visitors", by=request.user, note=str(read))
    context = {
        "exhibitor": exhibitor, "visitors": visitors, "shown": shown,
        "problems": [problem] if problem else [], "may_note": takes_part,
    }  # fmt: skip
    response = render(request, "delegates/visits/booth.html", context, status=status)
    response["Permissions-Policy"] = CAMERA
    return response


@at_booth
@require_GET
def workbook(request: BoothRequest, slug: str) -> HttpResponse:
    """Return those who share something, with what they share; that it was taken is recorded."""
    exhibitor = get_own_exhibitor(request.user, slug)
    found = visitors_of(exhibitor)
    if not found or exhibitor.standing != Standing.ACCEPTED:
        raise Http404
    now = clock.now()
    marks = [
        dates.as_of(now),
        _(
            "Given for talks about the showcase only. Who takes it back must be deleted here too: take the list anew."
        ),
    ]
    heads = (
        _("Name"),
        _("Position"),
        _("Organisation"),
        _("E-mail address"),
        _("Mobile telephone"),
        _("Shared on"),
    )
    rows = (_row(one) for one in found)
    audit.record(exhibitor, "took visitors along", by=request.user, note=str(len(found)))
    made = book(pgettext("visits", "Visitors"), marks, heads, rows, (28, 34, 34, 32, 20, 18))
    return handed_out(made, "visitors")


def _row(one: Visitor) -> list[Any]:
    day = dates.local(one.sharing.decided_at).date()
    return [one.name, one.position, one.organisation, one.email, one.phone, day]


def forget_limits() -> None:
    """Drop what this process has counted."""
    _bucket.clear()
