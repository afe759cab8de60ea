"""The pages of a juror: the finalists, one score sheet at a time. Nobody sees the points of another juror."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused

from .access import get_finalist_for, juror_of
from .jury import JuryWork, points_of, work_on
from .models import LEAST_POINTS, MOST_POINTS, CategoryClosing, Criterion, Finalist, Juror, ScoreSheet
from .scoring import declare_conflict, save_scores

CONFLICT = 409
SCALE = range(LEAST_POINTS, MOST_POINTS + 1)


class JuryRequest(HttpRequest):
    """A request of a juror, as `in_jury` makes sure."""

    user: User
    juror: Juror


def in_jury(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let through who has signed in as a juror; others are told so politely (403)."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        juror = juror_of(request.user)
        if juror is None:
            return render(request, "events/awards/closed.html", status=403)
        request.juror = juror  # type: ignore[attr-defined]  # JuryRequest
        return view(request, *args, **kwargs)

    return never_cache(login_required(checked))


@dataclass(frozen=True, slots=True)
class Line:
    """A finalist in a juror's list: submitted, draft, open or conflict."""

    finalist: Finalist
    state: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A category in a juror's list."""

    work: JuryWork
    lines: list[Line]

    @property
    def done(self) -> int:
        """How many sheets are submitted."""
        return sum(line.state == "submitted" for line in self.lines)

    @property
    def wanted(self) -> int:
        """How many finalists the juror judges."""
        return sum(line.state != "conflict" for line in self.lines)


@in_jury
@require_GET
def finalists(request: JuryRequest) -> HttpResponse:
    """The categories of the juror, with how far each sheet is."""
    juror = request.juror
    parts = [_part(work, juror) for work in work_on(juror.edition) if juror in work.jurors]
    return render(request, "events/awards/finalists.html", {"juror": juror, "parts": parts})


def _part(work: JuryWork, juror: Juror) -> Part:
    lines = []
    for finalist in work.finalists:
        pair = (juror.pk, finalist.pk)
        if ground := work.conflicts.get(pair):
            lines.append(Line(finalist, "conflict", str(ground.label)))
        else:
            state = "submitted" if work.is_submitted(pair) else "draft" if pair in work.sheets else "open"
            lines.append(Line(finalist, state))
    return Part(work, lines)


@in_jury
@require_http_methods(["GET", "POST"])
def sheet(request: JuryRequest, code: str) -> HttpResponse:
    """One score sheet: kept as it is filled in (`keep`), or submitted. A refusal keeps what was typed."""
    finalist = get_finalist_for(request.juror, code)
    if request.method != "POST":
        return _page(request, finalist)
    submit, in_passing = (request.POST.get("do") == do for do in ("submit", "keep"))
    points = {name[2:]: request.POST[name] for name in request.POST if name.startswith("p-")}
    comment = request.POST.get("comment", "")
    try:
        save_scores(
            request.juror, finalist, points, comment, submit=submit, in_passing=in_passing, by=request.user
        )
    except Refused as refusal:
        if in_passing:
            return JsonResponse({"problems": [str(one) for one in refusal.problems]}, status=CONFLICT)
        return _page(request, finalist, typed=(points, comment), problems=refusal.problems, status=CONFLICT)
    if in_passing:
        return JsonResponse({"kept": True})
    words = _("Submitted: %(name)s.") if submit else _("Kept as a draft: %(name)s.")
    messages.success(request, words % {"name": finalist.name})
    return redirect("jury")


@in_jury
@require_POST
def conflict(request: JuryRequest, code: str) -> HttpResponse:
    """Declare that one does not judge this finalist."""
    finalist = get_finalist_for(request.juror, code)
    reason = request.POST.get("reason", "")
    try:
        declare_conflict(request.juror, finalist, reason, by_juror=True, by=request.user)
    except Refused as refusal:
        return _page(request, finalist, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _("Recorded: you do not judge %(name)s.") % {"name": finalist.name})
    return redirect("jury")


def _page(
    request: JuryRequest,
    finalist: Finalist,
    *,
    typed: tuple[dict[str, str], str] | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    kept = ScoreSheet.objects.filter(juror=request.juror, finalist=finalist).first()
    points: dict[str, Any] = typed[0] if typed else dict(points_of(kept))
    marked = {problem.field for problem in problems}
    criteria = Criterion.objects.filter(edition=finalist.edition_id)
    context = {
        "finalist": finalist, "sheet": kept, "problems": problems, "scale": SCALE,
        "criteria": [(one, str(points.get(one.code, "")), one.code in marked) for one in criteria],
        "comment": typed[1] if typed else kept.comment if kept else "",
        "closed": CategoryClosing.objects.filter(category=finalist.category_id).exists(),
    }  # fmt: skip
    return render(request, "events/awards/sheet.html", context, status=status)
