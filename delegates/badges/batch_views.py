"""Print runs at the desk: the list, one with its progress, its file; stop, take up again, give up."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import audit, clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.encryption import DecryptionError
from adgmin.core.problems import Refused

from . import batches, store
from .batch_starting import start
from .faces import with_faces
from .models import LIVE_STATES, Badge, BadgeBatch
from .print_access import MANAGES, SEES, batches_for, get_batch_for, get_file_for
from .print_choosing import listed

A_PAGE = 50


@require_safe
@at_desk(SEES)
def runs(request: DeskRequest) -> HttpResponse:
    """List the print runs, the latest first."""
    now = clock.now()
    page = Paginator(batches_for(request.user), A_PAGE).get_page(request.GET.get("page"))
    rows = [_shown(batch, now) for batch in page]
    return render(request, "delegates/badges/batches.html", {"rows": rows, "page": page})


@require_safe
@at_desk(SEES)
def run(request: DeskRequest, number: int) -> HttpResponse:
    """Show one: how far it is, what is in it, what is to be taken out again."""
    return _page(request, get_batch_for(request.user, number))


@require_safe
@at_desk(MANAGES)
def file(request: DeskRequest, number: int) -> HttpResponseBase:
    """Hand out the PDF; each time is recorded."""
    batch = get_file_for(request.user, number)
    content = store.pieces(batch.file)
    try:
        first = next(content)
    except (FileNotFoundError, DecryptionError, store.Damaged):
        raise Http404 from None
    audit.record(batch, "print run handed out", by=request.user, note=batch.what)

    def whole() -> Any:
        yield first
        yield from content

    response = StreamingHttpResponse(whole(), content_type="application/pdf")
    name = f"{batch.edition.code}-badges-{batch.number:04d}-{batch.sheet}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@at_desk(MANAGES)
def stop(request: DeskRequest, number: int) -> HttpResponse:
    """Let it stop after the part it is at."""
    batch = get_batch_for(request.user, number)
    try:
        batches.ask_to_stop(batch, by=request.user)
    except Refused as refusal:
        return _page(request, batch, problems=refusal.problems, status=409)
    messages.success(request, _("The print run stops as soon as the part it is at is done."))
    return redirect("desk-badge-batch", number=number)


@require_POST
@at_desk(MANAGES)
def resume(request: DeskRequest, number: int) -> HttpResponse:
    """Take it up again: only the rest is made."""
    batch = get_batch_for(request.user, number)
    try:
        with transaction.atomic():
            waiting = batches.resume(batch, by=request.user)
            transaction.on_commit(partial(start, waiting))
    except Refused as refusal:
        return _page(request, batch, problems=refusal.problems, status=409)
    return redirect("desk-badge-batch", number=number)


@require_POST
@at_desk(MANAGES)
def give_up(request: DeskRequest, number: int) -> HttpResponse:
    """End it for good: its badges are free for another one."""
    batch = get_batch_for(request.user, number)
    try:
        batches.give_up(batch, by=request.user)
    except Refused as refusal:
        return _page(request, batch, problems=refusal.problems, status=409)
    messages.success(request, _("The print run is given up; its badges can be printed in another one."))
    return redirect("desk-badge-batch", number=number)


def _page(request: DeskRequest, batch: BadgeBatch, status: int = 200, **more: Any) -> HttpResponse:
    now = clock.now()
    batch.refresh_from_db()
    badges = Badge.objects.filter(batch=batch)
    ended = with_faces(badges.exclude(state__in=LIVE_STATES).order_by("serial"))
    context = {
        **_shown(batch, now),
        "has_file": batches.has_file(batch, now),
        "kept_days": batches.KEPT_DAYS,
        "ended": list(ended[:200]),
        "serials": listed(badges.order_by("serial").values_list("serial", flat=True), most=200),
        **more,
    }
    return render(request, "delegates/badges/batch.html", context, status=status)


def _shown(batch: BadgeBatch, now: Any) -> dict[str, Any]:
    state = batches.state_now(batch, now)
    return {
        "batch": batch,
        "state": state,
        "state_label": BadgeBatch.State(state).label,
        "going": state in batches.GOING,
        "halted": state in batches.HALTED and bool(batch.file),
        "given_up": state in batches.HALTED and not batch.file,
        "died": state != batch.state,
    }
