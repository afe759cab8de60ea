"""Taking in a workbook at the desk: choose a file, see what it would do, take it in."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import spool
from adgmin.core.desk import at_desk
from adgmin.core.filters import number_of
from adgmin.core.models import User
from adgmin.core.workbooks.book import handed_out
from adgmin.core.workbooks.sheet import MAX_BYTES, Unreadable

from .findings import Finding, unreadable
from .intake import Outcome, examine, preview, take_in
from .plan import CHANGED, CREATED, REFUSED, UNCHANGED
from .preview_page import ACTIONS, grouped, outcome_digest, page_of_row, shown_rows
from .template_book import template_book

MAY = "delegates.import_delegates"


@at_desk(MAY)
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for a file; read it once, and go on to the preview when it can be read."""
    problem: Finding | None = None
    if request.method == "POST":
        upload = request.FILES.get("file")
        try:
            if upload is None:
                raise Unreadable("missing")
            if (upload.size or 0) > MAX_BYTES:
                raise Unreadable("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
            data = upload.read()
            examine(data, name=upload.name or "")
        except Unreadable as error:
            problem = unreadable(error)
        else:
            token = spool.hold(upload.name or "", data, by=_user(request))
            return redirect("desk-import-preview", token=token)
    context = {"problem": problem, "limit": MAX_BYTES // (1024 * 1024)}
    return render(request, "delegates/imports/choose.html", context, status=422 if problem else 200)


@at_desk(MAY)
@require_GET
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the held file would do now; nothing is written."""
    held = spool.fetch(token, by=_user(request))
    if held is None:
        messages.warning(request, _("That file is no longer kept. Choose it again."))
        return redirect("desk-import")
    outcome = preview(examine(held.data))
    action = request.GET.get("show", "")
    action = action if action in ACTIONS else ""
    row = _number(request, "row")
    number = page_of_row(outcome, row) if row else _number(request, "page") or 1
    rows, pages = shown_rows(outcome, action, number)
    context = {
        "held": held, "outcome": outcome, "digest": outcome_digest(outcome),
        "groups": grouped(outcome.findings),
        "counts": [(key, label, outcome.plan.count(key)) for key, label in ACTIONS.items()],
        "rows": rows, "page": min(number, pages), "pages": pages, "show": action, "writes": _writes(outcome),
    }  # fmt: skip
    return render(request, "delegates/imports/preview.html", context)


@at_desk(MAY)
@require_POST
def commit(request: HttpRequest, token: str) -> HttpResponse:
    """Write what was previewed; when the outcome is another one by now, show it instead."""
    user = _user(request)
    held = spool.fetch(token, by=user)
    if held is None:
        messages.warning(request, _("That file is no longer kept. Choose it again."))
        return redirect("desk-import")
    seen = request.POST.get("outcome", "")
    outcome = take_in(
        examine(held.data),
        by=user,
        skip_refused=request.POST.get("rows") == "accepted",
        agreed=lambda found: outcome_digest(found) == seen,
    )
    if not outcome.committed:
        messages.warning(
            request, _("Nothing was written: the records changed meanwhile. Look at the outcome again.")
        )
        return redirect("desk-import-preview", token=token)
    spool.drop(token)
    messages.success(request, _sentence(outcome))
    return redirect("desk-delegates")


@at_desk(MAY)
@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Delete the held file."""
    if spool.fetch(token, by=_user(request)) is None:
        raise Http404
    spool.drop(token)
    messages.info(request, _("The file was deleted; nothing was written."))
    return redirect("desk-import")


@at_desk(MAY)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """Hand out the workbook to fill in, in the language asked for or that of the page."""
    asked = request.GET.get("lang", "") or get_language() or "vi"
    lang = "en" if asked.startswith("en") else "vi"
    return handed_out(template_book(lang), "adgmin-delegates-en" if lang == "en" else "adgmin-dai-bieu-vi")


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return number_of(text) if len(text) < 8 else 0


def _writes(outcome: Outcome) -> int:
    return outcome.plan.count(CREATED) + outcome.plan.count(CHANGED)


def _sentence(outcome: Outcome) -> str:
    return _(
        "Taken in: %(created)d new, %(changed)d changed, %(unchanged)d as before, %(refused)d refused."
    ) % {key: outcome.plan.count(key) for key in (CREATED, CHANGED, UNCHANGED, REFUSED)}


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)
