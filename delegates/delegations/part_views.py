"""The parts of a delegation's workspace that are edited each on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from events.editions.models import Edition

from . import editing
from .access import get_delegation_for
from .forms import ContactForm, DeadlinesForm, LiaisonForm, QuotasForm, SeatsForm
from .models import ChecklistItem, Contact, Delegation

CHANGE = "delegates.change_delegation"
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its title, a sentence, its form."""

    title: str | Promise
    says: str | Promise
    form: Callable[[Delegation, Any], Any]


def _deadlines_of(delegation: Delegation, data: Any) -> DeadlinesForm:
    return DeadlinesForm(delegation.edition, data, delegation=delegation)


PARTS: dict[str, Part] = {
    "quotas": Part(
        _("Quotas by role, seats and passes"),
        _(
            "Left empty, a role has no limit. Nobody is taken out when a quota shrinks; what is over is then shown."
        ),
        QuotasForm,
    ),
    "seats": Part(_("Seats in the sessions"), _("Left empty, no number is set for the session."), SeatsForm),
    "deadlines": Part(
        _("Deadlines of this delegation"),
        _("Only what differs from the deadlines for all. Times are those of Ha Noi."),
        _deadlines_of,
    ),
    "liaison": Part(_("Liaison officer"), _("Who accompanies the delegation during the week."), LiaisonForm),
}


@at_desk(CHANGE)
@_FORM
def part(request: DeskRequest, code: str, name: str) -> HttpResponse:
    """Show or save one part of the workspace."""
    delegation = get_delegation_for(request.user, code)
    if name not in PARTS:
        raise Http404
    form = PARTS[name].form(delegation, _data(request))
    if form.is_valid():
        form.save(by=request.user)
        return _saved(request, delegation)
    return _page(request, form, PARTS[name].title, PARTS[name].says, delegation=delegation)


@at_desk(CHANGE)
@_FORM
def deadlines(request: DeskRequest) -> HttpResponse:
    """The deadlines of every delegation."""
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    form = DeadlinesForm(edition, _data(request))
    if form.is_valid():
        form.save(by=request.user)
        messages.success(request, _t("Saved."))
        return redirect("desk-delegations")
    says = _(
        "They hold for every delegation that has none of its own. Reminders go out 7, 3 and 1 days before."
    )
    return _page(request, form, _("Deadlines for all delegations"), says)


@at_desk(CHANGE)
@_FORM
def contact(request: DeskRequest, code: str, pk: int = 0) -> HttpResponse:
    """Write a contact, or take it out."""
    delegation = get_delegation_for(request.user, code)
    found = Contact(delegation=delegation) if not pk else delegation.contacts.filter(pk=pk).first()
    if found is None:
        raise Http404
    if request.POST.get("do") == "take_out" and pk:
        editing.take_out(found, by=request.user)
        return _saved(request, delegation)
    form = ContactForm(_data(request), instance=found)
    if form.is_valid():
        editing.save_contact(form.save(commit=False), by=request.user)
        return _saved(request, delegation)
    says = _("Embassy, protocol office, driver: whom the desk may call.")
    return _page(request, form, _("Contact"), says, delegation=delegation, may_take_out=bool(pk))


@at_desk(CHANGE)
@require_POST
def checklist(request: DeskRequest, code: str) -> HttpResponse:
    """Add an item, tick it, or take it out."""
    delegation = get_delegation_for(request.user, code)
    verb, given = request.POST.get("do", ""), request.POST.get("item", "")
    if verb == "add":
        if text := " ".join(request.POST.get("text", "").split())[:300]:
            editing.add_item(delegation, text, by=request.user)
        else:
            messages.warning(request, _t("Write what is to be done."))
        return _back(delegation, "#checklist")
    item = delegation.checklist.filter(pk=number_of(given)).first()
    if item is None:
        raise Http404
    if not _decide(item, verb, request):
        return HttpResponseBadRequest(_t("This page does not know that decision."))
    return _back(delegation, "#checklist")


def _decide(item: ChecklistItem, verb: str, request: DeskRequest) -> bool:
    if verb == "take_out":
        editing.take_out(item, by=request.user)
    elif verb in ("tick", "untick"):
        editing.tick(item, done=verb == "tick", by=request.user)
    else:
        return False
    return True


def _data(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _saved(request: DeskRequest, delegation: Delegation) -> HttpResponse:
    messages.success(request, _t("Saved."))
    return _back(delegation)


def _back(delegation: Delegation, anchor: str = "") -> HttpResponse:
    answer = redirect("desk-delegation", code=delegation.code)
    answer["Location"] += anchor
    return answer


def _page(request: DeskRequest, form: Any, title: Any, says: Any, **extra: Any) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": title, "says": says, **extra}
    return render(request, "delegates/delegations/part.html", context, status=status)
