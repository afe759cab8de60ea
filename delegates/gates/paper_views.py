"""Typing in what was ticked on paper: look first, then keep."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused
from events.agenda import lanes
from events.editions.models import Edition

from .models import Gate
from .paper import Line, keep_lines, read_lines


@at_desk("delegates.view_gate", "delegates.manage_gates")
def paper(request: DeskRequest) -> HttpResponse:
    """Show the form; a POST shows what the lines mean, or keeps them with `do=keep`. What was typed stays."""
    edition = get_object_or_404(Edition)
    now = clock.now()
    given = {
        "gate": request.POST.get("gate", request.GET.get("gate", "")),
        "lines": request.POST.get("lines", ""),
    }
    day = _day(request, lanes.day_of(edition, now))
    context = {
        "gates": Gate.objects.filter(edition=edition),
        "days": lanes.days_of(edition),
        "day": day,
        **given,
    }
    if request.method != "POST":
        return render(request, "delegates/gates/paper.html", context)
    gate: Gate = get_object_or_404(
        Gate.objects.select_related("room", "edition"), edition=edition, code=given["gate"]
    )
    lines: list[Line] = []
    problems: tuple[Problem, ...] = ()
    try:
        lines = read_lines(given["lines"], gate, day, now)
        if request.POST.get("do") == "keep":
            kept = keep_lines(given["lines"], gate, day, now, by=request.user)
            said = ngettext("%(number)d line is kept.", "%(number)d lines are kept.", kept) % {"number": kept}
            messages.success(request, said)
            return redirect(f"{reverse('desk-paper')}?gate={gate.code}&day={day}")
    except Refused as refusal:
        problems = refusal.problems
    wrong = bool(problems) or any(line.fault for line in lines)
    context |= {
        "read": lines,
        "problems": problems,
        "fresh": sum(not one.fault and not one.is_known for one in lines),
    }
    return render(
        request, "delegates/gates/paper.html", context | {"wrong": wrong}, status=422 if wrong else 200
    )


def _day(request: DeskRequest, otherwise: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(request.POST.get("day", request.GET.get("day", "")))
    except ValueError:
        return otherwise
