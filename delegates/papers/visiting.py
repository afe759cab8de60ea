"""What is new since a reader's last visit: exactly the papers and revisions that the visit before did not show.

So a paper whose embargo ended, or which a new right opened, is new too, whenever it was issued. A visit ends when
nothing was asked for half an hour; only then what it showed counts as seen, so that a reload loses no mark.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from events.documents.models import Document

from .models import PaperVisit
from .readers import Reader

ENDS_AFTER = dt.timedelta(minutes=30)
_TOUCHED_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SinceLast:
    """The papers that are new and those revised since; `at` is the visit before, None when this is the first."""

    at: dt.datetime | None
    new: frozenset[int] = frozenset()
    revised: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.new) + len(self.revised)


UNASKED = SinceLast(None)  # where nothing is told of visits


def lock_visit(reader: Reader, now: dt.datetime) -> PaperVisit:
    """Return what is kept of a reader's visits, locked; made where there is none."""
    PaperVisit.objects.get_or_create(
        key=reader.key, defaults={"user": reader.user, "delegate": reader.delegate, "last_at": now}
    )
    return PaperVisit.objects.select_for_update().get(key=reader.key)


@transaction.atomic
def enter(reader: Reader, papers: Iterable[Document], *, now: dt.datetime) -> SinceLast:
    """Show these papers to a reader, all that the reader sees; return what is new among them."""
    visit = lock_visit(reader, now)
    showing = {str(paper.pk): _shown_revision(paper) for paper in papers}
    ended = visit.shown is not None and now - visit.last_at > ENDS_AFTER
    if ended:
        visit.seen, visit.seen_at = visit.shown, visit.last_at
    if ended or visit.shown != showing or now - visit.last_at > _TOUCHED_EVERY:
        visit.shown, visit.last_at = showing, now
        visit.save()
    return _since(visit, showing)


@transaction.atomic
def see_all(reader: Reader, papers: Iterable[Document], *, now: dt.datetime) -> None:
    """Take all of these papers as seen now."""
    visit = lock_visit(reader, now)
    visit.seen = visit.shown = {str(paper.pk): _shown_revision(paper) for paper in papers}
    visit.seen_at = visit.last_at = now
    visit.save()


def _since(visit: PaperVisit, showing: dict[str, int]) -> SinceLast:
    if visit.seen is None:
        return SinceLast(None)
    seen: dict[str, int] = visit.seen
    return SinceLast(
        visit.seen_at,
        frozenset(int(pk) for pk in showing if pk not in seen),
        frozenset(int(pk) for pk, number in showing.items() if pk in seen and number > seen[pk]),
    )


def _shown_revision(paper: Document) -> int:
    """The newest issued revision; -1 where there is none."""
    return max((one.number for one in paper.revisions.all() if one.issued_at), default=-1)
