"""Signing in and out, the welcome for those without a desk, and one's own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.roles import Role

from .forms import SignInForm
from .throttle import Tries, network_address
from .welcomes import WELCOMES


@sensitive_post_parameters("password")
@csrf_protect
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or check it; the answer never tells whether an address is known."""
    wanted = _safe_next(request)
    if request.user.is_authenticated and request.method == "GET":
        return redirect(wanted or _home_of(request.user))
    form = SignInForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        user, refusal, status = _try(request, **form.cleaned_data)
        if user:
            login(request, user)
            audit.record(user, "sign in", by=user)
            return redirect(wanted or _home_of(user))
        form.add_error(None, refusal)
    return render(request, "accounts/sign_in.html", {"form": form, "next": wanted}, status=status)


def _try(request: HttpRequest, email: str, password: str) -> tuple[User | None, str, int]:
    tries = Tries(email, network_address(request))
    if wait := tries.begin(clock.now()):
        minutes = -(-wait // 60)
        sentence = gettext("Too many tries. For your safety, please wait %(minutes)d min, then try again.")
        return None, sentence % {"minutes": minutes}, 429
    user = authenticate(request, username=email, password=password)
    if not isinstance(user, User):
        return (
            None,
            gettext("This address and password do not belong together. Please check both and try again."),
            200,
        )
    tries.succeeded()
    return user, "", 200


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own and wanted.startswith("/") else ""  # a bare word would be the name of a view


def _home_of(user: Any) -> str:
    if user.has_perm("events.open_desk"):
        return "/desk/"
    # Who speaks for a delegation now has the portal; what comes later than this layer is known by its address only.
    speaks = user.focal_points.in_force(clock.now()).exists()
    if speaks:
        return "/portal/"
    if user.exhibitor_contacts.filter(ended_at=None).exists():
        return "/portal/showcase/"
    return "/portal/awards/" if user.juries.exists() else str(reverse_lazy("welcome"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, User):
        audit.record(request.user, "sign out", by=request.user)
    logout(request)
    return redirect("sign-in")


@login_required
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """What each of the user's roles may do here, for those who have no desk."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required saw to it
    names = request.user.role_names()
    roles = [{"name": role.label, "words": WELCOMES[role]} for role in Role if role in names]
    home = _home_of(request.user)
    context = {"roles": roles, "desk": home == "/desk/", "portal": home == "/portal/"}
    return render(request, "accounts/welcome.html", context)


@method_decorator(never_cache, name="dispatch")
class ChangePassword(PasswordChangeView):
    """One's own password."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("welcome")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Save, record that it was changed, and say so."""
        answer = super().form_valid(form)
        assert isinstance(self.request.user, User)  # noqa: S101 - the view asks for sign-in
        audit.record(self.request.user, "password", by=self.request.user)
        messages.success(self.request, gettext("Your new password holds from now on."))
        return answer
