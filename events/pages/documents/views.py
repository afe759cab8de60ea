"""The list of the public papers, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.documents.models import DocumentKind, PaperStatus
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


@public_page
def paper(request: HttpRequest, programme: Programme, lang: str, slug: str) -> HttpResponse:
    """A public paper: what it is, where it stands, in which languages it can be read, what is new in each revision."""
    found = programme.by_slug.get(slug)
    if found is None:
        raise Http404
    session = programme.by_code.get(found.session)
    items = session.items if session else ()
    return context.render_page(
        request,
        "events/documents/paper.html",
        programme,
        lang,
        paper=found,
        session=session,
        item=next((item for item in items if item.number == found.item), None),
        originator=programme.parties.get(found.submitted_by),
        kind=DocumentKind(found.kind).label,
        standing=PaperStatus(found.status).label,
        og_title=str(found.title),
        og_description=f"{found.full_symbol} · {found.title}",
    )
