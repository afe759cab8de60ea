"""The programme of demonstrations at the desk: the list, one of them, a new one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from events.agenda.conflicts import facts_of
from events.agenda.lanes import days_of
from events.editions.current import edition_or_none, get_edition
from events.editions.models import Edition
from events.showcase.models import DemoSlot

from . import changing
from .access import get_demo
from .changing import Despite, findings_about, seen_of
from .facts import PREFIX
from .forms import DemoForm
from .joining import RULES
from .listing import FILTERS, Row, choices_of, days_with

READ, ADD, CHANGE = "events.view_demoslot", "events.add_demoslot", "events.change_demoslot"
ACCEPT = "events.add_acceptedfinding"
CONFLICT, INVALID = 409, 422
HISTORY = 30


@require_GET
@at_desk(READ)
def demos(request: DeskRequest) -> HttpResponse:
    """All demonstrations by day and time; `day`, `where`, `exhibitor` and `theme` narrow them."""
    edition = edition_or_none()
    if edition is None:
        return render(request, "events/showcase/programme/demos.html", {"days": []})
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    days = days_with(edition, asked)
    rows = [row for _day, found in days for row in found]
    context = {
        "days": days, "asked": asked, "narrowed": any(asked.values()), "count": len(rows),
        "waiting": sum(bool(row.findings) for row in rows), "all_days": days_of(edition), **choices_of(edition),
    }  # fmt: skip
    return render(request, "events/showcase/programme/demos.html", context)


@require_http_methods(["GET", "POST"])
@at_desk(READ, ADD)
def new(request: DeskRequest) -> HttpResponse:
    """Put a new demonstration into the programme."""
    edition = get_edition()
    form = DemoForm(edition, request.POST or None)
    if request.method == "GET":
        return _form_page(request, form)
    if not form.is_valid():
        return _form_page(request, form, status=INVALID)
    try:
        made = changing.add_demo(
            edition, form.wish(), capacity=form.cleaned_data["capacity"], by=request.user,
            despite=_despite(request),
        )  # fmt: skip
    except Refused as refusal:
        return _form_page(request, form, problems=refusal.problems, status=CONFLICT)
    messages.success(
        request, _("%(demo)s is in the programme. The public sees it with the next release.") % {"demo": made}
    )
    return redirect("desk-demo", code=made.code)


@require_http_methods(["GET", "POST"])
@at_desk(READ)
def demo(request: DeskRequest, code: str) -> HttpResponse:
    """One demonstration; POST changes or moves it."""
    edition = get_edition()
    found = get_demo(edition, code)
    if request.method == "GET":
        return _page(request, edition, found, DemoForm(edition, slot=found))
    if not request.user.has_perm(CHANGE):
        return _page(request, edition, found, DemoForm(edition, slot=found), status=403)
    form = DemoForm(edition, request.POST, slot=found)
    if not form.is_valid():
        return _page(request, edition, found, form, status=INVALID)
    try:
        shown = changing.change_demo(
            found, form.wish(), seen=request.POST.get("seen", ""), by=request.user, despite=_despite(request),
            at_once=form.cleaned_data.get("at_once", False),
        )  # fmt: skip
    except Refused as refusal:
        return _page(
            request, edition, get_demo(edition, code), form, problems=refusal.problems, status=CONFLICT
        )
    messages.success(
        request,
        _said(
            shown,
            _("Saved. The public sees time and place now; whatever else changed, with the next release."),
        ),
    )
    return redirect("desk-demo", code=code)


@require_POST
@at_desk(READ, CHANGE)
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Cancel a demonstration that is open to all, or let a cancelled one take place."""
    edition = get_edition()
    found = get_demo(edition, code)
    verb = {"cancel": changing.cancel_open_demo, "restore": changing.restore_demo}.get(
        request.POST.get("do", "")
    )
    if verb is None:
        raise Http404
    try:
        shown = verb(found, by=request.user)
    except Refused as refusal:
        form = DemoForm(edition, slot=found)
        return _page(request, edition, found, form, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _said(shown, _("Saved. The public sees it now.")))
    return redirect("desk-demo", code=code)


def _said(shown: bool, now: str) -> str:
    return now if shown else _("Saved in the draft. The public sees it with the next release.")


def _despite(request: DeskRequest) -> Despite:
    """Return whether findings may stand; the reason counts of whom may accept findings."""
    because = request.POST.get("because", "") if request.user.has_perm(ACCEPT) else ""
    return Despite(bool(request.POST.get("anyway")), because)


def _page(
    request: DeskRequest,
    edition: Edition,
    found: DemoSlot,
    form: DemoForm,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    code = f"{PREFIX}:{found.code}"
    about = [one for one in findings_about(edition, facts_of(edition)) if code in one.sessions]
    history = AuditRecord.objects.filter(model="events.demoslot", object_id=str(found.pk)).select_related(
        "user"
    )
    seen = request.POST.get("seen") or seen_of(found)
    if any(problem.code == "changed_meanwhile" for problem in problems):
        seen = seen_of(found)
    return _form_page(
        request, form, problems=problems, status=status, slot=found, seen=seen, history=history[:HISTORY],
        row=Row(found, [one for one in about if one.is_open]), accepted=[one for one in about if one.accepted],
        may_write=request.user.has_perm(CHANGE),
    )  # fmt: skip


def _form_page(
    request: DeskRequest,
    form: DemoForm,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the form; problems that rules find may be passed over, those of a field stand beside it."""
    rules = {rule.code for rule in RULES}
    soft = bool(problems) and all(problem.code in rules or problem.code in _OF_REASON for problem in problems)
    for problem in problems:
        if form.is_bound and problem.field in form.fields:
            form.add_error(problem.field, str(problem))
    context = {
        "form": form, "problems": problems, "soft": soft, "because": request.POST.get("because", ""),
        "may_write": True, "may_accept": request.user.has_perm(ACCEPT), **more,
    }  # fmt: skip
    return render(request, "events/showcase/programme/demo.html", context, status=status)


# What is wrong with a reason that was given.
_OF_REASON = frozenset({"reason_missing", "reason_too_long"})
