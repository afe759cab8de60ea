"""The acts on an outcome at the desk. A refusal keeps what was typed."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from events.agenda.models import Session, Topic
from events.documents.models import Outcome
from events.editions.models import Pillar
from events.parties.models import Party

from . import refusals
from .amending import Change
from .briefing import brief
from .committing import Pledge, change_commitment, commit
from .desk_views import READ, WRITE, get_outcome, outcome_page
from .models import Amendment, Commitment, Proposal, Stance
from .proposing import agree, propose, refuse, take_position, withdraw
from .publishing import publish, unpublish
from .stepping import take_back, take_step
from .texts import edit, paste

CONFLICT = 409


@at_desk(READ, WRITE)
@require_POST
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Do what the button says."""
    found = get_outcome(code)
    do = _ACTS.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    try:
        do(request, found)
    except Refused as refusal:
        return outcome_page(request, found, problems=refusal.problems, typed=request.POST, status=CONFLICT)
    messages.success(request, _("Recorded."))
    return redirect("desk-outcome", code=code)


def _step(request: DeskRequest, outcome: Outcome) -> None:
    post = request.POST
    session, text = _chosen(Session, outcome, post.get("session", "")), post.get("text")
    take_step(
        outcome, post.get("stage", ""), by=request.user, seen=post.get("seen", ""), session=session,
        text=None if text is None else number_of(text, -1), note=post.get("note", ""),
    )  # fmt: skip


def _back(request: DeskRequest, outcome: Outcome) -> None:
    take_back(outcome, _number(request, "step"), request.POST.get("reason", ""), by=request.user)


def _paste(request: DeskRequest, outcome: Outcome) -> None:
    paste(outcome, request.POST.get("english", ""), request.POST.get("vietnamese", ""), by=request.user)


def _edit(request: DeskRequest, outcome: Outcome) -> None:
    edit(
        outcome, _number(request, "key"), request.POST.get("english", ""), request.POST.get("vietnamese", ""),
        by=request.user, seen=_number(request, "seen"),
    )  # fmt: skip


def change_of(post: Any) -> Change:
    """Return the proposal that was typed. Raises Http404 for a kind that does not exist."""
    if post.get("kind") not in Proposal.values:
        raise Http404
    key = number_of(post.get("key", ""), 0)
    return Change(post["kind"], key, post.get("words", ""), post.get("proposed", ""))


def _propose(request: DeskRequest, outcome: Outcome) -> None:
    note = request.POST.get("note", "")
    propose(
        outcome, _party(request, outcome), change_of(request.POST), note=note, by=request.user, from_desk=True
    )


def _position(request: DeskRequest, outcome: Outcome) -> None:
    stance = request.POST.get("stance", "")
    if stance not in Stance.values:
        raise Http404
    one, party = _amendment(request, outcome), _party(request, outcome)
    take_position(one, party, stance, note=request.POST.get("note", ""), by=request.user, from_desk=True)


def _agree(request: DeskRequest, outcome: Outcome) -> None:
    agree(_amendment(request, outcome), by=request.user, seen=_number(request, "seen"))


def _refuse(request: DeskRequest, outcome: Outcome) -> None:
    refuse(_amendment(request, outcome), by=request.user)


def _withdraw(request: DeskRequest, outcome: Outcome) -> None:
    withdraw(_amendment(request, outcome), by=request.user)


def _commit(request: DeskRequest, outcome: Outcome) -> None:
    commit(outcome, _pledge(request, outcome), by=request.user)


def _change_commitment(request: DeskRequest, outcome: Outcome) -> None:
    found = Commitment.objects.filter(outcome=outcome, pk=_number(request, "commitment")).first()
    if found is None:
        raise Http404
    change_commitment(found, _pledge(request, outcome), by=request.user)


def _pledge(request: DeskRequest, outcome: Outcome) -> Pledge:
    """Return what was typed of a commitment. Raises Refused: `no_day`."""
    post = request.POST
    state, typed = post.get("state", Commitment.State.OPEN), post.get("deadline", "").strip()
    if state not in Commitment.State.values:
        raise Http404
    try:
        deadline = parse_date(typed)
    except ValueError:
        deadline = None
    if typed and deadline is None:
        raise refusals.no_day()
    supporting = Party.objects.filter(edition=outcome.edition_id, code__in=post.getlist("supporting"))
    return Pledge(
        post.get("english", ""), post.get("vietnamese", ""), _party(request, outcome), deadline, state,
        post.get("note", ""), tuple(supporting),
    )  # fmt: skip


def _brief(request: DeskRequest, outcome: Outcome) -> None:
    post = request.POST
    typed = post.get("comments_until", "").strip()
    moment = _moment(typed)
    if typed and moment is None:
        raise refusals.no_moment()
    brief(
        outcome,
        pillar=_chosen(Pillar, outcome, post.get("pillar", "")),
        topic=_chosen(Topic, outcome, post.get("topic", "")),
        comments_until=moment,
        way_out=post.get("way_out", ""),
        speaker=post.get("speaker", ""),
        by=request.user,
    )


def _chosen(kind: Any, outcome: Outcome, code: str) -> Any:
    """Return the record of this code, nothing for none. Raises Http404 for one that does not exist."""
    if not code:
        return None
    found = kind.objects.filter(edition=outcome.edition_id, code=code).first()
    if found is None:
        raise Http404
    return found


def _publish(request: DeskRequest, outcome: Outcome) -> None:
    typed = request.POST.get("not_before", "").strip()
    moment = _moment(typed)
    if typed and moment is None:
        raise refusals.no_time()
    publish(outcome, by=request.user, not_before=moment)


def _moment(typed: str) -> dt.datetime | None:
    """Return the moment typed, in Hanoi where it names no zone; nothing where it can't be read."""
    try:
        moment = parse_datetime(typed)
    except ValueError:
        return None
    return make_aware(moment) if moment is not None and is_naive(moment) else moment


def _unpublish(request: DeskRequest, outcome: Outcome) -> None:
    unpublish(outcome, by=request.user)


def _number(request: DeskRequest, name: str) -> int:
    return number_of(request.POST.get(name, ""), 0)


def _party(request: DeskRequest, outcome: Outcome) -> Party:
    found = Party.objects.filter(edition=outcome.edition_id, code=request.POST.get("party", "")).first()
    if found is None:
        raise Http404
    return found


def _amendment(request: DeskRequest, outcome: Outcome) -> Amendment:
    found = Amendment.objects.filter(outcome=outcome, pk=_number(request, "amendment")).first()
    if found is None:
        raise Http404
    return found


_ACTS: dict[str, Callable[[DeskRequest, Outcome], None]] = {
    "step": _step, "back": _back, "paste": _paste, "edit": _edit, "propose": _propose, "position": _position,
    "agree": _agree, "refuse": _refuse, "withdraw": _withdraw, "commit": _commit, "publish": _publish,
    "unpublish": _unpublish, "change_commitment": _change_commitment, "brief": _brief,
}  # fmt: skip
