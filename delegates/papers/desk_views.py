"""Who read which paper, at the desk; and whose copy it is that lies somewhere it should not."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adgmin.core import audit, clock
from adgmin.core.desk import DeskRequest, at_desk
from delegates.lists.files import MEDIA_TYPES
from events.editions.models import Edition

from .models import PaperAccess
from .readings import MOST_EXPORTED, PAGE, Asked, readings, under_mark, workbook

READ = "delegates.view_paperaccess"


@at_desk(READ)
@require_safe
def log(request: DeskRequest) -> HttpResponse:
    """The log, narrowed and paged."""
    asked = Asked.of(request.GET)
    page = Paginator(readings(_edition(), asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked, "page": page, "acts": PaperAccess.Act.choices, "narrowed": bool(asked.given()),
        "query": urlencode(asked.given()),
    }  # fmt: skip
    return render(request, "delegates/papers/desk/log.html", context)


@at_desk(READ, "delegates.export_paperaccess")
@require_safe
def log_file(request: DeskRequest) -> HttpResponse:
    """The lines asked for as a workbook; that it was taken out is recorded."""
    edition = _edition()
    lines = list(readings(edition, Asked.of(request.GET))[:MOST_EXPORTED])
    audit.record(edition, "exported readings of papers", by=request.user, note=str(len(lines)))
    response = HttpResponse(workbook(lines, clock.now()), content_type=MEDIA_TYPES["xlsx"])
    response["Content-Disposition"] = 'attachment; filename="papers-read.xlsx"'
    return response


@at_desk(READ)
@require_safe
def whose(request: DeskRequest) -> HttpResponse:
    """Whose copy it is, by the mark that is printed on each page."""
    code = request.GET.get("mark", "").strip()[:40]
    context = {"code": code, "lines": under_mark(code)}
    return render(request, "delegates/papers/desk/whose.html", context)


def _edition() -> Edition:
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition
