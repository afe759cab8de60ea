"""Serving a private file: through the door, never kept by anybody between."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.nominations.sensitive import reason_given

from .access import asks_for_a_reason, get_file_for
from .files import content_of
from .models import PrivateFile


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def private_file(request: HttpRequest, name: str) -> HttpResponse:
    """Give a file to somebody who may see it; that a paper was read is recorded.

    The desk reads the page of a passport by a POST with `why`, which is kept; a GET asks for it.
    """
    user = cast(User, request.user)
    file = get_file_for(user, name)
    why = ""
    if asks_for_a_reason(user, file):
        if request.method != "POST":
            return render(request, "delegates/privacy/reason.html", {"file": file})
        try:
            why = reason_given(request.POST.get("why", ""))
        except Refused as refusal:
            context = {"file": file, "problems": refusal.problems}
            return render(request, "delegates/privacy/reason.html", context, status=422)
    try:
        content = content_of(file)
    except FileNotFoundError:
        raise Http404 from None
    if file.kind not in PrivateFile.FACES:
        said = ": ".join(filter(None, (file.get_kind_display(), why)))
        audit.record(file.delegate or file.delegation or file, "file read", by=user, note=said)
    return served(file, content)


def served(file: PrivateFile, content: bytes) -> HttpResponse:
    """Return a file as an answer that no browser takes for anything else."""
    response = HttpResponse(content, content_type=file.media_type)
    ending = "pdf" if file.media_type == "application/pdf" else "jpg"
    kind = "inline" if ending == "jpg" else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{file.kind}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
