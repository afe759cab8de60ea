"""What delegates do by their own link: check and complete their own data, give and take back their own consents.

The link binds the browser's session to that one link; the session never knows whose pages to show but by it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from delegates.nominations.models import OwnLink
from delegates.privacy.consents import give, standing, withdraw
from delegates.privacy.files import content_of, photo_of
from delegates.privacy.views import served

from .access import AROUND
from .missing import doubts, later, missing
from .own_link import open_own_link, opens
from .photo import photo_page
from .step_page import step_page
from .steps import OWN, PHOTO
from .summary import summary
from .visit import Visit
from .words import standing_of

SESSION_KEY = "portal_own_link"
OwnView = Callable[..., HttpResponseBase]


@never_cache
@require_GET
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Bind this browser to the link and go on without it in the address."""
    link = open_own_link(token)
    if link is None:
        return _closed(request)
    request.session.cycle_key()
    request.session[SESSION_KEY] = link.pk
    return redirect("portal-me")


def by_own_link(view: OwnView) -> OwnView:
    """Hand over the visit of the link that this browser opened; without one, say how to get one (404)."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        links = OwnLink.objects.filter(pk=request.session.get(SESSION_KEY, 0), delegate__merged_into=None)
        link = links.select_related(*(f"delegate__{name}" for name in AROUND)).first()
        if link is None or not opens(link) or not hasattr(link.delegate, "accreditation"):
            return _closed(request)
        return view(request, Visit(link.delegate, None), *args, **kwargs)

    return never_cache(checked)


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "delegates/portal/link_closed.html", status=404)


@by_own_link
def me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own data, what is missing, and one's consents."""
    open_keys = {step.key for step in OWN}
    things = [*missing(visit.delegate), *later(visit.delegate)] if visit.may_change else []
    context = {
        "visit": visit,
        "delegate": visit.delegate,
        "delegation": visit.delegate.delegation,
        "standing": standing_of(visit.delegate.accreditation.state),
        "lacking": [(one, visit.address(one.step)) for one in things if one.step in open_keys],
        "first": visit.address(OWN[0].key),
        "doubts": doubts(visit.delegate) if visit.may_change else [],
        "photo_url": visit.address(PHOTO),
        "summary": summary(visit),
        "consents": standing(visit.delegate),
        "has_badge": visit.delegate.badges.exists(),
    }
    return render(request, "delegates/portal/me.html", context)


@by_own_link
def step(request: HttpRequest, visit: Visit, step: str) -> HttpResponse:
    """One step of one's own data."""
    return photo_page(request, visit) if step == PHOTO else step_page(request, visit, step)


@by_own_link
@require_POST
def consents(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give or take back one consent, by its own button."""
    lang = (get_language() or "vi")[:2]
    chosen = {f"give_{one.text.pk}": one for one in standing(visit.delegate)}
    wanted = request.POST.get("give", "")
    if (one := chosen.get(f"give_{wanted}")) is not None:
        give(visit.delegate, one.text, lang=lang, by=None)
        messages.success(request, _("Your consent is recorded. You can take it back at any time."))
    else:
        taken = visit.delegate.consents.filter(withdrawn_at=None)
        found = {str(consent.pk): consent for consent in taken}.get(request.POST.get("withdraw", ""))
        if found is None:
            raise Http404
        withdraw(found, by=None)
        messages.success(request, _("Your consent is taken back."))
    return redirect("portal-me")


@by_own_link
@require_GET
def photo(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """One's own photograph; no other file."""
    file = photo_of(visit.delegate)
    if file is None or file.name != name:
        raise Http404
    try:
        return served(file, content_of(file))
    except FileNotFoundError:
        raise Http404 from None
