"""The acts on a paper at the desk: files, revisions, status, embargo. A refusal keeps what was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from adgmin.core.uploads import MOST_PAPER, read_upload
from events.agenda.audience import DESK

from .access import get_paper_for
from .desk_forms import EmbargoForm, RevisionForm, WithdrawForm
from .desk_views import READ, WRITE, paper_page
from .embargo import lift_embargo, set_embargo
from .intake import remove_file, take_in
from .listing import BOTH
from .models import Document, PaperFile, PaperStatus
from .revising import change_note, issue, new_revision
from .standing import set_status, withdraw

CONFLICT, INVALID = 409, 422


@at_desk(READ, WRITE)
@require_POST
def files(request: DeskRequest, slug: str) -> HttpResponse:
    """Take in one file for each language that was sent; each alone, so that a bad one keeps no other out."""
    found = get_paper_for(DESK, slug, now=clock.now())
    taken, problems = take_in_all(found, uploads_of(request), by=request.user)
    if taken:
        messages.success(
            request,
            _("Taken in for %(symbol)s: %(files)s.") % {"symbol": found.symbol, "files": ", ".join(taken)},
        )
    if request.POST.get("issue") and taken and not problems:
        problems = _attempt(lambda: issue(found, by=request.user))
    if not problems and not taken:
        messages.warning(request, _("No file was chosen."))
    return _answer(request, found, problems)


def uploads_of(request: DeskRequest) -> list[tuple[str, Any]]:
    """Return language and file of each upload that was sent."""
    found = [(language, upload) for language in BOTH if (upload := request.FILES.get(f"file_{language}"))]
    if other := request.FILES.get("file_other"):
        found.append((request.POST.get("language", ""), other))
    return found


def take_in_all(
    paper: Document, uploads: list[tuple[str, Any]], *, by: Any
) -> tuple[list[str], tuple[Problem, ...]]:
    """Take in each file alone; return the names of those that were, and why the others were not."""
    taken, problems = [], []
    for language, upload in uploads:
        try:
            data = read_upload(upload, most=MOST_PAPER, field=f"file_{language}")
            take_in(paper, language, data, name=upload.name or "", by=by)
        except Refused as refusal:
            problems += [_of_file(problem, upload.name or language) for problem in refusal.problems]
        else:
            taken.append(upload.name or language)
    return taken, tuple(problems)


def _of_file(problem: Problem, name: str) -> Problem:
    """Say which file a problem is about."""
    said = type(problem.message)(f"{name}: {problem.message.vi}", f"{name}: {problem.message.en}")
    return Problem(problem.code, problem.severity, said, problem.about, problem.field)


@at_desk(READ, WRITE)
@require_POST
def act(request: DeskRequest, slug: str) -> HttpResponse:
    """Do what the button says."""
    found = get_paper_for(DESK, slug, now=clock.now())
    do = _ACTS.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    return do(request, found)


def _issue(request: DeskRequest, paper: Document) -> HttpResponse:
    return _answer(
        request, paper, _attempt(lambda: issue(paper, by=request.user)), _("The document is issued.")
    )


def _revise(request: DeskRequest, paper: Document) -> HttpResponse:
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return paper_page(request, paper, revision_form=form, status=INVALID)
    problems = _attempt(lambda: new_revision(paper, by=request.user, **form.cleaned_data))
    return _answer(
        request,
        paper,
        problems,
        _("The revision is begun. Add its files, then issue it."),
        revision_form=form,
    )


def _note(request: DeskRequest, paper: Document) -> HttpResponse:
    """Mend what is said to be new, also after the issue: a language that is missing is added."""
    number = number_of(request.POST.get("number", ""), -1)
    revision = paper.revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return paper_page(request, paper, note_form=form, note_of=number, status=INVALID)
    problems = _attempt(lambda: change_note(revision, by=request.user, **form.cleaned_data))
    return _answer(request, paper, problems, _("Saved."), note_form=form, note_of=number)


def _status(request: DeskRequest, paper: Document) -> HttpResponse:
    wanted, seen = request.POST.get("status", ""), request.POST.get("seen", "")
    if wanted not in PaperStatus.values:
        raise Http404
    problems = _attempt(lambda: set_status(paper, wanted, by=request.user, seen=seen))
    return _answer(request, paper, problems, _("The status is changed."))


def _withdraw(request: DeskRequest, paper: Document) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return paper_page(request, paper, withdraw_form=form, status=INVALID)
    problems = _attempt(
        lambda: withdraw(
            paper, form.cleaned_data["reason"], by=request.user, seen=request.POST.get("seen", "")
        )
    )
    return _answer(request, paper, problems, _("The document is withdrawn."), withdraw_form=form)


def _embargo(request: DeskRequest, paper: Document) -> HttpResponse:
    form = EmbargoForm(request.POST, edition=paper.edition, paper=paper)
    if not form.is_valid():
        return paper_page(request, paper, embargo_form=form, status=INVALID)
    until, session = form.cleaned_data["until"], form.cleaned_data["opener"]
    problems = _attempt(lambda: set_embargo(paper, until=until, session=session, by=request.user))
    return _answer(request, paper, problems, _("The document is held back."), embargo_form=form)


def _lift(request: DeskRequest, paper: Document) -> HttpResponse:
    return _answer(
        request, paper, _attempt(lambda: lift_embargo(paper, by=request.user)), _("The embargo is lifted.")
    )


def _remove(request: DeskRequest, paper: Document) -> HttpResponse:
    pk = number_of(request.POST.get("file", ""))
    kept = (
        PaperFile.objects.select_related("revision__document").filter(pk=pk, revision__document=paper).first()
    )
    if kept is None:
        raise Http404
    return _answer(
        request, paper, _attempt(lambda: remove_file(kept, by=request.user)), _("The file is deleted.")
    )


_ACTS: dict[str, Callable[[DeskRequest, Document], HttpResponse]] = {
    "issue": _issue, "revise": _revise, "status": _status, "withdraw": _withdraw, "embargo": _embargo, "lift": _lift,
    "remove": _remove, "note": _note,
}  # fmt: skip


def _attempt(verb: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        verb()
    except Refused as refusal:
        return refusal.problems
    return ()


def _answer(
    request: DeskRequest, paper: Document, problems: tuple[Problem, ...], done: str = "", **forms: Any
) -> HttpResponse:
    """Go back to the paper when it was done, else show it with what stands against it."""
    if problems:
        present = get_paper_for(DESK, paper.slug, now=clock.now())
        return paper_page(request, present, problems=problems, status=CONFLICT, **forms)
    if done:
        messages.success(request, done)
    return redirect("desk-paper", slug=paper.slug)
