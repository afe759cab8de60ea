"""Papers kept on a device: handed over page by page, held against what the reader may still see at each contact.

The page that shows them and its worker hold nothing of anybody; what is kept lies sealed on the device.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.filters import number_of
from events.documents.access import revisions_open_to
from events.documents.models import Document
from events.documents.reading import sheet_sizes
from events.editions.models import Edition
from events.personal.app import manifest_answer, worker_script

from .limits import FILES, take
from .log import symbol_of
from .readers import Reader, capacities_of
from .reading_views import bounded, mark_for, open_file
from .room import papers_of

MOST_ASKED = 300  # copies in one question
GONE = -2  # no revision at all opens to the reader


@require_POST
@bounded
def keep(request: HttpRequest, reader: Reader, slug: str, language: str) -> HttpResponse:
    """Say what there is to keep of a paper: its words, and where the picture of each page is fetched."""
    file = open_file(reader, slug, language)
    take(reader, "file", FILES)
    mark = mark_for(reader, file, keep=True)
    paper = file.revision.document
    texts = dict(file.texts.values_list("number", "text"))
    at = reader.address("read-revision", slug=slug, language=language, revision=file.revision.number)
    told = {
        "slug": slug, "language": language, "revision": file.revision.number, "symbol": symbol_of(file),
        "title": str(paper.title), "lang": (get_language() or "vi")[:2], "mark": mark.code if mark else "",
        "meeting": paper.session.code if paper.session else "", "reader": reader.device_key,
        "pages": [
            {"number": number, "url": f"{at}{number}.webp?w=800&kept=1", "text": texts.get(number, "").strip(),
             "width": size[0], "height": size[1]}
            for number, size in enumerate(sheet_sizes(file), 1)
        ],
    }  # fmt: skip
    return _told(told)


@require_safe
def check(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Say of each copy (`paper=slug/language/revision`) which revision the reader may open now; -2 when none."""
    now = clock.now()
    open_now: dict[tuple[str, str], int] = {}
    for one in capacities_of(reader):
        for paper in papers_of(one, now=now):
            for (slug, language), number in _newest(one, paper).items():
                open_now[slug, language] = max(number, open_now.get((slug, language), GONE))
    asked = request.GET.getlist("paper")[:MOST_ASKED]
    told = {name: _state(name, open_now) for name in asked}
    return _told({"reader": reader.device_key, "csrf": get_token(request), "papers": told})


def _newest(reader: Reader, paper: Document) -> dict[tuple[str, str], int]:
    """The newest revision that opens, for each language of it."""
    found: dict[tuple[str, str], int] = {}
    for one in revisions_open_to(reader.viewer, paper)[:1]:
        for file in one.files.all():
            found[paper.slug, file.language] = one.number
    return found


def _state(name: str, open_now: dict[tuple[str, str], int]) -> int:
    slug, _slash, rest = name.partition("/")
    language, _slash, number = rest.partition("/")
    return open_now.get((slug, language), GONE) if number_of(number, -1) >= 0 else GONE


@require_safe
def shelf(request: HttpRequest, *, by_link: bool) -> HttpResponse:
    """Show what this device keeps: the same page for everybody; a script fills it from the device."""
    door = "portal-me-papers" if by_link else "portal-papers"
    response = render(request, "delegates/papers/kept.html", {"door": door, "by_link": by_link})
    response.headers["Cache-Control"] = "no-cache"
    return response


@never_cache
@require_safe
def manifest(request: HttpRequest, *, by_link: bool) -> HttpResponse:
    """Return the web app manifest by which the home screen opens the room; it tells nothing of anybody.

    Without a network the room's worker leads on to what the device keeps.
    """
    lang = "en" if request.GET.get("lang") == "en" else LANGUAGES[0]
    room = reverse("portal-me-papers" if by_link else "portal-papers")
    edition = Edition.objects.order_by("-start_date").first()
    with override(lang):
        kept = {"name": _("Kept on this device"), "url": f"{room}kept/"}
        meeting, name = str(edition.short_name) if edition else "ADGMIN", _("Documents")
        told = {"id": room, "start_url": room, "scope": room, "name": f"{meeting} · {name}", "short_name": name,
                "description": _("Conference documents, also without a network."), "shortcuts": [kept]}  # fmt: skip
        return manifest_answer(told, lang)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the script that opens the page of kept papers without a network."""
    return worker_script("js/papers-sw.js")


def _told(data: dict[str, object]) -> HttpResponse:
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "private, no-store"
    return response
