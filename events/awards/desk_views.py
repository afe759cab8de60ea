"""The awards at the desk: how far each category is, its ranking, and the papers for the ceremony."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from adgmin.core import clock
from adgmin.core.dates import local
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem
from events.editions.models import Edition

from .access import get_category
from .desk_forms import ConflictForm, ReasonForm, TimeForm
from .jury import work_on, work_on_one
from .models import AwardCategory, ConflictOfInterest
from .papers import announcement_pdf, protocol_pdf
from .progress import progress_of, ranking_of, standing_of, ties_of

READ, WRITE, RESULTS = "events.view_awardcategory", "events.change_awardcategory", "events.view_awardresults"
HISTORY = 15


@at_desk(READ)
@require_GET
def awards(request: DeskRequest) -> HttpResponse:
    """All categories, how far the jury is, and when results are told."""
    return awards_page(request)


def awards_page(
    request: DeskRequest,
    *,
    form: TimeForm | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Render the list, with the form as it was sent and what stands against it."""
    edition, now = Edition.objects.first(), clock.now()
    standings = [standing_of(work, now) for work in work_on(edition)] if edition else []
    times = [
        one.work.result.publish_at for one in standings if one.work.result and one.work.result.publish_at
    ]
    first = {"at": local(max(times))} if times else None
    context = {
        "standings": standings, "problems": problems, "form": form or TimeForm(initial=first),
        "may_settle": request.user.has_perms((WRITE, RESULTS)), "may_see": request.user.has_perm(RESULTS),
        "waiting": [one for one in standings if one.state in ("settled", "timed")],
        "any_settled": any(one.work.result for one in standings),
    }  # fmt: skip
    return render(request, "events/awards/desk/awards.html", context, status=status)


@at_desk(READ)
@require_GET
def category(request: DeskRequest, code: str) -> HttpResponse:
    """One category: who has scored whom, conflicts, and for those who may see it the ranking."""
    return category_page(request, get_category(code))


def category_page(
    request: DeskRequest,
    found: AwardCategory,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    """Render a category, with forms as they were sent and what stands against them."""
    work, now = work_on_one(found), clock.now()
    may_see = request.user.has_perm(RESULTS)
    history = AuditRecord.objects.filter(model="events.awardcategory", object_id=str(found.pk))
    result = work.result
    context = {
        "work": work, "category": work.category, "standing": standing_of(work, now), "problems": problems,
        "progress": progress_of(work), "may_see": may_see, "may_write": request.user.has_perm(WRITE),
        "may_settle": request.user.has_perms((WRITE, RESULTS)),
        "ranking": ranking_of(work) if may_see else [], "ties": ties_of(work) if may_see and work.closing else [],
        "ruling": getattr(work.category, "ruling", None) if may_see else None,
        "declared": ConflictOfInterest.objects.filter(finalist__category=found).select_related("juror", "finalist"),
        "history": history.select_related("user")[:HISTORY], "lang": (get_language() or "vi")[:2],
        "conflict_form": forms.get("conflict_form") or conflict_form(found),
        "time_form": forms.get("time_form") or TimeForm(
            initial={"at": local(result.publish_at)} if result and result.publish_at else None
        ),
        "reason_form": forms.get("reason_form") or ReasonForm(),
    }  # fmt: skip
    return render(request, "events/awards/desk/category.html", context, status=status)


def conflict_form(found: AwardCategory, data: Any = None) -> ConflictForm:
    """Return the form by which the desk records a conflict."""
    return ConflictForm(data, jurors=found.jurors.all(), finalists=found.finalists.all())


@at_desk(READ, RESULTS)
@require_GET
def protocol(request: DeskRequest, code: str) -> HttpResponse:
    """The jury's protocol of a closed category, to be signed."""
    work = work_on_one(get_category(code))
    if not work.closing:
        raise Http404
    return _pdf(protocol_pdf(work, clock.now()), f"protocol-{code}.pdf")


@at_desk(READ, RESULTS)
@require_GET
def announcement(request: DeskRequest) -> HttpResponse:
    """What is read out at the ceremony: the winners of every settled category, the last place first."""
    edition = Edition.objects.first()
    works = [work for work in work_on(edition) if work.result] if edition else []
    if not works:
        raise Http404
    return _pdf(announcement_pdf(works, clock.now()), "announcement.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def require(request: DeskRequest, *permissions: str) -> None:
    """Raise PermissionDenied unless the user has them all."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied
