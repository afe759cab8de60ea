"""The exhibitor's own pages: profile, products, pictures, needs, staff, and sending it all to be reviewed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import audit
from adgmin.core.problems import Problem, Refused
from events.showcase.entering import (
    drop_picture,
    drop_product,
    product_of,
    working_copy,
    write_picture,
    write_product,
    write_profile,
)
from events.showcase.entry_models import BoothNeeds
from events.showcase.models import Exhibitor
from events.showcase.reviewing import submit as submit_entry
from events.showcase.standing import AT_WORK

from .access import BoothRequest, at_booth, get_own_exhibitor, own_exhibitors
from .booth_page import booth_context, pictures_in
from .forms import NeedsForm, PictureForm, ProductForm, ProfileForm

CONFLICT, INVALID = 409, 422
BASE = "delegates/exhibiting"


@at_booth
@require_GET
def booths(request: BoothRequest) -> HttpResponse:
    """The exhibitors that the user writes for; one alone is opened at once."""
    found = list(own_exhibitors(request.user).order_by("code"))
    if len(found) == 1:
        return redirect("booth-home", slug=found[0].slug)
    return render(request, f"{BASE}/booths.html", {"exhibitors": found})


@at_booth
@require_GET
def home(request: BoothRequest, slug: str) -> HttpResponse:
    """Where it stands, what is missing, products, needs, staff."""
    return _home(request, get_own_exhibitor(request.user, slug))


def _home(
    request: BoothRequest, exhibitor: Exhibitor, *, problems: tuple[Problem, ...] = (), status: int = 200
) -> HttpResponse:
    context = {**booth_context(exhibitor), "problems": problems}
    return render(request, f"{BASE}/booth.html", context, status=status)


@at_booth
@require_http_methods(["GET", "POST"])
def profile(request: BoothRequest, slug: str) -> HttpResponse:
    """What is said of the exhibitor; half-finished is kept too."""
    exhibitor = writable(request, slug)
    content = working_copy(exhibitor)
    sent = request.method == "POST"
    form = ProfileForm(request.POST if sent else None, initial=content, edition=exhibitor.edition)
    problems: tuple[Problem, ...] = ()
    if sent and form.is_valid():
        try:
            write_profile(exhibitor, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("Saved."))
            return redirect("booth-home", slug=slug)
    picture = pictures_in(content).get(content["picture"] or 0)
    context = {"exhibitor": exhibitor, "form": form, "problems": problems, "code": "", "picture": picture,
               "picture_form": _picture_form(picture)}  # fmt: skip
    return render(request, f"{BASE}/profile.html", context, status=INVALID if sent else 200)


@at_booth
@require_http_methods(["GET", "POST"])
def product(request: BoothRequest, slug: str, code: str = "") -> HttpResponse:
    """One product, or a new one."""
    exhibitor = writable(request, slug)
    content = working_copy(exhibitor)
    found = product_of(content, code) if code else None
    if code and found is None:
        raise Http404
    sent = request.method == "POST"
    form = ProductForm(request.POST if sent else None, initial=found, edition=exhibitor.edition)
    problems: tuple[Problem, ...] = ()
    if sent and form.is_valid():
        try:
            kept = write_product(exhibitor, code, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("Saved."))
            return (
                redirect("booth-product", slug=slug, code=kept)
                if not code
                else redirect("booth-home", slug=slug)
            )
    picture = pictures_in(content).get(found["picture"] or 0) if found else None
    context = {"exhibitor": exhibitor, "form": form, "problems": problems, "code": code, "product": found,
               "picture": picture, "picture_form": _picture_form(picture)}  # fmt: skip
    return render(request, f"{BASE}/product.html", context, status=INVALID if sent else 200)


@at_booth
@require_POST
def product_delete(request: BoothRequest, slug: str, code: str) -> HttpResponse:
    """Take a product out of the working copy."""
    exhibitor = writable(request, slug)
    try:
        drop_product(exhibitor, code, by=request.user)
    except Refused as refusal:
        return _home(request, exhibitor, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _("The product was taken out."))
    return redirect("booth-home", slug=slug)


@at_booth
@require_http_methods(["GET", "POST"])
def picture(request: BoothRequest, slug: str, code: str = "") -> HttpResponse:
    """Take in a picture of a product or of the exhibitor, say anew what is to be seen, or take it away."""
    exhibitor = writable(request, slug)
    content = working_copy(exhibitor)
    place = product_of(content, code) if code else content
    if place is None:
        raise Http404
    before = pictures_in(content).get(place["picture"] or 0)
    sent = request.method == "POST"
    form = PictureForm(request.POST, request.FILES) if sent else _picture_form(before)
    problems: tuple[Problem, ...] = ()
    back = redirect("booth-product", slug=slug, code=code) if code else redirect("booth-profile", slug=slug)
    if sent:
        try:
            if "delete" in request.POST:
                drop_picture(exhibitor, code, by=request.user)
                messages.success(request, _("The picture was taken away."))
                return back
            if form.is_valid():
                words = {name: form.cleaned_data[name] for name in ("alt_vi", "alt_en")}
                write_picture(exhibitor, code, form.cleaned_data["file"], by=request.user, **words)
                messages.success(request, _("The picture is kept."))
                return back
        except Refused as refusal:
            problems = refusal.problems
    context = {"exhibitor": exhibitor, "picture_form": form, "problems": problems, "code": code, "product": place,
               "picture": before}  # fmt: skip
    return render(request, f"{BASE}/picture.html", context, status=INVALID if sent else 200)


@at_booth
@require_http_methods(["GET", "POST"])
def needs(request: BoothRequest, slug: str) -> HttpResponse:
    """Power, network, furniture, wishes for the stage."""
    exhibitor = writable(request, slug)
    row = getattr(exhibitor, "needs", None) or BoothNeeds(exhibitor=exhibitor)
    before = audit.state_of(row) if row.pk else {}
    sent = request.method == "POST"
    form = NeedsForm(request.POST if sent else None, instance=row)
    if sent and form.is_valid():
        kept = form.save()
        changes = audit.difference(before, audit.state_of(kept))
        audit.record(kept, "change" if before else "add", by=request.user, changes=changes)
        messages.success(request, _("Saved."))
        return redirect("booth-home", slug=slug)
    context = {"exhibitor": exhibitor, "form": form}
    return render(request, f"{BASE}/needs.html", context, status=INVALID if sent else 200)


@at_booth
@require_POST
def submit(request: BoothRequest, slug: str) -> HttpResponse:
    """Send the profile, or a change of it, to be reviewed."""
    exhibitor = get_own_exhibitor(request.user, slug)
    try:
        submit_entry(exhibitor, by=request.user)
    except Refused as refusal:
        return _home(request, exhibitor, problems=refusal.problems, status=CONFLICT)
    messages.success(request, _("Sent to the organisers. You are told by mail what they decide."))
    return redirect("booth-home", slug=slug)


def writable(request: BoothRequest, slug: str) -> Exhibitor:
    """Return an own exhibitor who may write. Raises Http404: there is nothing to write for others."""
    exhibitor = get_own_exhibitor(request.user, slug)
    if exhibitor.standing not in AT_WORK:
        raise Http404
    return exhibitor


def _picture_form(picture: Any) -> PictureForm:
    words = {"alt_vi": picture.alt_vi, "alt_en": picture.alt_en} if picture else {}
    return PictureForm(initial=words)
