"""Badges to print at the desk: choose, see how many, start."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused
from delegates.delegations.models import Delegation
from delegates.lists.asking import edition_or_404
from events.editions.models import Edition

from . import batches
from .batch_starting import start
from .models import BadgeBatch
from .print_access import MANAGES
from .print_choosing import UNPRINTED, WHATS, Chosen, choose, in_two
from .verbs import MOST_REASON

MOST_NUMBERS_TYPED = 2_000  # characters


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(MANAGES)
def prints(request: DeskRequest) -> HttpResponse:
    """Show what would be printed; POST starts the run and leads to its page."""
    edition = edition_or_404()
    asked = _asked(request.POST if request.method == "POST" else request.GET)
    chosen = choose(edition, asked["what"], delegation=asked["delegation"], numbers=asked["numbers"])
    if request.method != "POST":
        return _page(request, edition, asked, chosen)
    if chosen.problems:
        return _page(request, edition, asked, chosen, status=400)
    try:
        with transaction.atomic():
            batch = batches.begin(
                edition, chosen.fresh, chosen.again, sheet=asked["sheet"], what=in_two(chosen.what), by=request.user,
                reason=asked["reason"],
            )  # fmt: skip
            transaction.on_commit(partial(start, batch))
    except Refused as refusal:
        return _page(request, edition, asked, chosen, problems=refusal.problems, status=409)
    batches.sweep(clock.now())
    messages.success(request, _("Print run %(number)d has begun.") % {"number": batch.number})
    return redirect("desk-badge-batch", number=batch.number)


def _asked(data: QueryDict) -> dict[str, str]:
    """Return what was chosen; what nobody offers stands as the first choice."""
    what, sheet = data.get("what", UNPRINTED), data.get("sheet", "")
    return {
        "what": what if what in WHATS else UNPRINTED,
        "sheet": sheet if sheet in BadgeBatch.Sheet.values else BadgeBatch.Sheet.A6,
        "delegation": data.get("delegation", "")[:10],
        "numbers": data.get("numbers", "")[:MOST_NUMBERS_TYPED],
        "reason": data.get("reason", "")[:MOST_REASON].strip(),
    }


def _page(
    request: DeskRequest,
    edition: Edition,
    asked: dict[str, str],
    chosen: Chosen,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    rows = Delegation.objects.filter(edition=edition, badges__state="ready").distinct().order_by("sort_order")
    context = {
        "asked": asked,
        "chosen": chosen,
        "delegations": rows,
        "sheets": BadgeBatch.Sheet.choices,
        "most_reason": MOST_REASON,
        "running": _running(edition),
        "untouched": not request.GET and request.method != "POST",
        **more,
    }
    return render(request, "delegates/badges/print.html", context, status=status)


def _running(edition: Edition) -> BadgeBatch | None:
    now = clock.now()
    going = BadgeBatch.objects.filter(edition=edition, state__in=batches.GOING)
    return next((batch for batch in going if batches.state_now(batch, now) in batches.GOING), None)
