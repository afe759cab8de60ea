"""One person of the queue after the other: look, decide, the next one is shown."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.nominations.sensitive import GROUPS, PERMISSION, groups_of, reveal
from delegates.privacy.files import files_of

from .access import get_accreditation_for, officers_of
from .acts import acts_for
from .care import assign, set_due
from .comments import comment, comments_for
from .deciding import IN_TRIAGE, KEYS, Seen, decide
from .marks import current_mark
from .models import Accreditation, Check, Comment
from .queue import QueueFilters, neighbours, queued
from .queue_views import filters_of
from .rechecking import open_rechecks


@at_desk("delegates.view_delegate")
@require_GET
def triage(request: DeskRequest, pk: int) -> HttpResponse:
    """One person of the queue, with what is to be looked at and what may be done."""
    filters = filters_of(request.user, request.GET)
    return _page(request, get_accreditation_for(request.user, pk), filters)


@at_desk("delegates.view_delegate")
@require_POST
def decide_one(request: DeskRequest, pk: int) -> HttpResponse:
    """Decide on what was seen and show the next person; a refusal shows the same one with what was typed."""
    filters = _filters(request)
    verb, reason = request.POST.get("verb", ""), request.POST.get("reason", "").strip()
    seen = Seen.of(f"{pk}:{request.POST.get('seen', '')}")
    if verb not in IN_TRIAGE or seen is None:
        return HttpResponseBadRequest(_("This page does not know that decision."))
    accreditation = get_accreditation_for(request.user, pk)
    after = neighbours(queued(request.user, filters, clock.now()), pk).after
    try:
        moved = decide(accreditation, verb, by=request.user, seen=seen, reason=reason)
    except Refused as refusal:
        accreditation = get_accreditation_for(request.user, pk)
        return _page(
            request, accreditation, filters, status=409, problems=refusal.problems, reason=reason, verb=verb
        )
    said = _("%(name)s: %(state)s.") % {
        "name": accreditation.delegate,
        "state": moved.get_state_display(),
    }
    messages.success(request, said)
    return _to_next(request, filters, pk, after)


def _to_next(request: DeskRequest, filters: QueueFilters, pk: int, after: int | None) -> HttpResponse:
    following = after or neighbours(queued(request.user, filters, clock.now()), pk).after
    if following is None or following == pk:
        messages.info(request, _("Nobody else is in this list."))
        return redirect(f"{reverse('desk-queue')}?{filters.query()}")
    return redirect(_address(following, filters))


@at_desk("delegates.view_delegate", PERMISSION)
@require_POST
def show_hidden(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one group of hidden data, with a typed reason that is recorded."""
    filters, accreditation = _filters(request), get_accreditation_for(request.user, pk)
    if request.POST.get("group") not in GROUPS:
        return HttpResponseBadRequest(_("This page does not know that group."))
    why = request.POST.get("why", "")
    try:
        hidden = reveal(accreditation.delegate, request.POST["group"], by=request.user, reason=why)
    except Refused as refusal:
        return _page(request, accreditation, filters, status=422, problems=refusal.problems)
    return _page(request, accreditation, filters, hidden=hidden)


@at_desk("delegates.view_delegate", "delegates.add_comment")
@require_POST
def say(request: DeskRequest, pk: int) -> HttpResponse:
    """Say something among the desks, or to the focal point."""
    filters, accreditation = _filters(request), get_accreditation_for(request.user, pk)
    audience = request.POST.get("audience", "")
    if audience not in Comment.Audience.values:
        return HttpResponseBadRequest(_("Choose who reads the comment."))
    try:
        comment(accreditation, request.POST.get("text", ""), by=request.user, audience=audience)
    except Refused as refusal:
        messages.error(request, str(refusal.problems[0]))
    else:
        messages.success(request, _("The comment was added."))
    return _back(request, pk, filters, "#comments")


@at_desk("delegates.view_delegate")
@require_POST
def care(request: DeskRequest, pk: int) -> HttpResponse:
    """Say who takes care of a person and until when it is to be decided."""
    filters, accreditation = _filters(request), get_accreditation_for(request.user, pk)
    chosen, until = request.POST.get("officer", ""), request.POST.get("due", "")
    due = _moment(until)
    officer = officers_of(Check(filters.check)).filter(pk=number_of(chosen)).first()
    if (chosen and officer is None) or (until and due is None):
        return HttpResponseBadRequest(_("Choose an officer of this desk and a day with a time."))
    assign(accreditation, officer, by=request.user)
    set_due(accreditation, due, by=request.user)
    messages.success(request, _("Saved: %(name)s.") % {"name": accreditation.delegate})
    return _back(request, pk, filters)


def _moment(text: str) -> dt.datetime | None:
    """A day and time of Ha Noi, as the browser writes them, of this century."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=clock.MEETING_ZONE) if moment and 2000 <= moment.year < 2100 else None


def _filters(request: DeskRequest) -> QueueFilters:
    return filters_of(request.user, QueryDict(request.POST.get("query", "")))


def _address(pk: int, filters: QueueFilters) -> str:
    return f"{reverse('desk-triage', kwargs={'pk': pk})}?{filters.query()}"


def _back(request: DeskRequest, pk: int, filters: QueueFilters, place: str = "") -> HttpResponse:
    if request.POST.get("back") == "person":
        return redirect(reverse("desk-delegate", kwargs={"pk": pk}) + place)
    return redirect(_address(pk, filters) + place)


def _page(
    request: DeskRequest,
    accreditation: Accreditation,
    filters: QueueFilters,
    *,
    status: int = 200,
    problems: tuple[Problem, ...] = (),
    **more: Any,
) -> HttpResponse:
    person, now = accreditation.delegate, clock.now()
    acts = [act for act in acts_for(request.user, accreditation) if act.verb in IN_TRIAGE]
    context = {
        "delegate": person,
        "accreditation": accreditation,
        "is_late": accreditation.due_at is not None and accreditation.due_at < now,
        "filters": filters,
        "beside": neighbours(queued(request.user, filters, now), person.pk),
        "acts": [(act, KEYS.get(act.verb, "")) for act in acts],
        "seen": f"{accreditation.state}:{current_mark(person)}",
        "rechecks": open_rechecks(accreditation),
        "hidden": groups_of(person),
        **files_of(person),
        "comments": list(comments_for(request.user, accreditation)),
        "audiences": Comment.Audience.choices,
        "officers": list(officers_of(Check(filters.check))),
        "problems": problems,
        **more,
    }
    return render(request, "delegates/accreditation/triage.html", context, status=status)
