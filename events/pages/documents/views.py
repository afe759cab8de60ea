"""The list of the public papers, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from adgmin.core import clock
from events.agenda.audience import PUBLIC
from events.documents.access import paper_ids_seen_by
from events.documents.found_inside import Inside, inside
from events.documents.models import Document, DocumentKind, PaperStatus
from events.documents.reading import public_url
from events.documents.search import search
from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme

from .reading_views import never_kept
from .shelf import PaperFilter, kind_options, read_filter, shelves


def documents(request: HttpRequest, lang: str) -> HttpResponse:
    """Public papers by meeting, found by kind and words; what was searched for is kept nowhere."""
    view = never_cache(never_kept(_documents)) if request.GET.get("q", "").strip() else _documents
    return view(request, lang=lang)


@public_page
def _documents(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
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
        inside=_inside(request, asked, lang),
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


def _inside(request: HttpRequest, asked: PaperFilter, lang: str) -> Inside | None:
    """Return what everybody may find inside papers of the kind asked for; nothing when no words are asked for."""
    if not asked.words:
        return None
    papers = paper_ids_seen_by(PUBLIC, now=clock.now())
    if asked.kind:
        of_kind = Document.objects.filter(pk__in=papers, kind=asked.kind)
        papers = list(of_kind.values_list("pk", flat=True))
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    found = search(asked.words, papers=papers, page=number, inside=True)
    return inside(found, lambda slug, language: public_url(lang, slug, language))
