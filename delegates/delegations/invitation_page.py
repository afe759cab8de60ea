"""The page behind the link of an invitation: who is invited for which delegation, and the password to come in by."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from adgmin.core.signing_in.throttle import Tries, network_address

from .inviting import accept, account_of, digest_of, link_problem
from .inviting_refusals import link_unknown
from .models import Invitation

GONE = 410


class Invited(Protocol):
    """Somebody who is invited, by address and name."""

    @property
    def email(self) -> str:
        """Where the invitation went."""

    @property
    def name(self) -> str:
        """The name, as it was told to us."""


class ChooseForm(forms.Form):
    """A password of one's own, typed twice."""

    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
        error_messages={"required": _("Please choose a password.")},
    )
    again = forms.CharField(
        label=_("The same once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
        error_messages={"required": _("Please type the password once more.")},
    )

    def __init__(self, focal: Invited, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.focal = focal
        self.fields["password"].help_text = password_validators_help_text_html()

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        """Both the same, and good enough."""
        data = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", gettext("The two passwords differ. Please type them once more."))
        elif password:
            try:
                validate_password(password, User(email=self.focal.email, full_name=self.focal.name))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data


class OwnForm(forms.Form):
    """The password of the account that is there."""

    password = forms.CharField(
        label=_("The password of your account"),
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
        error_messages={"required": _("Please type your password.")},
    )

    def __init__(self, focal: Invited, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


@sensitive_post_parameters("password", "again")
@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, or take it up; a link that no longer opens says why and what to do."""
    known_links = Invitation.objects.select_related("focal_point__delegation")
    found = known_links.exclude(digest="").filter(digest=digest_of(token)).first()
    problem = link_unknown() if found is None else link_problem(found, found.focal_point)
    if found is None or problem:
        return closed_page(request, problem)
    focal = found.focal_point
    known = account_of(focal) is not None
    form: forms.Form = (OwnForm if known else ChooseForm)(
        focal, request.POST if request.method == "POST" else None
    )
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        answer, status = try_password(request, focal, form, accepting=partial(accept, token))
        if answer is not None:
            return answer
    context = {"form": form, "focal": focal, "invitation": found, "known": known}
    return kept_secret(render(request, "delegates/delegations/invitation.html", context, status=status))


@sensitive_variables()
def try_password(
    request: HttpRequest, person: Invited, form: forms.Form, *, accepting: Callable[[str], User]
) -> tuple[HttpResponse | None, int]:
    """Return where it leads; or nothing, with the form's error and the status."""
    tries = Tries(person.email, network_address(request))
    if wait := tries.begin(clock.now()):
        sentence = gettext("Too many tries. For your safety, please wait %(minutes)d min, then try again.")
        form.add_error(None, sentence % {"minutes": -(-wait // 60)})
        return None, 429
    try:
        user = accepting(form.cleaned_data["password"])
    except Refused as refusal:
        problem = refusal.problems[0]
        if problem.field not in form.fields:
            return closed_page(request, problem), problem_status(problem)
        form.add_error(problem.field, str(problem))
        return None, 422
    tries.succeeded()
    login(request, user)
    audit.record(user, "sign in", by=user)
    return redirect("/portal/"), 302


def problem_status(problem: Problem | None) -> int:
    """What a link that does not open answers with."""
    return 404 if problem is not None and problem.code == "link_unknown" else GONE


def closed_page(request: HttpRequest, problem: Problem | None) -> HttpResponse:
    """Say why a link does not open."""
    context = {"problem": problem, "used": problem is not None and problem.code == "link_used"}
    status = problem_status(problem)
    return kept_secret(
        render(request, "delegates/delegations/invitation_closed.html", context, status=status)
    )


def kept_secret(response: HttpResponse) -> HttpResponse:
    """Keep the link out of other sites and of the log of answers that are not 200, which has the address in full."""
    response.headers["Referrer-Policy"] = "same-origin"  # stricter, the form itself could not be posted
    response._has_been_logged = True  # type: ignore[attr-defined]  # what django.utils.log looks at
    return response
