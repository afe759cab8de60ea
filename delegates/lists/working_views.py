"""Working lists at the desk: one click each, narrowed, kept by name, printed, as a workbook."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import audit, clock
from adgmin.core.dates import day_screen
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import User
from adgmin.core.problems import Refused
from adgmin.core.workbooks.book import book
from delegates.accreditation.keeping import filters_for, forget_filter, keep_filter
from delegates.accreditation.models import State
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.access import delegates_for
from delegates.nominations.sensitive import PERMISSION as SENSITIVE

from .asking import attachment, edition_or_404
from .kinds import KINDS
from .views import EXPORT, READ
from .working import Wanted, Working, kinds_for, working_list

PAGE = "lists"
MAX_REASON = 300


@require_safe
@at_desk(READ)
def lists(request: DeskRequest) -> HttpResponse:
    """Offer the lists; show the one asked for, unless it needs a reason first."""
    edition, wanted = edition_or_404(), Wanted.of(request.GET)
    _check_offered(request.user, wanted)
    shown = None
    if wanted.by and not KINDS[wanted.by].permission:
        shown = working_list(delegates_for(request.user), edition, wanted)
    return _page(request, wanted, shown=shown)


@require_safe
@at_desk(READ, EXPORT)
def lists_file(request: DeskRequest) -> HttpResponse:
    """Hand out a list as a workbook; each time is recorded. What needs a reason is not handed out here."""
    edition, wanted = edition_or_404(), Wanted.of(request.GET)
    _check_offered(request.user, wanted)
    if not wanted.by or KINDS[wanted.by].permission:
        raise Http404
    found = working_list(delegates_for(request.user), edition, wanted)
    audit.record(edition, "exported list", by=request.user, note=_note(found, wanted))
    return _workbook(found)


@require_POST
@at_desk(READ, SENSITIVE)
def sensitive(request: DeskRequest) -> HttpResponse:
    """Show a list of sensitive data, or hand it out (`do=xlsx`), for a reason; both are recorded with it."""
    edition, wanted = edition_or_404(), Wanted.of(request.POST)
    if not wanted.by or not KINDS[wanted.by].permission:
        raise Http404
    as_file = request.POST.get("do") == "xlsx"
    if as_file and not request.user.has_perm(EXPORT):
        raise PermissionDenied
    reason = " ".join(request.POST.get("reason", "").split())[:MAX_REASON]
    if not reason:
        return _page(request, wanted, no_reason=True, status=422)
    found = working_list(delegates_for(request.user), edition, wanted)
    verb = "exported sensitive list" if as_file else "read sensitive list"
    audit.record(edition, verb, by=request.user, note=f"{_note(found, wanted)}: {reason}")
    return _workbook(found) if as_file else _page(request, wanted, shown=found, reason=reason)


@require_POST
@at_desk(READ)
def keep(request: DeskRequest) -> HttpResponse:
    """Keep a list by name, for oneself or for everybody at the desk."""
    wanted, shared = Wanted.of(request.POST), request.POST.get("shared") == "1"
    _check_offered(request.user, wanted)
    try:
        kept = keep_filter(request.user, request.POST.get("name", ""), wanted.query, shared=shared, page=PAGE)
    except Refused as refusal:
        messages.error(request, str(refusal.problems[0]))
    else:
        messages.success(request, _("Kept as “%(name)s”.") % {"name": kept.name})
    return redirect(f"{reverse('desk-lists')}?{wanted.query}")


@require_POST
@at_desk(READ)
def forget(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete one of one's own kept lists."""
    if not forget_filter(request.user, pk):
        raise Http404
    return redirect("desk-lists")


def _check_offered(user: User, wanted: Wanted) -> None:
    """A list that is not offered does not exist."""
    if wanted.by and KINDS[wanted.by] not in kinds_for(user):
        raise Http404


def _page(request: DeskRequest, wanted: Wanted, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "wanted": wanted,
        "kind": KINDS.get(wanted.by),
        "kinds": kinds_for(request.user),
        "kept": _kept(request.user),
        "delegations": list(Delegation.objects.only("code", "name_vi", "name_en").order_by("sort_order")),
        "roles": DelegateRole.choices,
        "states": [(state.value, state.label) for state in State if state != State.DRAFT],
        "now": clock.now(),
        **more,
    }
    return render(request, "delegates/lists/lists.html", context, status=status)


def _kept(user: User) -> list[dict[str, Any]]:
    """Return the kept lists that this user may open."""
    offered = {kind.key for kind in kinds_for(user)}
    found = []
    for one in filters_for(user, PAGE):
        by = dict(part.partition("=")[::2] for part in one.query.split("&")).get("by", "")
        if by in offered:
            found.append({"name": one.name, "query": one.query, "pk": one.pk, "own": one.user_id == user.pk})
    return found


def _note(found: Working, wanted: Wanted) -> str:
    return f"{wanted.query}, {found.count} persons"


def _workbook(found: Working) -> HttpResponse:
    title, now = str(found.kind.name), clock.now()
    rows = [
        (number, group.heading, *line.cells)
        for group in found.groups
        for number, line in enumerate(group.lines, 1)
    ]
    headings = (_("No. in the group"), title, *found.headings)
    marks = (f"{day_screen(now)}, {now:%H:%M}", _("Persons: %(number)d") % {"number": found.count})
    body = book(title, marks, headings, rows, (8, 30, 34, 30, 24, 24, 24, 24))
    return attachment(body, "xlsx", f"list-{found.kind.key}-{now:%Y%m%d-%H%M}.xlsx")
