"""The photograph: a plain upload, or the part framed in the browser; hints in words, never a refusal for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from adgmin.core.problems import Problem, Refused
from delegates.accreditation.models import Check
from delegates.accreditation.states import ADMITTED, CHECKS
from delegates.privacy.files import content_of, photo_hints, photo_of, take_photo

from .access import PortalRequest, get_own_delegate, in_portal
from .step_page import step_context
from .steps import BY_KEY, PHOTO, after
from .visit import Visit


@in_portal
def photo(request: PortalRequest, pk: int) -> HttpResponse:
    """The photograph of a person of an own delegation."""
    return photo_page(request, Visit(get_own_delegate(request.user, pk), request.user))


def photo_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the photograph with what should be looked at, or take in another."""
    if not visit.may_change:
        messages.warning(request, _("This nomination is closed; it can no longer be changed here."))
        return redirect(visit.home)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            take_photo(visit.delegate, request.FILES.get("photo"), by=visit.by)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("The photograph is kept."))
            return redirect(visit.address(PHOTO))
    following = after(PHOTO, visit.steps)
    context = step_context(visit, BY_KEY[PHOTO]) | {
        "hints": _hints(visit),
        "problems": problems,
        "causes_check": _causes_check(visit),
        "next": visit.address(following.key) if following and visit.is_draft else visit.home,
    }
    return render(request, "delegates/portal/photo.html", context, status=422 if problems else 200)


def _hints(visit: Visit) -> list[Problem]:
    file = photo_of(visit.delegate)
    if file is None:
        return []
    try:
        return photo_hints(content_of(file))
    except FileNotFoundError:
        return []


def _causes_check(visit: Visit) -> bool:
    """Whether a photograph sends the person back to the secretariat, whose check was passed."""
    accreditation = visit.delegate.accreditation
    looked_at = Check.SECRETARIAT not in accreditation.needs
    return looked_at and accreditation.state in (ADMITTED | CHECKS.keys())
