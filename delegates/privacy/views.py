"""Serving a private file: through the door, never kept by anybody between."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from adgmin.core import audit

from .access import get_file_for
from .files import content_of
from .models import PrivateFile


@never_cache
@login_required
@require_safe
def private_file(request: HttpRequest, name: str) -> HttpResponse:
    """Give a file to somebody who may see it; that a paper was read is recorded."""
    user = request.user
    file = get_file_for(user, name)  # type: ignore[arg-type]  # signed in
    try:
        content = content_of(file)
    except FileNotFoundError:
        raise Http404 from None
    if file.kind != PrivateFile.Kind.PHOTO:
        about = file.delegate or file.delegation or file
        audit.record(about, "file read", by=user, note=file.get_kind_display())  # type: ignore[arg-type]  # signed in
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
