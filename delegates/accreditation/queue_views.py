"""The queue of each desk: list, acts on many, filters kept by name."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.delegations.models import DelegateRole, Delegation

from .access import checks_of, officers_of
from .deciding import MANY, RowOutcome, Seen, assign_many, decide_many
from .keeping import filters_for, forget_filter, keep_filter
from .models import Check, State
from .queue import QueueFilters, page_of, queued, states_of, tabs_for

PAUSED_IN_ORDER = (State.MORE_INFORMATION, State.ON_HOLD)


def filters_of(user: User, query: QueryDict) -> QueueFilters:
    """Return what a query asks of the queues of this user. Raises PermissionDenied for who decides nothing."""
    checks = checks_of(user)
    if not checks:
        raise PermissionDenied
    return QueueFilters.among(query, checks)


@at_desk("delegates.view_delegate")
@require_GET
def queue(request: DeskRequest) -> HttpResponse:
    """Who waits for a desk: late first, then by time, then in protocol order."""
    now, number = clock.now(), request.GET.get("page", "")
    filters = filters_of(request.user, request.GET)
    page = page_of(queued(request.user, filters, now), number_of(number, 1), now)
    return render(request, "delegates/accreditation/queue.html", {"page": page, **_around(request, filters)})


def _around(request: DeskRequest, filters: QueueFilters) -> dict[str, Any]:
    check = Check(filters.check)
    return {
        "filters": filters,
        "tabs": tabs_for(request.user, checks_of(request.user), clock.now()),
        "check": check,
        "delegations": list(Delegation.objects.only("code", "name_vi", "name_en").order_by("sort_order")),
        "roles": DelegateRole.choices,
        "states": [(state.value, state.label) for state in (*states_of(check), *PAUSED_IN_ORDER)],
        "kept": list(filters_for(request.user)),
        "officers": list(officers_of(check)),
        "many": MANY.items(),
    }


@at_desk("delegates.view_delegate")
@require_POST
def many(request: DeskRequest) -> HttpResponse:
    """Act on the chosen people, each for itself, and say what became of each."""
    filters = filters_of(request.user, QueryDict(request.POST.get("query", "")))
    chosen = [seen for text in request.POST.getlist("chosen") if (seen := Seen.of(text))]
    verb, reason = request.POST.get("verb", ""), request.POST.get("reason", "").strip()
    if verb not in MANY and verb != "assign":
        return HttpResponseBadRequest(_("This page does not know that decision."))
    if not chosen:
        messages.warning(request, _("Nobody was chosen."))
        return redirect(f"{_address(filters)}")
    if verb == "assign":
        outcomes = assign_many(chosen, _officer(request, filters), by=request.user)
    else:
        outcomes = decide_many(chosen, verb, by=request.user, reason=reason)
    return _report(request, filters, outcomes, reason, MANY.get(verb, _("Assign")))


def _officer(request: DeskRequest, filters: QueueFilters) -> User | None:
    """The officer of this desk that was chosen, or nobody. Raises Http404 for anybody else."""
    pk = request.POST.get("officer", "")
    if not pk:
        return None
    found = officers_of(Check(filters.check)).filter(pk=number_of(pk)).first()
    if found is None:
        raise Http404
    return found


def _report(
    request: DeskRequest, filters: QueueFilters, outcomes: list[RowOutcome], reason: str, verb: Any
) -> HttpResponse:
    context = {
        "filters": filters,
        "outcomes": outcomes,
        "done": sum(one.done for one in outcomes),
        "failed": sum(not one.done for one in outcomes),
        "reason": reason,
        "verb": verb,
    }
    return render(request, "delegates/accreditation/report.html", context)


@at_desk("delegates.view_delegate")
@require_POST
def keep(request: DeskRequest) -> HttpResponse:
    """Keep the filter of the list by a name."""
    filters = filters_of(request.user, QueryDict(request.POST.get("query", "")))
    shared = request.POST.get("shared") == "1"
    try:
        kept = keep_filter(request.user, request.POST.get("name", ""), filters.query(), shared=shared)
    except Refused as refusal:
        messages.error(request, str(refusal.problems[0]))
    else:
        messages.success(request, _("The filter “%(name)s” is kept.") % {"name": kept.name})
    return redirect(_address(filters))


@at_desk("delegates.view_delegate")
@require_POST
def forget(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete one of the user's own filters."""
    filters = filters_of(request.user, QueryDict(request.POST.get("query", "")))
    if not forget_filter(request.user, pk):
        raise Http404
    messages.success(request, _("The filter was deleted."))
    return redirect(_address(filters))


def _address(filters: QueueFilters) -> str:
    return f"{redirect('desk-queue').url}?{filters.query()}"
