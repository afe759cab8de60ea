"""The list of the public papers."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme

from .shelf import kind_options, read_filter, shelves


@public_page
def documents(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Public papers by meeting, found by kind and words."""
    asked = read_filter(request.GET)
    found = shelves(programme, asked)
    count = sum(len(shelf.papers) for shelf in found)
    return context.render_page(
        request,
        "events/documents/documents.html",
        programme,
        lang,
        asked=asked,
        kinds=kind_options(programme, asked),
        shelves=found,
        count=ngettext("%(count)d document", "%(count)d documents", count) % {"count": count},
        og_title=_("Documents"),
        og_description=_("Public documents of the Meeting, by symbol and by meeting."),
    )
