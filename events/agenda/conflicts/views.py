"""The conflict inbox of the desk: what must be mended, what to look at, what was accepted; and the rules' weights."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused
from events.agenda.rule_models import AcceptedFinding
from events.editions.models import Edition

from .accepting import accept_finding, apply_fix, finding_by, withdraw_acceptance
from .forms import FixForm, RulesForm
from .inbox import Inbox, inbox_of
from .setting import set_rules

PAGE_SIZE = 40


@at_desk("events.view_session")
def conflicts(request: DeskRequest) -> HttpResponse:
    """The inbox; `rule` and `session` narrow it."""
    return _inbox(request)


@at_desk("events.change_session")
@require_POST
def fix(request: DeskRequest) -> HttpResponse:
    """Do what a finding proposes. A stale proposal is refused, and the page shows what is so now."""
    form = FixForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        moved = apply_fix(_edition(), form.cleaned_data["fingerprint"], form.fix(), by=request.user)
    except Refused as refusal:
        return _inbox(request, refusal.problems, status=409)
    messages.success(request, _("Done: %(session)s was moved in the draft.") % {"session": moved})
    return _back(request)


@at_desk("events.add_acceptedfinding")
@require_POST
def accept(request: DeskRequest) -> HttpResponse:
    """Let a finding stand, with a reason."""
    edition, fingerprint = _edition(), request.POST.get("fingerprint", "")
    try:
        finding = finding_by(edition, fingerprint)
        accept_finding(edition, finding, by=request.user, because=request.POST.get("because", ""))
    except Refused as refusal:
        status = 422 if refusal.problems[0].code.startswith("reason") else 409
        return _inbox(request, refusal.problems, status=status)
    messages.success(request, _("Accepted. It stays so until one of its facts changes."))
    return _back(request)


@at_desk("events.delete_acceptedfinding")
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an acceptance back."""
    withdraw_acceptance(get_object_or_404(AcceptedFinding, pk=pk, edition=_edition()), by=request.user)
    messages.success(request, _("The acceptance was taken back."))
    return _back(request)


@at_desk("events.view_rulesetting")
def rules(request: DeskRequest) -> HttpResponse:
    """What each rule weighs, and how many minutes each kind of meeting needs before it."""
    edition = _edition()
    form = RulesForm(request.POST or None, edition=edition)
    if request.method == "POST":
        if not request.user.has_perms(("events.change_rulesetting", "events.change_kindturnover")):
            raise PermissionDenied
        if form.is_valid():
            set_rules(edition, form.weights(), form.turnovers(), by=request.user)
            messages.success(request, _("The rules were saved."))
            return redirect("desk-rules")
    status = 422 if form.errors else 200
    return render(request, "events/desk/rules.html", {"form": form}, status=status)


def _edition() -> Edition:
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition


def _inbox(request: DeskRequest, problems: tuple[Problem, ...] = (), status: int = 200) -> HttpResponse:
    edition = Edition.objects.first()
    asked = _asked(request)
    inbox = inbox_of(edition, **asked) if edition else Inbox()
    page = Paginator(inbox.open, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "inbox": inbox, "page": page, "groups": inbox.groups(page), "asked": asked, "problems": problems,
        "refused": request.POST.get("fingerprint", "") if problems else "", "typed": request.POST.get("because", ""),
        "query": _query(asked),
    }  # fmt: skip
    return render(request, "events/desk/conflicts.html", context, status=status)


def _asked(request: DeskRequest) -> dict[str, str]:
    """Return what the page is narrowed to; a form that is posted carries it along."""
    return {
        name: request.POST.get(f"asked_{name}") or request.GET.get(name, "") for name in ("rule", "session")
    }


def _query(asked: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    return query.urlencode()


def _back(request: DeskRequest) -> HttpResponse:
    query = _query(_asked(request))
    return redirect(reverse("desk-conflicts") + (f"?{query}" if query else ""))
