"""The board at the desk: the page of a day, moving sessions, undoing, and what others changed meanwhile."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core.bilingual import Text
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from events.editions.models import Edition

from .acts import carry_out, redo, undo
from .answers import answer, context_of, day_asked, news_since, refusal
from .findings import findings_if
from .presence import note_presence
from .wishes import Wish, plan_of, wishes_of

READ, CHANGE = "events.view_session", "events.change_session"


def edition_now() -> Edition:
    """Return the edition that is prepared or under way. Raises Http404."""
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.headers.get("Accept") == "application/json"


def address_of(day: dt.date) -> str:
    """Return the address of a day's board."""
    return f"{reverse('desk-board')}?day={day.isoformat()}"


@require_GET
@at_desk(READ)
def board(request: DeskRequest) -> HttpResponse:
    """One day of the draft, rooms beside each other."""
    edition = Edition.objects.first()
    if edition is None:
        return render(request, "events/board/board.html", {"board": None})
    context = context_of(request, edition, day_asked(request, edition))
    return render(request, "events/board/board.html", context)


@require_POST
@at_desk(READ, CHANGE)
def move(request: DeskRequest) -> HttpResponse:
    """Move sessions together; 409 when somebody was faster or holds the room, 422 when it is not understood."""
    edition = edition_now()
    day = day_asked(request, edition)
    wishes: list[Wish] = []
    try:
        wishes = wishes_of(edition, _asked(request))
        plan = plan_of(wishes)
        carry_out(plan, request.session, by=request.user)
    except Refused as refused:
        return _refused(request, edition, day, refused, wishes)
    return _done(request, edition, _day_of(wishes, day), _("Done: %(act)s."), plan.label)


@require_POST
@at_desk(READ, CHANGE)
def attempt(request: DeskRequest) -> JsonResponse:
    """What a move would break; nothing is written."""
    edition = edition_now()
    try:
        found = findings_if(edition, wishes_of(edition, _asked(request)))
    except Refused as refused:
        return JsonResponse({"findings": [], "refused": str(refused)}, status=422)
    told = [
        {"code": one.code, "severity": one.severity, "text": str(one.message), "sessions": one.sessions}
        for one in found
    ]
    return JsonResponse({"findings": told})


@require_POST
@at_desk(READ, CHANGE)
def take_back(request: DeskRequest) -> HttpResponse:
    """Undo the latest act of this person on the board."""
    return _step(request, undo, _("Undone: %(act)s."))


@require_POST
@at_desk(READ, CHANGE)
def do_again(request: DeskRequest) -> HttpResponse:
    """Do again what was undone last."""
    return _step(request, redo, _("Done again: %(act)s."))


@require_GET
@at_desk(READ)
def changes(request: DeskRequest) -> HttpResponse:
    """The day as it is now, or 304 while it is as the page has it (ETag: draft, people, language)."""
    edition = edition_now()
    day = day_asked(request, edition)
    others = note_presence(edition, request.user)
    seen = f"{edition.draft_version}|{day}|{get_language()}|{others}"
    tag = f'"{hashlib.sha256(seen.encode()).hexdigest()[:24]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    act = number_of(request.GET.get("act", ""), -1)
    news = news_since(request, act) if act >= 0 else []
    told = render_to_string("events/board/_news.html", {"news": news}, request).strip() if news else ""
    response = answer(request, edition, day, news=told)
    response["ETag"] = tag
    return response


def _step(request: DeskRequest, verb: Callable[..., Text | None], sentence: str) -> HttpResponse:
    """Undo or do again, when the act is still the one that the page named (`key`)."""
    edition = edition_now()
    day = day_asked(request, edition)
    try:
        label = verb(edition, request.session, by=request.user, key=request.POST.get("key", ""))
    except Refused as refused:
        return _refused(request, edition, day, refused, [])
    if label is None:
        return _done(request, edition, day, _("There is nothing to undo or do again."), Text())
    return _done(request, edition, day, sentence, label)


def _asked(request: DeskRequest) -> list[dict[str, Any]]:
    """Return the moves of a script (JSON) or of one form."""
    if request.content_type != "application/json":
        return [request.POST.dict()]
    try:
        moves = json.loads(request.body)["moves"]
    except (ValueError, KeyError, TypeError):
        return []
    return [one for one in moves if isinstance(one, dict)] if isinstance(moves, list) else []


def _day_of(wishes: list[Wish], shown: dt.date) -> dt.date:
    return next((wish.place.day for wish in wishes if wish.place), shown)


def _done(request: DeskRequest, edition: Edition, day: dt.date, sentence: str, label: Text) -> HttpResponse:
    said = sentence % {"act": str(label)}
    if wants_json(request):
        return answer(request, edition, day_asked(request, edition), said=said)
    messages.success(request, said)
    return redirect(address_of(day))


def _refused(
    request: DeskRequest, edition: Edition, day: dt.date, refused: Refused, wishes: list[Wish]
) -> HttpResponse:
    status = 422 if any(problem.code == "not_understood" for problem in refused.problems) else 409
    told = refusal(request, refused, wishes)
    if wants_json(request):
        return answer(request, edition, day, refused=told, status=status)
    context = {**context_of(request, edition, day), "refused": told}
    return render(request, "events/board/board.html", context, status=status)
