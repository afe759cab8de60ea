"""Acts on several sessions: a form, a preview of what would happen and what it would break, and the act itself."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from adgmin.core.bilingual import in_both
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.conflicts import Finding
from events.editions.models import Edition

from . import bulk, duplicating
from .acts import Plan, carry_out
from .answers import day_asked
from .findings import findings_of_copies, new_findings
from .forms import BreaksForm, DuplicateForm, ShiftForm, SwapForm
from .layout import minutes_of
from .views import CHANGE, READ, address_of, edition_now
from .wishes import Wish

ADD = "events.add_session"
BOTH_METHODS = ["GET", "POST"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be done: `wishes` for sessions that move, `lines` for copies, and what would newly be broken."""

    plan: Plan
    wishes: Sequence[Wish] = ()
    lines: Sequence[duplicating.CopyLine] = ()
    findings: Sequence[Finding] = ()

    @property
    def mark(self) -> str:
        """The same as long as the same would be done to the same state of the same sessions."""
        moves = [
            [move.session.pk, move.expected, str(move.start), str(move.end), move.room and move.room.pk]
            for move in self.plan.moves
        ]
        copies = [[copy.source, list(copy.spot), copy.is_draft] for copy in self.plan.copies]
        return hashlib.sha256(json.dumps([moves, copies]).encode()).hexdigest()[:32]


@require_http_methods(BOTH_METHODS)
@at_desk(READ, CHANGE)
def shift(request: DeskRequest) -> HttpResponse:
    """Move the rest of a room's day by some minutes."""
    edition = edition_now()

    def preview(form: forms.Form) -> Preview:
        data = form.cleaned_data
        sessions = bulk.rest_of_day(edition, data["room"], data["day"], minutes_of(data["begin"]))
        plan, wishes = bulk.shift(data["room"], sessions, data["minutes"])
        return Preview(plan, wishes, findings=new_findings(edition, wishes))

    return _bulk(request, edition, _("Shift the rest of a room’s day"), ShiftForm(_typed(request), edition=edition,
                 initial=_prefilled(request, edition)), preview)  # fmt: skip


@require_http_methods(BOTH_METHODS)
@at_desk(READ, CHANGE)
def swap(request: DeskRequest) -> HttpResponse:
    """Let two sessions change places."""
    edition = edition_now()

    def preview(form: forms.Form) -> Preview:
        plan, wishes = bulk.swap(form.cleaned_data["one"], form.cleaned_data["other"])
        return Preview(plan, wishes, findings=new_findings(edition, wishes))

    return _bulk(request, edition, _("Swap two sessions"), SwapForm(_typed(request), edition=edition,
                 initial=_prefilled(request, edition)), preview)  # fmt: skip


@require_http_methods(BOTH_METHODS)
@at_desk(READ, CHANGE, ADD)
def breaks(request: DeskRequest) -> HttpResponse:
    """Copy breaks of a day to other rooms."""
    edition = edition_now()
    found = duplicating.breaks_on(edition, day_asked(request, edition))

    def preview(form: forms.Form) -> Preview:
        data = form.cleaned_data
        plan, lines = duplicating.copy_breaks(edition, list(data["breaks"]), list(data["rooms"]))
        return Preview(plan, lines=lines, findings=findings_of_copies(edition, plan.copies))

    form = BreaksForm(_typed(request), edition=edition, sessions=found, initial=_prefilled(request, edition))
    return _bulk(request, edition, _("Copy breaks to other rooms"), form, preview)


@require_http_methods(BOTH_METHODS)
@at_desk(READ, CHANGE, ADD)
def duplicate(request: DeskRequest) -> HttpResponse:
    """Copy the sessions of a day to another day, as drafts."""
    edition = edition_now()

    def preview(form: forms.Form) -> Preview:
        data = form.cleaned_data
        sessions = duplicating.sessions_on(edition, data["day"])
        plan, lines = duplicating.duplicate_day(edition, sessions, data["target"])
        return Preview(plan, lines=lines, findings=findings_of_copies(edition, plan.copies))

    return _bulk(request, edition, _("Duplicate a day"), DuplicateForm(_typed(request), edition=edition,
                 initial=_prefilled(request, edition)), preview)  # fmt: skip


def _typed(request: DeskRequest) -> Any:
    """Return what was sent: to be looked at (GET) or done (POST); nothing on first sight."""
    if request.method == "POST":
        return request.POST
    return request.GET if "preview" in request.GET else None


def _prefilled(request: DeskRequest, edition: Edition) -> dict[str, Any]:
    """Return what the board knew when it led here."""
    asked: dict[str, Any] = request.GET.dict()
    if room := edition.room_set.filter(code=asked.get("room", "")).first():
        asked["room"] = room.pk
    return {**asked, "day": day_asked(request, edition).isoformat()}


def _bulk(
    request: DeskRequest,
    edition: Edition,
    title: str | Promise,
    form: forms.Form,
    preview_of: Callable[[forms.Form], Preview],
) -> HttpResponse:
    """Show the form, the preview, or do it when what was previewed still holds."""
    problems: tuple[Problem, ...] = ()
    shown, status = None, 200
    day = day_asked(request, edition)
    if form.is_bound:
        try:
            shown = preview_of(form) if form.is_valid() else None
            status = 422 if shown is None else 200
            if shown and request.method == "POST":
                if shown.mark != request.POST.get("mark"):
                    raise Refused(_not_as_previewed())
                carry_out(shown.plan, request.session, by=request.user)
                messages.success(request, _t("Done: %(act)s.") % {"act": str(shown.plan.label)})
                return redirect(address_of(form.cleaned_data.get("target") or day))
        except Refused as refused:
            problems, status = refused.problems, 409
    context = {"title": title, "form": form, "preview": shown, "problems": problems, "day": day}
    return render(request, "events/board/bulk.html", context, status=status)


def _not_as_previewed() -> Problem:
    def sentence() -> str:
        return _t(
            "The programme has changed since the preview. Nothing was changed: look at the new preview."
        )

    return Problem("changed_meanwhile", Severity.BLOCK, in_both(sentence))
