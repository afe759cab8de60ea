"""Papers at the desk: the list, one paper, a new one, and two revisions compared."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from adgmin.core import clock
from adgmin.core.admin_choices import language_choices
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from adgmin.core.uploads import MOST_PAPER
from events.agenda.audience import DESK, PUBLIC
from events.agenda.models import AgendaItem, Session
from events.editions.models import Edition
from events.parties.models import Party

from .access import get_paper_for
from .audience_words import audience_in_words, embargo_in_words
from .comparing import compare_files
from .desk_forms import EmbargoForm, PaperForm, RevisionForm, WithdrawForm
from .listing import BOTH, PAGE, SHOWN, Filters, facts_for, lines_of
from .making import change_paper, make_paper
from .models import Document, Marking, PaperFile, PaperStatus, Revision
from .standing import TRANSITIONS, steps_from
from .storing import PAPERS
from .symbols import revised_symbol
from .wordless import wordless_pages

READ, WRITE = "events.view_document", "events.change_document"
HISTORY = 15


@at_desk(READ)
@require_GET
def papers(request: DeskRequest) -> HttpResponse:
    """All papers, narrowed by what is asked for or what is missing."""
    edition = Edition.objects.first()
    asked = Filters.of(request.GET)
    lines = lines_of(edition, asked) if edition else []
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(number_of(request.GET.get("page", ""), 1), 1), pages)
    sessions = (
        Session.objects.filter(edition=edition, documents__isnull=False).distinct().order_by("start", "code")
    )
    context = {
        "lines": lines[(page - 1) * PAGE : page * PAGE], "count": len(lines), "page": page, "pages": pages,
        "asked": asked, "sessions": sessions, "statuses": PaperStatus.choices, "markings": Marking.choices,
        "shown": [(key, label) for key, (label, _holds) in SHOWN.items()], "edition_there": edition is not None,
        "query": _query_without_page(request),
    }  # fmt: skip
    return render(request, "events/documents/desk/papers.html", context)


def _query_without_page(request: DeskRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


@at_desk(READ, WRITE, "events.add_document")
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Make a draft; a refusal keeps what was typed."""
    edition = _edition()
    first = {"session": Session.objects.filter(code=request.GET.get("session", ""), edition=edition).first()}
    form = PaperForm(request.POST or None, edition=edition, initial=first)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            paper = make_paper(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(
                request, _("%(symbol)s is a draft now. Add its files.") % {"symbol": paper.symbol}
            )
            return redirect("desk-paper", slug=paper.slug)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "events/documents/desk/new.html", {"form": form, "problems": problems}, status=status
    )


