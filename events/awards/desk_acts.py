"""What the desk does on the awards; each act calls one verb, and a refusal keeps what was typed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from events.editions.models import Edition

from .access import get_category
from .desk_forms import TimeForm
from .desk_views import READ, RESULTS, WRITE, awards_page, category_page, conflict_form, require
from .models import AwardCategory, ConflictOfInterest
from .scoring import declare_conflict, lift_conflict
from .settling import close, reopen, revoke, rule_on_tie, set_time, set_time_of_all, settle

CONFLICT, INVALID = 409, 422


@at_desk(READ, WRITE, RESULTS)
@require_POST
def time_of_all(request: DeskRequest) -> HttpResponse:
    """Set one time for every settled result that is not public."""
    edition, form = Edition.objects.first(), TimeForm(request.POST)
    if edition is None:
        raise Http404
    if not form.is_valid():
        return awards_page(request, form=form, status=INVALID)
    try:
        count = set_time_of_all(edition, form.cleaned_data["at"], by=request.user)
    except Refused as refusal:
        return awards_page(request, form=form, problems=refusal.problems, status=CONFLICT)
    words = ngettext(
        "%(count)d category has this time now.", "%(count)d categories have this time now.", count
    )
    messages.success(request, words % {"count": count})
    return redirect("desk-awards")


@at_desk(READ, WRITE)
@require_POST
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Do one thing on a category."""
    category, name = get_category(code), request.POST.get("do", "")
    verb = _ACTS.get(name)
    if verb is None:
        raise Http404
    if name in _OF_RESULTS:
        require(request, RESULTS)
    try:
        answer = verb(request, category)
    except Refused as refusal:
        return category_page(request, category, problems=refusal.problems, status=CONFLICT)
    return answer or redirect("desk-award", code=code)


def _close(request: DeskRequest, category: AwardCategory) -> None:
    close(category, by=request.user)
    messages.success(request, _("Closed: no score changes any more."))


def _reopen(request: DeskRequest, category: AwardCategory) -> None:
    reopen(category, request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Open again: the jury may change its scores."))


def _settle(request: DeskRequest, category: AwardCategory) -> None:
    settle(category, by=request.user)
    messages.success(request, _("The result is settled. Set the time at which it is told."))


def _tie(request: DeskRequest, category: AwardCategory) -> None:
    asked = [name for name in request.POST if name.startswith("place-")]
    places = {name[6:]: number_of(request.POST.get(name, ""), 0) for name in asked}
    if len(set(places.values())) < len(places):
        places = {}  # two of them on one place: the verb says so
    order = sorted(places, key=lambda one: places[one])
    rule_on_tie(category, order, request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("The chair's decision is recorded."))


def _time(request: DeskRequest, category: AwardCategory) -> HttpResponse | None:
    form = TimeForm(request.POST)
    if not form.is_valid():
        return category_page(request, category, time_form=form, status=INVALID)
    set_time(category, form.cleaned_data["at"], by=request.user)
    messages.success(request, _("The time is set."))
    return None


def _revoke(request: DeskRequest, category: AwardCategory) -> None:
    revoke(category, request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("The time is revoked; nothing is published."))


def _conflict(request: DeskRequest, category: AwardCategory) -> HttpResponse | None:
    form = conflict_form(category, request.POST)
    if not form.is_valid():
        return category_page(request, category, conflict_form=form, status=INVALID)
    typed = form.cleaned_data
    declare_conflict(typed["juror"], typed["finalist"], typed["reason"], by_juror=False, by=request.user)
    messages.success(request, _("The conflict is recorded."))
    return None


def _lift(request: DeskRequest, category: AwardCategory) -> None:
    pk = number_of(request.POST.get("conflict", ""), 0)
    found = ConflictOfInterest.objects.filter(pk=pk, finalist__category=category)
    conflict = found.select_related("juror", "finalist").first()
    if conflict is None:
        raise Http404
    lift_conflict(conflict.juror, conflict.finalist, request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("The conflict is lifted."))


_ACTS: dict[str, Callable[[DeskRequest, AwardCategory], HttpResponse | None]] = {
    "close": _close, "reopen": _reopen, "settle": _settle, "tie": _tie, "time": _time, "revoke": _revoke,
    "conflict": _conflict, "lift": _lift,
}  # fmt: skip
_OF_RESULTS = frozenset({"settle", "tie", "time", "revoke"})
