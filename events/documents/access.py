"""The doors to papers: every list, page, file and search of papers asks here who may see what."""

import datetime as dt

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from events.agenda.audience import Viewer, is_author
from events.editions.models import Edition

from .facts import facts_of
from .meetings import meetings_of
from .models import Document, PaperFile, PaperStatus, Revision


def paper_ids_seen_by(viewer: Viewer, *, now: dt.datetime, edition: Edition | None = None) -> list[int]:
    """Return the ids of the papers that a viewer sees now, in a fixed number of queries."""
    edition = edition or _edition_for(viewer)
    if edition is None:
        return []
    found = facts_of(Document.objects.filter(edition=edition).order_by("pk"), meetings_of(edition))
    return [facts.pk for facts in found if facts.seen_by(viewer, now=now)]


def papers_seen_by(viewer: Viewer, *, now: dt.datetime, edition: Edition | None = None) -> list[Document]:
    """Return the papers that a viewer sees now, with revisions and files read, in a fixed number of queries."""
    ids = paper_ids_seen_by(viewer, now=now, edition=edition)
    return list(_whole().filter(pk__in=ids).order_by("pk")) if ids else []


def get_paper_for(viewer: Viewer, slug: str, *, now: dt.datetime, edition: Edition | None = None) -> Document:
    """Return the paper of this address, if the viewer sees it now. Raises Http404."""
    edition = edition or _edition_for(viewer)
    if edition is not None:
        found = Document.objects.filter(edition=edition, slug=slug)
        if any(facts.seen_by(viewer, now=now) for facts in facts_of(found, meetings_of(edition))):
            return _whole().get(edition=edition, slug=slug)
    raise Http404


def get_file_for(
    viewer: Viewer,
    slug: str,
    language: str,
    *,
    now: dt.datetime,
    revision: int | None = None,
    edition: Edition | None = None,
) -> PaperFile:
    """Return the file of a paper in one language, of the latest issued revision or the one asked for.

    A language that is not there gives nothing, never another one; a withdrawn paper opens to the desk alone.
    Raises Http404.
    """
    paper = get_paper_for(viewer, slug, now=now, edition=edition)
    for one in revisions_open_to(viewer, paper):
        if revision is None or one.number == revision:
            for file in one.files.all():
                if file.language == language:
                    return file
            break
    raise Http404


def revisions_open_to(viewer: Viewer, paper: Document) -> list[Revision]:
    """Return the revisions whose files a viewer who sees the paper may open: the one that counts first.

    Issued ones, newest first; for the desk and the party that wrote the paper then those that are not issued.
    """
    if paper.status == PaperStatus.WITHDRAWN and not viewer.is_desk:
        return []
    newest_first = sorted(paper.revisions.all(), key=lambda one: -one.number)
    issued = [one for one in newest_first if one.issued_at]
    originator = paper.submitted_by.code if paper.submitted_by else ""
    writes = viewer.is_desk or is_author(viewer, originator)
    return issued + [one for one in newest_first if not one.issued_at] if writes else issued


def taken_over_by(file: PaperFile) -> Revision | None:
    """Return the newest issued revision when the file is of an older one; None for what counts, or was never issued."""
    own = file.revision
    issued = [one for one in own.document.revisions.all() if one.issued_at]
    newest = max(issued, key=lambda one: one.number, default=own)
    return newest if own.issued_at and newest.number > own.number else None


def _whole() -> QuerySet[Document]:
    related = ("submitted_by", "session", "embargo_session", "edition")
    # Not read with their paper once more: each revision knows the paper it was read for, and that one's others.
    revisions = Prefetch("revisions", Revision.objects.select_related(None))
    return Document.objects.select_related(*related).prefetch_related(revisions, "revisions__files")


def _edition_for(viewer: Viewer) -> Edition | None:
    """The newest edition; for readers the newest that was released, so that the next one can be prepared meanwhile."""
    newest_first = Edition.objects.order_by("-start_date")
    found = None if viewer.is_desk else newest_first.filter(releases__isnull=False).first()
    return found or newest_first.first()
