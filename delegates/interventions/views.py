"""Interventions in the portal: those of the own party alone, sent in, replaced while drafts, withdrawn."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core.problems import Problem, Refused
from adgmin.core.uploads import MOST_PAPER, read_upload
from delegates.delegations.models import Delegation
from delegates.portal.access import PortalRequest, in_portal
from events.documents.models import Document, PaperFile, PaperStatus
from events.documents.standing import TRANSITIONS, withdraw
from events.documents.storing import PAPERS
from events.documents.wordless import wordless_pages

from .access import (
    get_delegation_with_party,
    get_own_file,
    get_own_intervention,
    own_interventions,
    own_sessions,
    was_sent_in,
)
from .forms import FileForm, InterventionForm
from .sending import may_replace, replace_file, send_in
from .states import state_in_words

CONFLICT, INVALID = 409, 422


@in_portal
@require_http_methods(["GET", "POST"])
def interventions(request: PortalRequest, code: str) -> HttpResponse:
    """What was sent in, and a form for another one; a refusal keeps what was typed."""
    delegation = get_delegation_with_party(request.user, code)
    sessions = own_sessions(delegation)
    form = InterventionForm(request.POST or None, request.FILES or None, sessions=sessions)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        problems = _attempt(lambda: _send(request, delegation, form.cleaned_data))
        if not problems:
            return redirect("portal-interventions", code=code)
    context = {
        "delegation": delegation, "form": form, "problems": problems, "any_session": bool(sessions),
        "sent": [(paper, state_in_words(paper)) for paper in own_interventions(delegation)],
    }  # fmt: skip
    status = CONFLICT if problems else INVALID if form.errors else 200
    return render(request, "delegates/interventions/interventions.html", context, status=status)


def _send(request: PortalRequest, delegation: Delegation, typed: dict[str, Any]) -> None:
    upload = typed.pop("file")
    data = read_upload(upload, most=MOST_PAPER, field="file")
    paper = send_in(delegation, data=data, name=upload.name or "", by=request.user, **typed)
    messages.success(request, _("Your intervention was received. The desk will look at it."))
    for pages in wordless_pages(PaperFile.objects.filter(revision__document=paper)).values():
        messages.warning(
            request,
            _("Pages without text: %(pages)s. Please make sure that they bear no mark of state secrets.")
            % {"pages": pages},
        )


@in_portal
@require_GET
def intervention(request: PortalRequest, code: str, slug: str) -> HttpResponse:
    """One intervention: how it stands, its files, what may still be done."""
    delegation = get_delegation_with_party(request.user, code)
    return _page(request, delegation, get_own_intervention(delegation, slug))


@in_portal
@require_POST
def replace(request: PortalRequest, code: str, slug: str) -> HttpResponse:
    """Add or replace a file while it is a draft."""
    delegation = get_delegation_with_party(request.user, code)
    paper = get_own_intervention(delegation, slug)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, delegation, paper, form=form, status=INVALID)
    upload = form.cleaned_data["file"]

    def take() -> None:
        data = read_upload(upload, most=MOST_PAPER, field="file")
        language = form.cleaned_data["language"]
        replace_file(paper, language=language, data=data, name=upload.name or "", by=request.user)

    if problems := _attempt(take):
        return _page(request, delegation, paper, form=form, problems=problems, status=CONFLICT)
    messages.success(request, _("The file was received. The desk will look at it."))
    return redirect("portal-intervention", code=code, slug=slug)


@in_portal
@require_POST
def withdrawing(request: PortalRequest, code: str, slug: str) -> HttpResponse:
    """Withdraw an own intervention; the reason is told to the desk."""
    delegation = get_delegation_with_party(request.user, code)
    paper = get_own_intervention(delegation, slug)
    if not was_sent_in(delegation, paper):
        raise PermissionDenied
    reason = request.POST.get("reason", "")[:300]
    if problems := _attempt(lambda: withdraw(paper, reason, by=request.user)):
        return _page(request, delegation, paper, problems=problems, reason=reason, status=CONFLICT)
    messages.success(request, _("Your intervention is withdrawn."))
    return redirect("portal-interventions", code=code)


@in_portal
@require_GET
def file(request: PortalRequest, code: str, slug: str, pk: int) -> HttpResponse:
    """Hand out a file that the delegation itself sent in."""
    delegation = get_delegation_with_party(request.user, code)
    paper = get_own_intervention(delegation, slug)
    kept = get_own_file(paper, pk)
    headers = {
        "Content-Disposition": f'attachment; filename="{paper.slug}-{kept.language}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(PAPERS.read(kept.name), content_type="application/pdf", headers=headers)


def _page(
    request: PortalRequest, delegation: Delegation, paper: Document, *, status: int = 200, **shown: Any
) -> HttpResponse:
    may_withdraw = PaperStatus.WITHDRAWN in TRANSITIONS[paper.status] and was_sent_in(delegation, paper)
    revisions = sorted(paper.revisions.all(), key=lambda one: -one.number)
    wordless = wordless_pages(file for one in revisions for file in one.files.all())
    context = {
        "delegation": delegation, "paper": paper, "state": state_in_words(paper), "form": FileForm(), "problems": (),
        "may_replace": may_replace(paper), "may_withdraw": may_withdraw,
        "revisions": [[(file, wordless.get(file.pk, "")) for file in one.files.all()] for one in revisions], **shown,
    }  # fmt: skip
    return render(request, "delegates/interventions/intervention.html", context, status=status)


def _attempt(verb: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        verb()
    except Refused as refusal:
        return refusal.problems
    return ()
