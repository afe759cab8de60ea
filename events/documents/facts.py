"""What the audience rule reads of a paper, from the tables."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from events.agenda.audience import Viewer, paper_seen_by

from .meetings import UNRELEASED, Meeting
from .models import Document, PaperStatus, Revision

_FIELDS = (
    "pk", "marking", "status", "withdrawn_from", "embargo_until", "session__code", "submitted_by__code",
    "embargo_session__code", "revised", "issued",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One paper, and the meetings that it belongs to and waits for."""

    pk: int
    marking: str
    originator: str
    is_issued: bool
    embargo_until: dt.datetime | None
    waits: bool
    meeting: Meeting | None

    def seen_by(self, viewer: Viewer, *, now: dt.datetime) -> bool:
        """Whether this viewer sees the paper."""
        return paper_seen_by(viewer, self, self.meeting, now=now)


def facts_of(papers: QuerySet[Document], meetings: Mapping[str, Meeting]) -> list[PaperFacts]:
    """Return the facts of papers, in their order, with one query."""
    revisions = Revision.objects.filter(document=OuterRef("pk"))
    rows = papers.annotate(
        revised=Exists(revisions), issued=Exists(revisions.filter(issued_at__isnull=False))
    ).values_list(*_FIELDS)
    return [_facts(row, meetings) for row in rows]


def _facts(row: Iterable[Any], meetings: Mapping[str, Meeting]) -> PaperFacts:
    # A withdrawn paper keeps the name that it had among its readers.
    pk, marking, status, withdrawn_from, until, session, originator, opener, revised, issued = row
    return PaperFacts(
        pk=pk,
        marking=marking,
        originator=originator or "",
        is_issued=_is_issued(withdrawn_from or status, revised=revised, issued=issued),
        embargo_until=until,
        waits=bool(opener) and not meetings.get(opener, UNRELEASED).has_begun,
        meeting=meetings.get(session, UNRELEASED) if session else None,
    )


def _is_issued(status: str, *, revised: bool, issued: bool) -> bool:
    """Whether a paper was given out: no draft is. Without any revision only its record is kept, and that is out."""
    return status != PaperStatus.DRAFT and (issued or not revised)
