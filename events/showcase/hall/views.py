"""The plan of the hall at the desk: placing booths by mouse, by keys or by form; undo; what was refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core.bilingual import Text
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused
from events.showcase.models import Hall
from events.showcase.placing import BoothState

from .access import get_hall, hall_or_none
from .acts import carry_out, offered, redo, undo
from .drawing import Drawing, draw
from .forms import BoothForm, initial_of, placed
from .wishes import Wish, allotting_to, deleting, moving, saving, seen_state, turning
from .words import script_words

READ, CHANGE = "events.view_booth", "events.change_booth"


@require_GET
@at_desk(READ)
def hall(request: DeskRequest) -> HttpResponse:
    """The hall with all its booths; `?booth=` opens the form of one."""
    if (found := hall_or_none()) is None:
        return render(request, "events/showcase/desk/hall.html", {"drawing": None})
    return render(request, "events/showcase/desk/hall.html", context_of(request, found))


@require_POST
@at_desk(READ, CHANGE)
def booth(request: DeskRequest) -> HttpResponse:
    """Place, change, move, turn, free, give or delete a booth; 409 when refused, 422 when not understood."""
    found = get_hall()
    form = None
    try:
        seen = seen_state(request.POST.get("seen", ""))
        if (verb := request.POST.get("do", "save")) == "save" or seen is None:
            form = BoothForm(found, request.POST, there=seen)
            if not form.is_valid():
                return _page(request, found, status=422, form=form)
            wish = saving(found, seen, form.wanted())
        else:
            wish = _wish(found, verb, seen, request)
        carry_out(found, wish.label, wish.changes, request.session, by=request.user, verb=wish.verb)
    except Refused as refused:
        return _refused(request, found, refused, form)
    return _done(request, found, _("Done: %(act)s."), wish.label)


def _wish(found: Hall, verb: str, seen: BoothState, request: DeskRequest) -> Wish:
    if verb == "delete":
        return deleting(seen)
    if verb == "turn":
        return turning(seen)
    if verb == "allot":
        return allotting_to(found, seen, request.POST.get("who", ""))
    return moving(seen, request.POST.dict())


@require_POST
@at_desk(READ, CHANGE)
def take_back(request: DeskRequest) -> HttpResponse:
    """Undo the latest act of this person on the plan."""
    return _step(request, undo, _("Undone: %(act)s."))


@require_POST
@at_desk(READ, CHANGE)
def do_again(request: DeskRequest) -> HttpResponse:
    """Do again what was undone last."""
    return _step(request, redo, _("Done again: %(act)s."))


def _step(request: DeskRequest, verb: Callable[..., Text | None], sentence: str) -> HttpResponse:
    found = get_hall()
    try:
        label = verb(found, request.session, request.POST.get("key", ""), by=request.user)
    except Refused as refused:
        return _refused(request, found, refused, None)
    return _done(request, found, sentence if label else _("There is nothing to undo or do again."), label)


def context_of(request: HttpRequest, found: Hall, **more: Any) -> dict[str, Any]:
    """What the page shows of the hall, of the booth asked for and of what can be undone."""
    drawing = draw(found)
    asked = request.GET.get("booth", "") or request.POST.get("code", "")
    chosen = next((one.state for one in drawing.booths if one.state.code == asked), None)
    form = more.pop("form", None) or _form(found, drawing, chosen)
    return {
        "drawing": drawing,
        "form": form,
        "chosen": form.there,
        "seen": next(
            (one.seen for one in drawing.booths if form.there and one.state.code == form.there.code), ""
        ),
        "offered": offered(request.session),
        "underlay_form": placed(drawing.underlay),
        "words": script_words(),
        "can_change": request.user.has_perm(CHANGE),
        **more,
    }


def _form(found: Hall, drawing: Drawing, chosen: BoothState | None) -> BoothForm:
    if chosen:
        return BoothForm(found, initial=initial_of(chosen), there=chosen)
    codes = {one.state.code for one in drawing.booths}
    free = next(code for code in (f"N{number:02}" for number in range(1, 1000)) if code not in codes)
    return BoothForm(found, initial={"code": free, "w": "3", "h": "3", "power_kw": "2"})


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _done(request: DeskRequest, found: Hall, sentence: str, label: Text | None) -> HttpResponse:
    said = sentence % {"act": str(label)} if label else sentence
    if _wants_json(request):
        return _answer(request, found, said=said)
    messages.success(request, said)
    return redirect(reverse("desk-hall"))


def _refused(request: DeskRequest, found: Hall, refused: Refused, form: BoothForm | None) -> HttpResponse:
    status = 422 if any(problem.code == "not_understood" for problem in refused.problems) else 409
    return _page(request, found, status=status, form=form, problems=refused.problems)


def _page(
    request: DeskRequest,
    found: Hall,
    *,
    status: int,
    form: BoothForm | None,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    context = context_of(request, get_hall(), form=form, problems=problems)
    if _wants_json(request):
        told = render_to_string("events/showcase/desk/_refused.html", context, request)
        return _answer(request, found, refused=told, status=status)
    return render(request, "events/showcase/desk/hall.html", context, status=status)


def _answer(request: DeskRequest, found: Hall, *, status: int = 200, **said: str) -> JsonResponse:
    html = render_to_string("events/showcase/desk/_hall.html", context_of(request, get_hall()), request)
    return JsonResponse({"html": html, **said}, status=status)
