"""Passes without a person at the desk: floaters by what each delegation may have, and others as many as wanted."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused
from delegates.delegations.models import Delegation
from delegates.lists.asking import edition_or_404
from events.editions.models import Edition

from .access import MANAGE, READ
from .floating import floaters_lacking, make_floaters
from .forms import PassForm
from .models import LIVE_STATES
from .passes import make_passes
from .zones import ensure_zones


@dataclass(frozen=True, slots=True)
class Row:
    """How many floaters a delegation may have, and has."""

    delegation: Delegation
    may: int
    has: int

    @property
    def lacking(self) -> int:
        """How many are promised and not made."""
        return max(0, self.may - self.has)


@require_safe
@at_desk(READ, MANAGE)
def passes(request: DeskRequest) -> HttpResponse:
    """Show what each delegation has and may have, and the form for other passes."""
    edition = edition_or_404()
    return _page(
        request, edition, PassForm(edition=edition, zones=ensure_zones(edition), initial={"zones": "A"})
    )


@require_POST
@at_desk(READ, MANAGE)
def make(request: DeskRequest) -> HttpResponse:
    """Make so many passes of one sort."""
    edition = edition_or_404()
    form = PassForm(request.POST, edition=edition, zones=ensure_zones(edition))
    if not form.is_valid():
        return _page(request, edition, form, status=422)
    try:
        made = make_passes(form.wanted, edition=edition, by=request.user, number=form.cleaned_data["number"])
    except Refused as refusal:
        return _page(request, edition, form, problems=refusal.problems, status=409)
    return _told(request, len(made), form.wanted.kind)


@require_POST
@at_desk(READ, MANAGE)
def floaters(request: DeskRequest) -> HttpResponse:
    """Make the floaters that are lacking, of one delegation (`delegation`: its code) or of all."""
    edition = edition_or_404()
    code = request.POST.get("delegation", "")
    try:
        made = make_floaters(edition, by=request.user, code=code)
    except Refused as refusal:
        form = PassForm(edition=edition, zones=ensure_zones(edition))
        return _page(request, edition, form, problems=refusal.problems, status=409)
    return _told(request, len(made), "floater")


def _told(request: DeskRequest, number: int, kind: str) -> HttpResponse:
    words = ngettext(
        "%(number)d pass was made. Print it next.", "%(number)d passes were made. Print them next.", number
    )
    messages.success(request, words % {"number": number})
    return redirect(f"{reverse('desk-badges')}?kind={kind}&state=ready&sort=newest")


def _page(
    request: DeskRequest,
    edition: Edition,
    form: PassForm,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form, "problems": problems, "rows": _rows(edition), "lacking": sum(floaters_lacking(edition).values()),
    }  # fmt: skip
    return render(request, "delegates/badges/passes.html", context, status=status)


def _rows(edition: Edition) -> list[Row]:
    live = Count("badges", filter=Q(badges__kind="floater", badges__state__in=LIVE_STATES))
    found = Delegation.objects.filter(edition=edition).annotate(has=live).order_by("sort_order")
    return [Row(one, one.floaters, one.has) for one in found if one.floaters or one.has]
