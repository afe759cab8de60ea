"""The public pages of an application, and the page behind an invitation's link."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from adgmin.core import clock
from adgmin.core.dates import local
from adgmin.core.problems import Refused
from adgmin.core.signing_in.throttle import network_address
from delegates.delegations.invitation_page import ChooseForm, OwnForm, closed_page, kept_secret, try_password
from delegates.delegations.inviting import account_of
from delegates.delegations.inviting_refusals import link_unknown
from delegates.mail.throttle import may_ask
from events.editions.models import Edition
from events.pages.context import render_page
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .applying import application_of, apply_to_exhibit, confirm_application
from .forms import ApplyForm
from .inviting import accept_invitation, digest_of, link_problem
from .models import ExhibitorInvitation

TOO_MANY, INVALID, GONE = 429, 422, 410


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the form, or take it and send the link; the answer is the same for every address."""
    programme = _programme(request, lang)
    if isinstance(programme, HttpResponse):
        return programme
    edition = Edition.objects.get(code=programme.edition.code)
    closed = local(clock.now()).date() > edition.end_date
    sent = request.method == "POST" and not closed
    form = ApplyForm(request.POST if sent else None, edition=edition)
    status, busy = (200, False) if not sent else (INVALID, False)
    if form.is_valid():
        if form.cleaned_data["fax"]:  # a program: it is told what a person is told
            return redirect("apply-sent", lang=lang)
        if may_ask(form.cleaned_data["email"], network_address(request)):
            apply_to_exhibit(edition, lang=lang, **form.cleaned_data)
            return redirect("apply-sent", lang=lang)
        status, busy = TOO_MANY, True
    return _page(request, "apply.html", programme, lang, status=status, form=form, busy=busy, closed=closed)


@never_cache
@require_safe
def sent(request: HttpRequest, lang: str) -> HttpResponse:
    """Say that a link is on its way."""
    programme = _programme(request, lang)
    return programme if isinstance(programme, HttpResponse) else _page(request, "sent.html", programme, lang)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, lang: str, token: str) -> HttpResponse:
    """Ask for one more click: programs that look at the links of mails must not confirm anything."""
    programme = _programme(request, lang)
    if isinstance(programme, HttpResponse):
        return programme
    found, done, status = application_of(token), False, 200
    if found is None:
        status = GONE
    elif request.method == "POST":
        try:
            confirm_application(token)
            done = True
        except Refused:
            found, status = None, GONE
    return kept_secret(
        _page(request, "confirm.html", programme, lang, status=status, application=found, done=done)
    )


@sensitive_post_parameters("password", "again")
@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, or take it up; a link that no longer opens says why and what to do."""
    links = ExhibitorInvitation.objects.select_related("contact__exhibitor").exclude(digest="")
    found = links.filter(digest=digest_of(token)).first()
    problem = link_unknown() if found is None else link_problem(found, found.contact)
    if found is None or problem:
        return closed_page(request, problem)
    contact = found.contact
    known = account_of(contact) is not None
    form = (OwnForm if known else ChooseForm)(contact, request.POST if request.method == "POST" else None)
    status = INVALID if request.method == "POST" else 200
    if form.is_valid():
        answer, status = try_password(request, contact, form, accepting=partial(accept_invitation, token))
        if answer is not None:
            return redirect("booth") if answer.status_code == 302 else answer
    context = {"form": form, "contact": contact, "invitation": found, "known": known}
    return kept_secret(render(request, "delegates/exhibiting/invitation.html", context, status=status))


def _programme(request: HttpRequest, lang: str) -> Programme | HttpResponse:
    """Return the public programme in the language of the address, or the page that there is none."""
    translation.activate(lang)
    request.LANGUAGE_CODE = lang
    try:
        return current_programme()
    except NothingPublished:
        return render(request, "events/pages/nothing.html", {"lang": lang}, status=503)


def _page(
    request: HttpRequest, name: str, programme: Programme, lang: str, *, status: int = 200, **extra: Any
) -> HttpResponse:
    response = render_page(
        request,
        f"delegates/exhibiting/{name}",
        programme,
        lang,
        status=status,
        csrf_token=get_token(request),
        **extra,
    )
    response.headers["Content-Language"] = lang
    return response