@at_desk(READ)
@require_http_methods(["GET", "POST"])
def paper(request: DeskRequest, slug: str) -> HttpResponse:
    """Everything of a paper; who may, changes what is said of it here. A refusal keeps what was typed."""
    found = get_paper_for(DESK, slug, now=clock.now())
    form = PaperForm(request.POST or None, edition=found.edition, paper=found)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if not request.user.has_perm(WRITE):
            raise PermissionDenied
        if form.is_valid():
            try:
                changed = change_paper(found, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                problems = refusal.problems
            else:
                messages.success(request, _("Saved: %(symbol)s.") % {"symbol": changed.symbol})
                return redirect("desk-paper", slug=changed.slug)
    return paper_page(
        request, found, form=form, problems=problems, status=422 if request.method == "POST" else 200
    )


def paper_page(
    request: DeskRequest,
    found: Document,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    """Render the page of a paper, with forms as they were sent and what stands against them."""
    now, edition, template = clock.now(), found.edition, found.edition.paper_symbols
    revisions = sorted(found.revisions.all(), key=lambda one: -one.number)
    facts = facts_for(found)
    history = AuditRecord.objects.filter(model="events.document", object_id=str(found.pk)).select_related(
        "user"
    )
    wordless = wordless_pages(file for one in revisions for file in one.files.all())
    waiting = revisions[0] if revisions and not revisions[0].issued_at else None
    context = {
        "paper": found, "problems": problems, "status_seen": found.status,
        "revisions": [
            (one, revised_symbol(found.symbol, one.number, template), _note_form(one, forms), _files(one, wordless))
            for one in revisions
        ],
        "open": waiting, "may_take_in": found.status != PaperStatus.WITHDRAWN and (not revisions or waiting),
        "may_revise": bool(revisions) and not waiting and found.status != PaperStatus.WITHDRAWN,
        "may_withdraw": PaperStatus.WITHDRAWN in TRANSITIONS[found.status], "steps": steps_from(found),
        "audience": audience_in_words(found, facts, Party.objects.filter(edition=edition), now=now),
        "has_older": sum(bool(one.issued_at) for one in revisions) > 1,
        "public_sees": facts.seen_by(PUBLIC, now=now),
        "embargo": embargo_in_words(found),
        "held": facts.waits or (found.embargo_until is not None and found.embargo_until > now),
        "item": AgendaItem.objects.filter(session=found.session_id, number=found.item or 0).first(),
        "comparable": _comparable(revisions), "history": history[:HISTORY], "languages": language_choices(),
        "both": BOTH, "most": MOST_PAPER // 1_000_000, "lang": (get_language() or "vi")[:2],
        "form": forms.get("form") or PaperForm(edition=edition, paper=found),
        "revision_form": forms.get("revision_form") or RevisionForm(),
        "withdraw_form": forms.get("withdraw_form") or WithdrawForm(),
        "embargo_form": forms.get("embargo_form") or EmbargoForm(edition=edition, paper=found),
    }  # fmt: skip
    return render(request, "events/documents/desk/paper.html", context, status=status)


def _files(revision: Revision, wordless: dict[int, str]) -> list[tuple[PaperFile, str]]:
    """The files of a revision, each with its pages without text."""
    return [(file, wordless.get(file.pk, "")) for file in revision.files.all()]


def _note_form(revision: Revision, forms: dict[str, Any]) -> RevisionForm:
    """The form of what is new in a revision: as it was sent, else as it is."""
    if forms.get("note_of") == revision.number:
        sent: RevisionForm = forms["note_form"]
        return sent
    note = {"note_vi": revision.note_vi, "note_en": revision.note_en}  # type: ignore[attr-defined]  # translated columns
    return RevisionForm(initial=note, auto_id=f"id_note_{revision.number}_%s")


def _comparable(revisions: list[Any]) -> list[str]:
    """The languages in which two revisions have a file."""
    found = [{file.language for file in one.files.all()} for one in revisions]
    several = [language for language in set().union(*found) if sum(language in one for one in found) > 1]
    return sorted(several, key=lambda language: (language not in BOTH, language))


@at_desk(READ)
@require_GET
def file(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Hand out a file of a paper as it was taken in, drafts too."""
    found = get_paper_for(DESK, slug, now=clock.now())
    kept = PaperFile.objects.select_related("revision").filter(pk=pk, revision__document=found).first()
    if kept is None:
        raise Http404
    name = f"{found.slug}-rev{kept.revision.number}-{kept.language}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(PAPERS.read(kept.name), content_type="application/pdf", headers=headers)


@at_desk(READ)
@require_GET
def compare(request: DeskRequest, slug: str) -> HttpResponse:
    """What differs between two revisions in one language, side by side or in one text."""
    found = get_paper_for(DESK, slug, now=clock.now())
    revisions = sorted(found.revisions.all(), key=lambda one: one.number)
    languages = _comparable(revisions)
    if not languages:
        raise Http404
    asked = request.GET.get("lang", "")
    language = asked if asked in languages else languages[0]
    numbers = [one.number for one in revisions if any(f.language == language for f in one.files.all())]
    new_ = _among(request.GET.get("to", ""), numbers[1:])
    old = _among(request.GET.get("from", ""), [number for number in numbers if number < new_])
    files = {one.number: file for one in revisions for file in one.files.all() if file.language == language}
    template = found.edition.paper_symbols
    names = {number: revised_symbol(found.symbol, number, template) for number in numbers}
    short = {number: name.removeprefix(f"{found.symbol}/") for number, name in names.items()}
    context = {
        "paper": found, "comparison": compare_files(files[old], files[new_]), "comparison_lang": language,
        "inline": request.GET.get("view") == "inline", "languages": languages, "numbers": short.items(),
        "old": old, "new": new_, "comparison_old": names[old], "comparison_new": names[new_],
        "lang": (get_language() or "vi")[:2],
    }  # fmt: skip
    return render(request, "events/documents/desk/compare.html", context)


def _among(text: str, numbers: list[int]) -> int:
    """The number asked for, else the last one."""
    asked = number_of(text, -1)
    return asked if asked in numbers else numbers[-1]


def _edition() -> Edition:
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition
