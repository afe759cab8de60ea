"""Texts in the portal: only those that the own party drafts; amendments and positions of the own party alone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core import clock
from adgmin.core.filters import number_of
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from delegates.delegations.models import Delegation
from delegates.portal.access import PortalRequest, get_own_delegation, in_portal
from events.documents.models import Outcome
from events.outcomes.board import bracketed
from events.outcomes.desk_acts import change_of
from events.outcomes.models import Amendment, Proposal, Stance
from events.outcomes.paper_views import consolidated_answer, reading
from events.outcomes.proposing import may_take_part, propose, take_position, withdraw
from events.outcomes.texts import current
from events.parties.models import Party

from .table import laid_out, table_of, typed_for_nothing

CONFLICT = 409


def own_party(user: User, code: str) -> tuple[Delegation, Party]:
    """Return an own delegation with its party. Raises Http404 for any other."""
    delegation = get_own_delegation(user, code)
    if delegation.party is None:
        raise Http404
    return delegation, delegation.party


def texts_of(delegation: Delegation, party: Party) -> list[Outcome]:
    """Return the outcomes with a text that the party drafts."""
    found = Outcome.objects.filter(edition=delegation.edition_id, versions__isnull=False).distinct()
    found = found.select_related("lead", "brief").prefetch_related(
        "with_parties", "stages__session", "steps__session", "amendments"
    )
    return [one for one in found if may_take_part(one, party)]


def get_text(delegation: Delegation, party: Party, code: str) -> Outcome:
    """Return one of them. Raises Http404 for any other."""
    for one in texts_of(delegation, party):
        if one.code == code:
            return one
    raise Http404


@in_portal
@require_GET
def outcomes(request: PortalRequest, code: str) -> HttpResponse:
    """The texts of the party, and where each stands."""
    delegation, party = own_party(request.user, code)
    cards = [table_of(one, clock.now()) for one in texts_of(delegation, party)]
    return render(request, "delegates/amendments/outcomes.html", {"delegation": delegation, "cards": cards})


@in_portal
@require_GET
def outcome(request: PortalRequest, code: str, text: str) -> HttpResponse:
    """A text with its brackets, as in the drafting group."""
    delegation, party = own_party(request.user, code)
    return _page(request, delegation, party, get_text(delegation, party, text))


@in_portal
@require_GET
def consolidated_text(request: PortalRequest, code: str, text: str) -> HttpResponse:
    """The text with its brackets, to be read by those who draft it."""
    delegation, party = own_party(request.user, code)
    context = {"delegation": delegation, **reading(get_text(delegation, party, text))}
    return render(request, "delegates/amendments/consolidated.html", context)


@in_portal
@require_GET
def consolidated_paper(request: PortalRequest, code: str, text: str) -> HttpResponse:
    """The same as a PDF."""
    found = get_text(*own_party(request.user, code), text)
    return consolidated_answer(found, request.GET.get("lang", ""))


@in_portal
@require_POST
def act(request: PortalRequest, code: str, text: str) -> HttpResponse:
    """Propose, take a position, or withdraw an own proposal; a refusal keeps what was typed."""
    delegation, party = own_party(request.user, code)
    found = get_text(delegation, party, text)
    try:
        _do(request, found, party)
    except Refused as refusal:
        return _page(request, delegation, party, found, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _("Recorded."))
    return redirect("portal-outcome", code=code, text=text)


def _do(request: PortalRequest, found: Outcome, party: Party) -> None:
    do, note = request.POST.get("do", ""), request.POST.get("note", "")
    if do == "propose":
        propose(found, party, change_of(request.POST), note=note, by=request.user)
        return
    one = Amendment.objects.filter(outcome=found, pk=number_of(request.POST.get("amendment", ""), 0)).first()
    stance = request.POST.get("stance", "")
    if one is not None and do == "position" and stance in Stance.values:
        take_position(one, party, stance, note=note, by=request.user)
    elif one is not None and do == "withdraw" and one.party_id == party.pk:
        withdraw(one, by=request.user)
    else:
        raise Http404


def _page(
    request: PortalRequest,
    delegation: Delegation,
    party: Party,
    found: Outcome,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    typed: Any = request.POST if problems else {}
    paragraphs = bracketed(found)
    context = {
        "delegation": delegation, "party": party, "outcome": found, "card": table_of(found, clock.now()),
        "laid": laid_out(paragraphs, party, typed), "paragraphs": paragraphs, "version": current(found),
        "typed": typed if typed.get("do") == "propose" else {}, "unplaced": typed_for_nothing(paragraphs, typed),
        "problems": problems, "proposals": Proposal, "stances": Stance,
    }  # fmt: skip
    return render(request, "delegates/amendments/outcome.html", context, status=status)
