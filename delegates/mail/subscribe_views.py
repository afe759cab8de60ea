"""The public pages on which mails are asked for, confirmed and ended; they show no address and no name."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from adgmin.core import clock
from adgmin.core.signing_in.throttle import network_address
from events.editions.models import Edition
from events.models import Party, Session
from events.pages.context import render_page
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme

from .subscribing import confirm, end, of_token, subscribe, topic_of
from .throttle import may_ask


class SubscribeForm(forms.Form):
    """Address and topic; what was typed is kept when the form comes back."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is not an e-mail address. One looks like name@example.org."),
        },
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    topic = forms.ChoiceField(
        label=_("Tell me of changes to"), required=False, widget=forms.Select(attrs={"class": "select"})
    )

    def __init__(self, programme: Programme, asked: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = [(f"party:{party.code}", str(party.name)) for party in programme.parties.values()]
        choices: list[Any] = [("", _("The whole programme")), (_("One delegation’s meetings"), parties)]
        if session := programme.by_code.get(asked):
            choices.insert(1, (f"session:{session.code}", str(session.title)))
            self.initial["topic"] = f"session:{session.code}"
        self.fields["topic"].choices = choices  # type: ignore[attr-defined]  # a choice field
        for name in self.errors:
            if name in self.fields:
                self.fields[name].widget.attrs.update(
                    {"aria-invalid": "true", "aria-describedby": f"{name}-error"}
                )


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the form, or take it and send the link; the answer is the same for every address."""
    programme = _programme(request, lang)
    if isinstance(programme, HttpResponse):
        return programme
    asked = request.POST.get("session") or request.GET.get("session", "")
    form = SubscribeForm(programme, asked, request.POST if request.method == "POST" else None)
    status, busy = (200 if request.method != "POST" else 422), False
    if form.is_valid():
        if may_ask(form.cleaned_data["email"], network_address(request)):
            _subscribe(programme, lang, form.cleaned_data)
            return redirect("subscribe-asked", lang=lang)
        status, busy = 429, True
    extra = {"form": form, "busy": busy, "asked": asked, "server": bool(settings.EMAIL_URL)}
    return _page(request, "ask.html", programme, lang, status=status, **extra)


def _subscribe(programme: Programme, lang: str, values: dict[str, str]) -> None:
    kind, _sep, code = values["topic"].partition(":")
    edition = Edition.objects.get(code=programme.edition.code)
    topic: dict[str, Any] = {}
    if kind == "party":
        topic["party"] = Party.objects.get(edition=edition, code=code)
    elif kind == "session":
        topic["session"] = Session.objects.get(edition=edition, guid=programme.by_code[code].uid)
    subscribe(edition, values["email"], lang, now=clock.now(), **topic)


@never_cache
@require_safe
def asked(request: HttpRequest, lang: str) -> HttpResponse:
    """Say that a link is on its way."""
    programme = _programme(request, lang)
    return programme if isinstance(programme, HttpResponse) else _page(request, "asked.html", programme, lang)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def confirmed(request: HttpRequest, lang: str, token: str) -> HttpResponse:
    """Ask for one more click: programs that look at the links of mails must not confirm anything."""
    programme = _programme(request, lang)
    if isinstance(programme, HttpResponse):
        return programme
    done = request.method == "POST" and bool(confirm(token, now=clock.now()))
    return _page(request, "confirm.html", programme, lang, **_rows(token), done=done, token=token)


@never_cache
@csrf_exempt  # the token is the right to do it; mail programs post without a cookie (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def ended(request: HttpRequest, lang: str, token: str) -> HttpResponse:
    """End the mails: by the button of the page, or by one click in the reader's mail program."""
    if request.method == "POST":
        end(token)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=200, content_type="text/plain")
    programme = _programme(request, lang)
    if isinstance(programme, HttpResponse):
        return programme
    done = request.method == "POST"
    return _page(request, "end.html", programme, lang, **_rows(token), done=done, token=token)


def _rows(token: str) -> dict[str, Any]:
    return {"topics": [topic_of(row) or _("The whole programme") for row in of_token(token)]}


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
        request, f"delegates/mail/subscribe/{name}", programme, lang, status=status,
        csrf_token=get_token(request), **extra,
    )  # fmt: skip
    response.headers["Content-Language"] = lang
    return response
