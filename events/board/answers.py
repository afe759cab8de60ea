"""What the board's scripts get back: the day as it is now, and what was said or refused."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from adgmin.core import clock
from adgmin.core.desk import DeskRequest
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.agenda import lanes
from events.agenda.conflicts.finding import Fix
from events.editions.models import Edition

from .acts import offered
from .board import board_of
from .findings import findings_if
from .presence import note_presence
from .wishes import Wish
from .words import words

NEWS = 4


def day_asked(request: HttpRequest, edition: Edition) -> dt.date:
    """Return the day that a page asked for, else today, else the nearest day of the meeting."""
    asked = request.GET.get("day") or request.POST.get("day_shown") or request.POST.get("day", "")
    try:
        return dt.date.fromisoformat(asked)
    except ValueError:
        return lanes.day_of(edition, clock.now())


def context_of(request: DeskRequest, edition: Edition, day: dt.date) -> dict[str, Any]:
    """Return what the board's template needs."""
    acts = AuditRecord.objects.filter(model="events.session").order_by("-pk").values_list("pk", flat=True)
    return {
        "board": board_of(edition, day),
        "offered": offered(request.session),
        "others": note_presence(edition, request.user),
        "can_change": request.user.has_perm("events.change_session"),
        "latest_act": acts.first() or 0,
        "words": words(),
        "now": clock.now(),
    }


def answer(
    request: DeskRequest,
    edition: Edition,
    day: dt.date,
    *,
    said: str = "",
    news: str = "",
    refused: str = "",
    status: int = 200,
) -> JsonResponse:
    """Return the board of a day as it is now."""
    now = Edition.objects.get(pk=edition.pk)
    html = render_to_string("events/board/_board.html", context_of(request, now, day), request)
    body = {"version": now.draft_version, "html": html, "said": said, "news": news, "refused": refused}
    return JsonResponse(body, status=status)


def refusal(request: DeskRequest, refused: Refused, wishes: Sequence[Wish]) -> str:
    """Return why nothing was changed, with what could be done instead."""
    context = {"problems": refused.problems, "fixes": ways_out(refused, wishes)}
    return render_to_string("events/board/_refused.html", context, request)


def ways_out(refused: Refused, wishes: Sequence[Wish]) -> list[Fix]:
    """Return where the session could go instead, when the room is held."""
    if not wishes or all(problem.code == "changed_meanwhile" for problem in refused.problems):
        return []
    edition = Edition.objects.get(pk=wishes[0].session.edition_id)
    codes = {wish.session.code for wish in wishes}
    fixes = [fix for finding in findings_if(edition, wishes) for fix in finding.fixes if fix.session in codes]
    return list(dict.fromkeys(fixes))[:4]


def news_since(request: DeskRequest, act: int) -> list[AuditRecord]:
    """Return what others did to sessions since an act, the latest last."""
    acts = AuditRecord.objects.filter(model="events.session", pk__gt=act).exclude(user=request.user)
    return list(acts.order_by("-pk")[:NEWS])[::-1]
