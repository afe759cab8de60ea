"""One page of a nomination, for the focal point and for the person alike."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from adgmin.core import audit, clock, dates
from adgmin.core.problems import Problem, Refused
from delegates.nominations.editing import version_of
from delegates.nominations.models import Delegate
from delegates.privacy.files import files_of, take_passport

from .effects import Effect, effects
from .missing import doubts, missing
from .step_form import StepForm
from .steps import DOCUMENT, PHOTO, TRAVEL, Step, after, before
from .visit import Visit
from .writing import save_values


def step_page(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """Show one step, or save it and go on. What was typed stays when something is wrong."""
    step = visit.step(key)
    if step is None or step.form is None:
        raise Http404
    if not visit.may_change:
        messages.warning(request, _("This nomination is closed; it can no longer be changed here."))
        return redirect(visit.home)
    sent = request.method == "POST"
    lenient = visit.is_draft and "later" in request.POST
    form = step.form(request.POST if sent else None, delegate=visit.delegate, lenient=lenient)
    if sent and visit.is_draft and request.headers.get("X-Keep") == "draft":
        return _keep_quietly(request, visit, step)
    if not sent or not form.is_valid():
        return _show(request, visit, step, form, status=422 if sent else 200)
    caused = effects(visit.delegate, form.values())
    if caused and "agreed" not in request.POST:
        return _show(request, visit, step, form, caused=caused)
    try:
        _save(request, visit, step, form)
    except Refused as refusal:
        return _show(request, visit, step, form, problems=refusal.problems, status=409)
    return _go_on(request, visit, step)


def _save(request: HttpRequest, visit: Visit, step: Step, form: StepForm) -> None:
    """Write the page and its scan, both or neither."""
    with transaction.atomic():
        save_values(visit.delegate, form.values(), by=visit.by, expected=request.POST.get("version", ""))
        if step.key == DOCUMENT and (upload := request.FILES.get("file")):
            take_passport(visit.delegate, upload, by=visit.by)
        if visit.is_own:
            audit.record(visit.delegate, "changed by own link", by=None, note=step.key)


def _keep_quietly(request: HttpRequest, visit: Visit, step: Step) -> HttpResponse:
    """Keep a draft while it is typed, as the script asks; what is wrong waits for the button."""
    assert step.form is not None  # noqa: S101 - `step_page` saw to it
    form = step.form(request.POST, delegate=visit.delegate, lenient=True)
    if not form.is_valid():
        return JsonResponse({"kept": False})
    try:
        kept = save_values(
            visit.delegate, form.values(), by=visit.by, expected=request.POST.get("version", "")
        )
    except Refused:
        return JsonResponse({"kept": False}, status=409)
    said = _("Draft saved at %(time)s") % {"time": dates.clock_time(clock.now())}
    return JsonResponse({"kept": True, "version": version_of(kept), "said": said})


def _go_on(request: HttpRequest, visit: Visit, step: Step) -> HttpResponse:
    if step.key in (DOCUMENT, TRAVEL):
        around = ("delegation__edition", "travel_document", "travel")
        for words in doubts(Delegate.objects.select_related(*around).get(pk=visit.delegate.pk)):
            messages.warning(request, words)
    if not visit.is_draft and not visit.is_own:
        messages.success(request, _("Saved."))
        return redirect(visit.home)
    if "later" in request.POST:
        messages.success(request, _("The draft is kept. Go on whenever you like."))
        return redirect(visit.home)
    following = after(step.key, visit.steps)
    return redirect(visit.address(following.key) if following else visit.home)


def _show(
    request: HttpRequest,
    visit: Visit,
    step: Step,
    form: StepForm,
    *,
    caused: list[Effect] | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = step_context(visit, step) | {
        "form": form,
        "has_scan": step.key == DOCUMENT and "passport_page" in files_of(visit.delegate),
        "effects": caused,
        "problems": problems,
        "version": request.POST.get("version") or version_of(visit.delegate),
    }
    if problems:
        # Who has read what the other one changed may save again.
        visit.delegate.refresh_from_db(fields=["updated"])
        context["version"] = version_of(visit.delegate)
    return render(request, "delegates/portal/step.html", context, status=status)


def step_context(visit: Visit, step: Step) -> dict[str, Any]:
    """Return what every page of the steps shows around its form."""
    previous = before(step.key, visit.steps)
    lines = _lines(visit)
    return {
        "visit": visit,
        "delegate": visit.delegate,
        "delegation": visit.delegate.delegation,
        "step": step,
        "lines": lines,
        # The moment of the last change, by the clock that the pages show.
        "saved_at": clock.now() - (timezone.now() - visit.delegate.updated),
        "number": next((line["number"] for line in lines if line["step"] is step), len(lines)),
        "back": visit.address(previous.key) if previous else visit.home,
    }


def _lines(visit: Visit) -> list[dict[str, Any]]:
    """Return each step with what it lacks; it counts as done when something is kept and nothing needed is missing."""
    lacking = missing(visit.delegate)
    lines = []
    for number, one in enumerate(visit.steps, 1):
        lacks = sum(thing.step == one.key for thing in lacking)
        done = not lacks and _has_something(visit, one)
        lines.append(
            {"step": one, "number": number, "url": visit.address(one.key), "lacks": lacks, "done": done}
        )
    return lines


def _has_something(visit: Visit, step: Step) -> bool:
    if step.form is None:
        return step.key == PHOTO and bool(visit.photo_address)
    form = step.form(delegate=visit.delegate)
    return any(form.stored(name) for name in form.base_fields)
