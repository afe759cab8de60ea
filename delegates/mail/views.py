"""Mails at the desk: what waits, what went, what failed and why; one mail; trying again and withholding."""

from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused

from .access import SEES_PEOPLE, get_mail_for, shown_to
from .deciding import VERBS, may_become, try_failed_again
from .listing import Filters, counts, page_for, sending
from .models import Notice, OutgoingMail

VIEW, CHANGE = "delegates.view_outgoingmail", "delegates.change_outgoingmail"
# A mail styles itself inline; nothing else of it works here.
_SHUT_OFF = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "sandbox": [""]}


@at_desk(VIEW)
@require_safe
def outbox(request: DeskRequest) -> HttpResponse:
    """Search and filter; every state of the list has its own address."""
    filters = Filters.of(request.GET)
    number = request.GET.get("page", "")
    numbers = counts(request.user)
    context = {
        "filters": filters,
        "page": page_for(request.user, filters, number_of(number, 1)),
        "tally": [(value, label, numbers[value]) for value, label in OutgoingMail.State.choices],
        "total": sum(numbers.values()),
        "failed": numbers[OutgoingMail.State.FAILED] if request.user.has_perm(CHANGE) else 0,
        "sending": sending(clock.now()),
        "states": OutgoingMail.State.choices,
        "kinds": Notice.Kind.choices,
        "capacities": OutgoingMail.Capacity.choices,
        "sees_people": request.user.has_perm(SEES_PEOPLE),
    }
    return render(request, "delegates/mail/outbox.html", context)


@at_desk(VIEW)
@require_safe
def message(request: DeskRequest, pk: int) -> HttpResponse:
    """One mail: to whom, about what, how far it has come, what it says."""
    return _page(request, get_mail_for(request.user, pk))


@at_desk(VIEW)
@csp_replace(_SHUT_OFF)  # type: ignore[arg-type]  # typed for views of a request alone
@require_safe
def formatted(request: DeskRequest, pk: int) -> HttpResponse:
    """The formatted text as mail programs show it, shut off from this site."""
    shown = shown_to(request.user, get_mail_for(request.user, pk))
    return HttpResponse(shown.html or _("The mail is put into words when it is sent."))


@at_desk(VIEW, CHANGE)
@require_POST
def again(request: DeskRequest) -> HttpResponse:
    """Try every mail again that failed."""
    number = try_failed_again(by=request.user)
    if number:
        said = ngettext("%(number)d mail goes out again.", "%(number)d mails go out again.", number)
        messages.success(request, said % {"number": number})
    else:
        messages.info(request, _("No mail has failed."))
    return redirect("desk-messages")


@at_desk(VIEW, CHANGE)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Try again, or do not send."""
    verb = VERBS.get(request.POST.get("do", ""))
    if verb is None:
        return HttpResponseBadRequest(_("This page does not know that decision."))
    mail = get_mail_for(request.user, pk)
    try:
        moved = verb(mail, by=request.user)
    except Refused as refusal:
        mail.refresh_from_db()
        return _page(request, mail, problems=refusal.problems, status=409)
    if moved.state == OutgoingMail.State.QUEUED:
        messages.success(request, _("The mail goes out as soon as its turn comes."))
    else:
        messages.success(request, _("The mail will not be sent."))
    return redirect(moved)


def _page(request: DeskRequest, mail: OutgoingMail, *, status: int = 200, **extra: Any) -> HttpResponse:
    context = {
        "mail": mail,
        "shown": shown_to(request.user, mail),
        "next_states": may_become(mail.state) if request.user.has_perm(CHANGE) else frozenset(),
        **extra,
    }
    return render(request, "delegates/mail/message.html", context, status=status)
