"""The reading room: its list, one paper, what differs between two revisions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import clock
from adgmin.core.filters import number_of
from events.documents.access import get_paper_for, revisions_open_to
from events.documents.comparing import compare_files
from events.documents.found_inside import Inside, inside
from events.documents.models import Document, PaperFile, Revision
from events.documents.search import search
from events.documents.symbols import symbol_of_revision
from events.releases.programme import PublicItem

from .doors import CHOICE
from .log import is_for_everybody
from .readers import Reader
from .room import Asked, Line, days_of, lines_of, narrowed, options_of, papers_of
from .visiting import enter, see_all


@require_safe
def room(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every paper that the reader sees, what is new among them, and what is found inside them."""
    now = clock.now()
    papers = papers_of(reader, now=now)
    since = enter(reader, papers, now=now)
    lines = lines_of(reader, papers, since)
    asked, words = Asked.of(request.GET), request.GET.get("q", "").strip()[:100]
    shown = narrowed(lines, asked)
    context = {
        "reader": reader, "asked": asked, "words": words, "since": since, "total": len(lines),
        "options": options_of(lines, asked), "narrowed": bool(asked.given()), "count": len(shown),
        "days": [] if words else days_of(shown),
        "inside": _found(request, reader, papers, words) if words else None,
        "now": now,
    }  # fmt: skip
    return render(request, "delegates/papers/room.html", context)


def _found(request: HttpRequest, reader: Reader, papers: list[Document], words: str) -> Inside:
    """What is found in titles and contents: of these papers alone."""
    page = number_of(request.GET.get("page", ""), 1)
    found = search(words, papers=[paper.pk for paper in papers], page=page)
    return inside(found, lambda slug, language: reader.address("read", slug=slug, language=language))


@require_POST
def seen(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Take everything as seen."""
    now = clock.now()
    see_all(reader, papers_of(reader, now=now), now=now)
    messages.success(request, _("Everything counts as seen. What comes from now on will be marked new."))
    return redirect(reader.address())


@require_POST
def choose(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Read for another delegation, or at the desk."""
    wanted = request.POST.get("as", "")
    if wanted not in dict(reader.choices):
        raise Http404
    request.session[CHOICE] = wanted
    return redirect(reader.address())


@require_safe
def paper(request: HttpRequest, reader: Reader, slug: str) -> HttpResponse:
    """One paper: its files, its revisions and what is new in each."""
    now = clock.now()
    found = get_paper_for(reader.viewer, slug, now=now, edition=reader.edition)
    openable = revisions_open_to(reader.viewer, found)
    (line,) = lines_of(reader, [found])
    context = {
        "reader": reader, "paper": found, "line": line, "marked": not is_for_everybody(found, now=now),
        "revisions": [(one, symbol_of_revision(one)) for one in openable], "comparable": _comparable(openable),
        "item": _item(line),
    }  # fmt: skip
    return render(request, "delegates/papers/paper.html", context)


def _item(line: Line) -> PublicItem | None:
    """The agenda item of a paper, as it was released."""
    items = line.meeting.items if line.meeting else ()
    return next((item for item in items if item.number == line.paper.item), None)


@require_safe
def compare(request: HttpRequest, reader: Reader, slug: str) -> HttpResponse:
    """What differs between two revisions that the reader may open, in one language."""
    found = get_paper_for(reader.viewer, slug, now=clock.now(), edition=reader.edition)
    openable = sorted(revisions_open_to(reader.viewer, found), key=lambda one: one.number)
    languages = _comparable(openable)
    if not languages:
        raise Http404
    asked = request.GET.get("lang", (get_language() or "vi")[:2])
    language = asked if asked in languages else languages[0]
    files = {one.number: file for one in openable if (file := _in(one, language))}
    new = _among(request.GET.get("to", ""), [*files][1:])
    old = _among(request.GET.get("from", ""), [number for number in files if number < new])
    names = {number: symbol_of_revision(file.revision) for number, file in files.items()}
    context = {
        "reader": reader, "paper": found, "comparison": compare_files(files[old], files[new]),
        "comparison_lang": language, "inline": request.GET.get("view") == "inline", "languages": languages,
        "numbers": names.items(), "old": old, "new": new, "comparison_old": names[old], "comparison_new": names[new],
        "lang": (get_language() or "vi")[:2],
    }  # fmt: skip
    return render(request, "delegates/papers/compare.html", context)


def _comparable(revisions: list[Revision]) -> list[str]:
    """The languages in which two of them have a file."""
    found = [file.language for one in revisions for file in one.files.all()]
    return sorted({language for language in found if found.count(language) > 1})


def _in(revision: Revision, language: str) -> PaperFile | None:
    return next((file for file in revision.files.all() if file.language == language), None)


def _among(text: str, numbers: list[int]) -> int:
    """The number asked for, else the last one."""
    asked = number_of(text, -1)
    return asked if asked in numbers else numbers[-1]
